#include "backend/people/form_link_repository.h"

namespace passerelle::people {
namespace {
using sql::val;
}

void insertFormLink(sql::Connection& connection, const FormLink& link, std::string_view codeHash) {
  connection.execute(R"(
      INSERT INTO form_link (id, code_hash, person_id, created_by, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6))",
                     {val(link.id), val(codeHash), val(link.personId), val(link.createdBy), val(toMs(link.createdAt)),
                      val(toMs(link.expiresAt))});
}

std::optional<FormLink> findFormLink(sql::Connection& connection, std::string_view codeHash, TimePoint now) {
  auto rows = connection.query(R"(
      SELECT id, person_id, created_by, created_at, expires_at FROM form_link
      WHERE code_hash = $1 AND revoked_at IS NULL AND expires_at > $2)",
                               {val(codeHash), val(toMs(now))});
  const auto* row = rows->next();
  if (row == nullptr) return std::nullopt;
  return FormLink{row->string(0), row->string(1), row->string(2), fromMs(row->integer(3)), fromMs(row->integer(4)), {}};
}

std::optional<std::string> ownerOfFormLink(sql::Connection& connection, std::string_view id) {
  auto rows = connection.query("SELECT person_id FROM form_link WHERE id = $1", {val(id)});
  const auto* row = rows->next();
  if (row == nullptr) return std::nullopt;
  return row->string(0);
}

std::vector<FormLink> livingFormLinks(sql::Connection& connection, std::string_view personId, TimePoint now,
                                      int limit) {
  auto rows = connection.query(R"(
      SELECT l.id, l.person_id, l.created_by, l.created_at, l.expires_at, p.name
      FROM form_link l JOIN person p ON p.id = l.person_id
      WHERE ($1 = '' OR l.person_id = $1) AND l.revoked_at IS NULL AND l.expires_at > $2
      ORDER BY l.created_at DESC, l.id DESC LIMIT $3)",
                               {val(personId), val(toMs(now)), val(limit)});
  std::vector<FormLink> links;
  while (const auto* row = rows->next())
    links.push_back({row->string(0), row->string(1), row->string(2), fromMs(row->integer(3)), fromMs(row->integer(4)),
                     row->string(5)});
  return links;
}

void noteFormSession(sql::Connection& connection, std::string_view deviceId, std::string_view linkId) {
  connection.execute("INSERT INTO form_session (device_id, link_id) VALUES ($1, $2)", {val(deviceId), val(linkId)});
}

void revokeFormLink(sql::Connection& connection, std::string_view id, TimePoint now) {
  connection.execute("UPDATE form_link SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL",
                     {val(id), val(toMs(now))});
  connection.execute(R"(
      UPDATE device SET revoked_at = $2
      WHERE revoked_at IS NULL AND id IN (SELECT device_id FROM form_session WHERE link_id = $1))",
                     {val(id), val(toMs(now))});
}

}  // namespace passerelle::people
