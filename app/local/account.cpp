#include "app/local/account.h"

#include "shared/codec/reading_json.h"

namespace passerelle {

bool Account::signedIn() { return identity().has_value() && !needsSignIn(); }

bool Account::needsSignIn() { return m_values.get("needsSignIn", "") == "1"; }

std::optional<Identity> Account::identity() {
  Identity identity{m_values.get("serverUrl", ""), m_values.get("organisation", ""), m_values.get("deviceId", ""),
                    m_values.get("token", ""), m_values.get("tokenExpiresAt", "")};
  if (identity.token.empty()) return std::nullopt;
  return identity;
}

std::optional<Me> Account::me() {
  const auto json = m_values.get("me");
  if (!json) return std::nullopt;
  auto me = decodeMe(*json);
  return me ? std::optional<Me>(std::move(*me)) : std::nullopt;
}

Result<void> Account::signIn(const Identity& identity, const Me& me) {
  return m_vault.write([&](sql::Connection&) -> Result<void> {
    const std::pair<const char*, const std::string*> values[] = {{"serverUrl", &identity.serverUrl},
                                                                 {"organisation", &identity.organisation},
                                                                 {"deviceId", &identity.deviceId},
                                                                 {"token", &identity.token},
                                                                 {"tokenExpiresAt", &identity.expiresAt}};
    for (const auto& [key, value] : values) {
      if (auto set = m_values.set(key, *value, Topic::account); !set) return set;
    }
    if (auto set = setMe(me); !set) return set;
    if (auto stays = setLeavesAt({}); !stays) return stays;
    return setNeedsSignIn(false);
  });
}

Result<void> Account::setMe(const Me& me) { return m_values.set("me", encodeMe(me), Topic::account); }

Result<void> Account::setNeedsSignIn(bool needed) {
  return m_vault.write([&](sql::Connection&) -> Result<void> {
    if (auto set = m_values.set("needsSignIn", needed ? "1" : "", Topic::account); !set) return set;
    return needed ? Result<void>{} : m_outbox.release(Obstacle::signIn);
  });
}

int Account::unsent() { return m_outbox.count(); }

Result<void> Account::signOut() {
  return m_vault.write([&](sql::Connection&) -> Result<void> {
    for (const char* key : {"token", "tokenExpiresAt", "deviceId"}) {
      if (auto removed = m_values.remove(key, Topic::account); !removed) return removed;
    }
    return {};
  });
}

Result<void> Account::setGeneration(const std::string& generation) {
  return m_values.set("generation", generation, Topic::account);
}

}  // namespace passerelle
