// Editions as an Atom feed (RFC 4287), newest first: an entry for each edition, story and answer to an idea.
#pragma once
#include <string>
#include <vector>

#include "backend/editions/edition.h"
#include "backend/editions/edition_json.h"
#include "shared/base/language.h"

namespace passerelle::editions {

/// Where a feed stands.
struct FeedPlace {
  std::string publicUrl;  ///< without a slash at the end
  std::string organisation;
  std::string self;  ///< its own address
  std::string next;  ///< the page before it in time (RFC 5005); empty: none
};

struct Feed {
  std::string xml;
  TimePoint updated{};  ///< of the newest entry, whether it is in it or not
};

/// `editions`: newest first, brought up to date. Entries keep their ids for ever; `updated` moves when the store's
/// answer came or changed, so that a reader program shows it anew. `after`: only entries updated later (RFC 3229).
Feed editionFeed(const std::vector<Edition>& editions, const Labels& labels, const FeedPlace& place, Language language,
                 TimePoint after = {});

}  // namespace passerelle::editions
