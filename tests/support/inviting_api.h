// A server that lets one person in: it answers their invitation at once, with the words that it derives from the code.
#pragma once
#include <string>

#include "app/sync/api_client.h"
#include "shared/base/digest.h"
#include "shared/domain/pairing.h"

namespace passerelle::testing {

inline constexpr const char* kInvitation = "https://passerelle.example/join#AAAAAAAAAAAAAAAAAAAAAA";

class InvitingApi final : public ApiClient {
 public:
  InvitingApi(std::string personId, std::string name) : m_personId(std::move(personId)), m_name(std::move(name)) {}

  void send(ApiRequest request, OnAnswer onAnswer) override {
    const std::string& body = request.body;
    if (request.path == "/v1/me")
      return tell(onAnswer, 200,
                  R"({"id":")" + m_personId + R"(","name":")" + m_name + R"(","roles":["visitor"],"unit":null})");
    if (request.path != "/v1/pairings")
      return tell(onAnswer, 200, R"({"token":"secret","deviceId":"d","expiresAt":"2027-11-17T00:00:00.000Z"})");
    const auto words =
        pairingWords("AAAAAAAAAAAAAAAAAAAAAA", *fromBase64(body.substr(body.find("publicKey") + 12, 44)));
    tell(onAnswer, 201,
         R"({"pairingId":"p","person":{"name":")" + m_name +
             R"(","roles":[],"unit":null},"organisation":"Chaîne","words":[")" + words[0] + "\",\"" + words[1] +
             "\",\"" + words[2] + "\"]}");
  }

 private:
  static void tell(const OnAnswer& onAnswer, int status, std::string body) {
    onAnswer(ApiResponse{status, {{"passerelle-wire", "1"}}, std::move(body)});
  }

  std::string m_personId, m_name;
};

}  // namespace passerelle::testing
