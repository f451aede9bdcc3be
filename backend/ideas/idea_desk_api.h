// Ideas over HTTP: filed on their own, read, listed, merged and taken apart.
#pragma once
#include <functional>

#include "backend/http/message.h"
#include "backend/ideas/feed_store.h"
#include "backend/ideas/merging.h"
#include "shared/base/clock.h"
#include "shared/base/rng.h"
#include "shared/sql/database.h"

namespace passerelle::ideas {

class IdeaDeskApi {
 public:
  /// `committed` is called after a commit that grew the change log.
  IdeaDeskApi(sql::Database& database, const Clock& clock, Rng& rng, FeedStore& feed, Merging& merging,
              std::function<void()> committed)
      : m_database(database),
        m_clock(clock),
        m_rng(rng),
        m_feed(feed),
        m_merging(merging),
        m_committed(std::move(committed)) {}

  void put(http::Request& request, http::Reply reply);
  void get(http::Request& request, http::Reply reply);
  void list(http::Request& request, http::Reply reply);
  void merge(http::Request& request, http::Reply reply);
  void unmerge(http::Request& request, http::Reply reply);

 private:
  void answerMerge(http::Reply& reply, const Result<Merge>& merge);

  sql::Database& m_database;
  const Clock& m_clock;
  Rng& m_rng;
  FeedStore& m_feed;
  Merging& m_merging;
  std::function<void()> m_committed;
};

/// What the answer says of an idea that is not there.
Error unknownIdea(std::string_view language);

}  // namespace passerelle::ideas
