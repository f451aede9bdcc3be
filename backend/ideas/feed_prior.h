// The prior of the feed's key, kept in store_meta and estimated anew each month.
#pragma once
#include <string>

#include "shared/base/clock.h"
#include "shared/ranking/feed_key.h"
#include "shared/sql/connection.h"

namespace passerelle::ideas {

struct StoredPrior {
  ranking::Prior prior;
  std::string month;  ///< "2026-11" of the estimate; empty: the cold start
};
StoredPrior loadPrior(sql::Connection& connection);

/// At the first call of a month: estimates the prior over the ideas published and gives every idea and report its key
/// anew. True when it did. Thread: the writer's.
bool renewPrior(sql::Connection& connection, TimePoint now);

}  // namespace passerelle::ideas
