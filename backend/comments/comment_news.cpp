#include "backend/comments/comment_news.h"

#include <set>

#include "backend/changes/change_log.h"
#include "backend/notifications/notices.h"
#include "backend/people/absences.h"
#include "backend/people/person_repository.h"

namespace passerelle::comments {
namespace {
using notifications::Notice;
constexpr std::size_t kExcerptChars = 160;

struct Sentences {
  std::string fr, en;
};

std::string nameOf(sql::Connection& connection, std::string_view personId) {
  const auto person = people::findPerson(connection, personId);
  return person ? person->name : std::string();
}

Sentences wrote(const std::string& name, const CommentRow& comment) {
  const std::string words = notifications::beginningOf(comment.text, kExcerptChars);
  return {name + " a écrit\u00a0: «\u00a0" + words + "\u00a0»", name + " wrote: “" + words + "”"};
}
Sentences called(const std::string& name, const CommentRow& comment) {
  const std::string words = notifications::beginningOf(comment.text, kExcerptChars);
  return {name + " s’adresse à vous\u00a0: «\u00a0" + words + "\u00a0»", name + " calls on you: “" + words + "”"};
}

std::string calloutKey(const CommentRow& comment) { return "callout:" + comment.id; }
std::string commentKey(const CommentRow& comment) { return "comment:" + comment.id; }

bool reads(sql::Connection& connection, const notifications::Story& story, const CommentRow& comment,
           const std::string& personId, TimePoint now) {
  const auto viewer = notifications::viewerOfPerson(connection, personId, now);
  return viewer && (comment.aside ? reports::isParty(*viewer, story.report.standing())
                                  : reports::mayRead(*viewer, story.report.standing()));
}
}  // namespace

void appendChange(sql::Connection& connection, const notifications::Story& story, const CommentRow& comment,
                  TimePoint now) {
  if (!comment.aside && story.report.state == "published") {
    changes::append(connection, "comment", comment.id, "all", now);
    return;
  }
  changes::append(connection, "comment", comment.id, "person:" + story.report.authorId, now);
  if (comment.authorId != story.report.authorId)
    changes::append(connection, "comment", comment.id, "person:" + comment.authorId, now);
  if (!story.report.unitCode.empty())
    changes::append(connection, "comment", comment.id, "unit:" + story.report.unitCode, now);
  if (!story.report.region.empty())
    changes::append(connection, "comment", comment.id, "region:" + story.report.region, now);
  changes::append(connection, "comment", comment.id, "role:moderator", now);
  changes::append(connection, "comment", comment.id, "role:dpo", now);
}

void tellCalled(sql::Connection& connection, const notifications::Story&, const CommentRow& comment,
                const std::vector<Callout>& called, TimePoint now) {
  const Sentences text = comments::called(nameOf(connection, comment.authorId), comment);
  for (const Callout& one : called) {
    if (one.id == comment.authorId) continue;
    notifications::tell(
        connection, {one.id, "callout", comment.subjectKind, comment.subjectId, calloutKey(comment), text.fr, text.en},
        now);
  }
}

void tellFollowers(sql::Connection& connection, const notifications::Story& story, const CommentRow& comment,
                   TimePoint now) {
  std::set<std::string> told;
  for (std::string& one : notifications::followersOf(connection, comment.subjectKind, comment.subjectId))
    told.insert(std::move(one));
  told.insert(story.authorId);
  if (!story.report.unitCode.empty()) {
    for (std::string& host : hostsOf(connection, story.report.unitCode)) told.insert(std::move(host));
    for (people::Person& one : people::answerersOf(connection, story.report.unitCode, now))
      told.insert(std::move(one.id));
  }
  if (!comment.parentId.empty()) {
    if (const auto parent = findComment(connection, comment.parentId)) told.insert(parent->authorId);
  }
  told.erase(comment.authorId);
  for (const Callout& one : calloutsOf(connection, comment.id)) told.erase(one.id);
  const Sentences text = wrote(nameOf(connection, comment.authorId), comment);
  for (const std::string& person : told) {
    if (!reads(connection, story, comment, person, now)) continue;
    notifications::tell(connection,
                        {person, "comment", comment.subjectKind, comment.subjectId, commentKey(comment), text.fr,
                         text.en, "{n} nouveaux commentaires.", "{n} new comments."},
                        now);
  }
}

void tellThanked(sql::Connection& connection, const notifications::Story&, const CommentRow& comment,
                 std::string_view by, TimePoint now) {
  const std::string name = nameOf(connection, by);
  notifications::tell(connection,
                      {comment.authorId, "thanks", comment.subjectKind, comment.subjectId,
                       "thanks:" + comment.id + ":" + std::string(by), name + " vous remercie pour votre commentaire.",
                       name + " thanks you for your comment.", "{n} personnes vous remercient pour vos commentaires.",
                       "{n} people thank you for your comments."},
                      now);
}

void tellHidden(sql::Connection& connection, const CommentRow& comment, TimePoint now) {
  Notice notice{comment.authorId,
                "moderation",
                comment.subjectKind,
                comment.subjectId,
                "hidden:" + comment.id + ":" + std::to_string(toMs(now)),
                "Votre commentaire a été masqué par la modération\u00a0: " + comment.hiddenReason,
                "Your comment was hidden by a moderator: " + comment.hiddenReason};
  notice.insists = true;
  notifications::tell(connection, notice, now);
}

void takeBack(sql::Connection& connection, const CommentRow& comment, TimePoint now) {
  for (const std::string& key : {calloutKey(comment), commentKey(comment)})
    notifications::retell(connection, key, "Un commentaire a été retiré.", "A comment was taken back.", now);
}

void rewordNews(sql::Connection& connection, const CommentRow& comment, TimePoint now) {
  const std::string name = nameOf(connection, comment.authorId);
  const Sentences callout = called(name, comment), plain = wrote(name, comment);
  notifications::retell(connection, calloutKey(comment), callout.fr, callout.en, now);
  notifications::retell(connection, commentKey(comment), plain.fr, plain.en, now);
}

}  // namespace passerelle::comments
