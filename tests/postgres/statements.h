// Every SQL statement that stands in the sources as a string literal, with its place.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace passerelle::testing {

struct Statement {
  std::string place;  ///< "backend/reports/report_repository.cpp:42"
  std::string sql;
  bool whole = true;  ///< false: put together with `+`, so what runs is not what stands here
};

/// Literals of one C++ file ("…", R"x(…)x", adjacent ones joined) that begin with SELECT, INSERT, UPDATE, DELETE or
/// WITH.
std::vector<Statement> statementsIn(std::string_view source, const std::string& file);

/// Those of every .cpp and .h under `folder` (relative to the source tree), but for backend/sql/full_text.cpp:
/// full-text search is the one method that each engine has its own SQL for.
std::vector<Statement> statementsUnder(const std::string& folder);

}  // namespace passerelle::testing
