#include "backend/units/nearest.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numbers>

namespace passerelle::units {

std::optional<Place> readPlace(std::string_view text) {
  Place place;
  const char* const end = text.data() + text.size();
  const auto [comma, first] = std::from_chars(text.data(), end, place.lat);
  if (first != std::errc() || comma == end || *comma != ',') return std::nullopt;
  const auto [last, second] = std::from_chars(comma + 1, end, place.lon);
  if (second != std::errc() || last != end) return std::nullopt;
  if (!(std::abs(place.lat) <= 90) || !(std::abs(place.lon) <= 180)) return std::nullopt;
  return place;
}

double distanceM(Place a, Place b) {
  constexpr double kRadiusM = 6'371'008.8, kRadians = std::numbers::pi / 180;
  const double dLat = (b.lat - a.lat) * kRadians / 2, dLon = (b.lon - a.lon) * kRadians / 2;
  const double h = std::sin(dLat) * std::sin(dLat) +
                   std::cos(a.lat * kRadians) * std::cos(b.lat * kRadians) * std::sin(dLon) * std::sin(dLon);
  return 2 * kRadiusM * std::asin(std::min(1.0, std::sqrt(h)));
}

std::vector<Unit> nearest(std::vector<Unit> units, Place place, std::string_view after, int limit, std::string& next) {
  std::vector<std::pair<double, Unit>> ordered;
  ordered.reserve(units.size());
  for (Unit& unit : units) {
    const double distance = distanceM(place, {unit.lat.value_or(0), unit.lon.value_or(0)});
    ordered.emplace_back(distance, std::move(unit));
  }
  std::sort(ordered.begin(), ordered.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first : a.second.code < b.second.code;
  });
  auto from = ordered.begin();
  if (!after.empty()) {
    from = std::find_if(ordered.begin(), ordered.end(), [&](const auto& item) { return item.second.code == after; });
    if (from != ordered.end()) ++from;
  }
  std::vector<Unit> page;
  for (; from != ordered.end() && page.size() < static_cast<std::size_t>(limit); ++from)
    page.push_back(std::move(from->second));
  next = from == ordered.end() || page.empty() ? std::string() : page.back().code;
  return page;
}

}  // namespace passerelle::units
