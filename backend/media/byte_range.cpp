#include "backend/media/byte_range.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace passerelle::media {
namespace {
/// Digits and nothing else, at most 15.
std::optional<std::int64_t> number(std::string_view text) {
  constexpr std::size_t kMostDigits = 15;
  std::int64_t value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool digits = !text.empty() && text.size() <= kMostDigits && text.front() != '-';
  return digits && read.ec == std::errc() && read.ptr == text.data() + text.size() ? std::optional(value)
                                                                                   : std::nullopt;
}
}  // namespace

RangeWish readRange(std::string_view header, std::int64_t size, ByteRange* range) {
  constexpr std::string_view kUnit = "bytes=";
  if (!header.starts_with(kUnit) || header.find(',') != std::string_view::npos) return RangeWish::whole;
  header.remove_prefix(kUnit.size());
  const std::size_t dash = header.find('-');
  if (dash == std::string_view::npos) return RangeWish::whole;
  const std::string_view first = header.substr(0, dash), last = header.substr(dash + 1);
  const auto from = number(first), to = number(last);
  if (first.empty() && to) {  // the last so many
    if (*to == 0 || size == 0) return RangeWish::impossible;
    *range = {size - std::min(*to, size), std::min(*to, size)};
    return RangeWish::part;
  }
  if (!from || (!last.empty() && (!to || *to < *from))) return RangeWish::whole;
  if (*from >= size) return RangeWish::impossible;
  const std::int64_t end = to ? std::min(*to, size - 1) : size - 1;
  *range = {*from, end - *from + 1};
  return RangeWish::part;
}

http::Response answerRange(http::Response response, std::string_view header, std::int64_t size,
                           const std::function<Result<std::string>(const ByteRange&)>& read) {
  ByteRange range{0, size};
  const RangeWish wish = readRange(header, size, &range);
  response.headers.emplace("Accept-Ranges", "bytes");
  if (wish == RangeWish::impossible) {
    response.status = 416;
    response.headers.emplace("Content-Range", "bytes */" + std::to_string(size));
    return response;
  }
  auto bytes = read(range);
  if (!bytes || static_cast<std::int64_t>(bytes->size()) != range.bytes) {
    // A newer version may have replaced it between the row and the file.
    return http::problem({ErrorCode::unavailable, "This attachment cannot be read now. Please try again.", {}});
  }
  if (wish == RangeWish::part) {
    response.status = 206;
    response.headers.emplace("Content-Range", "bytes " + std::to_string(range.from) + "-" +
                                                  std::to_string(range.from + range.bytes - 1) + "/" +
                                                  std::to_string(size));
  }
  response.body = std::move(*bytes);
  return response;
}

}  // namespace passerelle::media
