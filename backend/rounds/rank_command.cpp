#include "backend/rounds/rank_command.h"

#include <charconv>
#include <optional>
#include <ostream>
#include <set>
#include <unordered_map>

#include "backend/arguments.h"
#include "backend/rounds/repeat_finder.h"
#include "shared/base/text.h"
#include "shared/codec/csv.h"
#include "shared/codec/csv_stream.h"
#include "shared/ranking/majority_judgment.h"

namespace passerelle::rounds {
namespace {
constexpr long kGradesDefault = 6, kGradesMost = 1'000'000;
constexpr char kSeparator = ',';
constexpr std::int64_t kReadBytes = 1 << 20;

Error atLine(std::int64_t line, const std::string& what) {
  return {ErrorCode::invalid, "line " + std::to_string(line) + ": " + what, {}};
}

/// A whole number in [0, most], written in digits only.
Result<std::int64_t> number(const csv::StreamedRow& row, std::size_t column, std::int64_t most, std::string_view what) {
  const std::string& cell = row.cells[column];
  const auto said = [&](const std::string& problem) {
    return tl::unexpected(atLine(row.line, std::string(what) + " " + problem));
  };
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (cell.empty()) return said("is missing");
  if (cell.front() == '-' && end == cell.data() + cell.size()) return said("is negative: " + cell);
  if (error == std::errc::result_out_of_range) return said("is above " + std::to_string(most) + ": " + cell);
  if (end != cell.data() + cell.size()) return said("is not a whole number: \"" + cell + "\"");
  if (value > most) return said("is above " + std::to_string(most) + ": " + cell);
  return value;
}

Result<void> columns(const csv::StreamedRow& row, std::size_t expected) {
  if (row.cells.size() == expected) return {};
  return tl::unexpected(atLine(row.line, "has " + std::to_string(row.cells.size()) + " columns where the header has " +
                                             std::to_string(expected)));
}

/// Counts a file row by row, whichever of the two forms it has: memory grows with the ideas, not with the ballots.
class Counter {
 public:
  Counter(std::optional<long> grades, Rng& rng) : m_grades(grades), m_repeats(rng) {}

  Result<void> row(const csv::StreamedRow& row) {
    if (m_form == Form::unknown) return header(row);
    return m_form == Form::ballots ? ballot(row) : counts(row);
  }
  Result<void> finish() const {
    if (m_form != Form::unknown) return {};
    return tl::unexpected(
        atLine(1, "the file is empty; it begins with idea,<worst grade>,…,<best grade> or ballot,idea,grade"));
  }
  /// The first ballot that grades an idea twice.
  Result<void> checkRepeats() {
    const auto repeat = m_repeats.firstRepeat();
    if (!repeat) return tl::unexpected(repeat.error());
    if (*repeat) return tl::unexpected(atLine(**repeat, "this ballot has graded this " + m_noun + " on a line before"));
    return {};
  }

  std::string gradeName(int grade) const {
    return m_form == Form::ballots ? std::to_string(grade) : m_gradeNames[static_cast<std::size_t>(grade)];
  }
  /// What the header says is ranked: idea, report.
  const std::string& noun() const { return m_noun; }
  const std::vector<std::string>& ideas() const { return m_ideas; }
  std::vector<ranking::Tally>& tallies() { return m_tallies; }

 private:
  enum class Form { unknown, counts, ballots };

  Result<void> header(const csv::StreamedRow& row) {
    const auto& cells = row.cells;
    const auto isNoun = [](const std::string& word) { return word == "idea" || word == "report"; };
    if (cells.size() == 3 && cells[0] == "ballot" && isNoun(cells[1]) && cells[2] == "grade") {
      m_form = Form::ballots;
      m_noun = cells[1];
      return {};
    }
    if (!isNoun(cells.front()))
      return tl::unexpected(
          atLine(row.line, "the header is neither idea,<worst grade>,…,<best grade> nor ballot,idea,grade"));
    m_form = Form::counts;
    m_noun = cells.front();
    m_gradeNames.assign(cells.begin() + 1, cells.end());
    if (m_gradeNames.size() < 2) return tl::unexpected(atLine(row.line, "the header names fewer than two grades"));
    if (m_grades && static_cast<std::size_t>(*m_grades) != m_gradeNames.size())
      return tl::unexpected(atLine(row.line, "the header names " + std::to_string(m_gradeNames.size()) +
                                                 " grades, --grades " + std::to_string(*m_grades)));
    std::set<std::string_view> seen;
    for (const std::string& name : m_gradeNames) {
      if (name.empty()) return tl::unexpected(atLine(row.line, "a grade has no name"));
      if (!seen.insert(name).second) return tl::unexpected(atLine(row.line, "the grade \"" + name + "\" stands twice"));
    }
    return {};
  }

  Result<void> counts(const csv::StreamedRow& row) {
    if (auto right = columns(row, m_gradeNames.size() + 1); !right) return right;
    const std::string& idea = row.cells[0];
    if (idea.empty()) return tl::unexpected(atLine(row.line, "the " + m_noun + " has no name"));
    if (!m_indexOf.try_emplace(idea, m_ideas.size()).second)
      return tl::unexpected(atLine(row.line, "the " + m_noun + " \"" + idea + "\" stands twice"));
    ranking::Tally tally;
    tally.reserve(m_gradeNames.size());
    std::int64_t total = 0;
    for (std::size_t column = 1; column < row.cells.size(); ++column) {
      const auto count = number(row, column, ranking::kMaxGraders, "the count of \"" + m_gradeNames[column - 1] + "\"");
      if (!count) return tl::unexpected(count.error());
      tally.push_back(*count);
      total += *count;  // each at most 2³¹−1: no overflow below four thousand million columns
    }
    if (total > ranking::kMaxGraders)
      return tl::unexpected(atLine(row.line, "more than " + std::to_string(ranking::kMaxGraders) + " graders"));
    m_ideas.push_back(idea);
    m_tallies.push_back(std::move(tally));
    return {};
  }

  Result<void> ballot(const csv::StreamedRow& row) {
    if (auto right = columns(row, 3); !right) return right;
    const std::string &ballot = row.cells[0], &idea = row.cells[1];
    if (ballot.empty()) return tl::unexpected(atLine(row.line, "the ballot has no id"));
    if (idea.empty()) return tl::unexpected(atLine(row.line, "the " + m_noun + " has no name"));
    const auto [entry, isNew] = m_indexOf.try_emplace(idea, m_ideas.size());
    if (isNew) {
      m_ideas.push_back(idea);
      m_tallies.emplace_back();
      m_totals.push_back(0);
    }
    const std::size_t index = entry->second;
    m_line.assign(reinterpret_cast<const char*>(&index), sizeof index);
    m_line += ballot;
    if (auto added = m_repeats.add(m_line, row.line); !added) return added;
    if (row.cells[2].empty()) return {};  // sans avis
    const auto grade = number(row, 2, m_grades.value_or(kGradesDefault) - 1, "the grade");
    if (!grade) return tl::unexpected(grade.error());
    if (++m_totals[index] > ranking::kMaxGraders)
      return tl::unexpected(atLine(row.line, "more than " + std::to_string(ranking::kMaxGraders) + " graders"));
    // No longer than the best grade that was given: a million grades cost nothing until somebody gives them.
    ranking::Tally& tally = m_tallies[index];
    if (tally.size() <= static_cast<std::size_t>(*grade)) tally.resize(static_cast<std::size_t>(*grade) + 1);
    ++tally[static_cast<std::size_t>(*grade)];
    return {};
  }

  std::optional<long> m_grades;
  RepeatFinder m_repeats;
  Form m_form = Form::unknown;
  std::string m_noun = "idea";
  std::vector<std::string> m_gradeNames;
  std::vector<std::string> m_ideas;
  std::unordered_map<std::string, std::size_t> m_indexOf;
  std::vector<ranking::Tally> m_tallies;
  std::vector<std::int64_t> m_totals;  ///< of ballots, by idea
  std::string m_line;
};

Result<void> readFile(Files& files, const std::string& path, Counter& counter) {
  csv::RowStream rows(kSeparator, [&counter](const csv::StreamedRow& row) { return counter.row(row); });
  Result<void> done;
  for (std::int64_t offset = 0; done;) {
    auto part = files.readPart(path, offset, kReadBytes);
    if (!part && offset == 0) {  // a pipe has no places: it is read whole
      part = files.read(path);
      if (part) done = rows.push(*part);
      if (part) break;
    }
    if (!part) return tl::unexpected(part.error());
    if (part->empty()) break;
    offset += static_cast<std::int64_t>(part->size());
    done = rows.push(*part);
  }
  if (done) done = rows.finish();
  if (done) done = counter.finish();
  // A repeat stands on an earlier line than what ended the reading, or nothing did.
  if (auto once = counter.checkRepeats(); !once) return once;
  return done;
}

/// One line for a person: whatever a file has in its cells.
std::string oneLine(std::string text) {
  constexpr std::size_t kMost = 400;
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
  }
  return cutAtWord(text, kMost);
}

}  // namespace

int rankCommand(const std::vector<std::string>& words, CommandSeams& seams) {
  const auto failed = [&seams](const std::string& message, int code) {
    seams.err << "passerelled rank: " << oneLine(message) << "\n";
    return code;
  };
  const auto arguments = Arguments::parse(words, {"--grades"});
  if (!arguments) return failed(arguments.error().message, kExitUsage);
  if (arguments->words().size() != 1)
    return failed("name one file: passerelled rank FILE.csv [--grades N]", kExitUsage);
  const auto grades = arguments->number("--grades", 2, kGradesMost, kGradesDefault);
  if (!grades) return failed(grades.error().message, kExitUsage);
  const std::string& path = arguments->words().front();
  Counter counter(arguments->has("--grades") ? std::optional<long>(*grades) : std::nullopt, seams.rng);
  if (const auto read = readFile(seams.files, path, counter); !read)
    return failed(path + ": " + read.error().message,
                  read.error().code == ErrorCode::noSpace ? kExitDisk : kExitBadFile);

  seams.out << "rank," << counter.noun() << ",majority_grade,graders,above,below\n";
  for (const ranking::Ranked& line : ranking::rank(counter.tallies())) {
    seams.out << (line.rank ? std::to_string(*line.rank) : "") << kSeparator
              << csv::verbatimCell(counter.ideas()[line.index], kSeparator) << kSeparator;
    if (line.grade) seams.out << csv::verbatimCell(counter.gradeName(*line.grade), kSeparator);
    seams.out << kSeparator << line.graders << kSeparator << line.above << kSeparator << line.below << "\n";
  }
  return kExitOk;
}

}  // namespace passerelle::rounds
