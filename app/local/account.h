// Who this phone belongs to and which server it talks to. The token is sealed like everything else.
#pragma once
#include <optional>
#include <string>

#include "app/local/outbox.h"
#include "app/local/values.h"
#include "shared/domain/reading.h"

namespace passerelle {

struct Identity {
  std::string serverUrl;  ///< "https://passerelle.example", without a slash at the end
  std::string organisation;
  std::string deviceId;
  std::string token;
  std::string expiresAt;  ///< of the token, ISO; may be empty
};

/// The outbox belongs to the account, not to the session: signing out never wipes. Tells Topic::account.
class Account {
 public:
  Account(Vault& vault, Outbox& outbox) : m_vault(vault), m_values(vault), m_outbox(outbox) {}

  bool signedIn();
  /// The server answered 401: the token is kept, nothing is sent until the phone is paired again.
  bool needsSignIn();
  std::optional<Identity> identity();
  /// Who I am, as GET /v1/me said last.
  std::optional<Me> me();

  /// For Phone::signIn: everything that waited for sign-in goes on.
  Result<void> signIn(const Identity& identity, const Me& me);
  Result<void> setMe(const Me& me);
  Result<void> setNeedsSignIn(bool needed);
  /// How many entries wait to be sent: above 0, ask before signing out.
  int unsent();
  /// Forgets token and device; carnet, drafts, outbox and reports stay for the next sign-in of the same person.
  Result<void> signOut();

  /// The seed of this device's Ed25519 key, made for its pairing.
  Result<void> keepDeviceKey(const std::string& seed) { return m_values.set("deviceKey", seed, Topic::account); }
  std::string deviceKey() { return m_values.get("deviceKey", ""); }

  /// This device was revoked: until when (the server's ISO time) it may hand over what it holds; empty: it was not.
  std::string leavesAt() { return m_values.get("leavesAt", ""); }
  Result<void> setLeavesAt(const std::string& iso) { return m_values.set("leavesAt", iso, Topic::account); }

  /// The store generation this phone last saw; empty before the first contact.
  std::string generation() { return generation(m_vault); }
  static std::string generation(Vault& vault) { return Values(vault).get("generation", ""); }
  Result<void> setGeneration(const std::string& generation);

 private:
  Vault& m_vault;
  Values m_values;
  Outbox& m_outbox;
};

}  // namespace passerelle
