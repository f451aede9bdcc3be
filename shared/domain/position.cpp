#include "shared/domain/position.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <numbers>

namespace passerelle {
namespace {
constexpr double kStepDegrees = 0.001;
constexpr double kMetresPerDegree = 111'195;

double toGrid(double value, double step) { return std::round(value / step) * step; }

bool readNumber(std::string_view text, double limit, double& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
  return error == std::errc{} && end == text.data() + text.size() && std::abs(value) <= limit;
}
}  // namespace

Position roundedTo100M(Position position) {
  const double lat = toGrid(position.lat, kStepDegrees);
  const double metresPerStep = std::max(1.0, kMetresPerDegree * kStepDegrees * std::cos(lat * std::numbers::pi / 180));
  return {lat, toGrid(position.lon, kStepDegrees * std::ceil(100 / metresPerStep))};
}

std::string formatPosition(Position position) {
  char text[48];
  const int length = std::snprintf(text, sizeof text, "%.3f,%.3f", position.lat, position.lon);
  return {text, static_cast<std::size_t>(length)};
}

Result<Position> parsePosition(std::string_view text) {
  const std::size_t comma = text.find(',');
  Position position;
  if (comma == std::string_view::npos || !readNumber(text.substr(0, comma), 90, position.lat) ||
      !readNumber(text.substr(comma + 1), 180, position.lon))
    return fail(ErrorCode::invalid, "A position is written \"45.760,4.862\": latitude, longitude, in degrees.",
                "Passerelle-Position");
  return position;
}

}  // namespace passerelle
