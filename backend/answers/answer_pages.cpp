#include "backend/answers/answer_pages.h"

#include <algorithm>
#include <charconv>

#include "backend/answers/answer_api.h"
#include "backend/answers/answer_html.h"
#include "backend/answers/answer_words.h"
#include "backend/http/form.h"
#include "backend/http/language.h"
#include "backend/pages/layout.h"
#include "backend/people/cookie.h"
#include "backend/people/people_service.h"
#include "backend/people/person_repository.h"

namespace passerelle::answers {
namespace {
constexpr int kShown = 100;

std::string nameOfPerson(sql::Connection& connection, const std::string& id) {
  const auto person = people::findPerson(connection, id);
  return person ? person->name : std::string();
}

/// E-mails of those to whom ideas are usually given: management, and who owns one by now.
std::vector<std::string> usualOwners(sql::Connection& connection) {
  std::vector<std::string> emails;
  auto rows = connection.query(
      "SELECT p.email, p.roles, CASE WHEN EXISTS (SELECT 1 FROM decision d WHERE d.owner_id = p.id) THEN 1 ELSE 0 END "
      "FROM person p WHERE p.email IS NOT NULL ORDER BY p.email");
  while (const auto* row = rows->next()) {
    const auto roles = people::splitRoles(row->text(1));
    if (row->boolean(2) || std::find(roles.begin(), roles.end(), "management") != roles.end())
      emails.push_back(row->string(0));
    if (emails.size() == kShown) break;
  }
  return emails;
}
}  // namespace

void AnswerPages::list(http::Request& request, http::Reply reply) {
  m_database.read([this, caller = request.caller, l = http::languageOf(request),
                   answer = http::share(std::move(reply))](sql::Connection& connection) {
    const TimePoint now = m_clock.now(), soon = now + Milliseconds(1);
    ClockView view;
    view.now = now;
    view.waiting = waiting(connection, {soon, 0, "", kShown});
    view.waitingInAll = countWaiting(connection, soon);
    view.tooLong = countWaiting(connection, now - kPatience);
    const std::string today = pages::localDate(now);
    view.overdue = openAnswers(connection, today, kShown);
    for (AnsweredIdea& one : openAnswers(connection, "", 2 * kShown)) {
      if (one.answer.dueOn >= today) view.open.push_back(std::move(one));
    }
    for (AnsweredIdea& one : answeredBetween(connection, now - kPatience, soon, "", kShown)) {
      if (!isOpen(one.answer.status)) view.recent.push_back(std::move(one));
    }
    view.mayAnswer = deciderOf(caller).everything;
    (*answer)(pages::page(200, {std::string(say(l, "Réponses", "Answers")), l, &caller}, clockHtml(view, l)));
  });
}

void AnswerPages::show(http::Request& request, http::Reply reply) {
  m_database.read([this, caller = request.caller, id = request.param("id"), l = http::languageOf(request),
                   answer = http::share(std::move(reply))](sql::Connection& connection) {
    const auto idea = findIdeaLine(connection, id);
    if (!idea)
      return (*answer)(Error{ErrorCode::notFound,
                             std::string(say(l, "Cette idée n’existe pas, ou n’est pas publiée.",
                                             "There is no such idea, or it is not published.")),
                             {}});
    IdeaView view;
    view.idea = *idea;
    view.now = m_clock.now();
    for (Answer& step : stepsOf(connection, id)) {
      const std::string owner = nameOfPerson(connection, step.ownerId), by = nameOfPerson(connection, step.decidedBy);
      view.steps.push_back({std::move(step), owner, by});
    }
    const Decider who = deciderOf(caller);
    view.mayAnswer = who.everything;
    if (!view.steps.empty()) {
      const Answer& present = view.steps.back().answer;
      view.mayProgress = present.ownerId == who.personId && isOpen(present.status);
      if (const auto owner = people::findPerson(connection, present.ownerId))
        view.ownerEmail = owner->email.value_or("");
    }
    if (view.mayAnswer) view.owners = usualOwners(connection);
    (*answer)(pages::page(200, {std::string(say(l, "Réponse à une idée", "Answer to an idea")), l, &caller},
                          ideaHtml(view, caller, l)));
  });
}

void AnswerPages::decide(http::Request& request, http::Reply reply) {
  const Language l = http::languageOf(request);
  const auto form = http::formOf(request);
  if (!form) return reply(form.error());
  Deciding wanted;
  wanted.ideaId = request.param("id");
  const auto status = statusFromName(http::fieldOf(*form, "status"));
  if (!status)
    return reply(
        Error{ErrorCode::invalid, std::string(say(l, "Choisissez une réponse.", "Choose an answer.")), "status"});
  wanted.status = *status;
  const std::string email = people::lowered(people::trimmed(http::fieldOf(*form, "owner")));
  wanted.dueOn = http::fieldOf(*form, "dueOn");
  wanted.testedWhere = people::trimmed(http::fieldOf(*form, "testedWhere"));
  wanted.testedOn = http::fieldOf(*form, "testedOn");
  std::string reason = people::trimmed(http::fieldOf(*form, "reason"));
  std::erase(reason, '\r');
  wanted.reason = composeReason(http::fieldOf(*form, "template"), reason, l);
  const std::string step = http::fieldOf(*form, "step");
  int seen = 0;
  if (const auto [end, error] = std::from_chars(step.data(), step.data() + step.size(), seen);
      error == std::errc() && end == step.data() + step.size() && !step.empty())
    wanted.step = seen;
  m_database.write<Answer>(
      [this, who = deciderOf(request.caller), wanted = std::move(wanted), email,
       l](sql::Connection& connection) mutable -> Result<Answer> {
        if (!email.empty()) {
          const auto owner = people::findPersonByEmail(connection, email);
          if (!owner)
            return fail(ErrorCode::invalid,
                        std::string(say(
                            l, "Cette adresse n’est celle de personne ici\u00a0: ", "This e-mail is nobody’s here: ")) +
                            email,
                        "owner");
          wanted.ownerId = owner->id;
        }
        return m_answers.decide(connection, who, wanted, m_clock.now(), l);
      },
      [this, id = request.param("id"), answer = http::share(std::move(reply))](Result<Answer> decided) {
        if (!decided) return (*answer)(decided.error());
        m_committed();
        (*answer)(people::seeOther("/answers/" + id));
      });
}

}  // namespace passerelle::answers
