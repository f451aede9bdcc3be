// Units and regions in the database: SQL and nothing else.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/clock.h"
#include "shared/sql/connection.h"

namespace passerelle::units {

struct Unit {
  std::string code, name;
  std::string kind;    ///< shop, branch, hotel, contactCentre
  std::string region;  ///< code of a region: its name, as the import gives it
  std::string address;
  std::optional<double> lat, lon;  ///< degrees, WGS 84
  std::string opening;             ///< as OpenStreetMap's opening_hours: "Mo-Sa 09:30-19:30"
  bool operator==(const Unit&) const = default;
};

struct Region {
  std::string code, name;
};

bool isUnitKind(std::string_view kind);

/// As the unit's file gives it; empty for an unknown unit.
std::string openingOf(sql::Connection& connection, std::string_view code);
std::optional<Unit> findUnit(sql::Connection& connection, std::string_view code);
/// Units with a code after `after`, by code, at most `limit`.
std::vector<Unit> unitsAfter(sql::Connection& connection, std::string_view after, int limit);
/// Every unit that has a position.
std::vector<Unit> placedUnits(sql::Connection& connection);
void insertUnit(sql::Connection& connection, const Unit& unit, TimePoint now);
void updateUnit(sql::Connection& connection, const Unit& unit, TimePoint now);
/// Creates the region when it is new.
void ensureRegion(sql::Connection& connection, std::string_view name);
std::vector<Region> regions(sql::Connection& connection);

}  // namespace passerelle::units
