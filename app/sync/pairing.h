// Brings this phone to an account: code of an invitation → three words to compare → token.
#pragma once
#include <array>
#include <functional>
#include <memory>
#include <string>

#include "app/local/phone.h"
#include "app/sync/api_client.h"
#include "shared/base/clock.h"
#include "shared/base/rng.h"
#include "shared/domain/pairing.h"

namespace passerelle {

/// One pairing. GUI thread. open() → words to compare with the other screen → confirm() → the phone is signed in.
class Pairing {
 public:
  struct Opened {
    std::string personName;
    std::string unitName;
    std::string organisation;
    std::array<std::string, 3> words;  ///< derived here from code and key; equal to the server's, or open() fails
  };
  /// `api` must already talk to the invitation's server.
  Pairing(ApiClient& api, const Clock& clock, Rng& rng, Phone& phone);
  ~Pairing();

  /// Uses the code up. Errors: `gone` used or expired: ask for a new one; `unavailable` nobody answers: the same code
  /// still works; `refused` the words differ: somebody is between phone and server.
  void open(const InvitationLink& invitation, const std::string& deviceName, std::function<void(Result<Opened>)> done);
  /// The person says that the words are the same. `conflict`: the outbox holds somebody else's reports.
  void confirm(std::function<void(Result<void>)> done);

 private:
  void send(std::string method, std::string_view path, std::string body, const std::string& token,
            std::function<void(Result<std::string>)> next);
  void readMe(const Identity& identity, std::function<void(Result<void>)> done);

  ApiClient& m_api;
  const Clock& m_clock;
  Rng& m_rng;
  Phone& m_phone;
  InvitationLink m_invitation;
  std::string m_publicKey;
  std::string m_pairingId;
  std::string m_organisation;
  std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

}  // namespace passerelle
