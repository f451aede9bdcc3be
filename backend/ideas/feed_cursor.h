// Where a page of the feed ended, opaque on the wire.
#pragma once
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace passerelle::ideas {

/// The sequence of a reader is a function of (order, begin, startKey, startId, startPosition); should the order be
/// gone, a new one begins below the last card shown.
struct FeedCursor {
  std::uint64_t order = 0;
  std::int64_t beganMs = 0;  ///< readings before this moment count as "has seen it"
  double startKey = std::numeric_limits<double>::infinity();
  std::string startId = "-";
  std::int64_t startPosition = 0;
  std::int64_t position = 0;  ///< cards shown so far
  double lastKey = std::numeric_limits<double>::infinity();
  std::string lastId = "-";

  std::string encode() const;
  /// Nothing for what encode() did not write, or with more than `mostCards` cards shown.
  static std::optional<FeedCursor> decode(std::string_view text, std::int64_t mostCards);
};

}  // namespace passerelle::ideas
