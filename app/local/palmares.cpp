#include "app/local/palmares.h"

#include <algorithm>

#include "shared/codec/palmares_json.h"

namespace passerelle {
namespace {
constexpr const char* kList = "months";
}  // namespace

std::optional<std::string> Palmares::read(const std::string& name) {
  std::optional<std::string> json;
  m_vault.read([&](sql::Connection& connection) {
    auto rows = connection.query("SELECT content FROM palmares WHERE name = $1", {sql::val(name)});
    if (const sql::Row* row = rows->next()) json = m_vault.unseal(row->bytes(0), "palmares", name, "content");
  });
  return json;
}

Result<void> Palmares::put(const std::string& name, const std::string& json) {
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    connection.execute(R"(INSERT INTO palmares (name, content) VALUES ($1, $2)
                          ON CONFLICT (name) DO UPDATE SET content = excluded.content)",
                       {sql::val(name), sql::blob(m_vault.seal(json, "palmares", name, "content"))});
    m_vault.changed(Topic::palmares, name);
    return {};
  });
}

std::vector<std::string> Palmares::months() {
  const auto list = read(kList);
  auto months = list ? decodePalmaresMonths(*list) : Result<std::vector<std::string>>();
  if (!months) return {};
  std::sort(months->begin(), months->end(), std::greater<>());
  return *months;
}

std::optional<PalmaresView> Palmares::month(const std::string& name) {
  const auto json = read(name);
  if (!json) return std::nullopt;
  auto month = decodePalmares(*json);
  return month ? std::optional<PalmaresView>(std::move(*month)) : std::nullopt;
}

Result<void> Palmares::putMonths(const std::string& list) { return put(kList, list); }
Result<void> Palmares::putMonth(const std::string& name, const std::string& json) { return put(name, json); }

}  // namespace passerelle
