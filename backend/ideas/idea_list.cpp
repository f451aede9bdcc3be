#include "backend/ideas/idea_list.h"

#include <cstdio>

#include "shared/base/digest.h"
#include "shared/base/id.h"

namespace passerelle::ideas {
namespace {
using sql::val;

constexpr std::string_view kSupported = R"(
    SELECT id, text, report_id, author_id, published_at, supporters, readers, score FROM idea
    WHERE score IS NOT NULL AND (score, id) < ($1, $2) ORDER BY score DESC, id DESC LIMIT $3)";
constexpr std::string_view kNewest = R"(
    SELECT id, text, report_id, author_id, published_at, supporters, readers, score FROM idea
    WHERE score IS NOT NULL AND (published_at, id) < ($1, $2) ORDER BY published_at DESC, id DESC LIMIT $3)";
}  // namespace

std::vector<ListedIdea> listIdeas(sql::Connection& connection, IdeaOrder order, const std::optional<IdeaKey>& after,
                                  int limit) {
  const IdeaKey from = after.value_or(IdeaKey{2, INT64_MAX, "g"});
  auto rows = order == IdeaOrder::supported ? connection.query(kSupported, {val(from.score), val(from.id), val(limit)})
                                            : connection.query(kNewest, {val(from.at), val(from.id), val(limit)});
  std::vector<ListedIdea> ideas;
  ideas.reserve(static_cast<std::size_t>(limit));
  while (const sql::Row* row = rows->next())
    ideas.push_back({row->string(0), row->string(1), row->string(2), row->string(3), fromMs(row->integer(4)),
                     row->integer(5), row->integer(6), row->real(7)});
  return ideas;
}

std::optional<IdeaOrder> ideaOrderFrom(std::string_view name) {
  if (name == "supported") return IdeaOrder::supported;
  if (name == "newest") return IdeaOrder::newest;
  return std::nullopt;
}

std::string encodeIdeaKey(const IdeaKey& key) {
  char text[128];
  std::snprintf(text, sizeof text, "%.17g %lld %s", key.score, static_cast<long long>(key.at), key.id.c_str());
  return toBase64Url(text);
}

std::optional<IdeaKey> decodeIdeaKey(std::string_view text) {
  const auto plain = fromBase64(text);
  if (!plain || plain->size() > 120) return std::nullopt;
  IdeaKey key;
  long long at = 0;
  char id[64] = "";
  if (std::sscanf(plain->c_str(), "%lf %lld %63s", &key.score, &at, id) != 3 || !isId(id)) return std::nullopt;
  key.at = at;
  key.id = id;
  return key;
}

}  // namespace passerelle::ideas
