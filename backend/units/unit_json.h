// A unit as the wire shows it (docs/wire.md).
#pragma once
#include <span>
#include <string>

#include "backend/units/unit_repository.h"

namespace passerelle::units {

std::string unitJson(const Unit& unit);
/// {"items":[…],"next":…}; no next when it is empty.
std::string unitPageJson(std::span<const Unit> units, const std::string& next);
std::string regionsJson(std::span<const Region> regions);

}  // namespace passerelle::units
