#include "backend/ideas/idea_repository.h"

#include "shared/ranking/feed_key.h"
#include "shared/ranking/wilson.h"

namespace passerelle::ideas {
namespace {
using sql::val;

constexpr std::string_view kIdea = R"(
    SELECT i.id, i.report_id, i.author_id, i.text, i.published_at, i.supporters, i.support_weight, i.readers,
           i.feed_key, i.own_readers, i.kept_id, COALESCE(k.supporters, i.supporters), COALESCE(k.readers, i.readers),
           i.removed_at,
           CASE WHEN i.kept_id IS NULL AND NOT EXISTS (SELECT 1 FROM idea m WHERE m.kept_id = i.id) THEN 1 ELSE 0 END
    FROM idea i LEFT JOIN idea k ON k.id = i.kept_id WHERE i.id = $1)";
constexpr std::string_view kIdeasOf = R"(
    SELECT i.id, i.report_id, i.author_id, i.text, i.published_at, i.supporters, i.support_weight, i.readers,
           i.feed_key, i.own_readers, i.kept_id, COALESCE(k.supporters, i.supporters), COALESCE(k.readers, i.readers),
           i.removed_at,
           CASE WHEN i.kept_id IS NULL AND NOT EXISTS (SELECT 1 FROM idea m WHERE m.kept_id = i.id) THEN 1 ELSE 0 END
    FROM idea i LEFT JOIN idea k ON k.id = i.kept_id WHERE i.report_id = $1 AND i.removed_at IS NULL
    ORDER BY i.position, i.id)";

IdeaRow readIdea(const sql::Row& row) {
  IdeaRow idea;
  idea.id = row.string(0);
  idea.reportId = row.string(1);
  idea.authorId = row.string(2);
  idea.text = row.string(3);
  if (!row.isNull(4)) idea.publishedAt = fromMs(row.integer(4));
  idea.supporters = row.integer(5);
  idea.supportWeight = row.real(6);
  idea.readers = row.integer(7);
  idea.feedKey = row.real(8);
  idea.ownReaders = row.integer(9);
  idea.keptId = row.string(10);
  idea.shownSupporters = row.integer(11);
  idea.shownReaders = row.integer(12);
  idea.removed = !row.isNull(13);
  idea.alone = row.boolean(14);
  return idea;
}
}  // namespace

bool keepIdea(sql::Connection& connection, std::string_view reportId, std::string_view authorId, std::int64_t position,
              const ReportIdea& idea, const std::optional<TimePoint>& publishedAt) {
  return connection.execute(R"(
      INSERT INTO idea (id, report_id, author_id, position, text, published_at) VALUES ($1, $2, $3, $4, $5, $6)
      ON CONFLICT (id) DO UPDATE SET text = excluded.text, position = excluded.position, removed_at = NULL,
        published_at = COALESCE(idea.published_at, excluded.published_at)
      WHERE idea.report_id = excluded.report_id)",
                            {val(idea.id), val(reportId), val(authorId), val(position), val(idea.text),
                             publishedAt ? val(toMs(*publishedAt)) : val(nullptr)}) == 1;
}

void removeIdeas(sql::Connection& connection, std::string_view reportId, TimePoint now) {
  connection.execute("UPDATE idea SET removed_at = $2, score = NULL WHERE report_id = $1 AND removed_at IS NULL",
                     {val(reportId), val(toMs(now))});
}

void publishIdeas(sql::Connection& connection, std::string_view reportId, TimePoint now, const ranking::Prior& prior) {
  for (IdeaRow& idea : ideasOf(connection, reportId)) {
    idea.publishedAt = idea.publishedAt.value_or(now);
    connection.execute("UPDATE idea SET published_at = $2 WHERE id = $1", {val(idea.id), val(toMs(*idea.publishedAt))});
    idea.feedKey = ranking::feedKey(idea.supportWeight, static_cast<double>(idea.readers), prior, *idea.publishedAt);
    setIdeaScore(connection, idea);
  }
}

std::optional<IdeaRow> findIdea(sql::Connection& connection, std::string_view id) {
  auto idea = findAnyIdea(connection, id);
  return idea && !idea->removed ? idea : std::nullopt;
}

std::optional<IdeaRow> findAnyIdea(sql::Connection& connection, std::string_view id) {
  auto rows = connection.query(kIdea, {val(id)});
  const sql::Row* row = rows->next();
  return row == nullptr ? std::nullopt : std::optional<IdeaRow>(readIdea(*row));
}

std::vector<IdeaRow> ideasOf(sql::Connection& connection, std::string_view reportId) {
  auto rows = connection.query(kIdeasOf, {val(reportId)});
  std::vector<IdeaRow> ideas;
  while (const sql::Row* row = rows->next()) ideas.push_back(readIdea(*row));
  return ideas;
}

std::vector<IdeaRow> ideasOnCard(sql::Connection& connection, std::string_view cardId) {
  std::vector<IdeaRow> ideas = ideasOf(connection, cardId);
  if (!ideas.empty()) return ideas;
  if (auto idea = findIdea(connection, cardId); idea && idea->reportId.empty()) ideas.push_back(std::move(*idea));
  return ideas;
}

void setIdeaScore(sql::Connection& connection, const IdeaRow& idea) {
  const bool listed = idea.publishedAt && !idea.merged() && !idea.removed;
  connection.execute(
      R"(
      UPDATE idea SET supporters = $2, support_weight = $3, readers = $4, feed_key = $5, own_readers = $6, score = $7
      WHERE id = $1)",
      {val(idea.id), val(idea.supporters), val(idea.supportWeight), val(idea.readers), val(idea.feedKey),
       val(idea.ownReaders), listed ? val(ranking::wilsonLowerBound(idea.supporters, idea.readers)) : val(nullptr)});
}

bool insertSupport(sql::Connection& connection, std::string_view ideaId, std::string_view personId,
                   std::string_view authorId, double weight, TimePoint now) {
  return connection.execute(R"(
      INSERT INTO support (idea_id, person_id, author_id, weight, created_at) VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT (idea_id, person_id) DO NOTHING)",
                            {val(ideaId), val(personId), val(authorId), val(weight), val(toMs(now))}) == 1;
}

std::optional<double> deleteSupport(sql::Connection& connection, std::string_view ideaId, std::string_view personId) {
  auto rows = connection.query("DELETE FROM support WHERE idea_id = $1 AND person_id = $2 RETURNING weight",
                               {val(ideaId), val(personId)});
  const sql::Row* row = rows->next();
  if (row == nullptr) return std::nullopt;
  const double weight = row->real(0);
  rows->next();
  return weight;
}

std::int64_t supportsSince(sql::Connection& connection, std::string_view personId, std::string_view authorId,
                           TimePoint since) {
  return connection
      .query("SELECT COUNT(*) FROM support WHERE person_id = $1 AND author_id = $2 AND created_at > $3",
             {val(personId), val(authorId), val(toMs(since))})
      ->next()
      ->integer(0);
}

bool supports(sql::Connection& connection, const IdeaRow& idea, std::string_view personId) {
  return connection
             .query(R"(
      SELECT 1 FROM support
      WHERE person_id = $2 AND idea_id IN (SELECT id FROM idea WHERE id = $1 OR kept_id = $1))",
                    {val(idea.root()), val(personId)})
             ->next() != nullptr;
}

bool insertUseful(sql::Connection& connection, std::string_view reportId, std::string_view personId, TimePoint now) {
  return connection.execute(R"(
      INSERT INTO useful (report_id, person_id, created_at) VALUES ($1, $2, $3)
      ON CONFLICT (report_id, person_id) DO NOTHING)",
                            {val(reportId), val(personId), val(toMs(now))}) == 1;
}

bool deleteUseful(sql::Connection& connection, std::string_view reportId, std::string_view personId) {
  return connection.execute("DELETE FROM useful WHERE report_id = $1 AND person_id = $2",
                            {val(reportId), val(personId)}) == 1;
}

bool isUseful(sql::Connection& connection, std::string_view reportId, std::string_view personId) {
  return connection
             .query("SELECT 1 FROM useful WHERE report_id = $1 AND person_id = $2", {val(reportId), val(personId)})
             ->next() != nullptr;
}

bool hasRead(sql::Connection& connection, std::string_view cardId, std::string_view personId) {
  return connection
             .query(R"(
      SELECT 1 FROM reading WHERE report_id = $1 AND person_id = $2
      UNION ALL SELECT 1 FROM idea_reading WHERE idea_id = $1 AND person_id = $2)",
                    {val(cardId), val(personId)})
             ->next() != nullptr;
}

bool insertReading(sql::Connection& connection, std::string_view reportId, std::string_view personId, bool ownTeam,
                   TimePoint now) {
  return connection.execute(R"(
      INSERT INTO reading (report_id, person_id, own_team, created_at) VALUES ($1, $2, $3, $4)
      ON CONFLICT (report_id, person_id) DO NOTHING)",
                            {val(reportId), val(personId), val(ownTeam), val(toMs(now))}) == 1;
}

bool insertIdeaReading(sql::Connection& connection, std::string_view ideaId, std::string_view personId, bool ownTeam,
                       TimePoint now) {
  return connection.execute(R"(
      INSERT INTO idea_reading (idea_id, person_id, own_team, created_at) VALUES ($1, $2, $3, $4)
      ON CONFLICT (idea_id, person_id) DO NOTHING)",
                            {val(ideaId), val(personId), val(ownTeam), val(toMs(now))}) == 1;
}

void setReportScore(sql::Connection& connection, std::string_view reportId, std::int64_t useful, std::int64_t readers,
                    double feedKey) {
  connection.execute("UPDATE report SET useful_count = $2, reader_count = $3, feed_key = $4 WHERE id = $1",
                     {val(reportId), val(useful), val(readers), val(feedKey)});
}

std::int64_t purgeReadings(sql::Connection& connection, TimePoint limit) {
  return connection.execute("DELETE FROM reading WHERE created_at < $1", {val(toMs(limit))}) +
         connection.execute("DELETE FROM idea_reading WHERE created_at < $1", {val(toMs(limit))});
}

bool sameTeam(sql::Connection& connection, std::string_view personId, std::string_view otherId) {
  return connection
             .query(R"(
      SELECT 1 FROM person a JOIN person b ON b.department = a.department
      WHERE a.id = $1 AND b.id = $2 AND a.department <> '')",
                    {val(personId), val(otherId)})
             ->next() != nullptr;
}

}  // namespace passerelle::ideas
