#include "backend/meetings/meetings_room.h"

#include <algorithm>

#include "backend/ideas/idea_repository.h"
#include "backend/journal/journal.h"
#include "backend/notifications/notices.h"
#include "backend/pages/local_time.h"
#include "backend/people/person_repository.h"
#include "backend/people/policy.h"
#include "backend/reports/report_repository.h"
#include "shared/base/id.h"
#include "shared/base/text.h"
#include "shared/domain/report.h"

namespace passerelle::meetings {
namespace {
using people::Person;
constexpr Milliseconds kBetweenLooks = std::chrono::minutes(1);
constexpr Milliseconds kReminder = std::chrono::hours(24 * 3);

TimePoint startOf(const std::string& day) { return pages::startOfDay(day).value_or(TimePoint{}); }
}  // namespace

bool prepares(const http::Caller& caller) { return scopeOf(Permission::prepareMeetings, caller.roles) == Scope::any; }

MeetingsRoom::MeetingsRoom(std::string publicUrl, sql::Database& database, mail::MailQueue& mails,
                           answers::Answers& answers, const Clock& clock, Rng& rng, std::function<void()> committed)
    : m_publicUrl(std::move(publicUrl)),
      m_database(database),
      m_mails(mails),
      m_answers(answers),
      m_clock(clock),
      m_rng(rng),
      m_committed(std::move(committed)) {}

std::string MeetingsRoom::addressOf(std::string_view id, std::string_view itemId) const {
  return m_publicUrl + "/meetings/" + std::string(id) + "/items/" + std::string(itemId);
}

std::vector<Person> MeetingsRoom::attendants(sql::Connection& connection) const {
  std::vector<std::string> ids;
  {
    auto rows = connection.query(R"(
        SELECT id, roles FROM person
        WHERE ' ' || roles || ' ' LIKE '% management %' OR ' ' || roles || ' ' LIKE '% chair %'
          OR ' ' || roles || ' ' LIKE '% advocate %' OR ' ' || roles || ' ' LIKE '% admin %'
        ORDER BY name, id LIMIT 200)");
    while (const auto* row = rows->next()) ids.push_back(row->string(0));
  }
  std::vector<Person> found;
  found.reserve(ids.size());
  for (const std::string& id : ids) found.push_back(*people::findPerson(connection, id));
  return found;
}

Result<Meeting> MeetingsRoom::planned(sql::Connection& connection, std::string_view id, Language l) const {
  auto meeting = findMeeting(connection, id);
  if (!meeting) return fail(ErrorCode::notFound, say(l, "Cette réunion n’existe pas.", "There is no such meeting."));
  if (meeting->state != MeetingState::planned)
    return fail(ErrorCode::conflict, say(l, "Cette réunion est close : son compte rendu ne change plus.",
                                         "This meeting is over: its minutes no longer change."));
  return std::move(*meeting);
}

Result<void> MeetingsRoom::mayAttend(sql::Connection& connection, std::string_view personId, std::string_view field,
                                     Language l) const {
  const auto person = people::findPerson(connection, personId);
  if (!person)
    return fail(ErrorCode::invalid, say(l, "Cette personne n’est pas connue ici.", "This person is not known here."),
                field);
  if (scopeOf(Permission::attendMeetings, person->roles) == Scope::none)
    return fail(
        ErrorCode::refused,
        std::string(say(l, "Cette personne n’a pas le rôle de direction, de présidence ou d’avocat du client : ",
                        "This person has not the role of management, chair or customer's advocate: ")) +
            person->name,
        field);
  return {};
}

void MeetingsRoom::turn(sql::Connection& connection, TimePoint now) {
  for (Meeting& meeting : plannedMeetings(connection)) {
    std::string advocate = meeting.advocateId;
    const Member* chosen = meeting.member(advocate);
    if (!meeting.advocateByHand || chosen == nullptr || chosen->absent) {
      Rotation rotation;
      for (const Sitting& sitting : sittingsBefore(connection, meeting.heldOn, meeting.id)) rotation.note(sitting);
      advocate = rotation.next(meeting.present());
      meeting.advocateByHand = false;
    }
    if (advocate == meeting.advocateId) continue;
    meeting.advocateId = advocate;
    updateMeeting(connection, meeting, now);
    if (advocate.empty()) continue;
    notifications::tell(
        connection,
        {advocate,
         "advocateTurn",
         "meeting",
         meeting.id,
         "advocate:" + meeting.id + ":" + advocate,
         "C’est votre tour de parler pour les clients, le " + pages::dayInWords(meeting.heldOn, Language::french) + ".",
         "It is your turn to speak for the customers, on " + pages::dayInWords(meeting.heldOn, Language::english) + ".",
         {},
         {},
         meeting.title,
         meeting.title,
         "/meetings/" + meeting.id,
         true},
        now);
  }
}

Result<Meeting> MeetingsRoom::changed(sql::Connection& connection, const http::Caller& actor, std::string_view action,
                                      std::string_view id, std::string_view what) {
  journal::append(connection, m_rng, m_clock.now(), actor.personId, std::string(action), "meeting:" + std::string(id),
                  std::string(what));
  return *findMeeting(connection, id);
}

Result<Meeting> MeetingsRoom::create(sql::Connection& connection, const http::Caller& actor, const NewMeeting& wanted,
                                     Language l) {
  if (!isId(wanted.id))
    return fail(
        ErrorCode::invalid,
        say(l, "L’identifiant d’une réunion est un UUID en minuscules.", "A meeting's id is a UUID in lower case."),
        "/id");
  if (isBlank(wanted.title) || charactersIn(wanted.title) > kMaxTitleChars)
    return fail(ErrorCode::invalid,
                say(l, "Donnez un titre à la réunion (200 caractères au plus).",
                    "Give the meeting a title (at most 200 characters)."),
                "/title");
  if (!isDate(wanted.heldOn) || wanted.heldOn < pages::localDate(m_clock.now()))
    return fail(ErrorCode::invalid,
                say(l, "Donnez le jour de la réunion : aujourd’hui ou plus tard.",
                    "Give the day of the meeting: today or later."),
                "/heldOn");
  if (wanted.members.empty() || wanted.members.size() > kMaxMembers)
    return fail(ErrorCode::invalid, say(l, "Une réunion a entre 1 et 40 membres.", "A meeting has 1 to 40 members."),
                "/members");
  if (wanted.agenda.size() > kMaxItems)
    return fail(ErrorCode::invalid, say(l, "Un ordre du jour a au plus 40 points.", "An agenda has at most 40 points."),
                "/agenda");
  for (const std::string& member : wanted.members) {
    if (auto may = mayAttend(connection, member, "/members", l); !may) return tl::unexpected<Error>(may.error());
  }
  const TimePoint now = m_clock.now();
  Meeting meeting;
  meeting.id = wanted.id;
  meeting.title = wanted.title;
  meeting.heldOn = wanted.heldOn;
  meeting.createdBy = actor.personId;
  if (!insertMeeting(connection, meeting, now)) return *findMeeting(connection, wanted.id);
  for (const std::string& member : wanted.members) putMember(connection, meeting.id, member, false);
  std::int64_t position = 0;
  for (const std::string& title : wanted.agenda) {
    if (charactersIn(title) > kMaxTitleChars)
      return fail(ErrorCode::invalid,
                  say(l, "Un point de l’ordre du jour compte au plus 200 caractères.",
                      "A point of the agenda has at most 200 characters."),
                  "/agenda");
    if (isBlank(title)) continue;
    Item item;
    item.id = newId(m_clock, m_rng);
    item.position = ++position;
    item.title = title;
    meetings::putItem(connection, meeting.id, item, {});
  }
  turn(connection, now);
  return changed(connection, actor, "meeting.planned", meeting.id, meeting.title + "\n" + meeting.heldOn);
}

Result<Meeting> MeetingsRoom::addMember(sql::Connection& connection, const http::Caller& actor, std::string_view id,
                                        std::string_view personId, Language l) {
  auto meeting = planned(connection, id, l);
  if (!meeting) return meeting;
  if (auto may = mayAttend(connection, personId, "/person", l); !may) return tl::unexpected<Error>(may.error());
  if (meeting->member(personId) == nullptr) {
    if (meeting->members.size() >= kMaxMembers)
      return fail(ErrorCode::refused, say(l, "Une réunion a au plus 40 membres.", "A meeting has at most 40 members."),
                  "/person");
    putMember(connection, id, personId, false);
    turn(connection, m_clock.now());
  }
  return changed(connection, actor, "meeting.memberAdded", id, personId);
}

Result<Meeting> MeetingsRoom::setAbsent(sql::Connection& connection, const http::Caller& actor, std::string_view id,
                                        std::string_view personId, bool absent, Language l) {
  auto meeting = planned(connection, id, l);
  if (!meeting) return meeting;
  if (personId != actor.personId && !prepares(actor))
    return fail(ErrorCode::forbidden,
                say(l, "Vous ne dites que votre propre absence.", "You tell your own absence alone."));
  if (meeting->member(personId) == nullptr)
    return fail(ErrorCode::refused,
                say(l, "Cette personne n’est pas de cette réunion.", "This person is not of this meeting."), "/person");
  putMember(connection, id, personId, absent);
  turn(connection, m_clock.now());
  return changed(connection, actor, absent ? "meeting.absent" : "meeting.present", id, personId);
}

Result<Meeting> MeetingsRoom::nameAdvocate(sql::Connection& connection, const http::Caller& actor, std::string_view id,
                                           std::string_view personId, Language l) {
  auto meeting = planned(connection, id, l);
  if (!meeting) return meeting;
  const Member* member = meeting->member(personId);
  if (!personId.empty() && (member == nullptr || member->absent))
    return fail(ErrorCode::refused,
                say(l, "Choisissez quelqu’un qui vient à cette réunion.", "Choose somebody who comes to this meeting."),
                "/person");
  meeting->advocateByHand = !personId.empty();
  if (meeting->advocateByHand) meeting->advocateId = personId;
  updateMeeting(connection, *meeting, m_clock.now());
  turn(connection, m_clock.now());
  return changed(connection, actor, "meeting.advocateNamed", id, personId);
}

Result<Meeting> MeetingsRoom::close(sql::Connection& connection, const http::Caller& actor, std::string_view id,
                                    Language l) {
  auto meeting = planned(connection, id, l);
  if (!meeting) return meeting;
  const TimePoint now = m_clock.now();
  if (meeting->heldOn > pages::localDate(now))
    return fail(ErrorCode::conflict,
                say(l, "Cette réunion n’a pas encore eu lieu.", "This meeting has not taken place yet."));
  std::string missing;
  for (const Item& item : meeting->items) {
    if (item.decided() && item.effect.tone.empty()) missing += (missing.empty() ? "" : " ; ") + item.title;
  }
  if (!missing.empty())
    return fail(ErrorCode::conflict,
                std::string(say(l, "L’avocat du client n’a pas encore dit ce que change pour les clients : ",
                                "The customer's advocate has not said yet what this changes for customers: ")) +
                    missing);
  for (const Item& item : meeting->items) {
    if (!item.decided() || item.ideaId.empty()) continue;
    answers::Deciding wanted;
    wanted.ideaId = item.ideaId;
    wanted.status = *answers::statusFromName(item.status);
    wanted.ownerId = item.ownerId;
    wanted.dueOn = item.dueOn;
    wanted.reason = item.outcome;
    if (wanted.status == answers::Status::tested) {
      wanted.testedWhere = item.outcome;
      wanted.testedOn = meeting->heldOn;
    }
    auto answered = m_answers.decide(connection, {actor.personId, true}, wanted, now, l);
    if (!answered)
      return fail(answered.error().code, item.title + std::string(say(l, "\u00a0: ", ": ")) + answered.error().message,
                  answered.error().field);
  }
  meeting->state = MeetingState::held;
  updateMeeting(connection, *meeting, now);
  turn(connection, now);
  return changed(connection, actor, "meeting.held", id, meeting->title);
}

Result<Meeting> MeetingsRoom::cancel(sql::Connection& connection, const http::Caller& actor, std::string_view id,
                                     Language l) {
  auto meeting = planned(connection, id, l);
  if (!meeting) return meeting;
  meeting->state = MeetingState::cancelled;
  updateMeeting(connection, *meeting, m_clock.now());
  turn(connection, m_clock.now());
  return changed(connection, actor, "meeting.cancelled", id, meeting->title);
}

Result<void> MeetingsRoom::remind(sql::Connection& connection, Meeting& meeting, TimePoint now) {
  meeting.remindedId = meeting.advocateId;
  updateMeeting(connection, meeting, now);
  const auto advocate = people::findPerson(connection, meeting.advocateId);
  if (!advocate || !advocate->email) return {};
  const Language l = languageFromTag(advocate->language);
  const std::string day = pages::dayInWords(meeting.heldOn, l);
  const std::string text =
      std::string(say(l, "Bonjour,\n\n", "Hello,\n\n")) + std::string(say(l, "à la réunion « ", "at the meeting “")) +
      meeting.title + std::string(say(l, " », le ", "” on ")) + day +
      std::string(say(l,
                      ", vous parlez pour les clients.\n\n"
                      "— Au début : dix minutes, avec le kit (une photo, une parole, un nombre, une décision).\n"
                      "— Pour chaque décision : une ligne sur ce qu’elle change pour les clients.\n\n"
                      "Le kit, l’ordre du jour et la carte de la chaise : ",
                      ", you speak for the customers.\n\n"
                      "— At the beginning: ten minutes, with the kit (a photo, words, a number, a decision).\n"
                      "— For each decision: one line on what it changes for customers.\n\n"
                      "The kit, the agenda and the card for the chair: ")) +
      m_publicUrl + "/meetings/" + meeting.id +
      std::string(say(l, "\n\nAbsent ce jour-là ? Dites-le sur cette page : le tour passe au suivant.\n",
                      "\n\nAway that day? Say so on this page: the turn goes on to the next.\n"));
  return m_mails.enqueue(
      connection, {*advocate->email,
                   std::string(say(l, "Vous parlez pour les clients, le ", "You speak for the customers on ")) + day,
                   text,
                   {}});
}

void MeetingsRoom::runDue() {
  const TimePoint now = m_clock.now();
  if (now < m_nextLook) return;
  m_nextLook = now + kBetweenLooks;
  m_database.write(
      [this, now](sql::Connection& connection) -> Result<void> {
        for (Meeting& meeting : plannedMeetings(connection)) {
          const bool due = startOf(meeting.heldOn) - kReminder <= now && meeting.heldOn >= pages::localDate(now);
          if (!due || meeting.advocateId.empty() || meeting.remindedId == meeting.advocateId) continue;
          if (auto told = remind(connection, meeting, now); !told) return told;
        }
        return {};
      },
      [](Result<void>) {});
}

}  // namespace passerelle::meetings
