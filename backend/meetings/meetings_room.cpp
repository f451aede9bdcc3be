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
using sql::val;
constexpr Milliseconds kBetweenLooks = std::chrono::minutes(1);
constexpr Milliseconds kReminder = std::chrono::hours(24 * 3);

tl::unexpected<Error> refuse(Language l, ErrorCode code, std::string_view french, std::string_view english,
                             std::string field = {}) {
  return fail(code, std::string(say(l, french, english)), std::move(field));
}

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
  if (!meeting) return refuse(l, ErrorCode::notFound, "Cette réunion n’existe pas.", "There is no such meeting.");
  if (meeting->state != MeetingState::planned)
    return refuse(l, ErrorCode::conflict, "Cette réunion est close : son compte rendu ne change plus.",
                  "This meeting is over: its minutes no longer change.");
  return std::move(*meeting);
}

Result<void> MeetingsRoom::mayAttend(sql::Connection& connection, std::string_view personId, std::string_view field,
                                     Language l) const {
  const auto person = people::findPerson(connection, personId);
  if (!person)
    return refuse(l, ErrorCode::invalid, "Cette personne n’est pas connue ici.", "This person is not known here.",
                  std::string(field));
  if (scopeOf(Permission::attendMeetings, person->roles) == Scope::none)
    return fail(
        ErrorCode::refused,
        std::string(say(l, "Cette personne n’a pas le rôle de direction, de présidence ou d’avocat du client : ",
                        "This person has not the role of management, chair or customer's advocate: ")) +
            person->name,
        std::string(field));
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
    return refuse(l, ErrorCode::invalid, "L’identifiant d’une réunion est un UUID en minuscules.",
                  "A meeting's id is a UUID in lower case.", "/id");
  if (isBlank(wanted.title) || charactersIn(wanted.title) > kMaxTitleChars)
    return refuse(l, ErrorCode::invalid, "Donnez un titre à la réunion (200 caractères au plus).",
                  "Give the meeting a title (at most 200 characters).", "/title");
  if (!isDate(wanted.heldOn) || wanted.heldOn < pages::localDate(m_clock.now()))
    return refuse(l, ErrorCode::invalid, "Donnez le jour de la réunion : aujourd’hui ou plus tard.",
                  "Give the day of the meeting: today or later.", "/heldOn");
  if (wanted.members.empty() || wanted.members.size() > kMaxMembers)
    return refuse(l, ErrorCode::invalid, "Une réunion a entre 1 et 40 membres.", "A meeting has 1 to 40 members.",
                  "/members");
  if (wanted.agenda.size() > kMaxItems)
    return refuse(l, ErrorCode::invalid, "Un ordre du jour a au plus 40 points.", "An agenda has at most 40 points.",
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
      return refuse(l, ErrorCode::invalid, "Un point de l’ordre du jour compte au plus 200 caractères.",
                    "A point of the agenda has at most 200 characters.", "/agenda");
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
      return refuse(l, ErrorCode::refused, "Une réunion a au plus 40 membres.", "A meeting has at most 40 members.",
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
    return refuse(l, ErrorCode::forbidden, "Vous ne dites que votre propre absence.",
                  "You tell your own absence alone.");
  if (meeting->member(personId) == nullptr)
    return refuse(l, ErrorCode::refused, "Cette personne n’est pas de cette réunion.",
                  "This person is not of this meeting.", "/person");
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
    return refuse(l, ErrorCode::refused, "Choisissez quelqu’un qui vient à cette réunion.",
                  "Choose somebody who comes to this meeting.", "/person");
  meeting->advocateByHand = !personId.empty();
  if (meeting->advocateByHand) meeting->advocateId = personId;
  updateMeeting(connection, *meeting, m_clock.now());
  turn(connection, m_clock.now());
  return changed(connection, actor, "meeting.advocateNamed", id, personId);
}

Result<Meeting> MeetingsRoom::putItem(sql::Connection& connection, const http::Caller& actor, std::string_view id,
                                      const std::string& itemId, const std::string& title, const std::string& ideaId,
                                      Language l) {
  auto meeting = planned(connection, id, l);
  if (!meeting) return meeting;
  if (!isId(itemId))
    return refuse(l, ErrorCode::invalid, "L’identifiant d’un point est un UUID en minuscules.",
                  "An item's id is a UUID in lower case.", "/id");
  Item item;
  item.id = itemId;
  item.title = title;
  item.ideaId = ideaId;
  if (const std::string owner = meetingOf(connection, itemId); !owner.empty()) {
    if (owner != id)
      return refuse(l, ErrorCode::conflict, "Ce point est d’une autre réunion.", "This item is another meeting's.",
                    "/id");
    item = *meeting->item(itemId);
    if (!isBlank(title)) item.title = title;
  } else if (meeting->items.size() >= kMaxItems) {
    return refuse(l, ErrorCode::refused, "Un ordre du jour a au plus 40 points.", "An agenda has at most 40 points.");
  } else {
    item.position = meeting->items.empty() ? 1 : meeting->items.back().position + 1;
  }
  if (!item.ideaId.empty()) {
    auto rows = connection.query(
        "SELECT text FROM idea WHERE id = $1 AND published_at IS NOT NULL AND removed_at IS NULL", {val(item.ideaId)});
    const auto* row = rows->next();
    if (row == nullptr)
      return refuse(l, ErrorCode::refused, "Cette idée n’est pas publiée, ou n’existe plus.",
                    "This idea is not published, or no longer there.", "/idea");
    if (isBlank(item.title)) item.title = row->string(0);
  }
  if (isBlank(item.title) || charactersIn(item.title) > 10 * kMaxTitleChars)
    return refuse(l, ErrorCode::invalid, "Dites en quelques mots ce qui est à décider.",
                  "Say in a few words what is to be decided.", "/title");
  meetings::putItem(connection, id, item, {});
  return changed(connection, actor, "meeting.itemPut", id, item.title);
}

Result<Meeting> MeetingsRoom::removeItem(sql::Connection& connection, const http::Caller& actor, std::string_view id,
                                         std::string_view itemId, Language l) {
  auto meeting = planned(connection, id, l);
  if (!meeting) return meeting;
  const Item* item = meeting->item(itemId);
  if (item == nullptr)
    return refuse(l, ErrorCode::notFound, "Ce point n’est pas à l’ordre du jour.", "This is not on the agenda.");
  if (item->decided())
    return refuse(l, ErrorCode::conflict, "Ce point est décidé : reprenez d’abord la décision.",
                  "This is decided: take the decision back first.");
  meetings::removeItem(connection, itemId);
  return changed(connection, actor, "meeting.itemRemoved", id, itemId);
}

Result<Meeting> MeetingsRoom::setEffect(sql::Connection& connection, const http::Caller& actor, std::string_view id,
                                        std::string_view itemId, const std::string& tone, const std::string& text,
                                        Language l) {
  auto meeting = planned(connection, id, l);
  if (!meeting) return meeting;
  const bool turn = meeting->advocateId == actor.personId;
  if (!turn && scopeOf(Permission::speakForCustomers, actor.roles) != Scope::any)
    return refuse(l, ErrorCode::forbidden, "L’avocat du client de cette réunion écrit cette ligne.",
                  "The customer's advocate of this meeting writes this line.");
  const Item* found = meeting->item(itemId);
  if (found == nullptr)
    return refuse(l, ErrorCode::notFound, "Ce point n’est pas à l’ordre du jour.", "This is not on the agenda.");
  if (!isEffectTone(tone))
    return refuse(l, ErrorCode::invalid, "Dites si c’est mieux, moins bien, sans effet, ou si personne ne le sait.",
                  "Say whether it is better, worse, without effect, or whether nobody knows.", "/tone");
  if (isBlank(text) || charactersIn(text) > kMaxWords)
    return refuse(l, ErrorCode::refused, "Dites en une phrase ce que les clients verront (600 caractères au plus).",
                  "Say in one sentence what customers will see (at most 600 characters).", "/text");
  Item item = *found;
  item.effect.tone = tone;
  item.effect.text = text;
  meetings::putItem(connection, id, item, actor.personId);
  return changed(connection, actor, "meeting.effectSaid", id, tone + "\n" + text);
}

Result<Meeting> MeetingsRoom::decide(sql::Connection& connection, const http::Caller& actor, std::string_view id,
                                     std::string_view itemId, const Decided& decided, Language l) {
  auto meeting = planned(connection, id, l);
  if (!meeting) return meeting;
  const Item* found = meeting->item(itemId);
  if (found == nullptr)
    return refuse(l, ErrorCode::notFound, "Ce point n’est pas à l’ordre du jour.", "This is not on the agenda.");
  if (!decided.status.empty() && !isStatus(decided.status))
    return refuse(l, ErrorCode::invalid, "Choisissez : retenu, à tester, déjà fait, non retenu.",
                  "Choose: retained, to be tested, already done, declined.", "/status");
  const bool runs = decided.status == "retained" || decided.status == "tested";
  if (runs && (decided.ownerId.empty() || !people::findPerson(connection, decided.ownerId)))
    return refuse(l, ErrorCode::refused, "Dites qui s’en charge.", "Say who takes care of it.", "/owner");
  if (runs && (!isDate(decided.dueOn) || decided.dueOn < meeting->heldOn))
    return refuse(l, ErrorCode::refused, "Dites pour quand, après la réunion.", "Say by when, after the meeting.",
                  "/dueOn");
  if (decided.status == "tested" &&
      (isBlank(decided.outcome) || charactersIn(decided.outcome) > answers::kMostWhereChars))
    return refuse(l, ErrorCode::refused, "Dites où, en 200 caractères au plus.",
                  "Say where, in at most 200 characters.", "/outcome");
  if (!decided.status.empty() && !runs && isBlank(decided.outcome))
    return refuse(l, ErrorCode::refused, "Dites pourquoi : l’auteur de l’idée le lira.",
                  "Say why: the idea's author will read it.", "/outcome");
  if (charactersIn(decided.outcome) > kMaxWords)
    return refuse(l, ErrorCode::refused, "Une décision se dit en 600 caractères au plus.",
                  "A decision is said in at most 600 characters.", "/outcome");
  Item item = *found;
  item.status = decided.status;
  item.outcome = decided.outcome;
  item.ownerId = runs ? decided.ownerId : "";
  item.dueOn = runs ? decided.dueOn : "";
  meetings::putItem(connection, id, item, {});
  return changed(connection, actor, "meeting.decided", id, item.title + "\n" + item.status);
}

Result<Meeting> MeetingsRoom::composeKit(sql::Connection& connection, const http::Caller& actor, std::string_view id,
                                         const ByHand& byHand, Language l) {
  auto meeting = planned(connection, id, l);
  if (!meeting) return meeting;
  const TimePoint now = m_clock.now();
  const Choices choices = choicesFor(connection, id, now);
  std::map<std::string, Choice> wanted;
  for (Choice& best : bestOf(choices)) wanted[best.slot.slot] = std::move(best);
  for (const KitSlot& kept : kitOf(connection, id)) {
    if (kept.byHand) wanted[kept.slot] = {{}, kept, {}, {}};
  }
  for (const auto& [slot, key] : byHand.keys) {
    const std::vector<Choice>& among = slot == "photo"      ? choices.photos
                                       : slot == "verbatim" ? choices.verbatims
                                       : slot == "number"   ? choices.numbers
                                                            : choices.decisions;
    const auto found =
        std::find_if(among.begin(), among.end(), [&key = key](const Choice& one) { return one.key == key; });
    if (found == among.end())
      return refuse(l, ErrorCode::refused, "Ce choix n’est plus proposé : rechargez la page.",
                    "This choice is offered no more: load the page again.", "/" + slot);
    wanted[slot] = *found;
    wanted[slot].slot.byHand = true;
  }
  if (!isBlank(byHand.figure) || !isBlank(byHand.words)) {
    if (isBlank(byHand.figure) || isBlank(byHand.words) || charactersIn(byHand.figure) > 20 ||
        charactersIn(byHand.words) > kMaxTitleChars)
      return refuse(l, ErrorCode::refused, "Un nombre (20 caractères) va avec ce qu’il compte (200 caractères).",
                    "A number (20 characters) goes with what it counts (200 characters).", "/figure");
    wanted["number"] = {{}, {"number", {}, {}, {}, byHand.figure, byHand.words, byHand.words, true}, {}, {}};
  }
  if (wanted.empty())
    return refuse(l, ErrorCode::refused, "Rien n’a encore été publié : le kit attend le premier rapport.",
                  "Nothing has been published yet: the kit waits for the first report.");
  for (auto& [name, choice] : wanted) {
    if (name == "decision" && choice.slot.itemId.empty()) {
      const auto known = std::find_if(meeting->items.begin(), meeting->items.end(),
                                      [&idea = choice.ideaId](const Item& one) { return one.ideaId == idea; });
      choice.slot.itemId = known == meeting->items.end() ? newId(m_clock, m_rng) : known->id;
      if (known == meeting->items.end()) {
        if (auto put = putItem(connection, actor, id, choice.slot.itemId, choice.slot.textFr, choice.ideaId, l); !put)
          return put;
      }
    }
    putKitSlot(connection, id, choice.slot);
  }
  return changed(connection, actor, "meeting.kitComposed", id, "");
}

Result<Meeting> MeetingsRoom::close(sql::Connection& connection, const http::Caller& actor, std::string_view id,
                                    Language l) {
  auto meeting = planned(connection, id, l);
  if (!meeting) return meeting;
  const TimePoint now = m_clock.now();
  if (meeting->heldOn > pages::localDate(now))
    return refuse(l, ErrorCode::conflict, "Cette réunion n’a pas encore eu lieu.",
                  "This meeting has not taken place yet.");
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
