// The palmarès of a month, as docs/wire.md gives it: its best reports and ideas, and what became of each idea.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "shared/domain/round_view.h"

namespace passerelle {

struct RewardView {
  std::string kind;  ///< badge, thanks, nomination
  std::string personName, words, givenBy;
};

/// Why a report stands where it does: both parts, never the whole alone.
struct QualityView {
  double quality = 0, usefulness = 0, consequence = 0;
  std::int64_t place = 0, useful = 0, readers = 0, closedActions = 0, ideasInRounds = 0;
};

struct PalmaresLine {
  std::string item, title, author, reportId, roundId;
  std::optional<int> rank, grade;
  std::vector<std::int64_t> counts;  ///< worst first; empty before the round's result
  bool prize = false;
  std::optional<QualityView> figures;
  struct Fate {
    std::string id, text;
    std::string status;  ///< retained, tested, done, alreadyDone, declined; empty: waits for an answer
    std::string reason, ownerName, dueOn;
  };
  std::vector<Fate> ideas;
  std::vector<RewardView> rewards;
};

struct PalmaresView {
  std::string month;  ///< 2026-11
  std::string state;  ///< running, counting, shortlisted, voting, published
  std::vector<GradeWords> scale;
  std::vector<PalmaresLine> reports, ideas;
};

}  // namespace passerelle
