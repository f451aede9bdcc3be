// Two addresses that need no sign-in: the one that ends a person's mail, and the ones of their Atom feed.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "backend/people/person_repository.h"
#include "shared/base/clock.h"
#include "shared/base/result.h"
#include "shared/base/rng.h"
#include "shared/sql/connection.h"

namespace passerelle::readers {

/// Codes for /unsubscribe/{code}: the person's id and a mark made with this server's key, so that the same letter
/// always has the same one and nothing is stored for it. All it opens is the choice of how often mail comes.
class UnsubscribeCodes {
 public:
  /// Makes the key when the store has none. At start-up, in a write job.
  void load(sql::Connection& connection, Rng& rng);
  std::string codeFor(std::string_view personId) const;
  /// The person's id; nothing for what codeFor did not make.
  std::optional<std::string> personOf(std::string_view code) const;

 private:
  std::string m_key;
};

struct FeedLink {
  std::string id;
  TimePoint createdAt{};
};
/// A new one; its code is given once. Writer.
std::string makeFeedLink(sql::Connection& connection, std::string_view personId, std::string_view id, Rng& rng,
                         TimePoint now);
std::vector<FeedLink> livingFeedLinks(sql::Connection& connection, std::string_view personId);
/// False when it is not this person's, or over already. Writer.
bool revokeFeedLink(sql::Connection& connection, std::string_view personId, std::string_view id, TimePoint now);
/// Whose feed it is; nobody's when the code is wrong or was revoked.
std::optional<people::Person> personBehindFeed(sql::Connection& connection, std::string_view code);

}  // namespace passerelle::readers
