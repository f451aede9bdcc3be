#include "backend/rounds/round_pages.h"

#include <algorithm>
#include <charconv>
#include <sstream>

#include "backend/http/form.h"
#include "backend/http/language.h"
#include "backend/pages/layout.h"
#include "backend/people/cookie.h"
#include "backend/people/people_service.h"
#include "backend/people/person_repository.h"
#include "backend/rounds/ballot_seal.h"
#include "backend/rounds/round_api.h"
#include "backend/rounds/round_html.h"
#include "shared/base/id.h"

namespace passerelle::rounds {
namespace {
using pages::Html;
constexpr Milliseconds kUsualPeriod = std::chrono::hours(24 * 7);

/// Fields g-ITEM (a grade's index, a: sans avis, c: concerned) and c-ITEM (a word to the author).
Result<std::vector<Said>> saidIn(const http::Form& form, Language l) {
  std::vector<Said> said;
  for (const auto& [name, field] : form) {
    if (!name.starts_with("g-")) continue;
    Said one;
    one.itemId = name.substr(2);
    const std::string& value = field.value;
    if (value == "a") {
      one.said = kSansAvis;
    } else if (value == "c") {
      one.said = kConcerned;
    } else {
      const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), one.said);
      if (error != std::errc() || end != value.data() + value.size() || one.said < 0)
        return fail(ErrorCode::invalid,
                    say(l, "Cette mention n’est pas dans l’échelle de ce scrutin.",
                        "This grade is not on the scale of this round."),
                    name);
    }
    if (form.contains("c-" + one.itemId)) {
      std::string comment = http::fieldOf(form, "c-" + one.itemId);
      std::erase(comment, '\r');
      one.comment = std::move(comment);
    }
    said.push_back(std::move(one));
  }
  return said;
}

int numberIn(const http::Form& form, const std::string& name, int otherwise) {
  const std::string text = http::fieldOf(form, name);
  int value = otherwise;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() ? std::clamp(value, 0, 500) : otherwise;
}
}  // namespace

void RoundPages::list(http::Request& request, http::Reply reply) {
  m_database.read([caller = request.caller, l = http::languageOf(request),
                   answer = http::share(std::move(reply))](sql::Connection& connection) {
    const std::string title(say(l, "Scrutins", "Rounds"));
    Html content;
    content
        << "<h1>" << title << "</h1><p>"
        << say(l,
               "La direction note les idées et les rapports, en secret\u202F; le résultat s’explique et se recalcule.",
               "Management grades ideas and reports, in secret; the result is explained and can be computed again.")
        << "</p>";
    if (conducts(caller))
      content << "<p><a class=\"button\" href=\"/rounds/new\">" << say(l, "Préparer un scrutin", "Prepare a round")
              << "</a></p>";
    content << "<ul class=\"list\">";
    int shown = 0;
    for (const Round& round : listRounds(connection, kMostRounds)) {
      if (round.state == RoundState::cancelled || (round.state == RoundState::draft && !conducts(caller))) continue;
      ++shown;
      content << "<li><a href=\"/rounds/" << pages::urlPart(round.id) << "\"><strong>" << round.title
              << "</strong></a><br><span class=\"soft small\">"
              << (round.state == RoundState::draft  ? say(l, "En préparation", "Draft")
                  : round.state == RoundState::open ? say(l, "Ouvert jusqu’au ", "Open until ")
                                                    : say(l, "Publié, clos le ", "Published, closed on "));
      if (round.state != RoundState::draft) content << pages::dateTime(round.closesAt, l);
      content << "</span></li>";
    }
    content << "</ul>";
    if (shown == 0) content << "<p>" << say(l, "Aucun scrutin pour l’instant.", "No round yet.") << "</p>";
    (*answer)(pages::page(200, {title, l, &caller}, content));
  });
}

void RoundPages::show(http::Request& request, http::Reply reply) {
  m_database.read([this, caller = request.caller, id = request.param("id"),
                   receipt = request.queryValue("receipt").value_or(""), l = http::languageOf(request),
                   answer = http::share(std::move(reply))](sql::Connection& connection) {
    const auto round = findRound(connection, id);
    if (!round || round->state == RoundState::cancelled || (round->state == RoundState::draft && !conducts(caller)))
      return (*answer)(unknownRound(l));
    Html content;
    if (round->state == RoundState::draft) {
      content << planHtml(*round, m_room.plan(connection, *round), caller, l);
    } else if (round->state == RoundState::open) {
      const auto voted = hasVoted(connection, id, caller.personId);
      content << turnoutHtml(*round, turnoutOf(connection, id), voted.has_value(), voted.value_or(false), l);
      if (conducts(caller)) {
        content << "<h2>" << say(l, "Pas encore de bulletin", "No ballot yet") << "</h2><ul>";
        for (const std::string& missing : missingVoters(connection, id)) {
          if (const auto person = people::findPerson(connection, missing)) content << "<li>" << person->name << "</li>";
        }
        content << "</ul><form method=\"post\" action=\"/rounds/" << pages::urlPart(id) << "/remind\">"
                << pages::csrfField(caller) << "<p><button>" << say(l, "Leur envoyer un rappel", "Send them a reminder")
                << "</button></p></form><form method=\"post\" action=\"/rounds/" << pages::urlPart(id) << "/cancel\">"
                << pages::csrfField(caller) << "<p><button>" << say(l, "Annuler ce scrutin", "Cancel this round")
                << "</button></p></form>";
      }
    } else {
      ReceiptCheck check{receipt, false};
      if (!receipt.empty()) {
        const auto published = receiptsOf(connection, id);
        check.counted = std::binary_search(published.begin(), published.end(), commitmentOf(receipt));
      }
      content << resultHtml(*round, decodeResult(round->result), check, l);
    }
    (*answer)(pages::page(200, {round->title, l, &caller}, content));
  });
}

void RoundPages::form(http::Request& request, http::Reply reply) {
  const std::string kind = request.queryValue("kind").value_or("ideas");
  const std::string asked = request.queryValue("month").value_or("");
  m_database.read([this, caller = request.caller, kind, asked, l = http::languageOf(request),
                   answer = http::share(std::move(reply))](sql::Connection& connection) {
    const TimePoint now = m_clock.now(), closes = std::chrono::ceil<std::chrono::hours>(now + kUsualPeriod);
    const std::string last = pages::monthAfter(pages::localDate(now).substr(0, 7), -1);
    const std::string title(say(l, "Préparer un scrutin", "Prepare a round"));
    if (kind == "reports") {
      const std::string month = asked.empty() ? last : asked;
      if (pages::monthAfter(month, 0) != month)
        return (*answer)(Error{ErrorCode::invalid,
                               std::string(say(l, "Choisissez le mois des rapports, par exemple 2026-11.",
                                               "Choose the month of the reports, such as 2026-11.")),
                               "month"});
      return (*answer)(pages::page(
          200, {title, l, &caller, true},
          reportsForm(month, reports::bestReports(connection, month, now), carriedOver(connection, "reports").size(),
                      newId(m_clock, m_rng), closes, caller, l)));
    }
    const bool waits = !findReportsRound(connection, last) && !reports::bestReports(connection, last, now).empty();
    (*answer)(pages::page(200, {title, l, &caller},
                          preparationForm(ideas::candidates(connection), carriedOver(connection, "ideas").size(),
                                          newId(m_clock, m_rng), closes, waits ? last : "", caller, l)));
  });
}

std::function<void(Result<Round>)> RoundPages::backTo(http::Reply reply) {
  return [this, answer = http::share(std::move(reply))](Result<Round> round) {
    if (!round) return (*answer)(round.error());
    m_committed();
    (*answer)(people::seeOther(round->state == RoundState::cancelled ? "/rounds" : "/rounds/" + round->id));
  };
}

void RoundPages::prepare(http::Request& request, http::Reply reply) {
  const Language l = http::languageOf(request);
  const auto form = http::formOf(request);
  if (!form) return reply(form.error());
  NewRound wanted;
  wanted.id = http::fieldOf(*form, "id");
  if (const std::string kind = http::fieldOf(*form, "kind"); !kind.empty()) wanted.kind = kind;
  wanted.month = http::fieldOf(*form, "month");
  wanted.carry = http::fieldOf(*form, "carry") == "yes";
  wanted.title = people::trimmed(http::fieldOf(*form, "title"));
  const auto closes = pages::timeFromLocal(http::fieldOf(*form, "closes"));
  if (!isId(wanted.id) || !closes)
    return reply(Error{
        ErrorCode::invalid,
        std::string(say(l, "Donnez la date et l’heure de la clôture.", "Give the day and the hour of the close.")),
        "closes"});
  wanted.closesAt = *closes;
  wanted.top = numberIn(*form, "top", 8);
  wanted.random = numberIn(*form, "random", 0);
  wanted.triaged = http::fieldOf(*form, "triaged") == "yes";
  for (auto [pick, end] = form->equal_range("pick"); pick != end; ++pick) wanted.picks.push_back(pick->second.value);
  std::vector<std::string> emails;
  std::istringstream lines(http::fieldOf(*form, "voters"));
  for (std::string line; std::getline(lines, line);) {
    if (const std::string email = people::lowered(people::trimmed(line)); !email.empty()) emails.push_back(email);
  }
  m_database.write<Round>(
      [this, wanted, emails, chair = request.caller.personId, l](sql::Connection& connection) mutable -> Result<Round> {
        for (const std::string& email : emails) {
          const auto person = people::findPersonByEmail(connection, email);
          if (!person)
            return fail(ErrorCode::invalid,
                        std::string(say(
                            l, "Cette adresse n’est celle de personne ici\u00A0: ", "This e-mail is nobody’s here: ")) +
                            email,
                        "voters");
          wanted.voters.push_back(person->id);
        }
        return m_room.prepare(connection, chair, wanted, l);
      },
      backTo(std::move(reply)));
}

void RoundPages::open(http::Request& request, http::Reply reply) {
  const auto form = http::formOf(request);
  if (!form) return reply(form.error());
  m_database.write<Round>([this, id = request.param("id"), actor = request.caller.personId,
                           confirmed = http::fieldOf(*form, "confirm") == "yes", l = http::languageOf(request)](
                              sql::Connection& connection) { return m_room.open(connection, actor, id, confirmed, l); },
                          backTo(std::move(reply)));
}

void RoundPages::cancel(http::Request& request, http::Reply reply) {
  m_database.write<Round>(
      [this, id = request.param("id"), actor = request.caller.personId,
       l = http::languageOf(request)](sql::Connection& connection) { return m_room.cancel(connection, actor, id, l); },
      backTo(std::move(reply)));
}

void RoundPages::remind(http::Request& request, http::Reply reply) {
  const std::string& id = request.param("id");
  m_database.write<int>([this, id, l = http::languageOf(request)](
                            sql::Connection& connection) { return m_room.remind(connection, id, l); },
                        [id, answer = http::share(std::move(reply))](Result<int> sent) {
                          if (!sent) return (*answer)(sent.error());
                          (*answer)(people::seeOther("/rounds/" + id));
                        });
}

void RoundPages::ballot(http::Request& request, http::Reply reply) {
  m_database.read([this, caller = request.caller, id = request.param("id"), l = http::languageOf(request),
                   answer = http::share(std::move(reply))](sql::Connection& connection) {
    const auto ballot = m_room.ballot(connection, id, caller.personId, l);
    if (!ballot) return (*answer)(ballot.error());
    const Round round = *findRound(connection, id);
    (*answer)(pages::page(200, {round.title, l, &caller},
                          ballotHtml(round, *ballot, "/rounds/" + id + "/ballot", pages::csrfField(caller), l)));
  });
}

void RoundPages::vote(http::Request& request, http::Reply reply) {
  const Language l = http::languageOf(request);
  const auto form = http::formOf(request);
  if (!form) return reply(form.error());
  auto said = saidIn(*form, l);
  if (!said) return reply(said.error());
  const std::string id = request.param("id");
  m_database.write<bool>([this, id, person = request.caller.personId, said = std::move(*said),
                          l](sql::Connection& connection) { return m_room.vote(connection, id, person, said, l); },
                         [id, answer = http::share(std::move(reply))](Result<bool> voted) {
                           if (!voted) return (*answer)(voted.error());
                           (*answer)(people::seeOther("/rounds/" + id + "/ballot"));
                         });
}

void RoundPages::linkedBallot(http::Request& request, http::Reply reply) {
  m_database.read([this, code = request.param("code"), l = http::languageOf(request),
                   answer = http::share(std::move(reply))](sql::Connection& connection) {
    const auto voter = m_room.voterBehind(connection, code, l);
    if (!voter) return (*answer)(voter.error());
    const Language theirs = languageFromTag(voter->language);
    const auto ballot = m_room.ballot(connection, voter->round.id, voter->personId, theirs);
    if (!ballot) return (*answer)(ballot.error());
    (*answer)(pages::page(200, {voter->round.title, theirs},
                          ballotHtml(voter->round, *ballot, "/ballots/" + code, {}, theirs)));
  });
}

void RoundPages::linkedVote(http::Request& request, http::Reply reply) {
  const Language l = http::languageOf(request);
  const auto form = http::formOf(request);
  if (!form) return reply(form.error());
  auto said = saidIn(*form, l);
  if (!said) return reply(said.error());
  const std::string& code = request.param("code");
  m_database.write<bool>(
      [this, code, said = std::move(*said), l](sql::Connection& connection) -> Result<bool> {
        const auto voter = m_room.voterBehind(connection, code, l);
        if (!voter) return tl::unexpected(voter.error());
        return m_room.vote(connection, voter->round.id, voter->personId, said, languageFromTag(voter->language));
      },
      [code, answer = http::share(std::move(reply))](Result<bool> voted) {
        if (!voted) return (*answer)(voted.error());
        (*answer)(people::seeOther("/ballots/" + code));
      });
}

}  // namespace passerelle::rounds
