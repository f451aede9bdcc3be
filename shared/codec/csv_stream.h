// CSV of any size, row by row, in the memory of one row.
#pragma once
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"

namespace passerelle::csv {

/// One row, valid until the visit ends.
struct StreamedRow {
  std::int64_t line = 0;               ///< where it begins in the file, from 1
  std::span<const std::string> cells;  ///< UTF-8, unquoted, as written
};

/// Reads as parse() does (quotes, CR, LF, CRLF, a byte order mark), but strictly: UTF-8 only, one separator, and of
/// rows without text only blank lines are passed over. The file is pushed in pieces of any size.
class RowStream {
 public:
  /// An Error of the visit ends the reading and is handed through.
  using Visit = std::function<Result<void>(const StreamedRow&)>;
  /// A row may have so many bytes.
  static constexpr std::size_t kMaxRowBytes = 16 * 1024 * 1024;

  RowStream(char separator, Visit visit) : m_separator(separator), m_visit(std::move(visit)) {}

  /// Errors `invalid` begin with "line N: ": a quote left open, text after a closing one, bytes that are no UTF-8.
  Result<void> push(std::string_view bytes);
  /// The last row, which may have no line end.
  Result<void> finish();
  /// Where the row that is being read begins.
  std::int64_t line() const { return m_rowLine; }

 private:
  enum class State { rowStart, cellStart, plain, quoted, quoteSeen };

  Result<void> read(std::string_view bytes);
  void beginRow();
  void endCell();
  Result<void> endRow();
  std::string& cell();
  tl::unexpected<Error> fault(const std::string& what) const;

  char m_separator;
  Visit m_visit;
  State m_state = State::rowStart;
  std::string m_head;  ///< the first bytes, until it is known whether they are a byte order mark
  bool m_begun = false;
  bool m_afterCr = false;            ///< a line feed that comes next belongs to the line end before it
  bool m_wasQuoted = false;          ///< some cell of this row was
  std::vector<std::string> m_cells;  ///< kept from row to row; the first m_used are this row's
  std::size_t m_used = 0;
  std::size_t m_rowBytes = 0;
  std::int64_t m_line = 1, m_rowLine = 1;
};

}  // namespace passerelle::csv
