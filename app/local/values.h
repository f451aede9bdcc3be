// Small sealed values by key: what Account and Settings stand on.
#pragma once
#include <optional>
#include <string>

#include "app/local/vault.h"

namespace passerelle {

class Values {
 public:
  explicit Values(Vault& vault) : m_vault(vault) {}
  std::optional<std::string> get(const std::string& key);
  std::string get(const std::string& key, const std::string& fallback);
  /// Joins a Vault::write around it; tells `topic`.
  Result<void> set(const std::string& key, const std::string& value, Topic topic);
  Result<void> remove(const std::string& key, Topic topic);

 private:
  Vault& m_vault;
};

}  // namespace passerelle
