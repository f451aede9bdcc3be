// A round as the database keeps it: what is graded, by whom, until when.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/clock.h"
#include "shared/base/language.h"
#include "shared/ranking/majority_judgment.h"

namespace passerelle::rounds {

enum class RoundState { draft, open, published, cancelled };
std::string_view nameOf(RoundState state);

/// Grades, worst first. Frozen with the round, so that an old result keeps its words.
struct GradeName {
  std::string french, english;
  std::string_view in(Language language) const { return language == Language::french ? french : english; }
};
/// À écarter … Excellente.
const std::vector<GradeName>& standardScale();
inline constexpr int kPrizeGrade = 3;  ///< Bonne: below it, no prize

struct Round {
  std::string id;
  std::string kind;   ///< ideas, reports
  std::string month;  ///< about reports: whose, "2026-11"
  std::string title;
  RoundState state = RoundState::draft;
  std::string createdBy;
  TimePoint createdAt{}, closesAt{};
  std::optional<TimePoint> openedAt, publishedAt;
  std::optional<TimePoint> secretUntil;  ///< none: no secret (yet, or any more)
  std::optional<TimePoint> dealtAgainAt;
  std::vector<GradeName> scale;
  std::string seed;
  int slate = 0;
  bool showOfHands = false;
  std::string result;  ///< JSON; empty until it is published

  /// Results appear so long after the close: what is received until then counts.
  static constexpr Milliseconds kGrace = std::chrono::minutes(15);
  static constexpr Milliseconds kComplaints = std::chrono::hours(24 * 14);
  bool ofReports() const { return kind == "reports"; }
  TimePoint resultsAt() const { return closesAt + kGrace; }
  /// Ballots are taken.
  bool takesBallots(TimePoint now) const { return state == RoundState::open && now < resultsAt(); }
};

/// A text about ideas or about reports, in the reader's language.
struct ItemText {
  std::string_view ideaFr, ideaEn, reportFr, reportEn;
};
inline std::string_view say(const Round& round, Language l, const ItemText& text) {
  return round.ofReports() ? passerelle::say(l, text.reportFr, text.reportEn)
                           : passerelle::say(l, text.ideaFr, text.ideaEn);
}

struct RoundItem {
  std::string id;  ///< an idea's or a report's
  int position = 0;
  std::string origin;  ///< top, random, triage, chair, carried (under quorum in the round before)
  std::string title, reportId, authorId;
  int recusals = 0, quorum = 0;
};

/// How an item ended.
struct ItemCount {
  ranking::Tally tally;
  std::int64_t abstentions = 0, concerned = 0;
};

struct Turnout {
  int invited = 0, voted = 0;
};

/// One idea on one voter's ballot.
struct BallotLine {
  std::string itemId, title, reportId;
  int place = 0;
  int said = 0;  ///< a grade, kUntouched, kSansAvis, kConcerned (ballot_seal.h)
  std::string comment;
};

struct Ballot {
  std::vector<BallotLine> lines;
  std::string receipt;  ///< empty until something was said
  std::string change;   ///< names the last change, hexadecimal; empty: none yet
};

}  // namespace passerelle::rounds
