#include "shared/codec/json_fault.h"

#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <vector>

namespace passerelle {
namespace {

/// Thrown and caught in this file only.
struct Stop {
  const char* message;
};

class Scanner {
 public:
  Scanner(std::string_view bytes, int maxDepth) : m_bytes(bytes), m_maxDepth(maxDepth) {}

  JsonFault run() {
    try {
      blank();
      value();
      blank();
      if (m_at != m_bytes.size()) throw Stop{"Something follows the end of the JSON."};
    } catch (const Stop& stop) {
      std::string pointer;
      for (const std::string& step : m_path) pointer += "/" + step;
      return {stop.message, pointer};
    }
    return {};
  }

 private:
  char peek() const { return m_at < m_bytes.size() ? m_bytes[m_at] : '\0'; }
  void blank() {
    while (m_at < m_bytes.size() && std::string_view(" \t\r\n").find(m_bytes[m_at]) != std::string_view::npos) ++m_at;
  }
  void need(char c, const char* message) {
    if (peek() != c) throw Stop{message};
    ++m_at;
  }

  // At most m_maxDepth deep, so recursion cannot exhaust the stack.
  void value() {
    if (m_at >= m_bytes.size()) throw Stop{"The JSON ends too early."};
    switch (peek()) {
      case '{':
        return object();
      case '[':
        return list();
      case '"':
        text();
        return;
      case 't':
        return word("true");
      case 'f':
        return word("false");
      case 'n':
        return word("null");
      default:
        return number();
    }
  }

  void enter() {
    if (++m_depth > m_maxDepth) throw Stop{"This JSON is nested more than 64 levels deep."};
    ++m_at;
    blank();
  }
  void leave() {
    --m_depth;
    ++m_at;
  }

  void object() {
    enter();
    while (peek() != '}') {
      if (peek() != '"') throw Stop{"A field's name in quotes is expected here."};
      m_path.push_back(escaped(text()));
      blank();
      need(':', "A colon is expected after a field's name.");
      blank();
      value();
      m_path.pop_back();
      if (!more('}')) break;
    }
    leave();
  }

  void list() {
    enter();
    for (std::size_t index = 0; peek() != ']'; ++index) {
      m_path.push_back(std::to_string(index));
      value();
      m_path.pop_back();
      if (!more(']')) break;
    }
    leave();
  }

  /// True when another member follows; a comma before the closing bracket is a fault.
  bool more(char closing) {
    blank();
    if (peek() == closing) return false;
    need(',', "A comma or the closing bracket is expected here.");
    blank();
    if (peek() == closing) throw Stop{"Nothing follows a comma."};
    return true;
  }

  static std::string escaped(std::string_view name) {
    std::string step;
    for (char c : name) {
      if (c == '~')
        step += "~0";
      else if (c == '/')
        step += "~1";
      else
        step += c;
    }
    return step;
  }

  std::string_view text() {
    const std::size_t from = ++m_at;
    while (true) {
      if (m_at >= m_bytes.size()) throw Stop{"A text in quotes does not end."};
      const auto byte = static_cast<unsigned char>(m_bytes[m_at]);
      if (byte == '"') break;
      if (byte < 0x20) throw Stop{"A text holds a bare control character: write it as \\u00XX."};
      if (byte == '\\')
        escape();
      else if (byte < 0x80)
        ++m_at;
      else
        sequence();
    }
    return m_bytes.substr(from, m_at++ - from);
  }

  unsigned hex4() {
    unsigned code = 0;
    if (m_at + 4 > m_bytes.size()) throw Stop{"A \\u escape needs four hexadecimal digits."};
    const char* from = m_bytes.data() + m_at;
    if (std::from_chars(from, from + 4, code, 16).ptr != from + 4)
      throw Stop{"A \\u escape needs four hexadecimal digits."};
    m_at += 4;
    return code;
  }

  void escape() {
    ++m_at;
    const char kind = peek();
    ++m_at;
    if (kind != 'u') {
      if (kind == '\0' || std::string_view("\"\\/bfnrt").find(kind) == std::string_view::npos)
        throw Stop{"This escape is not known to JSON."};
      return;
    }
    const unsigned code = hex4();
    if (code == 0) throw Stop{"A text holds the character NUL: remove it."};
    if (code >= 0xdc00 && code <= 0xdfff) throw Stop{"A \\u escape is half of a pair."};
    if (code < 0xd800 || code > 0xdbff) return;
    if (m_bytes.substr(m_at, 2) != "\\u") throw Stop{"A \\u escape is half of a pair."};
    m_at += 2;
    const unsigned low = hex4();
    if (low < 0xdc00 || low > 0xdfff) throw Stop{"A \\u escape is half of a pair."};
  }

  void sequence() {
    const auto byteAt = [this](std::size_t i) -> unsigned {
      return m_at + i < m_bytes.size() ? static_cast<unsigned char>(m_bytes[m_at + i]) : 0;
    };
    const unsigned first = byteAt(0);
    const std::size_t length = first >= 0xc2 && first <= 0xdf   ? 2
                               : first >= 0xe0 && first <= 0xef ? 3
                               : first >= 0xf0 && first <= 0xf4 ? 4
                                                                : 0;
    bool good = length != 0;
    for (std::size_t i = 1; good && i < length; ++i) good = (byteAt(i) & 0xc0) == 0x80;
    good = good && !(first == 0xe0 && byteAt(1) < 0xa0) && !(first == 0xed && byteAt(1) > 0x9f) &&
           !(first == 0xf0 && byteAt(1) < 0x90) && !(first == 0xf4 && byteAt(1) > 0x8f);
    if (!good) throw Stop{"A text is not valid UTF-8."};
    m_at += length;
  }

  void word(std::string_view expected) {
    if (m_bytes.substr(m_at, expected.size()) != expected) throw Stop{"This value is not known to JSON."};
    m_at += expected.size();
  }

  std::size_t digits() {
    const std::size_t from = m_at;
    while (peek() >= '0' && peek() <= '9') ++m_at;
    return m_at - from;
  }

  void number() {
    const std::size_t from = m_at;
    if (peek() == '-') ++m_at;
    const char first = peek();
    const std::size_t whole = digits();
    if (whole == 0 || (whole > 1 && first == '0')) throw Stop{"This value is not known to JSON."};
    bool integer = true;
    if (peek() == '.') {
      ++m_at;
      integer = false;
      if (digits() == 0) throw Stop{"A number has no digit after its point."};
    }
    if (peek() == 'e' || peek() == 'E') {
      ++m_at;
      integer = false;
      if (peek() == '+' || peek() == '-') ++m_at;
      if (digits() == 0) throw Stop{"A number has no digit in its exponent."};
    }
    const char *begin = m_bytes.data() + from, *end = m_bytes.data() + m_at;
    std::int64_t small = 0;
    std::uint64_t large = 0;
    if (integer && std::from_chars(begin, end, small).ec == std::errc{}) return;
    if (integer && std::from_chars(begin, end, large).ec == std::errc{}) return;
    if (integer || std::isinf(std::strtod(std::string(begin, end).c_str(), nullptr)))
      throw Stop{"This number is too large."};
  }

  std::string_view m_bytes;
  std::size_t m_at = 0;
  int m_depth = 0;
  int m_maxDepth;
  std::vector<std::string> m_path;
};

}  // namespace

JsonFault findJsonFault(std::string_view bytes, int maxDepth) { return Scanner(bytes, maxDepth).run(); }

}  // namespace passerelle
