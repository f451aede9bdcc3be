// CSV as spreadsheets write it: comma or semicolon, quotes, CRLF, a byte order mark, UTF-8 or Windows-1252.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/language.h"

namespace passerelle::csv {

struct Row {
  int line = 0;                    ///< where it begins in the file, from 1
  std::vector<std::string> cells;  ///< UTF-8, unquoted, as written
};

/// One thing to correct. `column` is the header's name, or empty when the line as a whole is at fault.
struct Fault {
  int line = 0;
  std::string column;
  int columnNumber = 0;  ///< from 1; 0 for the whole line
  std::string message;
};

struct Table {
  char separator = ',';
  bool windows1252 = false;  ///< it was not UTF-8, and was read as a French Excel writes
  std::vector<Row> rows;     ///< the header first; empty lines are left out
};

/// At most this many faults are reported.
inline constexpr std::size_t kMaxFaults = 100;

/// True for well-formed UTF-8: no overlong forms, no surrogates.
bool isUtf8(std::string_view bytes);

/// Splits a file into rows. Faults are about quotes: one left open, or text after a closing one.
/// @param separator  0: the one that the first line uses more of.
Table parse(std::string_view bytes, Language language, std::vector<Fault>& faults, char separator = 0);

/// The cell as CSV: quoted when it needs to be, and with a ' before what a spreadsheet would run as a formula.
std::string cell(std::string_view text, char separator);

/// The same without the ': for programs, which want back what they gave.
std::string verbatimCell(std::string_view text, char separator);

/// The cells of a table under the columns that a reader knows: header in any order, any case, blanks ignored.
class Columns {
 public:
  /// Faults: an unknown column, one twice, a missing one of `required`.
  Columns(const Table& table, std::vector<std::string_view> required, std::vector<std::string_view> optional,
          Language language, std::vector<Fault>& faults);

  /// The trimmed cell; empty when the column or the cell is missing.
  std::string at(const Row& row, std::string_view column) const;
  /// The same in one line: line breaks within the cell, and other control characters, are a blank.
  std::string lineAt(const Row& row, std::string_view column) const;
  Fault fault(const Row& row, std::string_view column, std::string message) const;
  /// Number of columns of the header: a row with more cells is at fault.
  std::size_t count() const { return m_names.size(); }

 private:
  std::vector<std::string> m_names;
};

/// Adds a fault unless there are kMaxFaults already.
void add(std::vector<Fault>& faults, Fault fault);

}  // namespace passerelle::csv
