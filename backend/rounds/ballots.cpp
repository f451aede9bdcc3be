#include "backend/rounds/ballots.h"

#include <algorithm>
#include <array>
#include <map>

#include "shared/base/digest.h"

namespace passerelle::rounds {
namespace {

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }));
}

Error damaged() {
  return {ErrorCode::internal,
          "A sealed ballot does not open with its round's secret: restore the data folder it belongs to.",
          {}};
}

/// The last change stands in one line of a ballot, always the same one: the first by its idea.
const SealedLine* headLine(const std::vector<SealedLine>& lines) {
  const auto first =
      std::min_element(lines.begin(), lines.end(), [](const auto& a, const auto& b) { return a.itemId < b.itemId; });
  return first == lines.end() ? nullptr : &*first;
}

std::string lastChange(const std::vector<SealedLine>& lines, const BallotSeal& seal, const std::string& voterKey) {
  const SealedLine* head = headLine(lines);
  return head == nullptr ? std::string() : toHex(seal.changeIn(head->sealed, voterKey, head->itemId));
}

bool knows(const BallotLineage& lineage, const std::string& head) {
  return head == lineage.base ||
         std::find(lineage.supersedes.begin(), lineage.supersedes.end(), head) != lineage.supersedes.end();
}

/// Why this person cannot say anything in this round now.
Result<void> takes(const std::optional<VotingRound>& round, TimePoint now, Language l) {
  if (!round)
    return fail(ErrorCode::notFound, std::string(say(l, "Ce scrutin n’existe pas.", "There is no such round.")));
  if (!round->voted)
    return fail(ErrorCode::forbidden,
                std::string(say(l, "Ce scrutin n’est pas le vôtre : seules les personnes invitées notent.",
                                "This round is not yours: only those invited grade.")));
  if (round->state == RoundState::draft)
    return fail(ErrorCode::conflict,
                std::string(say(l, "Ce scrutin n’est pas encore ouvert.", "This round is not open yet.")));
  if (!round->takesBallots(now))
    return fail(ErrorCode::gone,
                std::string(say(l, "Ce scrutin est clos : votre vote arrive trop tard et n’est pas compté.",
                                "This round is closed: your vote comes too late and is not counted.")));
  return {};
}
}  // namespace

Result<Round> Ballots::openRound(sql::Connection& connection, const std::string& roundId, const std::string& personId,
                                 Language l) const {
  const auto voting = findVotingRound(connection, roundId, personId);
  if (auto open = takes(voting, m_clock.now(), l); !open) return tl::unexpected(open.error());
  return *findRound(connection, roundId);
}

std::size_t Ballots::gradesOn(const std::string& scale) {
  const std::lock_guard lock(m_mutex);
  const auto [entry, isNew] = m_grades.try_emplace(scale, 0);
  if (isNew) entry->second = scaleOf(scale).size();
  return entry->second;
}

Result<Ballot> Ballots::ballot(sql::Connection& connection, const Round& round, const BallotSeal& seal,
                               const std::string& voterKey) const {
  std::map<std::string, LineTitle> titles;
  for (LineTitle& title : titlesOf(connection, round.id, voterKey)) {
    const std::string id = title.itemId;
    titles.emplace(id, std::move(title));
  }
  const auto sealedLines = linesOf(connection, round.id, voterKey);
  int wave = 0;  // a slate that was dealt again begins at a later place
  for (const SealedLine& line : sealedLines) wave = std::max(wave, round.slate > 0 ? line.place / round.slate : 0);
  Ballot ballot;
  ballot.change = lastChange(sealedLines, seal, voterKey);
  for (const SealedLine& line : sealedLines) {
    const auto said = seal.open(line.sealed, voterKey, line.itemId);
    const auto comment = seal.openComment(line.comment, voterKey, line.itemId);
    if (!said || !comment) return tl::unexpected(damaged());
    if (*said != kUntouched) ballot.receipt = seal.receipt(voterKey);
    if (*said == kUntouched && round.slate > 0 && line.place / round.slate < wave) continue;
    const LineTitle& title = titles[line.itemId];
    ballot.lines.push_back({line.itemId, title.title, title.reportId, line.place, *said, *comment});
  }
  return ballot;
}

Result<std::string> Ballots::linkCode(const std::string& roundId, const std::string& personId) const {
  const auto secret = m_secrets.find(roundId);
  if (!secret) return tl::unexpected(secret.error());
  return BallotSeal(*secret, m_rng).linkCode(personId);
}

Result<Ballot> Ballots::read(sql::Connection& connection, const std::string& roundId, const std::string& personId,
                             Language l) const {
  const auto round = openRound(connection, roundId, personId, l);
  if (!round) return tl::unexpected(round.error());
  const auto secret = m_secrets.find(roundId);
  if (!secret) return tl::unexpected(secret.error());
  const BallotSeal seal(*secret, m_rng);
  return ballot(connection, *round, seal, seal.voterKey(personId));
}

Result<bool> Ballots::record(sql::Connection& connection, const std::string& roundId, const std::string& personId,
                             const std::vector<Said>& said, Language l, const BallotLineage& lineage) {
  constexpr std::size_t kFew = 3;  ///< so few are looked up one by one
  const auto round = findVotingRound(connection, roundId, personId);
  if (auto open = takes(round, m_clock.now(), l); !open) return tl::unexpected(open.error());
  const auto secret = m_secrets.find(roundId);
  if (!secret) return tl::unexpected(secret.error());
  const BallotSeal seal(*secret, m_rng);
  const std::string voterKey = seal.voterKey(personId);
  std::map<std::string, SealedLine> lines;
  if (said.size() <= kFew) {
    for (const Said& one : said) {
      if (auto line = findLine(connection, roundId, voterKey, one.itemId)) lines.emplace(one.itemId, std::move(*line));
    }
    if (auto head = firstLine(connection, roundId, voterKey)) {
      const std::string id = head->itemId;
      lines.try_emplace(id, std::move(*head));
    }
  } else {
    for (SealedLine& line : linesOf(connection, roundId, voterKey)) {
      const std::string id = line.itemId;
      lines.emplace(id, std::move(line));
    }
  }
  const auto grades = static_cast<int>(gradesOn(round->scale));
  std::array<std::uint8_t, kChangeBytes> chance{};
  m_rng.fill(chance);
  std::string change(chance.begin(), chance.end());
  if (!lineage.change.empty() && !lines.empty()) {
    const auto& [headId, headLine] = *lines.begin();
    const std::string head = toHex(seal.changeIn(headLine.sealed, voterKey, headId));
    if (head == lineage.change) return false;  // its answer was lost
    if (!knows(lineage, head))
      return fail(ErrorCode::conflict,
                  std::string(say(l, "Ce bulletin a été changé ailleurs depuis : relisez-le, puis déposez-le.",
                                  "This ballot was changed elsewhere since: look at it again, then submit it.")));
    change = fromHex(lineage.change).value();
  }
  for (std::size_t i = 0; i < said.size(); ++i) {  // all is checked before anything is written
    const std::string field = "/lines/" + std::to_string(i);
    if (!lines.contains(said[i].itemId))
      return fail(
          ErrorCode::invalid,
          std::string(round->ofReports
                          ? say(l, "Ce rapport n’est pas sur votre bulletin.", "This report is not on your ballot.")
                          : say(l, "Cette idée n’est pas sur votre bulletin.", "This idea is not on your ballot.")),
          field + "/item");
    if (said[i].said < kConcerned || said[i].said >= grades)
      return fail(ErrorCode::invalid,
                  std::string(say(l, "Cette mention n’est pas dans l’échelle de ce scrutin.",
                                  "This grade is not on the scale of this round.")),
                  field + "/grade");
    if (said[i].comment && characters(*said[i].comment) > kMostCommentChars)
      return fail(
          ErrorCode::invalid,
          std::string(say(l, "Un commentaire compte 500 caractères au plus.", "A comment has at most 500 characters.")),
          field + "/comment");
  }
  bool touched = false;
  for (const Said& one : said) {
    SealedLine& line = lines[one.itemId];
    const auto before = seal.open(line.sealed, voterKey, one.itemId);
    if (!before) return tl::unexpected(damaged());
    touched = touched || one.said != kUntouched;
    if (*before != one.said) {
      auto open = seal.openCount(sealedCount(connection, roundId, one.itemId), one.itemId);
      if (!open) return tl::unexpected(damaged());
      count(*open, *before, -1);
      count(*open, one.said, +1);
      setSealedCount(connection, roundId, one.itemId, seal.seal(*open, one.itemId));
    }
    // Written even when nothing changed: how much is written does not tell what a voter changed.
    line.sealed = seal.seal(one.said, voterKey, one.itemId, change);
    if (one.comment) line.comment = seal.sealComment(*one.comment, voterKey, one.itemId);
    updateLine(connection, roundId, line);
  }
  if (!lines.empty()) {
    auto& [headId, head] = *lines.begin();
    const auto there = seal.open(head.sealed, voterKey, headId);
    if (!there) return tl::unexpected(damaged());
    head.sealed = seal.seal(*there, voterKey, headId, change);
    updateLine(connection, roundId, head);
  }
  const bool first = touched && !*round->voted;
  if (first) markVoted(connection, roundId, personId);
  return first;
}

Result<Ballot> Ballots::keep(sql::Connection& connection, const std::string& roundId, const std::string& personId,
                             const std::vector<Said>& said, Language l, const BallotLineage& lineage) {
  if (auto recorded = record(connection, roundId, personId, said, l, lineage); !recorded)
    return tl::unexpected(recorded.error());
  return read(connection, roundId, personId, l);
}

}  // namespace passerelle::rounds
