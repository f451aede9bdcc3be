// Reads tests/ranking/cases/*.csv: expected results by people outside the project.
#pragma once
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "shared/ranking/majority_judgment.h"
#include "tests/where.h"

namespace passerelle::ranking {

inline std::vector<std::vector<std::string>> readCases(const std::string& name) {
  std::ifstream file(std::string(PASSERELLE_SOURCE_DIR) + "/tests/ranking/cases/" + name, std::ios::binary);
  if (!file) throw std::runtime_error("missing: " + name);
  std::vector<std::vector<std::string>> rows;
  for (std::string line; std::getline(file, line);) {
    if (line.ends_with('\r')) line.pop_back();
    std::vector<std::string> cells(1);
    for (const char letter : line) {
      if (letter == ',')
        cells.emplace_back();
      else
        cells.back().push_back(letter);
    }
    rows.push_back(std::move(cells));
  }
  rows.erase(rows.begin());
  return rows;
}

/// "1;0;2" → {1, 0, 2}
inline Tally tallyOf(const std::string& counts) {
  Tally tally;
  std::istringstream cells(counts);
  for (std::string cell; std::getline(cells, cell, ';');) tally.push_back(std::stoll(cell));
  return tally;
}

}  // namespace passerelle::ranking
