#include "backend/units/unit_repository.h"

namespace passerelle::units {
namespace {
using sql::val;

Unit read(const sql::Row& row) {
  Unit unit{row.string(0), row.string(1), row.string(2), row.string(3), row.string(4), {}, {}, row.string(7)};
  if (!row.isNull(5)) unit.lat = row.real(5);
  if (!row.isNull(6)) unit.lon = row.real(6);
  return unit;
}

std::vector<Unit> readAll(sql::Rows& rows) {
  std::vector<Unit> units;
  while (const auto* row = rows.next()) units.push_back(read(*row));
  return units;
}
}  // namespace

bool isUnitKind(std::string_view kind) {
  return kind == "shop" || kind == "branch" || kind == "hotel" || kind == "contactCentre";
}

std::string openingOf(sql::Connection& connection, std::string_view code) {
  auto rows = connection.query("SELECT opening FROM unit WHERE code = $1", {val(code)});
  const auto* row = rows->next();
  return row == nullptr ? std::string() : row->string(0);
}

std::optional<Unit> findUnit(sql::Connection& connection, std::string_view code) {
  auto rows = connection.query("SELECT code, name, kind, region, address, lat, lon, opening FROM unit WHERE code = $1",
                               {val(code)});
  const auto* row = rows->next();
  return row == nullptr ? std::nullopt : std::optional<Unit>(read(*row));
}

std::vector<Unit> unitsAfter(sql::Connection& connection, std::string_view after, int limit) {
  auto rows = connection.query(R"(
      SELECT code, name, kind, region, address, lat, lon, opening FROM unit WHERE code > $1 ORDER BY code LIMIT $2)",
                               {val(after), val(limit)});
  return readAll(*rows);
}

std::vector<Unit> placedUnits(sql::Connection& connection) {
  auto rows = connection.query(R"(
      SELECT code, name, kind, region, address, lat, lon, opening FROM unit WHERE lat IS NOT NULL AND lon IS NOT NULL ORDER BY code)");
  return readAll(*rows);
}

void insertUnit(sql::Connection& connection, const Unit& unit, TimePoint now) {
  connection.execute(R"(
      INSERT INTO unit (code, name, kind, region, address, lat, lon, opening, updated_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9))",
                     {val(unit.code), val(unit.name), val(unit.kind), val(unit.region), val(unit.address),
                      val(unit.lat), val(unit.lon), val(unit.opening), val(toMs(now))});
}

void updateUnit(sql::Connection& connection, const Unit& unit, TimePoint now) {
  connection.execute(R"(
      UPDATE unit SET name = $2, kind = $3, region = $4, address = $5, lat = $6, lon = $7, opening = $8, updated_at = $9
      WHERE code = $1)",
                     {val(unit.code), val(unit.name), val(unit.kind), val(unit.region), val(unit.address),
                      val(unit.lat), val(unit.lon), val(unit.opening), val(toMs(now))});
}

void ensureRegion(sql::Connection& connection, std::string_view name) {
  connection.execute("INSERT INTO region (code, name) VALUES ($1, $1) ON CONFLICT (code) DO NOTHING", {val(name)});
}

std::vector<Region> regions(sql::Connection& connection) {
  auto rows = connection.query("SELECT code, name FROM region ORDER BY name, code");
  std::vector<Region> found;
  while (const auto* row = rows->next()) found.push_back({row->string(0), row->string(1)});
  return found;
}

}  // namespace passerelle::units
