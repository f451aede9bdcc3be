#include "app/local/values.h"

namespace passerelle {

std::optional<std::string> Values::get(const std::string& key) {
  std::optional<std::string> value;
  m_vault.read([&](sql::Connection& connection) {
    auto rows = connection.query("SELECT value FROM setting WHERE key = $1", {sql::val(key)});
    if (const sql::Row* row = rows->next()) value = m_vault.unseal(row->bytes(0), "setting", key, "value");
  });
  return value;
}

std::string Values::get(const std::string& key, const std::string& fallback) { return get(key).value_or(fallback); }

Result<void> Values::set(const std::string& key, const std::string& value, Topic topic) {
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    const std::string sealed = m_vault.seal(value, "setting", key, "value");
    connection.execute(
        "INSERT INTO setting (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        {sql::val(key), sql::blob(sealed)});
    m_vault.changed(topic);
    return {};
  });
}

Result<void> Values::remove(const std::string& key, Topic topic) {
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    if (connection.execute("DELETE FROM setting WHERE key = $1", {sql::val(key)}) > 0) m_vault.changed(topic);
    return {};
  });
}

}  // namespace passerelle
