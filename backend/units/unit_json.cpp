#include "backend/units/unit_json.h"

#include <nlohmann/json.hpp>

namespace passerelle::units {
namespace {
using Json = nlohmann::ordered_json;

Json toJson(const Unit& unit) {
  return {{"code", unit.code},
          {"name", unit.name},
          {"kind", unit.kind},
          {"region", unit.region},
          {"address", unit.address},
          {"lat", unit.lat ? Json(*unit.lat) : Json()},
          {"lon", unit.lon ? Json(*unit.lon) : Json()},
          {"opening", unit.opening}};
}
std::string dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }
}  // namespace

std::string unitJson(const Unit& unit) { return dump(toJson(unit)); }

std::string unitPageJson(std::span<const Unit> units, const std::string& next) {
  Json items = Json::array();
  for (const Unit& unit : units) items.push_back(toJson(unit));
  Json page;
  page["items"] = std::move(items);
  page["next"] = next.empty() ? Json() : Json(next);
  return dump(page);
}

std::string regionsJson(std::span<const Region> regions) {
  Json items = Json::array();
  for (const Region& region : regions) items.push_back({{"code", region.code}, {"name", region.name}});
  Json page;
  page["items"] = std::move(items);
  page["next"] = Json();
  return dump(page);
}

}  // namespace passerelle::units
