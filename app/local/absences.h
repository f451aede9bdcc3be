// A host's absences and who stands in: kept on the phone, declared and ended through the outbox.
#pragma once
#include <string>
#include <vector>

#include "app/local/account.h"
#include "app/local/outbox.h"
#include "app/local/values.h"
#include "shared/base/rng.h"
#include "shared/domain/absence.h"

namespace passerelle {

/// GUI thread. Tells Topic::absences.
class Absences {
 public:
  Absences(Vault& vault, Outbox& outbox, Account& account, Rng& rng)
      : m_vault(vault), m_values(vault), m_outbox(outbox), m_account(account), m_rng(rng) {}

  /// What is received, with what waits to be sent over it.
  struct Line {
    AbsenceView view;
    bool waiting = false;  ///< on this phone, not received yet
    bool refused = false;  ///< the server does not take it; `detail` says why
    std::string detail;
  };
  std::vector<Line> all();  ///< soonest first
  std::vector<DeputyChoice> candidates();
  /// May this person declare absences: they are the host of a unit.
  bool allowed();

  /// Its id. Days as "2026-12-24". Errors: `invalid` with the field.
  Result<std::string> declare(const std::string& firstDay, const std::string& lastDay, const std::string& deputyId);
  /// Back, or changed one's mind: what never left is dropped.
  Result<void> end(const std::string& id);

  // --- for the page and SyncEngine ---
  /// GET /v1/absences as it came.
  Result<void> put(const std::string& json);
  static bool isAbsence(const OutboxEntry& entry);
  /// The server took what was sent; `answer` is its body.
  Result<void> acknowledge(const OutboxEntry& entry, const std::string& answer);

 private:
  std::string key();
  AbsenceList received();
  std::string nameOf(const std::string& deputyId);

  Vault& m_vault;
  Values m_values;
  Outbox& m_outbox;
  Account& m_account;
  Rng& m_rng;
};

}  // namespace passerelle
