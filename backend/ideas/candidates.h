// Ideas that may be graded in a round, the best supported first.
#pragma once
#include <string>
#include <vector>

#include "shared/base/clock.h"
#include "shared/sql/connection.h"

namespace passerelle::ideas {

struct Candidate {
  std::string id, text, reportId, authorId;
  std::int64_t supporters = 0, readers = 0;
  double score = 0;       ///< Wilson's lower bound of supporters among readers
  bool proposed = false;  ///< triage sent it to the round
};

/// Readers an idea needs before chance may draw it: 20, or a quarter of the people with a living device; at least one.
std::int64_t readersNeeded(sql::Connection& connection, TimePoint now);

/// Listed (published, not taken out, standing for itself), not decided on, in no draft or open round, and not kept back
/// by triage (to be answered, for information); by score, then readers, then age.
std::vector<Candidate> candidates(sql::Connection& connection);

}  // namespace passerelle::ideas
