// Units by distance from a place.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "backend/units/unit_repository.h"

namespace passerelle::units {

struct Place {
  double lat = 0, lon = 0;  ///< degrees
};

/// "45.76,4.86"; nullopt for anything else or outside ±90, ±180.
std::optional<Place> readPlace(std::string_view text);

/// Great-circle distance in metres on a sphere of 6 371 008.8 m (IUGG mean radius); haversine.
double distanceM(Place a, Place b);

/// The page of at most `limit` units after the code `after` in the order (distance, code); `next` is the last code
/// when there are more.
std::vector<Unit> nearest(std::vector<Unit> units, Place place, std::string_view after, int limit, std::string& next);

}  // namespace passerelle::units
