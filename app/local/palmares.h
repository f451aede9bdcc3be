// The palmarès as this phone read it last, by month.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "app/local/vault.h"
#include "shared/domain/palmares_view.h"

namespace passerelle {

/// GUI thread. Tells Topic::palmares.
class Palmares {
 public:
  explicit Palmares(Vault& vault) : m_vault(vault) {}

  std::vector<std::string> months();  ///< "2026-11", newest first
  std::optional<PalmaresView> month(const std::string& name);

  // --- for Puller ---
  /// `list`: GET /v1/palmares as it came.
  Result<void> putMonths(const std::string& list);
  Result<void> putMonth(const std::string& name, const std::string& json);

 private:
  std::optional<std::string> read(const std::string& name);
  Result<void> put(const std::string& name, const std::string& json);

  Vault& m_vault;
};

}  // namespace passerelle
