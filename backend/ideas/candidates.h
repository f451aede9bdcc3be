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
  double score = 0;  ///< Wilson's lower bound of supporters among readers
};

/// Readers an idea needs before chance may draw it: 20, or a quarter of the people with a living device.
std::int64_t readersNeeded(sql::Connection& connection, TimePoint now);

/// Published, not taken out, not decided on, and in no draft or open round; by score, then readers, then age.
std::vector<Candidate> candidates(sql::Connection& connection);

}  // namespace passerelle::ideas
