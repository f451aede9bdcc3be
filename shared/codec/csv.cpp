#include "shared/codec/csv.h"

#include <algorithm>
#include <cstdint>

namespace passerelle::csv {
namespace {
/// Windows-1252 from 0x80 to 0x9F as code points; 0 for the five bytes it leaves undefined.
constexpr std::uint16_t kWindows[32] = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                        0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                        0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

void appendUtf8(std::string& out, std::uint32_t code) {
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0 | code >> 6);
    out += static_cast<char>(0x80 | (code & 0x3F));
  } else {
    out += static_cast<char>(0xE0 | code >> 12);
    out += static_cast<char>(0x80 | (code >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (code & 0x3F));
  }
}

std::string fromWindows1252(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  for (const char c : bytes) {
    const auto byte = static_cast<std::uint8_t>(c);
    const std::uint32_t code = byte >= 0x80 && byte < 0xA0 ? kWindows[byte - 0x80] : byte;
    appendUtf8(out, code == 0 && byte != 0 ? 0xFFFD : code);
  }
  return out;
}

/// The separator that the first line uses more of, outside quotes.
char separatorOf(std::string_view text) {
  int semicolons = 0, commas = 0;
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (!quoted && (c == '\n' || c == '\r')) break;
    if (!quoted && c == ';') ++semicolons;
    if (!quoted && c == ',') ++commas;
  }
  return semicolons > commas ? ';' : ',';
}

std::string trimmedLower(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == ' ' || c == '\t') continue;
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  return out;
}

std::string trimmedCell(std::string_view text) {
  constexpr std::string_view kNbsp = "\xC2\xA0";
  while (true) {
    if (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
      text.remove_prefix(1);
    else if (text.starts_with(kNbsp))
      text.remove_prefix(2);
    else if (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
      text.remove_suffix(1);
    else if (text.ends_with(kNbsp))
      text.remove_suffix(2);
    else
      return std::string(text);
  }
}

/// Reads rows from text already in UTF-8.
class Reader {
 public:
  Reader(std::string_view text, char separator, Language language, std::vector<Fault>& faults)
      : m_text(text), m_separator(separator), m_language(language), m_faults(faults) {}

  void read(std::vector<Row>& rows) {
    while (m_at < m_text.size()) {
      Row row;
      row.line = m_line;
      readRow(row);
      const bool empty =
          std::all_of(row.cells.begin(), row.cells.end(), [](const std::string& c) { return trimmedCell(c).empty(); });
      if (!empty) rows.push_back(std::move(row));
    }
  }

 private:
  bool atEnd() const { return m_at >= m_text.size() || m_text[m_at] == '\n' || m_text[m_at] == '\r'; }
  void endLine() {
    if (m_at < m_text.size() && m_text[m_at] == '\r') ++m_at;
    if (m_at < m_text.size() && m_text[m_at] == '\n') ++m_at;
    ++m_line;
  }
  void fault(const Row& row, std::string_view french, std::string_view english) {
    add(m_faults,
        {row.line, {}, static_cast<int>(row.cells.size()) + 1, std::string(say(m_language, french, english))});
  }

  void readRow(Row& row) {
    while (true) {
      row.cells.push_back(m_at < m_text.size() && m_text[m_at] == '"' ? quotedCell(row) : plainCell());
      if (m_at < m_text.size() && m_text[m_at] == m_separator) {
        ++m_at;
        continue;
      }
      return endLine();
    }
  }

  std::string plainCell() {
    const std::size_t from = m_at;
    while (!atEnd() && m_text[m_at] != m_separator) ++m_at;
    return std::string(m_text.substr(from, m_at - from));
  }

  std::string quotedCell(const Row& row) {
    std::string cell;
    for (++m_at; m_at < m_text.size(); ++m_at) {
      const char c = m_text[m_at];
      if (c == '"' && m_at + 1 < m_text.size() && m_text[m_at + 1] == '"') {
        cell += '"';
        ++m_at;
      } else if (c == '"') {
        ++m_at;
        if (!atEnd() && m_text[m_at] != m_separator) {
          fault(row, "Il y a du texte après le guillemet fermant : doublez les guillemets qui font partie du texte.",
                "There is text after the closing quote: double the quotes that belong to the text.");
          plainCell();
        }
        return cell;
      } else {
        if (c == '\n' || (c == '\r' && (m_at + 1 >= m_text.size() || m_text[m_at + 1] != '\n'))) ++m_line;
        cell += c;
      }
    }
    fault(row, "Un guillemet ouvert ici n’est jamais fermé.", "A quote opened here is never closed.");
    return cell;
  }

  std::string_view m_text;
  char m_separator;
  Language m_language;
  std::vector<Fault>& m_faults;
  std::size_t m_at = 0;
  int m_line = 1;
};
}  // namespace

void add(std::vector<Fault>& faults, Fault fault) {
  if (faults.size() < kMaxFaults) faults.push_back(std::move(fault));
}

bool isUtf8(std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size();) {
    const auto first = static_cast<std::uint8_t>(bytes[i]);
    const std::size_t length = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first >= 0x80 && (first < 0xC2 || first > 0xF4)) return false;
    if (i + length > bytes.size()) return false;
    for (std::size_t k = 1; k < length; ++k) {
      if ((static_cast<std::uint8_t>(bytes[i + k]) & 0xC0) != 0x80) return false;
    }
    const auto second = static_cast<std::uint8_t>(length > 1 ? bytes[i + 1] : 0);
    if ((first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F) || (first == 0xF0 && second < 0x90) ||
        (first == 0xF4 && second > 0x8F))
      return false;
    i += length;
  }
  return true;
}

Table parse(std::string_view bytes, Language language, std::vector<Fault>& faults, char separator) {
  Table table;
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  std::string converted;
  if (!isUtf8(bytes)) {
    converted = fromWindows1252(bytes);
    bytes = converted;
    table.windows1252 = true;
  }
  table.separator = separator ? separator : separatorOf(bytes);
  Reader(bytes, table.separator, language, faults).read(table.rows);
  return table;
}

std::string cell(std::string_view text, char separator) {
  std::string out;
  if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos) out = "'";
  return verbatimCell(out += text, separator);
}

std::string verbatimCell(std::string_view text, char separator) {
  if (text.find_first_of(std::string{'"', '\n', '\r', separator}) == std::string_view::npos) return std::string(text);
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + "\"";
}

Columns::Columns(const Table& table, std::vector<std::string_view> required, std::vector<std::string_view> optional,
                 Language language, std::vector<Fault>& faults) {
  if (table.rows.empty()) {
    add(faults, {1,
                 {},
                 0,
                 std::string(say(language, "Le fichier est vide : la première ligne nomme les colonnes.",
                                 "The file is empty: its first line names the columns."))});
    return;
  }
  const Row& header = table.rows.front();
  const auto known = [&](const std::string& name) {
    return std::find(required.begin(), required.end(), name) != required.end() ||
           std::find(optional.begin(), optional.end(), name) != optional.end();
  };
  std::string expected;
  for (const auto& list : {required, optional}) {
    for (const std::string_view name : list) expected += (expected.empty() ? "" : ", ") + std::string(name);
  }
  for (std::size_t i = 0; i < header.cells.size(); ++i) {
    const std::string name = trimmedLower(header.cells[i]);
    const int number = static_cast<int>(i) + 1;
    if (name.empty() && i + 1 == header.cells.size()) {  // a separator at the end of the line
    } else if (!known(name)) {
      add(faults, {header.line, trimmedCell(header.cells[i]), number,
                   std::string(say(language, "Cette colonne n’est pas connue. Les colonnes sont : ",
                                   "This column is not known. The columns are: ")) +
                       expected + "."});
    } else if (std::find(m_names.begin(), m_names.end(), name) != m_names.end()) {
      add(faults, {header.line, name, number,
                   std::string(say(language, "Cette colonne est là deux fois.", "This column is there twice."))});
    }
    m_names.push_back(name);
  }
  for (const std::string_view name : required) {
    if (std::find(m_names.begin(), m_names.end(), name) == m_names.end())
      add(faults, {header.line, std::string(name), 0,
                   std::string(say(language, "Cette colonne manque.", "This column is missing."))});
  }
}

std::string Columns::at(const Row& row, std::string_view column) const {
  const auto found = std::find(m_names.begin(), m_names.end(), column);
  const auto index = static_cast<std::size_t>(found - m_names.begin());
  return index < row.cells.size() && found != m_names.end() ? trimmedCell(row.cells[index]) : std::string();
}

std::string Columns::lineAt(const Row& row, std::string_view column) const {
  std::string line;
  for (const char c : at(row, column)) {
    const bool control = static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
    if (!control)
      line += c;
    else if (!line.ends_with(' '))
      line += ' ';
  }
  return trimmedCell(line);
}

Fault Columns::fault(const Row& row, std::string_view column, std::string message) const {
  const auto found = std::find(m_names.begin(), m_names.end(), column);
  const int number = found == m_names.end() ? 0 : static_cast<int>(found - m_names.begin()) + 1;
  return {row.line, std::string(column), number, std::move(message)};
}

}  // namespace passerelle::csv
