#include "backend/ideas/feed_cursor.h"

#include <cstdio>

#include "shared/base/digest.h"

namespace passerelle::ideas {

std::string FeedCursor::encode() const {
  char text[320];
  std::snprintf(text, sizeof text, "%llu %lld %.17g %s %lld %lld %.17g %s", static_cast<unsigned long long>(order),
                static_cast<long long>(beganMs), startKey, startId.c_str(), static_cast<long long>(startPosition),
                static_cast<long long>(position), lastKey, lastId.c_str());
  return toBase64Url(text);
}

std::optional<FeedCursor> FeedCursor::decode(std::string_view text, std::int64_t mostCards) {
  const auto plain = fromBase64(text);
  if (!plain || plain->size() > 300) return std::nullopt;
  FeedCursor cursor;
  unsigned long long order = 0;
  long long began = 0, startPosition = 0, position = 0;
  char startId[64] = "", lastId[64] = "";
  if (std::sscanf(plain->c_str(), "%llu %lld %lf %63s %lld %lld %lf %63s", &order, &began, &cursor.startKey, startId,
                  &startPosition, &position, &cursor.lastKey, lastId) != 8)
    return std::nullopt;
  if (startPosition < 0 || position < startPosition || position > mostCards) return std::nullopt;
  cursor.order = order;
  cursor.beganMs = began;
  cursor.startPosition = startPosition;
  cursor.position = position;
  cursor.startId = startId;
  cursor.lastId = lastId;
  return cursor;
}

}  // namespace passerelle::ideas
