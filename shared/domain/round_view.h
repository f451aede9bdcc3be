// A round of votes and one's own ballot, as docs/wire.md gives them.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace passerelle {

/// One grade of a round's scale in the languages of the chain.
struct GradeWords {
  std::string french, english;
};

/// What became of one idea.
struct RoundViewLine {
  std::string item, title, reportId;
  std::string origin;       ///< top, random, triage, chair, carried
  std::optional<int> rank;  ///< none: under quorum, carried over
  std::optional<int> grade;
  std::vector<std::int64_t> counts;  ///< worst first; empty where no profile may be shown
  std::int64_t graders = 0, above = 0, below = 0, sansAvis = 0, concerned = 0, recusals = 0, quorum = 0;
  bool prize = false;
  int best = 0, worst = 0, kept = 0;  ///< ranks when each voter in turn is left out; how often it stayed
  std::string whyFrench, whyEnglish;  ///< what set it ahead of the next one
};

struct RoundViewResult {
  bool valid = false;  ///< at least half of those invited voted
  std::int64_t ballots = 0;
  std::vector<RoundViewLine> ranked, underQuorum;
};

struct RoundView {
  std::string id;
  std::string kind;  ///< ideas, reports
  std::string title;
  std::string state;                         ///< draft, open, published, cancelled
  std::string closesAt, resultsAt;           ///< ISO times
  std::string publishedAt, complaintsUntil;  ///< empty before
  std::int64_t slate = 0;
  bool showOfHands = false;
  bool invited = false, voted = false;  ///< this person
  std::vector<GradeWords> scale;        ///< worst first
  std::int64_t turnoutInvited = 0, turnoutVoted = 0;
  std::optional<RoundViewResult> result;

  bool open() const { return state == "open"; }
};

/// What a voter says of an idea: a grade, index on the scale with 0 the worst, or one of these.
inline constexpr int kNothingSaid = -1, kNoOpinion = -2, kIsConcerned = -3;

struct BallotViewLine {
  std::string item, title, reportId;
  int said = kNothingSaid;
  std::optional<std::string> comment;  ///< to the author, without a name; none: not told
};

struct BallotView {
  std::vector<BallotViewLine> lines;  ///< in the order in which this voter sees them
  std::string receipt;                ///< empty until something was said
  std::string change;                 ///< names the last change of it, hexadecimal; empty: none
};

}  // namespace passerelle
