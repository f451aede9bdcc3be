#include "backend/answers/answers.h"

#include <algorithm>

#include "backend/changes/change_log.h"
#include "backend/journal/journal.h"
#include "backend/pages/local_time.h"
#include "backend/people/person_repository.h"
#include "shared/base/text.h"
#include "shared/domain/report.h"

namespace passerelle::answers {
namespace {
constexpr Milliseconds kFarthest = std::chrono::hours(24 * 731);

Error invalid(Language l, std::string_view french, std::string_view english, std::string field) {
  return {ErrorCode::invalid, std::string(say(l, french, english)), std::move(field)};
}

bool same(const Answer& a, const Answer& b) {
  return a.status == b.status && a.ownerId == b.ownerId && a.dueOn == b.dueOn && a.reason == b.reason &&
         a.testedWhere == b.testedWhere && a.testedOn == b.testedOn;
}

/// What an answer of this kind needs, and nothing else; `before` is the one that it follows.
Result<void> check(Answer& answer, const std::optional<Answer>& before, TimePoint now, Language l) {
  if (charactersIn(answer.reason) > kMostReasonChars)
    return tl::unexpected(
        invalid(l, "La raison compte 1 000 caractères au plus.", "A reason has at most 1,000 characters.", "/reason"));
  if (charactersIn(answer.testedWhere) > kMostWhereChars)
    return tl::unexpected(
        invalid(l, "Le lieu compte 200 caractères au plus.", "A place has at most 200 characters.", "/testedWhere"));
  if (isOpen(answer.status)) {
    const bool kept = before && isOpen(before->status) && before->dueOn == answer.dueOn;
    if (!isDate(answer.dueOn) ||
        (!kept && (answer.dueOn < pages::localDate(now) || answer.dueOn > pages::localDate(now + kFarthest))))
      return tl::unexpected(invalid(l, "Donnez une date, d’aujourd’hui à deux ans : c’est à elle qu’on se tient.",
                                    "Give a day, from today to two years: it is what one is held to.", "/dueOn"));
  } else {
    answer.dueOn.clear();
    if (answer.reason.empty())
      return tl::unexpected(invalid(l, "Dites pourquoi : c’est ce que liront l’auteur, ses soutiens et le magasin.",
                                    "Say why: it is what the author, the supporters and the store will read.",
                                    "/reason"));
  }
  if (answer.status == Status::tested) {
    if (answer.testedWhere.empty())
      return tl::unexpected(invalid(l, "Dites où elle est testée.", "Say where it is tested.", "/testedWhere"));
    if (!isDate(answer.testedOn))
      return tl::unexpected(
          invalid(l, "Dites à partir de quel jour elle est testée.", "Say from which day it is tested.", "/testedOn"));
  } else if (answer.status == Status::done && before) {
    answer.testedWhere = before->testedWhere;  // where it began stays part of its story
    answer.testedOn = before->testedOn;
  } else {
    answer.testedWhere.clear();
    answer.testedOn.clear();
  }
  return {};
}
}  // namespace

TimePoint tellingTime(TimePoint now) {
  // A day has at most 25 hours: the last second of this one.
  TimePoint end = now + std::chrono::hours(26);
  const std::string today = pages::localDate(now);
  if (const auto tomorrow = pages::startOfDay(pages::localDate(*pages::startOfDay(today) + std::chrono::hours(26))))
    end = *tomorrow - std::chrono::seconds(1);
  return std::max(now, std::min(now + kTellAfter, end));
}

Result<Answer> Answers::decide(sql::Connection& connection, const Decider& who, const Deciding& wanted, TimePoint now,
                               Language l) {
  const auto idea = findIdeaLine(connection, wanted.ideaId);
  if (!idea)
    return fail(ErrorCode::notFound, say(l, "Cette idée n’existe pas, ou n’est pas publiée.",
                                         "There is no such idea, or it is not published."));
  const auto before = findAnswer(connection, wanted.ideaId);
  const bool owns = before && before->ownerId == who.personId;
  if (!who.everything && !owns)
    return fail(ErrorCode::forbidden, say(l, "Seules la direction et la personne à qui l’idée est confiée y répondent.",
                                          "Only management and the person whom the idea is given to answer it."));
  const bool progress = isOpen(wanted.status) || wanted.status == Status::done;
  if (!who.everything &&
      (!progress || !isOpen(before->status) || (!wanted.ownerId.empty() && wanted.ownerId != who.personId)))
    return fail(ErrorCode::forbidden, say(l,
                                          "Vous pouvez dire où en est l’idée\u00a0; la confier à quelqu’un "
                                          "d’autre ou y renoncer revient à la direction.",
                                          "You can say how the idea stands; giving it to somebody else or "
                                          "up is for management."));
  Answer answer;
  answer.ideaId = wanted.ideaId;
  answer.roundId = before ? before->roundId : "";
  answer.status = wanted.status;
  answer.ownerId = !wanted.ownerId.empty() ? wanted.ownerId : before ? before->ownerId : "";
  if (answer.ownerId.empty() && !isOpen(answer.status)) answer.ownerId = who.personId;
  answer.dueOn = wanted.dueOn;
  answer.reason = wanted.reason;
  answer.testedWhere = wanted.testedWhere;
  answer.testedOn = wanted.testedOn;
  if (answer.ownerId.empty() || !people::findPerson(connection, answer.ownerId))
    return tl::unexpected(invalid(l, "Dites à qui l’idée est confiée.", "Say whom the idea is given to.", "/owner"));
  if (auto good = check(answer, before, now, l); !good) return tl::unexpected(good.error());
  if (before && same(*before, answer)) return *before;  // the answer to it was lost, or the button pressed twice
  if (idea->inRound)
    return fail(ErrorCode::conflict, say(l, "Cette idée est dans un scrutin\u00a0: la réponse viendra de son résultat.",
                                         "This idea is in a round: its result will be the answer."));
  if (wanted.step && *wanted.step != (before ? before->step : 0))
    return fail(ErrorCode::conflict, say(l, "Quelqu’un a répondu entre-temps\u00a0: rechargez, lisez, puis répondez.",
                                         "Somebody answered meanwhile: load again, read it, then answer."));
  const bool news = !before || before->status != answer.status || before->testedWhere != answer.testedWhere ||
                    before->testedOn != answer.testedOn;
  answer.step = before ? before->step + (news ? 1 : 0) : 1;
  answer.decidedBy = who.personId;
  answer.decidedAt = news ? now : before->decidedAt;
  answer.tellAt = news ? std::optional(tellingTime(now)) : before->tellAt;
  answer.told = !answer.tellAt;
  keepAnswer(connection, answer, now);
  changes::append(connection, "report", idea->reportId, "all", now);
  journal::append(
      connection, m_rng, now, who.personId, "idea.answered", "idea:" + answer.ideaId,
      std::string(nameOf(answer.status)) + "\n" + answer.ownerId + "\n" + answer.dueOn + "\n" + answer.reason);
  return answer;
}

void retain(sql::Connection& connection, Answer answer, TimePoint now) {
  const auto before = findAnswer(connection, answer.ideaId);
  answer.status = Status::retained;
  answer.step = before ? before->step + 1 : 1;
  answer.decidedAt = now;
  answer.tellAt = tellingTime(now);
  keepAnswer(connection, answer, now);
  if (const auto idea = findIdeaLine(connection, answer.ideaId))
    changes::append(connection, "report", idea->reportId, "all", now);
}

std::vector<IdeaLine> unansweredSince(sql::Connection& connection, TimePoint since, int limit) {
  return waiting(connection, {since, 0, "", limit});
}

std::vector<AnsweredIdea> doneBetween(sql::Connection& connection, TimePoint from, TimePoint to, int limit) {
  return answeredBetween(connection, from, to, nameOf(Status::done), limit);
}

}  // namespace passerelle::answers
