#include "backend/reports/filing.h"

#include <algorithm>

#include "backend/changes/change_log.h"
#include "backend/ideas/idea_repository.h"
#include "backend/ideas/merging.h"
#include "backend/journal/journal.h"
#include "backend/media/dropped_media.h"
#include "backend/units/unit_repository.h"
#include "shared/base/language.h"
#include "shared/codec/names.h"
#include "shared/codec/report_json.h"

namespace passerelle::reports {
namespace {

constexpr Milliseconds kOldestVisit = std::chrono::hours(24 * 400);

tl::unexpected<Error> noSuchPlace(const Submission& submission) {
  return fail(ErrorCode::refused,
              submission.report.subject.kind == SubjectKind::region
                  ? say(submission.language, "Cette région n'existe pas ou plus\u00a0: choisissez-en une autre.",
                        "This region does not exist, or no longer: choose another one.")
                  : say(submission.language, "Ce magasin n'existe pas ou plus\u00a0: choisissez-en un autre.",
                        "This store does not exist, or no longer: choose another one."),
              "/subject/code");
}

ReportRow rowOf(const Submission& submission, TimePoint now) {
  const Report& report = submission.report;
  ReportRow row;
  row.id = submission.id;
  row.authorId = submission.authorId;
  row.hash = submission.hash;
  row.kind = report.kind;
  row.subjectKind = nameOf(report.subject.kind);
  row.subjectCode = report.subject.code;
  row.state = report.withdrawn ? "withdrawn" : "withHost";
  row.visitedOn = report.visitedOn;
  row.receivedAt = row.updatedAt = now;
  return row;
}

std::vector<std::string> missingOf(sql::Connection& connection, const Submission& submission) {
  std::vector<std::string> missing;
  if (submission.report.media.empty() || submission.report.withdrawn) return missing;
  const std::vector<ReceivedMedium> received = receivedMedia(connection, submission.id);
  for (const ManifestEntry& entry : submission.report.media) {
    if (listedAs(entry, received, submission.authorId) == nullptr) missing.push_back(entry.id);
  }
  return missing;
}

bool isHosted(SubjectKind kind) { return kind == SubjectKind::unit || kind == SubjectKind::contactCentre; }
}  // namespace

Result<void> checkDay(const Report& report, TimePoint now, std::string_view language) {
  if (report.withdrawn) return {};
  // A visitor may stand half a day ahead of UTC; the phone's own clock is never believed.
  if (report.visitedOn > toIsoDate(now + std::chrono::hours(14)))
    return fail(ErrorCode::refused,
                say(language, "Le jour de la visite est dans l'avenir\u00a0: corrigez-le.",
                    "The day of the visit lies in the future: correct it."),
                "/visitedOn");
  if (report.visitedOn < toIsoDate(now - kOldestVisit))
    return fail(ErrorCode::refused,
                say(language, "La visite date de plus d'un an\u00a0: vérifiez le jour.",
                    "The visit is more than a year old: check the day."),
                "/visitedOn");
  return {};
}

TimePoint Filing::hourEnd(sql::Connection& connection, const Subject& subject, TimePoint now) const {
  return m_storeHour.endsAt(subject.kind, isHosted(subject.kind) ? units::openingOf(connection, subject.code) : "",
                            now);
}

Result<Filed> Filing::file(sql::Connection& connection, const Submission& submission, TimePoint now) {
  ReportRow row = rowOf(submission, now);
  row.hourEndsAt = hourEnd(connection, submission.report.subject, now);
  // The primary key decides who is first; a look-up before the insert would not.
  bool inserted = false;
  if (!submission.report.withdrawn && isHosted(submission.report.subject.kind)) {
    inserted = insertAtUnit(connection, row);
  } else {
    const auto place = placeOf(connection, submission.report.subject);
    if (place) {
      row.unitCode = place->unitCode;
      row.region = place->region;
    }
    inserted = (place || submission.report.withdrawn) && insertAnywhere(connection, row);
  }
  if (inserted) return create(connection, submission, std::move(row), now);

  const auto head = findReport(connection, submission.id);
  if (!head) return noSuchPlace(submission);
  if (head->authorId != submission.authorId)
    return fail(ErrorCode::forbidden, say(submission.language, "Ce rapport est celui de quelqu'un d'autre.",
                                          "This report is somebody else's."));
  const auto known = std::find(submission.knownHashes.begin(), submission.knownHashes.end(), head->hash);
  Filed filed{Outcome::replayed, *head, {}, 0, missingOf(connection, submission), false};
  if (head->hash != submission.hash) {
    if (known != submission.knownHashes.end()) return revise(connection, submission, *head, now);
    filed.outcome = hasRevision(connection, submission.id, submission.hash) ? Outcome::straggler : Outcome::conflict;
  }
  const auto stored = findRevision(connection, submission.id, head->revision);
  filed.receivedAt = stored->receivedAt;
  filed.cursor = stored->cursor;
  return filed;
}

Result<Filed> Filing::create(sql::Connection& connection, const Submission& submission, ReportRow row, TimePoint now) {
  // A story has one id: under an idea's, the report would take its place in feeds and mirrors.
  if (ideas::findAnyIdea(connection, row.id))
    return fail(ErrorCode::refused,
                say(submission.language, "Cet identifiant est celui d’une idée.", "This id is an idea's."));
  const std::int64_t cursor = changes::append(connection, "report", row.id, "report", now);
  insertRevision(connection, row.id, {1, row.hash, submission.content, now, cursor}, submission.deviceId);
  if (!submission.report.withdrawn) {
    if (auto kept = keepIdeas(connection, submission, std::nullopt); !kept) return tl::unexpected<Error>(kept.error());
    if (submission.position) setPosition(connection, row.id, roundedTo100M(*submission.position), now);
  }
  journal::append(connection, m_rng, now, row.authorId, "report.filed", "report:" + row.id, row.hash);
  return Filed{Outcome::created, std::move(row), now, cursor, missingOf(connection, submission), false};
}

Result<Filed> Filing::revise(sql::Connection& connection, const Submission& submission, const ReportRow& head,
                             TimePoint now) {
  ReportRow row = rowOf(submission, now);
  row.revision = head.revision + 1;
  row.receivedAt = head.receivedAt;
  row.hourEndsAt = head.hourEndsAt;
  row.publishedAt = head.publishedAt;
  if (submission.report.withdrawn) {
    // Its place stays, so that those who had it are told to drop it.
    row.subjectKind = head.subjectKind;
    row.subjectCode = head.subjectCode;
    row.unitCode = head.unitCode;
    row.region = head.region;
    row.visitedOn = head.visitedOn;
  } else {
    const auto place = placeOf(connection, submission.report.subject);
    if (!place) return noSuchPlace(submission);
    row.unitCode = place->unitCode;
    row.region = place->region;
    if (head.publishedAt) row.state = "published";
    // The wrong unit was named: the right one has its hour to read first, and answers for itself.
    if (row.unitCode != head.unitCode) {
      row.hourEndsAt = hourEnd(connection, submission.report.subject, now);
      if (const auto reply = findReply(connection, row.id); reply && reply->voice)
        media::DroppedMedia(connection).revise(row.id, {*reply->voice}, {}, now);
      removeReply(connection, row.id);
    }
  }
  if (!replaceHead(connection, row, head.hash))
    return fail(ErrorCode::unavailable,
                say(submission.language, "Le serveur n'a pas pu enregistrer\u00a0; nouvel essai.",
                    "The server could not store this; ask again."));
  const bool everybody = head.publishedAt.has_value();
  if (head.unitCode != row.unitCode && !head.unitCode.empty())
    changes::append(connection, "tombstone", row.id, "unit:" + head.unitCode, now);
  if (head.region != row.region && !head.region.empty())
    changes::append(connection, "tombstone", row.id, "region:" + head.region, now);
  const std::int64_t cursor = changes::append(connection, submission.report.withdrawn ? "tombstone" : "report", row.id,
                                              everybody ? "all" : "report", now);
  if (const auto before = findRevision(connection, row.id, head.revision)) {
    if (const auto content = decodeReport(before->content))
      media::DroppedMedia(connection).revise(row.id, content->media, submission.report.media, now);
  }
  insertRevision(connection, row.id, {row.revision, row.hash, submission.content, now, cursor}, submission.deviceId);
  ideas::removeIdeas(connection, row.id, now);
  if (auto kept = keepIdeas(connection, submission, everybody ? std::optional(now) : std::nullopt); !kept)
    return tl::unexpected<Error>(kept.error());
  ideas::settleIdeas(connection, m_rng, row.id, now);
  if (submission.position && !submission.report.withdrawn)
    setPosition(connection, row.id, roundedTo100M(*submission.position), now);
  journal::append(connection, m_rng, now, row.authorId,
                  submission.report.withdrawn ? "report.withdrawn" : "report.corrected", "report:" + row.id, row.hash);
  // The host asked for a blur, or for a name to go: this revision is the author's answer.
  if (row.state == "withHost") {
    const auto reply = findReply(connection, row.id);
    if (reply && holds(reply->kind)) m_publication.publish(connection, row, now);
  }
  return Filed{Outcome::revised, std::move(row), now, cursor, missingOf(connection, submission), true};
}

Result<void> Filing::keepIdeas(sql::Connection& connection, const Submission& submission,
                               const std::optional<TimePoint>& publishedAt) {
  if (submission.report.withdrawn) return {};
  for (std::size_t i = 0; i < submission.report.ideas.size(); ++i) {
    const ReportIdea& idea = submission.report.ideas[i];
    if (!ideas::keepIdea(connection, submission.id, submission.authorId, static_cast<std::int64_t>(i), idea,
                         publishedAt))
      return fail(ErrorCode::refused,
                  say(submission.language, "Une idée porte l'identifiant d'une idée d'un autre rapport.",
                      "An idea bears the id of another report's idea."),
                  "/ideas/" + std::to_string(i) + "/id");
  }
  return {};
}

}  // namespace passerelle::reports
