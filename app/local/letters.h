// How often this person gets the edition by mail: as the server said last, and as they chose since.
#pragma once
#include <optional>
#include <string>

#include "app/local/account.h"
#include "app/local/outbox.h"
#include "app/local/values.h"
#include "shared/codec/subscription_json.h"

namespace passerelle {

/// GUI thread. Tells Topic::letters.
class Letters {
 public:
  Letters(Vault& vault, Outbox& outbox, Account& account)
      : m_vault(vault), m_values(vault), m_outbox(outbox), m_account(account) {}

  /// Nothing before the server told it once.
  std::optional<SubscriptionView> choice();
  /// weekly, monthly, never: true at once here, told through the outbox.
  Result<void> choose(const std::string& frequency);

  // --- for the page and SyncEngine ---
  /// GET or PUT /v1/subscription as it came.
  Result<void> put(const std::string& json);
  static bool isChoice(const OutboxEntry& entry);

 private:
  std::string key();

  Vault& m_vault;
  Values m_values;
  Outbox& m_outbox;
  Account& m_account;
};

}  // namespace passerelle
