#include "backend/rounds/rounds_room.h"

#include <cstdio>
#include <memory>

#include "backend/changes/change_log.h"
#include "backend/journal/journal.h"
#include "backend/pages/layout.h"
#include "backend/people/person_repository.h"
#include "backend/rounds/older_ballots.h"
#include "backend/rounds/result_json.h"
#include "shared/base/digest.h"

namespace passerelle::rounds {
namespace {
constexpr Milliseconds kBetweenLooks = std::chrono::seconds(20);

std::string linkHash(std::string_view code) { return toHex(blake2b(code)); }
}  // namespace

RoundsRoom::RoundsRoom(RoundsOptions options, sql::Database& database, mail::MailQueue& mails, Files& files,
                       const Clock& clock, Rng& rng, std::function<void()> committed)
    : m_database(database),
      m_mails(mails),
      m_clock(clock),
      m_rng(rng),
      m_publicUrl(std::move(options.publicUrl)),
      m_committed(std::move(committed)),
      m_secrets(options.dataFolder + "/secrets", files, rng),
      m_preparation(m_secrets, rng),
      m_ballots(m_secrets, clock, rng),
      m_counting(m_secrets, rng) {
  // The code is made again from the round's secret when the mail leaves: it never rests in the database.
  m_mails.addLinkMaker("ballot",
                       [this](sql::Connection&, const mail::MailQueue::LinkWanted& link) -> Result<std::string> {
                         const auto code = m_ballots.linkCode(link.target, link.personId);
                         if (!code) return tl::unexpected(code.error());
                         return m_publicUrl + "/ballots/" + *code;
                       });
  const auto brought =
      m_database.writeNow([this](sql::Connection& connection) { return bringOverBallots(connection, m_secrets); });
  if (!brought) std::fprintf(stderr, "rounds: %s\n", brought.error().message.c_str());
}

void RoundsRoom::tell(sql::Connection& connection, const std::string& actor, std::string_view action,
                      const Round& round) {
  journal::append(connection, m_rng, m_clock.now(), actor, action, "round:" + round.id, round.title);
  if (round.state != RoundState::draft) changes::append(connection, "round", round.id, "all", m_clock.now());
}

Result<Round> RoundsRoom::prepare(sql::Connection& connection, const std::string& chair, const NewRound& wanted,
                                  Language language) {
  auto round = m_preparation.prepare(connection, chair, wanted, m_clock.now(), language);
  if (round) tell(connection, chair, "round.prepared", *round);
  return round;
}

Result<Round> RoundsRoom::open(sql::Connection& connection, const std::string& actor, const std::string& id,
                               bool confirmed, Language language) {
  const auto before = findRound(connection, id);
  auto round = m_preparation.open(connection, id, confirmed, m_clock.now(), language);
  if (!round || before->state == RoundState::open) return round;
  tell(connection, actor, "round.opened", *round);
  for (const std::string& voter : votersOf(connection, id)) {
    if (auto invited = invite(connection, *round, voter, false); !invited) return tl::unexpected(invited.error());
  }
  return round;
}

Result<Round> RoundsRoom::cancel(sql::Connection& connection, const std::string& actor, const std::string& id,
                                 Language language) {
  auto round = m_preparation.cancel(connection, id, language);
  if (round) tell(connection, actor, "round.cancelled", *round);
  return round;
}

Result<bool> RoundsRoom::vote(sql::Connection& connection, const std::string& roundId, const std::string& personId,
                              const std::vector<Said>& said, Language language, const BallotLineage& lineage) {
  auto first = m_ballots.record(connection, roundId, personId, said, language, lineage);
  // The journal says that somebody voted, once, and never what: no change of a ballot leaves a trace of its own.
  if (first && *first)
    journal::append(connection, m_rng, m_clock.now(), personId, "round.voted", "round:" + roundId, "");
  return first;
}

Result<void> RoundsRoom::invite(sql::Connection& connection, const Round& round, const std::string& personId,
                                bool again) {
  const auto person = people::findPerson(connection, personId);
  const auto code = m_ballots.linkCode(round.id, personId);
  if (!code) return tl::unexpected(code.error());
  setLinkHash(connection, round.id, personId, linkHash(*code));
  if (!person || !person->email) return {};
  const Language l = languageFromTag(person->language);
  const std::string subject = std::string(again ? say(l, "Rappel\u00A0: votre bulletin — ", "Reminder: your ballot — ")
                                                : say(l, "Votre bulletin — ", "Your ballot — ")) +
                              round.title;
  const std::string text =
      std::string(
          say(round, l,
              {"Bonjour,\n\nvous êtes invité à noter des idées\u00A0: ", "Hello,\n\nyou are invited to grade ideas: ",
               "Bonjour,\n\nvous êtes invité à noter les rapports du mois\u00A0: ",
               "Hello,\n\nyou are invited to grade the reports of the month: "})) +
      round.title +
      std::string(say(l, ".\n\nVotre bulletin, à vous seul, sans mot de passe\u00A0:\n\n",
                      ".\n\nYour ballot, for you alone, without a password:\n\n")) +
      std::string(mail::kLinkPlace) +
      std::string(say(l, "\n\nDeux minutes suffisent\u202F; vous pouvez changer d’avis jusqu’à la clôture, le ",
                      "\n\nTwo minutes are enough; you can change your mind until the close, on ")) +
      pages::dateTime(round.closesAt, l) +
      std::string(say(l, ".\nPersonne ne voit vos mentions, ni pendant ni après.\n",
                      ".\nNobody sees your grades, neither during the round nor after.\n"));
  return m_mails.enqueueWithLink(connection, {*person->email, subject, text, {}}, {"ballot", round.id, personId});
}

Result<int> RoundsRoom::remind(sql::Connection& connection, const std::string& id, Language l) {
  const auto round = findRound(connection, id);
  if (!round || !round->takesBallots(m_clock.now()))
    return fail(ErrorCode::conflict, say(l, "Ce scrutin n’est pas ouvert.", "This round is not open."));
  const auto missing = missingVoters(connection, id);
  for (const std::string& voter : missing) {
    if (auto invited = invite(connection, *round, voter, true); !invited) return tl::unexpected(invited.error());
  }
  return static_cast<int>(missing.size());
}

Result<RoundsRoom::Voter> RoundsRoom::voterBehind(sql::Connection& connection, std::string_view code,
                                                  Language l) const {
  const auto behind = findLink(connection, linkHash(code));
  const auto round = behind ? findRound(connection, behind->roundId) : std::nullopt;
  const auto person = behind ? people::findPerson(connection, behind->personId) : std::nullopt;
  if (!round || !person)
    return fail(ErrorCode::gone,
                say(l, "Ce lien n’est le bulletin de personne\u00A0: demandez-en un autre à qui préside le scrutin.",
                    "This link is nobody’s ballot: ask whoever chairs the round for another one."));
  return Voter{*round, person->id, person->language};
}

bool RoundsRoom::write(sql::Connection& connection, const Round& round, const std::string& personId, bool conducts,
                       JsonWriter& json) const {
  if (round.state == RoundState::draft && !conducts) return false;
  const auto voted = hasVoted(connection, round.id, personId);
  const Turnout turnout = turnoutOf(connection, round.id);
  const auto time = [&json](std::string_view name, const std::optional<TimePoint>& at) {
    json.field(name, at ? std::optional(toIso(*at)) : std::nullopt);
  };
  json.beginObject().field("id", round.id).field("kind", round.kind).field("title", round.title);
  json.field("month", round.month.empty() ? std::nullopt : std::optional(round.month));
  json.field("state", std::string(nameOf(round.state))).field("closesAt", toIso(round.closesAt));
  json.field("resultsAt", toIso(round.resultsAt()));
  time("openedAt", round.openedAt);
  time("publishedAt", round.publishedAt);
  time("complaintsUntil", round.secretUntil);
  json.field("slate", round.slate).field("showOfHands", round.showOfHands).field("invited", voted.has_value());
  json.field("voted", voted.value_or(false));
  json.key("scale").beginArray();
  for (const GradeName& grade : round.scale)
    json.beginObject().field("fr", grade.french).field("en", grade.english).endObject();
  json.endArray();
  json.key("turnout").beginObject().field("invited", turnout.invited).field("voted", turnout.voted).endObject();
  if (round.state == RoundState::published) {
    json.field("seed", round.seed).key("result");
    writeResult(decodeResult(round.result), round.scale, json);
  }
  if (round.state == RoundState::draft) {
    json.key("plan");
    writePlan(plan(connection, round), json);
  }
  json.endObject();
  return true;
}

void RoundsRoom::runDue() {
  const TimePoint now = m_clock.now();
  if (now < m_nextLook) return;
  m_nextLook = now + kBetweenLooks;
  auto changed = std::make_shared<bool>(false);
  m_database.write(
      [this, now, changed](sql::Connection& connection) -> Result<void> {
        for (Round& round : roundsIn(connection, RoundState::open)) {
          if (now >= round.resultsAt()) {
            if (auto result = m_counting.publish(connection, round, now); !result) {
              std::fprintf(stderr, "round %s: %s\n", round.id.c_str(), result.error().message.c_str());
              continue;
            }
            tell(connection, "system", "round.published", round);
            *changed = true;
          } else if (!round.dealtAgainAt && round.openedAt &&
                     now >= *round.openedAt + (round.closesAt - *round.openedAt) / 2) {
            m_preparation.dealAgain(connection, round, now);
            tell(connection, "system", "round.dealtAgain", round);  // phones fetch their slates again
            *changed = true;
          }
        }
        for (Round& round : roundsIn(connection, RoundState::published)) {
          if (!round.secretUntil || now < *round.secretUntil) continue;
          if (auto gone = m_secrets.destroy(round.id); !gone) return gone;
          round.secretUntil.reset();
          updateRound(connection, round);
          tell(connection, "system", "round.secretDestroyed", round);
          *changed = true;
        }
        return {};
      },
      [this, changed](Result<void> outcome) {
        if (outcome && *changed) m_committed();
      });
}

}  // namespace passerelle::rounds
