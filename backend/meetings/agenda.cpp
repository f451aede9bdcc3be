// The agenda of a meeting: its items, what each does to customers, what was decided, and the kit that opens it.
#include <algorithm>

#include "backend/answers/answers.h"
#include "backend/meetings/meetings_room.h"
#include "backend/people/person_repository.h"
#include "backend/people/policy.h"
#include "shared/base/id.h"
#include "shared/base/text.h"
#include "shared/domain/report.h"

namespace passerelle::meetings {
Result<Meeting> MeetingsRoom::putItem(sql::Connection& connection, const http::Caller& actor, std::string_view id,
                                      const std::string& itemId, const std::string& title, const std::string& ideaId,
                                      Language l) {
  auto meeting = planned(connection, id, l);
  if (!meeting) return meeting;
  if (!isId(itemId))
    return fail(ErrorCode::invalid,
                say(l, "L’identifiant d’un point est un UUID en minuscules.", "An item's id is a UUID in lower case."),
                "/id");
  Item item;
  item.id = itemId;
  item.title = title;
  item.ideaId = ideaId;
  if (const std::string owner = meetingOf(connection, itemId); !owner.empty()) {
    if (owner != id)
      return fail(ErrorCode::conflict, say(l, "Ce point est d’une autre réunion.", "This item is another meeting's."),
                  "/id");
    item = *meeting->item(itemId);
    if (!isBlank(title)) item.title = title;
  } else if (meeting->items.size() >= kMaxItems) {
    return fail(ErrorCode::refused,
                say(l, "Un ordre du jour a au plus 40 points.", "An agenda has at most 40 points."));
  } else {
    item.position = meeting->items.empty() ? 1 : meeting->items.back().position + 1;
  }
  if (!item.ideaId.empty()) {
    auto rows =
        connection.query("SELECT text FROM idea WHERE id = $1 AND published_at IS NOT NULL AND removed_at IS NULL",
                         {sql::val(item.ideaId)});
    const auto* row = rows->next();
    if (row == nullptr)
      return fail(
          ErrorCode::refused,
          say(l, "Cette idée n’est pas publiée, ou n’existe plus.", "This idea is not published, or no longer there."),
          "/idea");
    if (isBlank(item.title)) item.title = row->string(0);
  }
  if (isBlank(item.title) || charactersIn(item.title) > 10 * kMaxTitleChars)
    return fail(ErrorCode::invalid,
                say(l, "Dites en quelques mots ce qui est à décider.", "Say in a few words what is to be decided."),
                "/title");
  meetings::putItem(connection, id, item, {});
  return changed(connection, actor, "meeting.itemPut", id, item.title);
}

Result<Meeting> MeetingsRoom::removeItem(sql::Connection& connection, const http::Caller& actor, std::string_view id,
                                         std::string_view itemId, Language l) {
  auto meeting = planned(connection, id, l);
  if (!meeting) return meeting;
  const Item* item = meeting->item(itemId);
  if (item == nullptr)
    return fail(ErrorCode::notFound, say(l, "Ce point n’est pas à l’ordre du jour.", "This is not on the agenda."));
  if (item->decided())
    return fail(ErrorCode::conflict, say(l, "Ce point est décidé : reprenez d’abord la décision.",
                                         "This is decided: take the decision back first."));
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
    return fail(ErrorCode::forbidden, say(l, "L’avocat du client de cette réunion écrit cette ligne.",
                                          "The customer's advocate of this meeting writes this line."));
  const Item* found = meeting->item(itemId);
  if (found == nullptr)
    return fail(ErrorCode::notFound, say(l, "Ce point n’est pas à l’ordre du jour.", "This is not on the agenda."));
  if (!isEffectTone(tone))
    return fail(ErrorCode::invalid,
                say(l, "Dites si c’est mieux, moins bien, sans effet, ou si personne ne le sait.",
                    "Say whether it is better, worse, without effect, or whether nobody knows."),
                "/tone");
  if (isBlank(text) || charactersIn(text) > kMaxWords)
    return fail(ErrorCode::refused,
                say(l, "Dites en une phrase ce que les clients verront (600 caractères au plus).",
                    "Say in one sentence what customers will see (at most 600 characters)."),
                "/text");
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
    return fail(ErrorCode::notFound, say(l, "Ce point n’est pas à l’ordre du jour.", "This is not on the agenda."));
  if (!decided.status.empty() && !isStatus(decided.status))
    return fail(ErrorCode::invalid,
                say(l, "Choisissez : retenu, à tester, déjà fait, non retenu.",
                    "Choose: retained, to be tested, already done, declined."),
                "/status");
  const bool runs = decided.status == "retained" || decided.status == "tested";
  if (runs && (decided.ownerId.empty() || !people::findPerson(connection, decided.ownerId)))
    return fail(ErrorCode::refused, say(l, "Dites qui s’en charge.", "Say who takes care of it."), "/owner");
  if (runs && (!isDate(decided.dueOn) || decided.dueOn < meeting->heldOn))
    return fail(ErrorCode::refused, say(l, "Dites pour quand, après la réunion.", "Say by when, after the meeting."),
                "/dueOn");
  if (decided.status == "tested" &&
      (isBlank(decided.outcome) || charactersIn(decided.outcome) > answers::kMostWhereChars))
    return fail(ErrorCode::refused,
                say(l, "Dites où, en 200 caractères au plus.", "Say where, in at most 200 characters."), "/outcome");
  if (!decided.status.empty() && !runs && isBlank(decided.outcome))
    return fail(ErrorCode::refused,
                say(l, "Dites pourquoi : l’auteur de l’idée le lira.", "Say why: the idea's author will read it."),
                "/outcome");
  if (charactersIn(decided.outcome) > kMaxWords)
    return fail(
        ErrorCode::refused,
        say(l, "Une décision se dit en 600 caractères au plus.", "A decision is said in at most 600 characters."),
        "/outcome");
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
      return fail(ErrorCode::refused,
                  say(l, "Ce choix n’est plus proposé : rechargez la page.",
                      "This choice is offered no more: load the page again."),
                  "/" + slot);
    wanted[slot] = *found;
    wanted[slot].slot.byHand = true;
  }
  if (!isBlank(byHand.figure) || !isBlank(byHand.words)) {
    if (isBlank(byHand.figure) || isBlank(byHand.words) || charactersIn(byHand.figure) > 20 ||
        charactersIn(byHand.words) > kMaxTitleChars)
      return fail(ErrorCode::refused,
                  say(l, "Un nombre (20 caractères) va avec ce qu’il compte (200 caractères).",
                      "A number (20 characters) goes with what it counts (200 characters)."),
                  "/figure");
    wanted["number"] = {{}, {"number", {}, {}, {}, byHand.figure, byHand.words, byHand.words, true}, {}, {}};
  }
  if (wanted.empty())
    return fail(ErrorCode::refused, say(l, "Rien n’a encore été publié : le kit attend le premier rapport.",
                                        "Nothing has been published yet: the kit waits for the first report."));
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

}  // namespace passerelle::meetings
