// Lists of ideas: the best supported by rate, and the newest. Each page is one walk along one index.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "backend/ideas/idea_repository.h"
#include "shared/sql/connection.h"

namespace passerelle::ideas {

enum class IdeaOrder { supported, newest };

/// Where a page ended.
struct IdeaKey {
  double score = 0;     ///< of `supported`
  std::int64_t at = 0;  ///< of `newest`: ms of publication
  std::string id;
};

struct ListedIdea {
  std::string id, text, reportId, authorId;
  TimePoint publishedAt{};
  std::int64_t supporters = 0, readers = 0;
  double score = 0;  ///< Wilson's lower bound of supporters among readers, z = 1.2816

  IdeaKey key() const { return {score, toMs(publishedAt), id}; }
};

/// Listed ideas (published, not taken out, standing for themselves), at most `limit`, after `after`.
std::vector<ListedIdea> listIdeas(sql::Connection& connection, IdeaOrder order, const std::optional<IdeaKey>& after,
                                  int limit);

/// "supported" or "newest".
std::optional<IdeaOrder> ideaOrderFrom(std::string_view name);
/// Opaque on the wire.
std::string encodeIdeaKey(const IdeaKey& key);
std::optional<IdeaKey> decodeIdeaKey(std::string_view text);

}  // namespace passerelle::ideas
