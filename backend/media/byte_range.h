// Range of HTTP (RFC 9110, 14): a player asks for a memo in pieces, and jumps.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "backend/http/message.h"

namespace passerelle::media {

struct ByteRange {
  std::int64_t from = 0;
  std::int64_t bytes = 0;
};

enum class RangeWish {
  whole,       ///< none, or one that may be ignored: another unit, several at once, not understood
  part,        ///< `range` says which
  impossible,  ///< begins behind the end
};

/// What a Range header asks of `size` bytes.
RangeWish readRange(std::string_view header, std::int64_t size, ByteRange* range);

/// `response` with its status (200, 206, 416), headers of the range and body. `read` gives the bytes.
http::Response answerRange(http::Response response, std::string_view header, std::int64_t size,
                           const std::function<Result<std::string>(const ByteRange&)>& read);

}  // namespace passerelle::media
