#include "backend/units/unit_import.h"

#include <charconv>
#include <cmath>
#include <map>

#include "backend/changes/change_log.h"
#include "backend/journal/journal.h"
#include "backend/units/unit_repository.h"

namespace passerelle::units {
namespace {
constexpr std::size_t kMaxText = 300;

/// Degrees; a decimal comma counts when the file is separated by semicolons.
std::optional<double> degrees(std::string text, char separator) {
  if (separator == ';') {
    if (const std::size_t comma = text.find(','); comma != std::string::npos) text[comma] = '.';
  }
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

/// Reads and checks every line; what is wrong goes to `faults`.
class Lines {
 public:
  Lines(const csv::Table& table, Language language, std::vector<csv::Fault>& faults)
      : m_table(table),
        m_language(language),
        m_faults(faults),
        m_columns(table, {"code", "name", "kind", "region"}, {"address", "lat", "lon", "opening"}, language, faults) {}

  std::vector<Unit> read() {
    std::vector<Unit> units;
    if (!m_faults.empty()) return units;
    std::map<std::string, int> lineOf;
    for (std::size_t i = 1; i < m_table.rows.size(); ++i) {
      const csv::Row& row = m_table.rows[i];
      Unit unit = readOne(row);
      const auto [first, added] = lineOf.emplace(unit.code, row.line);
      if (!added && !unit.code.empty())
        bad(row, "code", "Ce code est déjà à la ligne " + std::to_string(first->second) + ".",
            "This code is already on line " + std::to_string(first->second) + ".");
      units.push_back(std::move(unit));
    }
    return units;
  }

 private:
  void bad(const csv::Row& row, std::string_view column, std::string_view french, std::string_view english) {
    csv::add(m_faults, m_columns.fault(row, column, std::string(say(m_language, french, english))));
  }

  Unit readOne(const csv::Row& row) {
    Unit unit;
    unit.code = m_columns.lineAt(row, "code");
    unit.name = m_columns.lineAt(row, "name");
    unit.kind = m_columns.lineAt(row, "kind");
    unit.region = m_columns.lineAt(row, "region");
    unit.address = m_columns.lineAt(row, "address");
    unit.opening = m_columns.lineAt(row, "opening");
    if (row.cells.size() > m_columns.count())
      bad(row, "",
          "Cette ligne a plus de cellules que l’en-tête : un texte qui contient le séparateur se met entre guillemets.",
          "This line has more cells than the header: put text that holds the separator between quotes.");
    if (unit.code.empty())
      bad(row, "code", "Il manque le code de l’unité.", "The unit's code is missing.");
    else if (unit.code.size() > 40 || unit.code.find_first_of(" /?#\t\"<>\\") != std::string::npos)
      bad(row, "code", "Un code a 40 caractères au plus, sans espace ni / ? #.",
          "A code has at most 40 characters, without blanks or / ? #.");
    if (unit.name.empty()) bad(row, "name", "Il manque le nom de l’unité.", "The unit's name is missing.");
    if (!isUnitKind(unit.kind))
      bad(row, "kind", "Le type est shop, branch, hotel ou contactCentre.",
          "The kind is shop, branch, hotel or contactCentre.");
    if (unit.region.empty()) bad(row, "region", "Il manque la région.", "The region is missing.");
    for (const auto& [column, text] : {std::pair<std::string_view, const std::string*>{"name", &unit.name},
                                       {"region", &unit.region},
                                       {"address", &unit.address},
                                       {"opening", &unit.opening}}) {
      if (text->size() > kMaxText)
        bad(row, column, "Ce texte est trop long : 300 caractères au plus.",
            "This text is too long: 300 characters at most.");
    }
    unit.lat = readDegrees(row, "lat", 90);
    unit.lon = readDegrees(row, "lon", 180);
    if (m_columns.at(row, "lat").empty() != m_columns.at(row, "lon").empty())
      bad(row, m_columns.at(row, "lat").empty() ? "lat" : "lon", "Donnez lat et lon, ou aucun des deux.",
          "Give both lat and lon, or neither.");
    return unit;
  }

  std::optional<double> readDegrees(const csv::Row& row, std::string_view column, double limit) {
    const std::string text = m_columns.at(row, column);
    if (text.empty()) return std::nullopt;
    const auto value = degrees(text, m_table.separator);
    if (value && std::abs(*value) <= limit) return value;
    const std::string most = std::to_string(static_cast<int>(limit));
    bad(row, column, "« " + text + " » n’est pas un nombre de degrés entre -" + most + " et " + most + ".",
        "\"" + text + "\" is not a number of degrees between -" + most + " and " + most + ".");
    return std::nullopt;
  }

  const csv::Table& m_table;
  Language m_language;
  std::vector<csv::Fault>& m_faults;
  csv::Columns m_columns;
};
}  // namespace

ImportOutcome importUnits(sql::Connection& connection, const Clock& clock, Rng& rng, std::string_view actorId,
                          std::string_view csvBytes, Language language) {
  ImportOutcome outcome;
  const csv::Table table = csv::parse(csvBytes, language, outcome.faults);
  const std::vector<Unit> units = Lines(table, language, outcome.faults).read();
  if (!outcome.faults.empty()) return outcome;
  for (const Unit& unit : units) {
    const auto known = findUnit(connection, unit.code);
    if (known && *known == unit) {
      ++outcome.unchanged;
      continue;
    }
    ensureRegion(connection, unit.region);
    if (known)
      updateUnit(connection, unit, clock.now());
    else
      insertUnit(connection, unit, clock.now());
    ++(known ? outcome.updated : outcome.created);
    changes::append(connection, "unit", unit.code, "all", clock.now());
    journal::append(connection, rng, clock.now(), actorId, known ? "unit.changed" : "unit.created", "unit:" + unit.code,
                    unit.name);
  }
  return outcome;
}

}  // namespace passerelle::units
