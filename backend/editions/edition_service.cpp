#include "backend/editions/edition_service.h"

#include <algorithm>

#include "backend/changes/change_log.h"
#include "backend/editions/edition_json.h"
#include "backend/editions/selection.h"
#include "backend/journal/journal.h"
#include "shared/base/language.h"

namespace passerelle::editions {
namespace {
using sql::val;
constexpr Milliseconds kWeek = std::chrono::hours(24 * 7);
constexpr int kWeeksBack = 8;

Edition readRow(const sql::Row& row) {
  Edition edition = decodeEdition(row.text(1)).value_or(Edition{});
  edition.week = row.string(0);
  edition.publishedAt = fromMs(row.integer(2));
  return edition;
}
}  // namespace

Edition EditionService::preview(sql::Connection& connection, const std::string& week, TimePoint monday,
                                TimePoint now) const {
  return compose(connection, week, monday, std::min(now + Milliseconds(1), monday + kWeek));
}

Result<Edition> EditionService::publish(sql::Connection& connection, const std::string& week, const std::string& actor,
                                        TimePoint now, const std::string& language) {
  const auto monday = startOfWeek(week);
  if (!monday) return tl::unexpected<Error>(monday.error());
  if (*monday > now)
    return fail(ErrorCode::refused, say(language, "Cette semaine n'a pas commencé.", "This week has not begun."),
                "week");
  if (now >= *monday + kWeek && find(connection, week))
    return fail(ErrorCode::conflict,
                say(language, "L'édition de cette semaine est parue : elle ne change plus.",
                    "This week's edition has appeared: it no longer changes."),
                "week");
  Edition edition = preview(connection, week, *monday, now);
  if (edition.empty())
    return fail(ErrorCode::refused,
                say(language, "Rien n'a été publié cette semaine : il n'y a pas d'édition à composer.",
                    "Nothing was published this week: there is no edition to compose."),
                "week");
  edition.publishedAt = now;
  const std::string content = encodeEdition(edition);
  connection.execute(R"(
      INSERT INTO edition (week, published_at, content) VALUES ($1, $2, $3)
      ON CONFLICT (week) DO UPDATE SET published_at = excluded.published_at, content = excluded.content)",
                     {val(week), val(toMs(now)), val(content)});
  changes::append(connection, "edition", week, "all", now);
  journal::append(connection, m_rng, now, actor, "edition.published", "edition:" + week, content);
  return edition;
}

std::vector<std::string> EditionService::publishDue(sql::Connection& connection, TimePoint now) {
  std::vector<std::string> published;
  for (int back = kWeeksBack; back >= 1; --back) {
    const std::string week = toIsoWeek(now - back * kWeek);
    if (find(connection, week)) continue;
    if (publish(connection, week, "system", now, "fr")) published.push_back(week);
  }
  return published;
}

std::optional<Edition> EditionService::find(sql::Connection& connection, const std::string& week) const {
  auto rows = connection.query("SELECT week, content, published_at FROM edition WHERE week = $1", {val(week)});
  const sql::Row* row = rows->next();
  return row == nullptr ? std::nullopt : std::optional<Edition>(readRow(*row));
}

std::vector<Edition> EditionService::list(sql::Connection& connection, const std::string& beforeWeek, int limit) const {
  auto rows = connection.query(R"(
      SELECT week, content, published_at FROM edition WHERE $1 = '' OR week < $1 ORDER BY week DESC LIMIT $2)",
                               {val(beforeWeek), val(limit)});
  std::vector<Edition> editions;
  while (const sql::Row* row = rows->next()) editions.push_back(readRow(*row));
  return editions;
}

}  // namespace passerelle::editions
