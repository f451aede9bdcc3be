#include "tests/postgres/statements.h"
#include "tests/where.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>

namespace passerelle::testing {
namespace {
constexpr std::string_view kFullText = "backend/sql/full_text.cpp";

bool looksLikeSql(std::string_view text) {
  while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front())) != 0) text.remove_prefix(1);
  for (const std::string_view word : {"SELECT", "INSERT", "UPDATE", "DELETE", "WITH"}) {
    if (text.starts_with(word) && text.size() > word.size() &&
        std::isspace(static_cast<unsigned char>(text[word.size()])) != 0)
      return true;
  }
  return false;
}

class Scanner {
 public:
  Scanner(std::string_view source, std::string file) : m_source(source), m_file(std::move(file)) {}

  std::vector<Statement> run() {
    while (m_at < m_source.size()) {
      if (skipSpaceAndComments()) continue;
      const int line = m_line;
      if (auto literal = readLiteral()) {
        if (!m_open) m_joinedLine = line;
        if (!m_open && m_last == '+') m_whole = false;
        m_joined += *literal;
        m_open = true;
        continue;
      }
      // "SELECT …" + x, and std::string("SELECT …") + x
      if (m_open && (peek() == '+' || (peek() == ')' && nextAfterSpace(m_at + 1) == '+'))) m_whole = false;
      finish();
      m_last = step();
    }
    finish();
    return std::move(m_found);
  }

 private:
  char peek(std::size_t ahead = 0) const { return m_at + ahead < m_source.size() ? m_source[m_at + ahead] : '\0'; }
  char step() {
    if (peek() == '\n') ++m_line;
    return m_source[m_at++];
  }
  char nextAfterSpace(std::size_t at) const {
    while (at < m_source.size() && std::isspace(static_cast<unsigned char>(m_source[at])) != 0) ++at;
    return at < m_source.size() ? m_source[at] : '\0';
  }
  bool skipSpaceAndComments() {
    if (std::isspace(static_cast<unsigned char>(peek())) != 0) {
      step();
      return true;
    }
    if (peek() == '/' && peek(1) == '/') {
      while (m_at < m_source.size() && peek() != '\n') step();
      return true;
    }
    if (peek() == '/' && peek(1) == '*') {
      while (m_at < m_source.size() && !(peek() == '*' && peek(1) == '/')) step();
      m_at = std::min(m_at + 2, m_source.size());
      return true;
    }
    return false;
  }

  std::optional<std::string> readLiteral() {
    if (peek() == '\'') {
      const bool digitSeparator = m_at > 0 && std::isalnum(static_cast<unsigned char>(m_source[m_at - 1])) != 0;
      if (!digitSeparator) {
        step();
        while (m_at < m_source.size() && peek() != '\'') {
          if (peek() == '\\') step();
          step();
        }
      }
      return std::nullopt;  // the caller steps over the closing quote
    }
    if (peek() == 'R' && peek(1) == '"') return readRaw();
    if (peek() != '"') return std::nullopt;
    step();
    std::string text;
    while (m_at < m_source.size() && peek() != '"') {
      if (peek() != '\\') {
        text += step();
        continue;
      }
      step();
      const char escaped = step();
      text += escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped;
    }
    if (m_at < m_source.size()) step();
    return text;
  }

  std::string readRaw() {
    m_at += 2;
    std::string close = ")";
    while (peek() != '(') close += step();
    close += '"';
    step();
    std::string text;
    while (m_at < m_source.size() && m_source.substr(m_at, close.size()) != close) text += step();
    m_at = std::min(m_at + close.size(), m_source.size());
    return text;
  }

  void finish() {
    if (m_open && looksLikeSql(m_joined))
      m_found.push_back({m_file + ":" + std::to_string(m_joinedLine), m_joined, m_whole});
    m_joined.clear();
    m_whole = true;
    m_open = false;
  }

  std::string_view m_source;
  std::string m_file;
  std::size_t m_at = 0;
  int m_line = 1, m_joinedLine = 1;
  std::string m_joined;
  bool m_open = false, m_whole = true;
  char m_last = '\0';
  std::vector<Statement> m_found;
};
}  // namespace

std::vector<Statement> statementsIn(std::string_view source, const std::string& file) {
  return Scanner(source, file).run();
}

std::vector<Statement> statementsUnder(const std::string& folder) {
  const std::filesystem::path root = PASSERELLE_SOURCE_DIR;
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root / folder)) {
    const auto extension = entry.path().extension();
    if (extension == ".cpp" || extension == ".h") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<Statement> all;
  for (const auto& path : paths) {
    const std::string name = std::filesystem::relative(path, root).string();
    if (name == kFullText) continue;
    std::ifstream in(path, std::ios::binary);
    const std::string source(std::istreambuf_iterator<char>(in), {});
    for (auto& statement : statementsIn(source, name)) all.push_back(std::move(statement));
  }
  return all;
}

}  // namespace passerelle::testing
