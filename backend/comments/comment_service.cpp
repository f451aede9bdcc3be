#include "backend/comments/comment_service.h"

#include <algorithm>
#include <set>

#include "backend/changes/change_log.h"
#include "backend/comments/comment_news.h"
#include "backend/ideas/idea_repository.h"
#include "backend/journal/journal.h"
#include "backend/notifications/notices.h"
#include "backend/people/person_repository.h"
#include "shared/base/language.h"

namespace passerelle::comments {
namespace {
constexpr std::size_t kMaxReasonBytes = 500;

/// Why this person does not see the story; the caller knows that they do not.
tl::unexpected<Error> unreadable(sql::Connection& connection, const CommentBody& body, const std::string& language) {
  std::string reportId = body.subjectId;
  if (body.subjectKind == "idea") {
    const auto idea = ideas::findIdea(connection, body.subjectId);
    reportId = idea ? idea->reportId : "";
  }
  const auto report = reports::findReport(connection, reportId);
  if (!report)
    return fail(ErrorCode::notFound,
                say(language, "Ce que vous commentez n’existe pas.", "What you comment on does not exist."),
                "/subjectId");
  if (report->state == "withdrawn")
    return fail(ErrorCode::gone,
                say(language, "Ce rapport a été retiré par son auteur.", "This report was withdrawn by its author."));
  return fail(ErrorCode::forbidden,
              say(language, "Ce rapport est encore à l’heure du magasin\u00a0: il se commente à sa publication.",
                  "This report is still in the store's hour: comment once it is published."));
}

tl::unexpected<Error> unknown(const std::string& language) {
  return fail(ErrorCode::notFound, say(language, "Ce commentaire n’est pas là.", "There is no such comment."));
}

/// The people a body calls, each known, reading along and named in the text.
Result<std::vector<Callout>> calloutsIn(sql::Connection& connection, const notifications::Story& story, bool aside,
                                        const CommentBody& body, const std::string& language, TimePoint now) {
  std::vector<Callout> callouts;
  for (std::size_t i = 0; i < body.callouts.size(); ++i) {
    const std::string field = "/callouts/" + std::to_string(i);
    const auto person = people::findPerson(connection, body.callouts[i]);
    if (!person)
      return fail(ErrorCode::refused,
                  say(language, "Une personne appelée n’est pas connue\u00a0: choisissez-la à nouveau.",
                      "Somebody who is called is not known: choose them again."),
                  field);
    const auto viewer = notifications::viewerOfPerson(connection, person->id, now);
    const bool reads = viewer && (aside ? reports::isParty(*viewer, story.report.standing())
                                        : reports::mayRead(*viewer, story.report.standing()));
    if (!reads)
      return fail(ErrorCode::refused,
                  person->name + say(language, " ne peut pas encore lire ce récit\u00a0: retirez son nom.",
                                     " may not read this story yet: take the name out."),
                  field);
    Callout callout{person->id, person->name};
    const auto pieces = piecesOf(body.text, {callout});
    if (std::none_of(pieces.begin(), pieces.end(), [](const CommentPiece& piece) { return !piece.who.empty(); }))
      continue;  // the name was taken out of the text again: nobody is called behind their back
    callouts.push_back(std::move(callout));
  }
  return callouts;
}
}  // namespace

bool mayRead(const reports::Viewer& viewer, const notifications::Story& story, const CommentRow& comment) {
  return !comment.aside || comment.authorId == viewer.personId || reports::isParty(viewer, story.report.standing());
}

Result<Readable> findReadable(sql::Connection& connection, const reports::Viewer& reader, std::string_view id) {
  auto comment = findComment(connection, id);
  if (!comment) return unknown(reader.language);
  auto story = notifications::readableStory(connection, comment->subjectKind, comment->subjectId, reader);
  if (!story || !mayRead(reader, *story, *comment)) return unknown(reader.language);
  return Readable{std::move(*comment), std::move(*story)};
}

Result<Filed> CommentService::keep(sql::Connection& connection, const reports::Viewer& author, std::string_view id,
                                   const CommentBody& body, std::string_view hash, TimePoint now) {
  if (auto valid = validate(body, author.language); !valid) return tl::unexpected<Error>(valid.error());
  auto stored = findComment(connection, id);
  if (stored && stored->authorId != author.personId)
    return fail(ErrorCode::forbidden,
                say(author.language, "Ce commentaire est de quelqu’un d’autre.", "This comment is somebody else's."));
  if (stored && (stored->subjectKind != body.subjectKind || stored->subjectId != body.subjectId))
    return fail(
        ErrorCode::refused,
        say(author.language, "Un commentaire reste où il a été écrit.", "A comment stays where it was written."),
        "/subjectId");
  if (stored && body.revision <= stored->revision) {
    if (body.revision == stored->revision && stored->hash != hash)
      return fail(ErrorCode::conflict,
                  say(author.language, "Un autre de vos appareils a modifié ce commentaire\u00a0: relisez-le.",
                      "Another of your devices has changed this comment: read it again."));
    return Filed{stored->hash == hash ? Kept::same : Kept::straggler, std::move(*stored)};
  }
  const auto story = notifications::readableStory(connection, body.subjectKind, body.subjectId, author);
  if (!story) return unreadable(connection, body, author.language);
  if (story->report.state == "withdrawn")
    return fail(ErrorCode::gone, say(author.language, "Ce rapport a été retiré par son auteur.",
                                     "This report was withdrawn by its author."));
  if (stored && stored->state == "hidden")
    return fail(ErrorCode::forbidden, say(author.language, "Ce commentaire a été masqué par la modération\u00a0: ",
                                          "This comment was hidden by a moderator: ") +
                                          stored->hiddenReason);
  CommentRow row;
  if (stored) row = *stored;
  row.id = id, row.subjectKind = body.subjectKind, row.subjectId = body.subjectId;
  row.authorId = author.personId;
  row.revision = body.revision;
  row.hash = hash;
  row.text = body.withdrawn ? "" : body.text;
  row.state = body.withdrawn ? "withdrawn" : "visible";
  if (!stored) {
    row.reportId = story->report.id;
    row.aside = story->report.state != "published";
    row.createdAt = now;
    row.seq = changes::last(connection) + 1;
    if (!body.parent.empty()) {
      const auto parent = findComment(connection, body.parent);
      if (!parent || parent->subjectKind != row.subjectKind || parent->subjectId != row.subjectId ||
          !mayRead(author, *story, *parent))
        return fail(ErrorCode::refused,
                    say(author.language, "Le commentaire auquel vous répondez n’est pas là.",
                        "The comment that you answer is not there."),
                    "/parent");
      row.parentId = parent->parentId.empty() ? parent->id : parent->parentId;
      row.aside = row.aside || parent->aside;
    }
  } else {
    row.editedAt = now;
  }
  auto callouts = body.withdrawn ? Result<std::vector<Callout>>(std::vector<Callout>())
                                 : calloutsIn(connection, *story, row.aside, body, author.language, now);
  if (!callouts) return tl::unexpected<Error>(callouts.error());
  if (!stored)
    insertComment(connection, row);
  else
    updateComment(connection, row);
  const std::vector<Callout> fresh = setCallouts(connection, id, *callouts);
  appendChange(connection, *story, row, now);
  journal::append(connection, m_rng, now, author.personId,
                  body.withdrawn ? "comment.withdrawn"
                  : stored       ? "comment.revised"
                                 : "comment.written",
                  "comment:" + row.id, row.text);
  if (body.withdrawn) {
    takeBack(connection, row, now);
  } else {
    if (stored && stored->state == "visible") rewordNews(connection, row, now);
    tellCalled(connection, *story, row, fresh, now);
    tellFollowers(connection, *story, row, now);
    notifications::followByTakingPart(connection, author.personId, row.subjectKind, row.subjectId, now);
  }
  return Filed{stored ? Kept::revised : Kept::created, std::move(row)};
}

Result<CommentRow> CommentService::thank(sql::Connection& connection, const reports::Viewer& reader,
                                         std::string_view id, bool thanks, TimePoint now) {
  auto found = findReadable(connection, reader, id);
  if (!found) return tl::unexpected<Error>(found.error());
  CommentRow& comment = found->comment;
  if (comment.state != "visible")
    return fail(ErrorCode::gone, say(reader.language, "Ce commentaire a été retiré.", "This comment was taken back."));
  if (comment.authorId == reader.personId)
    return fail(ErrorCode::forbidden,
                say(reader.language, "On ne se remercie pas soi-même.", "Nobody thanks themselves."));
  const bool changed =
      thanks ? insertThanks(connection, id, reader.personId, now) : deleteThanks(connection, id, reader.personId);
  if (!changed) return std::move(comment);
  comment.thanks += thanks ? 1 : -1;
  appendChange(connection, found->story, comment, now);
  if (thanks) tellThanked(connection, found->story, comment, reader.personId, now);
  return std::move(comment);
}

Result<CommentRow> CommentService::hide(sql::Connection& connection, const reports::Viewer& moderator,
                                        std::string_view id, std::string_view reason, TimePoint now) {
  auto found = findReadable(connection, moderator, id);
  if (!found) return tl::unexpected<Error>(found.error());
  CommentRow& comment = found->comment;
  const bool hides = !reason.empty();
  if (reason.size() > kMaxReasonBytes)
    return fail(ErrorCode::refused,
                say(moderator.language, "Dites la raison en une phrase.", "Give the reason in one sentence."),
                "/reason");
  if (comment.state == "withdrawn")
    return fail(ErrorCode::gone, say(moderator.language, "Ce commentaire a été retiré par son auteur.",
                                     "This comment was taken back by its author."));
  if (hides == (comment.state == "hidden") && comment.hiddenReason == reason) return std::move(comment);
  comment.state = hides ? "hidden" : "visible";
  comment.hiddenReason = reason;
  updateComment(connection, comment);
  appendChange(connection, found->story, comment, now);
  journal::append(connection, m_rng, now, moderator.personId, hides ? "comment.hidden" : "comment.shown",
                  "comment:" + comment.id, reason);
  if (hides) {
    takeBack(connection, comment, now);
    tellHidden(connection, comment, now);
  } else {
    rewordNews(connection, comment, now);
  }
  return std::move(comment);
}

}  // namespace passerelle::comments
