#include "backend/hour/hour_links.h"

#include "backend/people/token.h"

namespace passerelle::hour {
using sql::val;

std::string makeLink(sql::Connection& connection, std::string_view reportId, std::string_view personId, TimePoint now,
                     Rng& rng) {
  std::string code = people::newCode(rng);
  connection.execute(
      R"(
      INSERT INTO hour_link (code_hash, report_id, person_id, created_at, expires_at) VALUES ($1, $2, $3, $4, $5))",
      {val(people::digestOf(code)), val(reportId), val(personId), val(toMs(now)), val(toMs(now + kLinkLife))});
  return code;
}

std::optional<HourLink> findLink(sql::Connection& connection, std::string_view code, TimePoint now) {
  const std::string digest = people::digestOf(code);
  auto rows = connection.query("SELECT report_id, person_id, expires_at, ended_at FROM hour_link WHERE code_hash = $1",
                               {val(digest)});
  const auto* row = rows->next();
  if (row == nullptr) return std::nullopt;
  return HourLink{row->string(0), row->string(1), row->integer(2) <= toMs(now) || !row->isNull(3)};
}

void endLink(sql::Connection& connection, std::string_view code, TimePoint now) {
  connection.execute("UPDATE hour_link SET ended_at = $2 WHERE code_hash = $1 AND ended_at IS NULL",
                     {val(people::digestOf(code)), val(toMs(now))});
}

}  // namespace passerelle::hour
