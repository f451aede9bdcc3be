#include "backend/readers/reader_links.h"

#include "backend/meta.h"
#include "backend/people/token.h"
#include "shared/base/digest.h"
#include "shared/base/id.h"

namespace passerelle::readers {
namespace {
using sql::val;
constexpr std::string_view kKeyName = "unsubscribeKey";
constexpr std::size_t kKeyBytes = 32, kIdBytes = 16, kMarkBytes = 16;

std::string withoutDashes(std::string_view id) {
  std::string hex;
  for (const char c : id) {
    if (c != '-') hex += c;
  }
  return hex;
}
}  // namespace

void UnsubscribeCodes::load(sql::Connection& connection, Rng& rng) {
  if (const auto stored = readMeta(connection, kKeyName)) {
    m_key = fromHex(*stored).value_or("");
    if (m_key.size() == kKeyBytes) return;
  }
  m_key.assign(kKeyBytes, '\0');
  rng.fill({reinterpret_cast<std::uint8_t*>(m_key.data()), m_key.size()});
  writeMeta(connection, kKeyName, toHex(m_key));
}

std::string UnsubscribeCodes::codeFor(std::string_view personId) const {
  return toBase64Url(fromHex(withoutDashes(personId)).value_or("") +
                     blake2b("unsubscribe " + std::string(personId), m_key).substr(0, kMarkBytes));
}

std::optional<std::string> UnsubscribeCodes::personOf(std::string_view code) const {
  const auto bytes = fromBase64(code);
  if (!bytes || bytes->size() != kIdBytes + kMarkBytes) return std::nullopt;
  std::string id = toHex(bytes->substr(0, kIdBytes));
  for (const std::size_t dash : {8U, 13U, 18U, 23U}) id.insert(dash, "-");
  const std::string mark = blake2b("unsubscribe " + id, m_key).substr(0, kMarkBytes);
  // Digests are compared instead of the marks, so that the time tells nothing about how much of a guess was right.
  if (!isId(id) || blake2b(mark, m_key) != blake2b(bytes->substr(kIdBytes), m_key)) return std::nullopt;
  return id;
}

std::string makeFeedLink(sql::Connection& connection, std::string_view personId, std::string_view id, Rng& rng,
                         TimePoint now) {
  const std::string code = people::newCode(rng), digest = people::digestOf(code);
  connection.execute("INSERT INTO feed_link (id, code_hash, person_id, created_at) VALUES ($1, $2, $3, $4)",
                     {val(id), val(digest), val(personId), val(toMs(now))});
  return code;
}

std::vector<FeedLink> livingFeedLinks(sql::Connection& connection, std::string_view personId) {
  std::vector<FeedLink> links;
  auto rows = connection.query(
      "SELECT id, created_at FROM feed_link WHERE person_id = $1 AND revoked_at IS NULL ORDER BY created_at DESC, id",
      {val(personId)});
  while (const sql::Row* row = rows->next()) links.push_back({row->string(0), fromMs(row->integer(1))});
  return links;
}

bool revokeFeedLink(sql::Connection& connection, std::string_view personId, std::string_view id, TimePoint now) {
  return connection.execute(
             "UPDATE feed_link SET revoked_at = $3 WHERE id = $1 AND person_id = $2 AND revoked_at IS NULL",
             {val(id), val(personId), val(toMs(now))}) == 1;
}

std::optional<people::Person> personBehindFeed(sql::Connection& connection, std::string_view code) {
  const std::string digest = people::digestOf(code);
  auto rows =
      connection.query("SELECT person_id FROM feed_link WHERE code_hash = $1 AND revoked_at IS NULL", {val(digest)});
  const sql::Row* row = rows->next();
  if (row == nullptr) return std::nullopt;
  const std::string personId = row->string(0);
  rows.reset();
  return people::findPerson(connection, personId);
}

}  // namespace passerelle::readers
