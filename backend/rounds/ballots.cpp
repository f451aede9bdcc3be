#include "backend/rounds/ballots.h"

#include <algorithm>
#include <array>
#include <map>

#include "shared/base/digest.h"
#include "shared/base/text.h"

namespace passerelle::rounds {
namespace {

Error damaged() {
  return {ErrorCode::internal,
          "A sealed ballot does not open with its round's secret: restore the data folder it belongs to.",
          {}};
}

bool knows(const BallotLineage& lineage, const std::string& head) {
  return head == lineage.base ||
         std::find(lineage.supersedes.begin(), lineage.supersedes.end(), head) != lineage.supersedes.end();
}

/// Why this person cannot say anything in this round now.
Result<void> takesFrom(const std::optional<VotingRound>& round, TimePoint now, Language l) {
  if (!round) return fail(ErrorCode::notFound, say(l, "Ce scrutin n’existe pas.", "There is no such round."));
  if (!round->voted)
    return fail(ErrorCode::forbidden,
                say(l, "Ce scrutin n’est pas le vôtre\u00A0: seules les personnes invitées notent.",
                    "This round is not yours: only those invited grade."));
  if (round->state == RoundState::draft)
    return fail(ErrorCode::conflict, say(l, "Ce scrutin n’est pas encore ouvert.", "This round is not open yet."));
  if (!round->takesBallots(now))
    return fail(ErrorCode::gone, say(l, "Ce scrutin est clos\u00A0: votre vote arrive trop tard et n’est pas compté.",
                                     "This round is closed: your vote comes too late and is not counted."));
  return {};
}
}  // namespace

std::shared_ptr<const Ballots::Frozen> Ballots::known(const std::string& roundId) const {
  const std::lock_guard lock(m_mutex);
  const auto kept = m_frozen.find(roundId);
  if (kept == m_frozen.end()) return nullptr;
  if (m_clock.now() < kept->second->until) return kept->second;
  m_frozen.erase(kept);
  return nullptr;
}

std::shared_ptr<const Ballots::Frozen> Ballots::freeze(sql::Connection& connection, const std::string& roundId) const {
  const auto round = findRound(connection, roundId);
  const auto made = std::make_shared<Frozen>();
  made->until = round->resultsAt();
  made->grades = static_cast<int>(round->scale.size());
  made->ofReports = round->ofReports();
  made->items = itemsOf(connection, roundId);
  for (const RoundItem& item : made->items) made->positions[item.id] = item.position;
  const std::lock_guard lock(m_mutex);
  return m_frozen.insert_or_assign(roundId, made).first->second;
}

Result<Ballots::Opened> Ballots::open(sql::Connection& connection, const std::string& roundId,
                                      const std::string& personId, Language l) const {
  const auto seal = m_secrets.seal(roundId);
  const std::string voterKey = seal ? (*seal)->voterKey(personId) : std::string();
  // An open round has a ballot for everybody who is invited, and no other round has any: one look says all.
  auto frozen = known(roundId);
  auto row = frozen && seal ? findBallot(connection, roundId, voterKey) : std::nullopt;
  if (!row) {
    if (auto takes = takesFrom(findVotingRound(connection, roundId, personId), m_clock.now(), l); !takes)
      return tl::unexpected(takes.error());
    if (!seal) return tl::unexpected(seal.error());
    frozen = freeze(connection, roundId);
    row = findBallot(connection, roundId, voterKey);
  }
  auto words = row ? (*seal)->open(row->sealed, voterKey) : std::nullopt;
  if (!words) return tl::unexpected(damaged());
  return Opened{std::move(frozen), *seal, std::move(*row), std::move(*words)};
}

Result<std::string> Ballots::linkCode(const std::string& roundId, const std::string& personId) const {
  const auto seal = m_secrets.seal(roundId);
  if (!seal) return tl::unexpected(seal.error());
  return (*seal)->linkCode(personId);
}

Result<Ballot> Ballots::read(sql::Connection& connection, const std::string& roundId, const std::string& personId,
                             Language l) const {
  const auto opened = open(connection, roundId, personId, l);
  if (!opened) return tl::unexpected(opened.error());
  const auto comments = opened->seal->openComments(opened->row.comments, opened->row.voterKey);
  if (!comments) return tl::unexpected(damaged());
  const std::vector<Word>& words = opened->words.words;
  int deal = 0;
  for (const Word& word : words) deal = std::max(deal, word.deal);
  Ballot ballot;
  ballot.change = toHex(opened->words.change);
  if (opened->words.touched()) ballot.receipt = opened->seal->receipt(opened->row.voterKey);
  for (const Word& word : words) {
    if (word.said == kUntouched && word.deal < deal) continue;  // given back at half time
    const RoundItem& item = opened->frozen->items.at(static_cast<std::size_t>(word.item));
    const auto comment = comments->find(word.item);
    ballot.lines.push_back({item.id, item.title, item.reportId, static_cast<int>(ballot.lines.size()), word.said,
                            comment == comments->end() ? std::string() : comment->second});
  }
  return ballot;
}

Result<bool> Ballots::record(sql::Connection& connection, const std::string& roundId, const std::string& personId,
                             const std::vector<Said>& said, Language l, const BallotLineage& lineage) {
  auto opened = open(connection, roundId, personId, l);
  if (!opened) return tl::unexpected(opened.error());
  const Frozen& frozen = *opened->frozen;
  Words& words = opened->words;
  if (!lineage.change.empty()) {
    const std::string head = toHex(words.change);
    if (head == lineage.change) return false;  // its answer was lost
    if (!knows(lineage, head))
      return fail(ErrorCode::conflict,
                  say(l, "Ce bulletin a été changé ailleurs depuis\u00A0: relisez-le, puis déposez-le.",
                      "This ballot was changed elsewhere since: look at it again, then submit it."));
    words.change = fromHex(lineage.change).value();
  } else {
    std::array<std::uint8_t, kChangeBytes> chance{};
    m_rng.fill(chance);
    words.change.assign(chance.begin(), chance.end());
  }
  bool touched = false;
  Comments commented;
  for (std::size_t i = 0; i < said.size(); ++i) {  // all is checked before anything is written
    const auto field = [i](const char* name) { return "/lines/" + std::to_string(i) + name; };
    const auto position = frozen.positions.find(said[i].itemId);
    Word* const word = position == frozen.positions.end() ? nullptr : words.find(position->second);
    if (word == nullptr)
      return fail(ErrorCode::invalid,
                  frozen.ofReports
                      ? say(l, "Ce rapport n’est pas sur votre bulletin.", "This report is not on your ballot.")
                      : say(l, "Cette idée n’est pas sur votre bulletin.", "This idea is not on your ballot."),
                  field("/item"));
    if (said[i].said < kConcerned || said[i].said >= frozen.grades)
      return fail(ErrorCode::invalid,
                  say(l, "Cette mention n’est pas dans l’échelle de ce scrutin.",
                      "This grade is not on the scale of this round."),
                  field("/grade"));
    if (said[i].comment && charactersIn(*said[i].comment) > kMostCommentChars)
      return fail(ErrorCode::invalid,
                  say(l, "Un commentaire compte 500 caractères au plus.", "A comment has at most 500 characters."),
                  field("/comment"));
    word->said = said[i].said;
    touched = touched || word->said != kUntouched;
    if (said[i].comment) commented[word->item] = *said[i].comment;
  }
  SealedBallot& row = opened->row;
  if (!commented.empty()) {
    auto comments = opened->seal->openComments(row.comments, row.voterKey);
    if (!comments) return tl::unexpected(damaged());
    for (auto& [item, text] : commented) (*comments)[item] = std::move(text);
    row.comments = opened->seal->sealComments(*comments, row.voterKey);
  }
  const bool first = touched && !words.voted && markVoted(connection, roundId, personId);
  words.voted = words.voted || touched;
  // Written even when nothing changed, and all of it: how much is written does not tell what a voter changed.
  row.sealed = opened->seal->seal(words, row.voterKey);
  updateBallot(connection, roundId, row);
  return first;
}

Result<Ballot> Ballots::keep(sql::Connection& connection, const std::string& roundId, const std::string& personId,
                             const std::vector<Said>& said, Language l, const BallotLineage& lineage) {
  if (auto recorded = record(connection, roundId, personId, said, l, lineage); !recorded)
    return tl::unexpected(recorded.error());
  return read(connection, roundId, personId, l);
}

}  // namespace passerelle::rounds
