#include "backend/ideas/idea_filing.h"

#include <algorithm>

#include "backend/changes/change_log.h"
#include "backend/ideas/feed_prior.h"
#include "backend/ideas/idea_group.h"
#include "backend/ideas/merging.h"
#include "backend/journal/journal.h"
#include "shared/base/language.h"
#include "shared/base/text.h"
#include "shared/domain/report.h"

namespace passerelle::ideas {
namespace {
using sql::val;

struct Head {
  std::string reportId, authorId, hash;
  std::int64_t revision = 0;
  bool withdrawn = false;
  std::optional<TimePoint> publishedAt;
};

std::optional<Head> findHead(sql::Connection& connection, const std::string& id) {
  auto rows = connection.query(
      "SELECT report_id, author_id, hash, revision, removed_at, published_at FROM idea WHERE id = $1", {val(id)});
  const sql::Row* row = rows->next();
  if (row == nullptr) return std::nullopt;
  Head head{row->string(0), row->string(1), row->string(2), row->integer(3), !row->isNull(4), {}};
  if (!row->isNull(5)) head.publishedAt = fromMs(row->integer(5));
  return head;
}

void keepRevision(sql::Connection& connection, const IdeaSubmission& submission, const IdeaFiled& filed) {
  connection.execute(R"(
      INSERT INTO idea_revision (idea_id, revision, hash, text, device_id, received_at, cursor)
      VALUES ($1, $2, $3, $4, $5, $6, $7))",
                     {val(submission.id), val(filed.revision), val(submission.hash),
                      val(submission.withdrawn ? std::string_view() : std::string_view(submission.text)),
                      val(submission.deviceId), val(toMs(filed.receivedAt)), val(filed.cursor)});
}

IdeaFiled stored(sql::Connection& connection, const std::string& id, const Head& head, IdeaFiled::Outcome outcome) {
  IdeaFiled filed{outcome, id, head.revision, head.hash, head.withdrawn, head.publishedAt, {}, 0};
  auto rows = connection.query("SELECT received_at, cursor FROM idea_revision WHERE idea_id = $1 AND revision = $2",
                               {val(id), val(head.revision)});
  if (const sql::Row* row = rows->next()) {
    filed.receivedAt = fromMs(row->integer(0));
    filed.cursor = row->integer(1);
  }
  return filed;
}

bool hasRevision(sql::Connection& connection, const std::string& id, const std::string& hash) {
  return connection.query("SELECT 1 FROM idea_revision WHERE idea_id = $1 AND hash = $2", {val(id), val(hash)})
             ->next() != nullptr;
}

/// Writes the submission as the head `filed` and tells it.
IdeaFiled write(sql::Connection& connection, Rng& rng, const IdeaSubmission& submission, IdeaFiled filed,
                TimePoint now) {
  filed.hash = submission.hash;
  filed.withdrawn = submission.withdrawn;
  filed.receivedAt = now;
  if (!submission.withdrawn) filed.publishedAt = filed.publishedAt.value_or(now);
  connection.execute(
      R"(
      UPDATE idea SET text = CASE WHEN $2 = '' THEN text ELSE $2 END, language = $3, revision = $4, hash = $5,
        removed_at = $6, published_at = $7, score = NULL
      WHERE id = $1)",
      {val(submission.id), val(submission.withdrawn ? std::string_view() : std::string_view(submission.text)),
       val(submission.textLanguage), val(filed.revision), val(submission.hash),
       submission.withdrawn ? val(toMs(now)) : val(nullptr),
       filed.publishedAt ? val(toMs(*filed.publishedAt)) : val(nullptr)});
  filed.cursor = changes::append(connection, "idea", submission.id, "all", now);
  keepRevision(connection, submission, filed);
  settleIdea(connection, rng, submission.id, now);
  journal::append(connection, rng, now, submission.authorId,
                  submission.withdrawn                           ? "idea.withdrawn"
                  : filed.outcome == IdeaFiled::Outcome::created ? "idea.filed"
                                                                 : "idea.corrected",
                  "idea:" + submission.id, submission.hash);
  return filed;
}
}  // namespace

Result<void> validate(const IdeaSubmission& submission) {
  if (submission.withdrawn) return {};
  if (isBlank(submission.text))
    return fail(ErrorCode::refused,
                say(submission.language, "L’idée est vide\u00a0: écrivez-la en une phrase.",
                    "The idea is empty: write it in one sentence."),
                "/text");
  if (charactersIn(submission.text) > kMaxTextChars)
    return fail(
        ErrorCode::refused,
        say(submission.language, "Une idée compte au plus 8 000 caractères.", "An idea has at most 8,000 characters."),
        "/text");
  if (submission.textLanguage != "fr" && submission.textLanguage != "en")
    return fail(ErrorCode::invalid, say(submission.language, "La langue est fr ou en.", "The language is fr or en."),
                "/language");
  return {};
}

Result<IdeaFiled> fileIdea(sql::Connection& connection, Rng& rng, const IdeaSubmission& submission, TimePoint now) {
  if (connection.query("SELECT 1 FROM report WHERE id = $1", {val(submission.id)})->next() != nullptr)
    return fail(ErrorCode::refused,
                say(submission.language, "Cet identifiant est celui d’un rapport.", "This id is a report's."));
  // The primary key decides who is first.
  const bool created = connection.execute(R"(
      INSERT INTO idea (id, author_id, position, text) VALUES ($1, $2, 0, $3) ON CONFLICT (id) DO NOTHING)",
                                          {val(submission.id), val(submission.authorId), val(submission.text)}) == 1;
  if (created) {
    IdeaFiled filed;
    filed.id = submission.id;
    return write(connection, rng, submission, filed, now);
  }
  const auto head = findHead(connection, submission.id);
  if (!head->reportId.empty())
    return fail(ErrorCode::refused,
                say(submission.language, "Cette idée fait partie d’un rapport\u00a0: corrigez le rapport.",
                    "This idea is part of a report: correct the report."));
  if (head->authorId != submission.authorId)
    return fail(ErrorCode::forbidden, say(submission.language, "Cette idée est celle de quelqu’un d’autre.",
                                          "This idea is somebody else's."));
  if (head->hash == submission.hash) return stored(connection, submission.id, *head, IdeaFiled::Outcome::replayed);
  const auto& known = submission.knownHashes;
  if (std::find(known.begin(), known.end(), head->hash) == known.end())
    return stored(connection, submission.id, *head,
                  hasRevision(connection, submission.id, submission.hash) ? IdeaFiled::Outcome::straggler
                                                                          : IdeaFiled::Outcome::conflict);
  IdeaFiled filed{IdeaFiled::Outcome::revised, submission.id, head->revision + 1, {}, false, head->publishedAt, {}, 0};
  return write(connection, rng, submission, filed, now);
}

}  // namespace passerelle::ideas
