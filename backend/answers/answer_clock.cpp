#include "backend/answers/answer_clock.h"

#include <cstdio>
#include <map>
#include <memory>

#include "backend/journal/journal.h"
#include "backend/notifications/notices.h"
#include "backend/pages/local_time.h"
#include "backend/people/person_repository.h"

namespace passerelle::answers {
namespace {
constexpr Milliseconds kBetweenLooks = std::chrono::seconds(20);
constexpr int kAtOnce = 20, kMostOpen = 1000;
constexpr std::int64_t kDaysBefore = 7, kDaysBetween = 14;

std::int64_t daysUntil(std::string_view day, std::string_view today) {
  const auto then = timeFromIso(std::string(day) + "T12:00Z"), now = timeFromIso(std::string(today) + "T12:00Z");
  return then && now ? std::chrono::duration_cast<std::chrono::hours>(*then - *now).count() / 24 : 0;
}

/// Which reminder today asks for; empty: none.
std::string reminderDue(const Answer& answer, std::string_view today) {
  const std::int64_t left = daysUntil(answer.dueOn, today);
  if (left < 0) return "after-" + std::to_string((-left - 1) / kDaysBetween);
  // Who was given a week or less knows the day: the reminder comes the day before.
  const bool longAgo = daysUntil(answer.dueOn, pages::localDate(answer.decidedAt)) > kDaysBefore;
  return left <= (longAgo ? kDaysBefore : 1) && pages::localDate(answer.decidedAt) < today ? "before" : "";
}
}  // namespace

std::vector<AnswerClock::Person> AnswerClock::concerned(sql::Connection& connection, const IdeaLine& idea,
                                                        const Answer& answer) const {
  std::map<std::string, Standing> standings;
  const auto add = [&standings](const std::string& person, Standing standing) { standings.emplace(person, standing); };
  if (isOpen(answer.status)) add(answer.ownerId, Standing::owner);
  add(idea.authorId, Standing::author);
  for (const std::string& person : coAuthorsOf(connection, idea.id)) add(person, Standing::coAuthor);
  for (const std::string& person : hostsOf(connection, idea.unitCode)) add(person, Standing::host);
  for (const std::string& person : supportersOf(connection, idea.id)) add(person, Standing::supporter);
  std::vector<Person> people;
  people.reserve(standings.size());
  for (const auto& [id, standing] : standings) people.push_back({id, standing});
  return people;
}

Result<void> AnswerClock::send(sql::Connection& connection, const std::string& personId, const News& news,
                               TimePoint now) {
  const auto person = people::findPerson(connection, personId);
  if (!person) return {};
  const std::string link = m_publicUrl + "/answers/" + news.ideaId;
  notifications::Notice notice;
  notice.personId = personId;
  notice.kind = news.kind;
  notice.subjectKind = "idea";
  notice.subjectId = news.ideaId;
  notice.dedupeKey = news.key;
  notice.textFr = news.words(Language::french, link).line;
  notice.textEn = news.words(Language::english, link).line;
  notice.insists = true;
  notifications::tell(connection, notice, now);
  if (!person->email) return {};
  const Words words = news.words(languageFromTag(person->language), link);
  return m_mails.enqueue(connection, {*person->email, words.subject, words.text, {}});
}

Result<int> AnswerClock::tell(sql::Connection& connection, const std::string& ideaId, TimePoint now) {
  const auto answer = findAnswer(connection, ideaId);
  if (!answer || answer->told) return 0;
  const auto idea = findIdeaLine(connection, ideaId);
  const auto before = lastTold(connection, ideaId);
  // Nothing new since what people know: a slip that was taken back in time, or an idea that its author took out.
  const bool known = before && before->status == answer->status && before->testedWhere == answer->testedWhere &&
                     before->testedOn == answer->testedOn;
  if (!idea || known) {
    closeTelling(connection, ideaId, answer->step, known);
    return 0;
  }
  const auto owner = people::findPerson(connection, answer->ownerId);
  int told = 0;
  for (const Person& one : concerned(connection, *idea, *answer)) {
    if (!insertTold(connection, ideaId, answer->step, one.id, nameOf(one.standing), now)) continue;
    ++told;
    const auto sent = send(connection, one.id,
                           {"answer", "answer:" + ideaId + ":" + std::to_string(answer->step), ideaId,
                            [&](Language l, const std::string& link) {
                              return tellingOf(*idea, *answer, owner ? owner->name : "", one.standing, link, l);
                            }},
                           now);
    if (!sent) return tl::unexpected(sent.error());
  }
  closeTelling(connection, ideaId, answer->step, true);
  journal::append(connection, m_rng, now, "system", "idea.answerTold", "idea:" + ideaId, std::to_string(told));
  return told;
}

Result<int> AnswerClock::remind(sql::Connection& connection, TimePoint now) {
  const std::string today = pages::localDate(now);
  if (pages::localMinute(now).substr(11) < "08:00") return 0;  // nobody is reminded at night
  int sent = 0;
  for (const AnsweredIdea& one : openAnswers(connection, "", kMostOpen)) {
    const std::string kind = reminderDue(one.answer, today);
    if (kind.empty()) {
      if (daysUntil(one.answer.dueOn, today) > kDaysBefore) break;  // in the order of their days
      continue;
    }
    if (!insertReminder(connection, one.answer, kind, now)) continue;
    ++sent;
    const std::int64_t left = daysUntil(one.answer.dueOn, today);
    const auto queued =
        send(connection, one.answer.ownerId,
             {"answerReminder", "answerReminder:" + one.answer.ideaId + ":" + one.answer.dueOn + ":" + kind,
              one.answer.ideaId,
              [&](Language l, const std::string& link) { return reminderOf(one.idea, one.answer, left, link, l); }},
             now);
    if (!queued) return tl::unexpected(queued.error());
  }
  return sent;
}

void AnswerClock::runDue() {
  const TimePoint now = m_clock.now();
  if (now < m_nextLook) return;
  m_nextLook = now + kBetweenLooks;
  auto told = std::make_shared<int>(0);
  m_database.write(
      [this, now, told](sql::Connection& connection) -> Result<void> {
        for (const std::string& ideaId : toTell(connection, now, kAtOnce)) {
          const auto some = tell(connection, ideaId, now);
          if (!some) return tl::unexpected(some.error());
          *told += *some;
        }
        const auto some = remind(connection, now);
        if (!some) return tl::unexpected(some.error());
        *told += *some;
        return {};
      },
      [this, told](Result<void> outcome) {
        if (!outcome)
          std::fprintf(stderr, "answers: %s\n", outcome.error().message.c_str());
        else if (*told > 0)
          m_committed();
      });
}

}  // namespace passerelle::answers
