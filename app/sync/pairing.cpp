#include "app/sync/pairing.h"

#include <sodium.h>

#include <algorithm>

#include "shared/api/error_status.h"
#include "shared/api/paths.h"
#include "shared/base/digest.h"
#include "shared/codec/reading_json.h"

namespace passerelle {
namespace {
constexpr std::string_view kWireHeaderLower = "passerelle-wire";

/// The answer of a Passerelle server, or why it is none.
Result<std::string> bodyOf(const Result<ApiResponse>& result) {
  if (!result)
    return fail(ErrorCode::unavailable, "Nobody answers. Check the network and try again: the same code still works.");
  if (result->header(kWireHeaderLower).empty())
    return fail(ErrorCode::unavailable,
                "This is not Passerelle that answers: sign in to the Wi-Fi first, or leave it.");
  if (result->status >= 200 && result->status < 300) return result->body;
  const auto problem = decodeProblem(result->body);
  const ErrorCode byStatus = api::errorFromStatus(result->status);
  return fail(problem ? api::errorFromName(problem->code).value_or(byStatus) : byStatus,
              problem && !problem->detail.empty() ? problem->detail
                                                  : "The server does not take this invitation: ask for a new one.");
}
}  // namespace

Pairing::Pairing(ApiClient& api, const Clock& clock, Rng& rng, Phone& phone)
    : m_api(api), m_clock(clock), m_rng(rng), m_phone(phone) {}
Pairing::~Pairing() = default;

void Pairing::send(std::string method, std::string_view path, std::string body, const std::string& token,
                   std::function<void(Result<std::string>)> next) {
  std::vector<std::pair<std::string, std::string>> headers{
      {std::string(api::kWireHeader), std::to_string(api::kWireVersion)},
      {std::string(api::kDeviceTimeHeader), toIso(m_clock.now())}};
  if (!body.empty()) headers.emplace_back("Content-Type", "application/json");
  if (!token.empty()) headers.emplace_back("Authorization", "Bearer " + token);
  m_api.send({std::move(method), std::string(path), std::move(headers), std::move(body)},
             [alive = std::weak_ptr<bool>(m_alive), next = std::move(next)](Result<ApiResponse> result) {
               if (!alive.expired()) next(bodyOf(result));
             });
}

void Pairing::open(const InvitationLink& invitation, const std::string& deviceName,
                   std::function<void(Result<Opened>)> done) {
  m_invitation = invitation;
  std::string seed(crypto_sign_SEEDBYTES, '\0'), secret(crypto_sign_SECRETKEYBYTES, '\0');
  m_publicKey.assign(crypto_sign_PUBLICKEYBYTES, '\0');
  m_rng.fill({reinterpret_cast<std::uint8_t*>(seed.data()), seed.size()});
  crypto_sign_seed_keypair(reinterpret_cast<unsigned char*>(m_publicKey.data()),
                           reinterpret_cast<unsigned char*>(secret.data()),
                           reinterpret_cast<const unsigned char*>(seed.data()));
  sodium_memzero(secret.data(), secret.size());
  if (auto kept = m_phone.account.keepDeviceKey(seed); !kept) return done(tl::unexpected<Error>(kept.error()));
  send("POST", api::kPairings, encodePairing(invitation.code, toBase64(m_publicKey), deviceName), {},
       [this, done = std::move(done)](Result<std::string> body) {
         if (!body) return done(tl::unexpected<Error>(body.error()));
         const auto answer = decodePairing(*body);
         if (!answer || answer->pairingId.empty())
           return done(fail(ErrorCode::unavailable, "The server's answer was not understood: try again."));
         const auto words = pairingWords(m_invitation.code, m_publicKey);
         if (!std::equal(words.begin(), words.end(), answer->words.begin(), answer->words.end()))
           return done(fail(ErrorCode::refused,
                            "The words differ: somebody stands between this phone and the server. Ask for a new "
                            "invitation, on another network."));
         m_pairingId = answer->pairingId;
         m_organisation = answer->organisation;
         done(Opened{answer->personName, answer->unitName, answer->organisation, words});
       });
}

void Pairing::confirm(std::function<void(Result<void>)> done) {
  if (m_pairingId.empty()) return done(fail(ErrorCode::invalid, "Open an invitation first."));
  send(
      "POST", std::string(api::kPairings) + "/" + m_pairingId + "/confirm",
      encodeConfirm(pairingProof(m_invitation.code, m_publicKey)), {},
      [this, done = std::move(done)](Result<std::string> body) {
        if (!body) return done(tl::unexpected<Error>(body.error()));
        const auto answer = decodeConfirm(*body);
        if (!answer || answer->token.empty())
          return done(fail(ErrorCode::unavailable, "The server's answer was not understood: try again."));
        readMe(Identity{m_invitation.server, m_organisation, answer->deviceId, answer->token, answer->expiresAt}, done);
      });
}

void Pairing::readMe(const Identity& identity, std::function<void(Result<void>)> done) {
  send("GET", api::kMe, {}, identity.token, [this, identity, done = std::move(done)](Result<std::string> body) {
    if (!body) return done(tl::unexpected<Error>(body.error()));
    const auto me = decodeMe(*body);
    if (!me || me->id.empty())
      return done(fail(ErrorCode::unavailable, "The server's answer was not understood: try again."));
    done(m_phone.signIn(identity, *me));
  });
}

}  // namespace passerelle
