#include "backend/service/referential.h"

#include <nlohmann/json.hpp>

namespace passerelle::service {
using sql::val;

void ensureReferential(sql::Connection& connection) {
  const std::string content(seedReferential());
  const auto year = nlohmann::json::parse(content).at("year").get<std::int64_t>();
  connection.execute(R"(
      INSERT INTO referential (version, year, content) SELECT 1, $1, $2 WHERE NOT EXISTS (SELECT 1 FROM referential))",
                     {val(year), val(content)});
}

std::optional<std::string> currentReferential(sql::Connection& connection) {
  auto rows = connection.query("SELECT version, year, content FROM referential ORDER BY version DESC LIMIT 1");
  const auto* row = rows->next();
  if (row == nullptr) return std::nullopt;
  auto json = nlohmann::ordered_json::parse(row->text(2));
  nlohmann::ordered_json out{{"version", row->integer(0)}, {"year", row->integer(1)}};
  for (const char* part : {"moments", "senses", "kinds"}) out[part] = std::move(json[part]);
  return out.dump();
}

void ReferentialApi::get(http::Request&, http::Reply reply) {
  m_database.read([answer = http::share(std::move(reply))](sql::Connection& connection) {
    const auto current = currentReferential(connection);
    if (!current) return (*answer)(Error{ErrorCode::notFound, "There is no referential yet.", {}});
    (*answer)(http::json(200, *current));
  });
}

}  // namespace passerelle::service
