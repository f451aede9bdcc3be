#include "backend/rounds/counting.h"

#include <algorithm>
#include <map>
#include <set>

#include "backend/answers/answers.h"
#include "backend/pages/local_time.h"
#include "backend/rounds/ballot_seal.h"
#include "shared/base/digest.h"
#include "shared/base/id.h"
#include "shared/codec/csv.h"
#include "shared/ranking/slate.h"
#include "shared/ranking/stability.h"

namespace passerelle::rounds {
namespace {
constexpr int kPodium = 3;
constexpr Milliseconds kTimeToAnswer = std::chrono::hours(24 * 30);

struct Opened {
  std::vector<ItemCount> counts;                    ///< per item, in their order
  std::vector<std::vector<ranking::Vote>> ballots;  ///< per voter who said something
};

void count(ItemCount& count, int said) {
  if (said == kSansAvis)
    ++count.abstentions;
  else if (said == kConcerned)
    ++count.concerned;
  else if (said != kUntouched)
    ++count.tally.at(static_cast<std::size_t>(said));
}
}  // namespace

Result<RoundResult> Counting::publish(sql::Connection& connection, Round& round, TimePoint now) {
  const auto seal = m_secrets.seal(round.id);
  if (!seal) return tl::unexpected(seal.error());
  const auto items = itemsOf(connection, round.id);
  std::map<int, std::size_t> indexOf;  // by position
  for (std::size_t i = 0; i < items.size(); ++i) indexOf[items[i].position] = i;

  Opened opened;
  opened.counts.assign(items.size(), ItemCount{ranking::Tally(round.scale.size(), 0), 0, 0});
  std::vector<PublishedGrade> grades;
  std::set<std::string> commitments;
  struct Comment {
    std::string itemId, text;
  };
  std::vector<Comment> comments;
  bool damaged = false;
  forEachBallot(connection, round.id, [&](const SealedBallot& ballot) {
    const auto words = (*seal)->open(ballot.sealed, ballot.voterKey);
    const auto commented = (*seal)->openComments(ballot.comments, ballot.voterKey);
    if (!words || !commented) {
      damaged = true;
      return;
    }
    for (const auto& [item, text] : *commented) {
      if (!text.empty()) comments.push_back({items[indexOf.at(item)].id, text});
    }
    if (!words->touched()) return;
    opened.ballots.emplace_back();
    commitments.insert(commitmentOf((*seal)->receipt(ballot.voterKey)));
    for (const Word& word : words->words) {
      const std::size_t index = indexOf.at(word.item);
      count(opened.counts[index], word.said);
      if (word.said >= 0) opened.ballots.back().push_back({index, word.said});
      if (word.said >= 0 || word.said == kSansAvis)
        grades.push_back(
            {newRandomId(m_rng), items[index].id, word.said >= 0 ? std::optional(word.said) : std::nullopt});
    }
  });
  if (damaged)
    return fail(ErrorCode::internal,
                "A sealed ballot does not open with its round's secret: the round is not published.");

  RoundResult result;
  result.turnout = turnoutOf(connection, round.id);
  result.valid = 2 * result.turnout.voted >= result.turnout.invited;
  result.ballots = static_cast<int>(opened.ballots.size());
  // Under quorum an idea is not compared: its place among the ranked ones would rest on too few.
  std::vector<std::size_t> compared;
  std::vector<ranking::Tally> tallies;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const auto graders = ranking::graders(opened.counts[i].tally);
    if (graders == 0 || graders < items[i].quorum) continue;
    compared.push_back(i);
    tallies.push_back(opened.counts[i].tally);
  }
  std::vector<std::vector<ranking::Vote>> votes;
  for (const auto& ballot : opened.ballots) {
    std::vector<ranking::Vote>& kept = votes.emplace_back();
    for (const ranking::Vote& vote : ballot) {
      const auto place = std::lower_bound(compared.begin(), compared.end(), vote.idea);
      if (place != compared.end() && *place == vote.idea)
        kept.push_back({static_cast<std::size_t>(place - compared.begin()), vote.grade});
    }
  }
  const auto stability = ranking::leaveOneOut(tallies, votes);
  const auto lineOf = [&](std::size_t i) {
    ResultLine line;
    line.itemId = items[i].id;
    line.title = items[i].title;
    line.reportId = items[i].reportId;
    line.origin = items[i].origin;
    line.quorum = items[i].quorum;
    line.recusals = items[i].recusals;
    line.graders = ranking::graders(opened.counts[i].tally);
    line.abstentions = opened.counts[i].abstentions;
    line.concerned = opened.counts[i].concerned;
    return line;
  };
  std::set<std::string> published;
  for (const ranking::Ranked& ranked : ranking::rank(tallies)) {
    ResultLine line = lineOf(compared[ranked.index]);
    line.rank = ranked.rank;
    line.grade = ranked.grade;
    line.counts = tallies[ranked.index];
    line.above = ranked.above;
    line.below = ranked.below;
    line.best = stability[ranked.index].best;
    line.worst = stability[ranked.index].worst;
    line.kept = stability[ranked.index].kept;
    line.prize = result.valid && *ranked.rank <= kPodium && *ranked.grade >= kPrizeGrade;
    published.insert(line.itemId);
    publishItem(connection, round.id, line.itemId, {line.counts, line.abstentions, line.concerned},
                [&]() -> std::optional<std::string> {
                  const auto key = ranking::sortableKey(line.counts);
                  return key ? std::optional(toHex(*key)) : std::nullopt;
                }());
    result.ranked.push_back(std::move(line));
  }
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (published.contains(items[i].id)) continue;
    result.underQuorum.push_back(lineOf(i));
    publishItem(connection, round.id, items[i].id, {{}, opened.counts[i].abstentions, opened.counts[i].concerned}, {});
  }

  std::sort(grades.begin(), grades.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  for (const PublishedGrade& grade : grades) {
    if (published.contains(grade.itemId)) insertGrade(connection, round.id, grade);
  }
  std::vector<std::pair<std::string, Comment>> shuffled;
  shuffled.reserve(comments.size());
  for (Comment& comment : comments) shuffled.emplace_back(newRandomId(m_rng), std::move(comment));
  std::sort(shuffled.begin(), shuffled.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (const auto& [id, comment] : shuffled) insertComment(connection, id, round.id, comment.itemId, comment.text);
  for (const std::string& commitment : commitments) insertReceipt(connection, round.id, commitment);
  for (const ResultLine& line : result.ranked) {
    if (!line.prize || round.kind != "ideas") continue;
    answers::Answer answer;
    answer.ideaId = line.itemId;
    answer.roundId = round.id;
    answer.ownerId = round.createdBy;
    answer.dueOn = pages::localDate(now + kTimeToAnswer);
    answer.reason = round.title;
    answers::retain(connection, answer, now);
  }
  deleteBallots(connection, round.id);
  round.state = RoundState::published;
  round.publishedAt = now;
  round.secretUntil = now + Round::kComplaints;
  round.result = encodeResult(result);
  updateRound(connection, round);
  return result;
}

std::string gradesCsv(sql::Connection& connection, const Round& round) {
  std::map<std::string, std::string> rowsOf;
  for (const PublishedGrade& grade : gradesOf(connection, round.id))
    rowsOf[grade.itemId] += grade.id + ',' + csv::verbatimCell(grade.itemId, ',') + ',' +
                            (grade.grade ? std::to_string(*grade.grade) : "") + '\n';
  std::string csv = round.ofReports() ? "ballot,report,grade\n" : "ballot,idea,grade\n";
  // In the order of the result, so that ties come out of a replay as they stand on the page.
  for (const ResultLine& line : decodeResult(round.result).ranked) csv += rowsOf[line.itemId];
  return csv;
}

}  // namespace passerelle::rounds
