#include "backend/editions/edition_service.h"

#include <algorithm>

#include "backend/changes/change_log.h"
#include "backend/editions/edition_json.h"
#include "backend/editions/selection.h"
#include "backend/editions/story_words.h"
#include "backend/journal/journal.h"
#include "shared/base/language.h"
#include "shared/words/fold.h"

namespace passerelle::editions {
namespace {
using sql::val;
constexpr Milliseconds kWeek = std::chrono::hours(24 * 7);
constexpr int kWeeksBack = 8;
constexpr int kMostFound = 50;

Edition readRow(const sql::Row& row) {
  Edition edition = decodeEdition(row.text(1)).value_or(Edition{});
  edition.week = row.string(0);
  edition.publishedAt = fromMs(row.integer(2));
  return edition;
}

/// Every word of a story, folded.
std::string foldedWords(const Story& story) {
  std::string text = story.place + " " + story.region + " " + story.author + " " + story.department;
  for (const StoryAstonishment& one : story.astonishments)
    text.append(" ").append(one.text).append(" ").append(one.verbatim).append(" ").append(one.question);
  for (const std::string& idea : story.ideas) text.append(" ").append(idea);
  for (const StorySense& mark : story.senses) text.append(" ").append(mark.word);
  for (const StoryPhoto& photo : story.photos) text.append(" ").append(photo.caption);
  return folded(text);
}

void index(sql::Connection& connection, const Edition& edition) {
  connection.execute("DELETE FROM edition_story WHERE week = $1", {val(edition.week)});
  std::int64_t position = 0;
  for (const std::vector<Story>* stories : {&edition.stories, &edition.answers}) {
    for (const Story& story : *stories) {
      const std::string headline = headlineOf(story), words = foldedWords(story);
      connection.execute(R"(
          INSERT INTO edition_story (week, report_id, position, headline, folded) VALUES ($1, $2, $3, $4, $5)
          ON CONFLICT (week, report_id) DO NOTHING)",
                         {val(edition.week), val(story.reportId), val(position++), val(headline), val(words)});
    }
  }
}

/// For LIKE: somewhere in the text.
std::string pattern(std::string_view word) {
  std::string out = "%";
  for (const char c : word) {
    if (c == '%' || c == '_' || c == '!') out += '!';
    out += c;
  }
  return out + "%";
}
}  // namespace

Edition EditionService::preview(sql::Connection& connection, const std::string& week, TimePoint monday,
                                TimePoint now) const {
  return compose(connection, week, monday, std::min(now + Milliseconds(1), monday + kWeek),
                 findDraft(connection, week));
}

Result<Edition> EditionService::publish(sql::Connection& connection, const std::string& week, const std::string& actor,
                                        TimePoint now, const std::string& language) {
  const auto monday = startOfWeek(week);
  if (!monday) return tl::unexpected<Error>(monday.error());
  if (*monday > now)
    return fail(ErrorCode::refused, say(language, "Cette semaine n'a pas commencé.", "This week has not begun."),
                "week");
  if (isFrozen(connection, week, now))
    return fail(ErrorCode::conflict,
                say(language, "L'édition de cette semaine est parue et partie\u00a0: elle ne change plus.",
                    "This week's edition has appeared and gone out: it no longer changes."),
                "week");
  Edition edition = preview(connection, week, *monday, now);
  if (edition.empty())
    return fail(ErrorCode::refused,
                say(language, "Rien n'a été publié cette semaine\u00a0: il n'y a pas d'édition à composer.",
                    "Nothing was published this week: there is no edition to compose."),
                "week");
  edition.publishedAt = now;
  const std::string content = encodeEdition(edition);
  connection.execute(R"(
      INSERT INTO edition (week, published_at, content) VALUES ($1, $2, $3)
      ON CONFLICT (week) DO UPDATE SET published_at = excluded.published_at, content = excluded.content)",
                     {val(week), val(toMs(now)), val(content)});
  index(connection, edition);
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

bool EditionService::isFrozen(sql::Connection& connection, const std::string& week, TimePoint now) const {
  const auto monday = startOfWeek(week);
  if (!monday) return false;
  auto rows = connection.query("SELECT 1 FROM mailing WHERE issue = $1", {val(week)});
  if (rows->next() != nullptr) return true;
  rows.reset();
  return now >= *monday + 2 * kWeek && find(connection, week).has_value();
}

std::vector<FoundStory> EditionService::search(sql::Connection& connection, std::string_view words) const {
  const std::string text = folded(words);
  std::vector<std::string> patterns;
  for (std::string_view rest = text; !rest.empty() && patterns.size() < 4;) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    if (end > 0) patterns.push_back(pattern(rest.substr(0, end)));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  std::vector<FoundStory> found;
  if (patterns.empty()) return found;
  patterns.resize(4, "%");
  auto rows =
      connection.query(R"(
      SELECT s.week, s.report_id, s.headline FROM edition_story s JOIN report r ON r.id = s.report_id
      WHERE r.state = 'published' AND s.folded LIKE $1 ESCAPE '!' AND s.folded LIKE $2 ESCAPE '!'
        AND s.folded LIKE $3 ESCAPE '!' AND s.folded LIKE $4 ESCAPE '!'
      ORDER BY s.week DESC, s.position LIMIT $5)",
                       {val(patterns[0]), val(patterns[1]), val(patterns[2]), val(patterns[3]), val(kMostFound)});
  while (const sql::Row* row = rows->next()) found.push_back({row->string(0), row->string(1), row->string(2)});
  return found;
}

void EditionService::indexOlder(sql::Connection& connection) const {
  std::vector<std::string> weeks;
  auto rows = connection.query(
      "SELECT e.week FROM edition e WHERE NOT EXISTS (SELECT 1 FROM edition_story s WHERE s.week = e.week)");
  while (const sql::Row* row = rows->next()) weeks.push_back(row->string(0));
  rows.reset();
  for (const std::string& week : weeks) {
    if (const auto edition = find(connection, week)) index(connection, *edition);
  }
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
