#include "backend/ideas/feed_cursor.h"

#include <charconv>
#include <cstdio>

#include "shared/base/digest.h"

namespace passerelle::ideas {

std::string FeedCursor::encode() const {
  std::string text;
  const auto add = [&text](auto value) {
    char digits[32];
    const auto written = std::to_chars(digits, digits + sizeof digits, value);
    text.append(digits, written.ptr).push_back(' ');
  };
  add(order);
  add(beganMs);
  add(startKey);
  text.append(startId).push_back(' ');
  add(startPosition);
  add(position);
  add(lastKey);
  text += lastId;
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
