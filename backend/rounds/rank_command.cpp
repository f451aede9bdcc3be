#include "backend/rounds/rank_command.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <ostream>
#include <set>
#include <unordered_map>

#include "backend/arguments.h"
#include "shared/codec/csv.h"
#include "shared/ranking/majority_judgment.h"

namespace passerelle::rounds {
namespace {
constexpr long kGradesDefault = 6, kGradesMost = 254;
constexpr char kSeparator = ',';

/// What a file says, whichever of the two forms it has.
struct Counted {
  std::vector<std::string> ideas;
  std::vector<std::string> gradeNames;
  std::vector<ranking::Tally> tallies;
};

Error atLine(int line, const std::string& what) {
  return {ErrorCode::invalid, "line " + std::to_string(line) + ": " + what, {}};
}

Result<csv::Table> readTable(const std::string& bytes) {
  int line = 1;
  for (std::size_t from = 0; from < bytes.size(); ++line) {
    const std::size_t end = std::min(bytes.find('\n', from), bytes.size());
    if (!csv::isUtf8(std::string_view(bytes).substr(from, end - from)))
      return tl::unexpected(atLine(line, "not UTF-8; save the file as UTF-8"));
    from = end + 1;
  }
  std::vector<csv::Fault> faults;
  csv::Table table = csv::parse(bytes, Language::english, faults, kSeparator);
  if (!faults.empty()) return tl::unexpected(atLine(faults.front().line, faults.front().message));
  if (table.rows.empty())
    return tl::unexpected(
        atLine(1, "the file is empty; it begins with idea,<worst grade>,…,<best grade> or ballot,idea,grade"));
  return table;
}

/// A whole number in [0, most], written in digits only.
Result<std::int64_t> number(const csv::Row& row, std::size_t column, std::int64_t most, const std::string& what) {
  const std::string& cell = row.cells[column];
  const auto said = [&](const std::string& problem) { return tl::unexpected(atLine(row.line, what + " " + problem)); };
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (cell.empty()) return said("is missing");
  if (cell.front() == '-' && end == cell.data() + cell.size()) return said("is negative: " + cell);
  if (error == std::errc::result_out_of_range) return said("is above " + std::to_string(most) + ": " + cell);
  if (end != cell.data() + cell.size()) return said("is not a whole number: \"" + cell + "\"");
  if (value > most) return said("is above " + std::to_string(most) + ": " + cell);
  return value;
}

Result<void> columns(const csv::Row& row, std::size_t expected) {
  if (row.cells.size() == expected) return {};
  return tl::unexpected(atLine(row.line, "has " + std::to_string(row.cells.size()) + " columns where the header has " +
                                             std::to_string(expected)));
}

Result<Counted> readCounts(const csv::Table& table, std::optional<long> grades) {
  const csv::Row& header = table.rows.front();
  Counted counted;
  counted.gradeNames.assign(header.cells.begin() + 1, header.cells.end());
  const auto& names = counted.gradeNames;
  if (names.size() < 2) return tl::unexpected(atLine(header.line, "the header names fewer than two grades"));
  if (grades && static_cast<std::size_t>(*grades) != names.size())
    return tl::unexpected(atLine(header.line, "the header names " + std::to_string(names.size()) +
                                                  " grades, --grades " + std::to_string(*grades)));
  for (auto name = names.begin(); name != names.end(); ++name) {
    if (name->empty()) return tl::unexpected(atLine(header.line, "a grade has no name"));
    if (std::find(names.begin(), name, *name) != name)
      return tl::unexpected(atLine(header.line, "the grade \"" + *name + "\" stands twice"));
  }
  std::set<std::string> seen;
  for (auto row = table.rows.begin() + 1; row != table.rows.end(); ++row) {
    if (auto right = columns(*row, header.cells.size()); !right) return tl::unexpected(right.error());
    if (row->cells[0].empty()) return tl::unexpected(atLine(row->line, "the idea has no name"));
    if (!seen.insert(row->cells[0]).second)
      return tl::unexpected(atLine(row->line, "the idea \"" + row->cells[0] + "\" stands twice"));
    ranking::Tally tally;
    std::int64_t total = 0;
    for (std::size_t column = 1; column < row->cells.size(); ++column) {
      const auto count = number(*row, column, ranking::kMaxGraders, "the count of \"" + names[column - 1] + "\"");
      if (!count) return tl::unexpected(count.error());
      tally.push_back(*count);
      total += *count;
    }
    if (total > ranking::kMaxGraders)
      return tl::unexpected(atLine(row->line, "more than " + std::to_string(ranking::kMaxGraders) + " graders"));
    counted.ideas.push_back(row->cells[0]);
    counted.tallies.push_back(std::move(tally));
  }
  return counted;
}

Result<Counted> readBallots(const csv::Table& table, long grades) {
  Counted counted;
  for (long grade = 0; grade < grades; ++grade) counted.gradeNames.push_back(std::to_string(grade));
  std::unordered_map<std::string, std::size_t> indexOf;
  std::set<std::pair<std::string, std::size_t>> seen;
  for (auto row = table.rows.begin() + 1; row != table.rows.end(); ++row) {
    if (auto right = columns(*row, 3); !right) return tl::unexpected(right.error());
    const std::string &ballot = row->cells[0], &idea = row->cells[1];
    if (ballot.empty()) return tl::unexpected(atLine(row->line, "the ballot has no id"));
    if (idea.empty()) return tl::unexpected(atLine(row->line, "the idea has no name"));
    const auto [entry, isNew] = indexOf.try_emplace(idea, counted.ideas.size());
    if (isNew) {
      counted.ideas.push_back(idea);
      counted.tallies.emplace_back(static_cast<std::size_t>(grades));
    }
    if (!seen.emplace(ballot, entry->second).second)
      return tl::unexpected(atLine(row->line, "ballot \"" + ballot + "\" grades \"" + idea + "\" twice"));
    if (row->cells[2].empty()) continue;  // sans avis
    const auto grade = number(*row, 2, grades - 1, "the grade");
    if (!grade) return tl::unexpected(grade.error());
    ++counted.tallies[entry->second][static_cast<std::size_t>(*grade)];
  }
  return counted;
}

Result<Counted> readFile(const std::string& bytes, std::optional<long> grades) {
  const auto table = readTable(bytes);
  if (!table) return tl::unexpected(table.error());
  const auto& header = table->rows.front().cells;
  if (header == std::vector<std::string>{"ballot", "idea", "grade"})
    return readBallots(*table, grades.value_or(kGradesDefault));
  if (header.front() == "idea") return readCounts(*table, grades);
  return tl::unexpected(atLine(table->rows.front().line,
                               "the header is neither idea,<worst grade>,…,<best grade> nor ballot,idea,grade"));
}

}  // namespace

int rankCommand(const std::vector<std::string>& words, CommandSeams& seams) {
  const auto failed = [&seams](const std::string& message, int code) {
    seams.err << "passerelled rank: " << message << "\n";
    return code;
  };
  const auto arguments = Arguments::parse(words, {"--grades"});
  if (!arguments) return failed(arguments.error().message, kExitUsage);
  if (arguments->words().size() != 1)
    return failed("name one file: passerelled rank FILE.csv [--grades N]", kExitUsage);
  const auto grades = arguments->number("--grades", 2, kGradesMost, kGradesDefault);
  if (!grades) return failed(grades.error().message, kExitUsage);
  const std::string& path = arguments->words().front();
  const auto bytes = seams.files.read(path);
  if (!bytes) return failed(bytes.error().message, kExitBadFile);
  const auto counted = readFile(*bytes, arguments->has("--grades") ? std::optional<long>(*grades) : std::nullopt);
  if (!counted) return failed(path + ": " + counted.error().message, kExitBadFile);

  seams.out << "rank,idea,majority_grade,graders,above,below\n";
  for (const ranking::Ranked& line : ranking::rank(counted->tallies)) {
    seams.out << (line.rank ? std::to_string(*line.rank) : "") << kSeparator
              << csv::verbatimCell(counted->ideas[line.index], kSeparator) << kSeparator;
    if (line.grade)
      seams.out << csv::verbatimCell(counted->gradeNames[static_cast<std::size_t>(*line.grade)], kSeparator);
    seams.out << kSeparator << line.graders << kSeparator << line.above << kSeparator << line.below << "\n";
  }
  return kExitOk;
}

}  // namespace passerelle::rounds
