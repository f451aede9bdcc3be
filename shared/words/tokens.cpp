#include "shared/words/tokens.h"

#include <algorithm>
#include <array>

#include "shared/words/fold.h"

namespace passerelle::words {
namespace {
constexpr std::array<std::string_view, 15> kElided = {
    "l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quelqu", "presqu", "quoiqu"};
constexpr std::array<std::string_view, 22> kAfterHyphen = {"la",   "ci",   "t",    "il", "elle", "on",  "je",    "moi",
                                                           "toi",  "nous", "vous", "le", "les",  "ils", "elles", "lui",
                                                           "leur", "en",   "y",    "ce", "tu",   "meme"};
constexpr std::array<std::string_view, 16> kAbbreviated = {"m",  "mr",  "mme", "mlle",  "dr", "st",   "ste", "av",
                                                           "bd", "mrs", "ms",  "melle", "mm", "mmes", "tel", "etc"};

template <std::size_t n>
bool among(const std::array<std::string_view, n>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

struct Character {
  char32_t code = 0;
  std::size_t bytes = 1;
};

Character at(std::string_view text, std::size_t i) {
  const auto byte = [&](std::size_t k) { return i + k < text.size() ? static_cast<unsigned char>(text[i + k]) : 0U; };
  const auto follows = [&](std::size_t k) { return (byte(k) & 0xC0U) == 0x80U; };
  const unsigned first = byte(0);
  if (first < 0x80) return {first, 1};
  if (first >= 0xC2 && first < 0xE0 && follows(1)) return {((first & 0x1FU) << 6U) | (byte(1) & 0x3FU), 2};
  if (first >= 0xE0 && first < 0xF0 && follows(1) && follows(2))
    return {((first & 0x0FU) << 12U) | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU), 3};
  if (first >= 0xF0 && first < 0xF5 && follows(1) && follows(2) && follows(3))
    return {((first & 0x07U) << 18U) | ((byte(1) & 0x3FU) << 12U) | ((byte(2) & 0x3FU) << 6U) | (byte(3) & 0x3FU), 4};
  return {0xFFFD, 1};
}

bool digit(char32_t c) { return c >= '0' && c <= '9'; }
bool capitalLetter(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  if (c >= 0xC0 && c <= 0xDE) return c != 0xD7;
  if (c == 0x152 || c == 0x178) return true;
  if (c >= 0x100 && c <= 0x137) return c % 2 == 0;
  if (c >= 0x139 && c <= 0x148) return c % 2 == 1;
  return c >= 0x14A && c <= 0x177 && c % 2 == 0;
}
bool letter(char32_t c) {
  if (c < 0x80) return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  if (c < 0xC0) return false;
  if (c == 0xD7 || c == 0xF7 || c == 0xFFFD) return false;
  return c < 0x2000 || (c >= 0x2C00 && c < 0xD800 && (c < 0x3000 || c > 0x303F)) || (c >= 0x1E00 && c < 0x2000);
}
bool apostrophe(char32_t c) { return c == '\'' || c == 0x2019 || c == 0x2018; }
bool space(char32_t c) { return c == ' ' || c == '\t' || c == 0xA0 || c == 0x202F || c == 0x2009; }

class Cutter {
 public:
  explicit Cutter(std::string_view text) : m_text(text) {}

  std::vector<Token> run() {
    while (m_at < m_text.size()) {
      const Character c = at(m_text, m_at);
      if (space(c.code) || c.code == '\r') {
        m_at += c.bytes;
      } else if (c.code == '\n') {
        m_at += 1;
        m_opens = true;
      } else if (letter(c.code)) {
        word();
      } else if (digit(c.code)) {
        number();
      } else {
        sign(c);
      }
    }
    calm();
    return std::move(m_tokens);
  }

 private:
  void push(Token::Kind kind, std::size_t begin, std::size_t end) {
    Token token;
    token.kind = kind;
    token.begin = begin;
    token.end = end;
    token.folded = folded(m_text.substr(begin, end - begin));
    if (kind == Token::Kind::word) {
      std::size_t letters = 0, capitals = 0;
      for (std::size_t i = begin; i < end;) {
        const Character c = at(m_text, i);
        if (letter(c.code)) {
          if (i == begin) token.capital = capitalLetter(c.code);
          ++letters;
          capitals += capitalLetter(c.code) ? 1 : 0;
        }
        i += c.bytes;
      }
      token.shouted = letters >= 2 && letters == capitals;
      token.opens = m_opens;
      m_opens = false;
    }
    m_tokens.push_back(std::move(token));
  }

  void word() {
    const std::size_t begin = m_at;
    while (m_at < m_text.size()) {
      const Character c = at(m_text, m_at);
      if (letter(c.code) || (digit(c.code) && m_at > begin)) {
        m_at += c.bytes;
        continue;
      }
      const bool letterNext = m_at + c.bytes < m_text.size() && letter(at(m_text, m_at + c.bytes).code);
      if (apostrophe(c.code)) {
        const std::string soFar = folded(m_text.substr(begin, m_at - begin));
        if (among(kElided, soFar)) {
          m_at += c.bytes;
          const bool opening = m_opens;
          push(Token::Kind::word, begin, m_at);
          m_opens = opening && soFar != "quelqu";  // "L'hôtesse": the noun stands at the beginning too
          return;
        }
        if (!letterNext || englishEnd(m_at + c.bytes)) break;
        m_at += c.bytes;
        continue;
      }
      if ((c.code == '-' || c.code == 0x2010 || c.code == 0x2011) && letterNext && !pronounAfter(m_at + c.bytes)) {
        m_at += c.bytes;
        continue;
      }
      break;
    }
    push(Token::Kind::word, begin, m_at);
    forgottenApostrophe();
    if (m_at < m_text.size() && apostrophe(at(m_text, m_at).code) && englishEnd(m_at + at(m_text, m_at).bytes)) {
      const std::size_t from = m_at;
      m_at += at(m_text, m_at).bytes;
      while (m_at < m_text.size() && letter(at(m_text, m_at).code)) m_at += at(m_text, m_at).bytes;
      push(Token::Kind::word, from, m_at);
    }
  }

  /// "a l accueil": people in a hurry leave the apostrophe out.
  void forgottenApostrophe() {
    Token& token = m_tokens.back();
    if (token.capital || (token.folded != "l" && token.folded != "d" && token.folded != "m" && token.folded != "s" &&
                          token.folded != "j" && token.folded != "n" && token.folded != "qu"))
      return;
    if (m_at + 1 >= m_text.size() || m_text[m_at] != ' ') return;
    const std::string next = wordFrom(m_at + 1);
    if (next.size() > 1 ? std::string_view("aeiouyh").find(next.front()) != std::string_view::npos : next == "a")
      token.folded += '\'';
  }

  std::string wordFrom(std::size_t from) const {
    std::size_t end = from;
    while (end < m_text.size() && letter(at(m_text, end).code)) end += at(m_text, end).bytes;
    return folded(m_text.substr(from, end - from));
  }
  bool pronounAfter(std::size_t from) const { return among(kAfterHyphen, wordFrom(from)); }
  /// 's, 're, 'm, 'll, 've, 't of English.
  bool englishEnd(std::size_t from) const {
    const std::string end = wordFrom(from);
    return end == "s" || end == "re" || end == "m" || end == "ll" || end == "ve" || end == "t" || end == "d";
  }

  void number() {
    const std::size_t begin = m_at;
    while (m_at < m_text.size() && (digit(m_text[m_at]) || ((m_text[m_at] == ',' || m_text[m_at] == '.') &&
                                                            m_at + 1 < m_text.size() && digit(m_text[m_at + 1]))))
      ++m_at;
    push(Token::Kind::number, begin, m_at);
    m_opens = false;
  }

  void sign(const Character& c) {
    const bool stop = c.code == '.';
    const bool abbreviation = stop && !m_tokens.empty() && m_tokens.back().word() && m_tokens.back().end == m_at &&
                              (among(kAbbreviated, m_tokens.back().folded) ||
                               (m_tokens.back().capital && m_tokens.back().end - m_tokens.back().begin <= 2));
    if (abbreviation) {
      m_at += c.bytes;
      m_tokens.back().end = m_at;
      m_tokens.back().folded += '.';
      return;
    }
    push(Token::Kind::sign, m_at, m_at + c.bytes);
    m_at += c.bytes;
    if (stop || c.code == '!' || c.code == '?' || c.code == 0x2026 || c.code == ':' || c.code == 0xAB ||
        c.code == '"' || c.code == 0x201C || c.code == 0x2022 || c.code == 0x2014 || c.code == 0x2013 ||
        c.code == ';' || (c.code == '-' && (m_tokens.size() == 1 || m_opens)))
      m_opens = true;
  }

  /// In a text that is all capitals they say nothing.
  void calm() {
    std::size_t words = 0, shouted = 0;
    for (const Token& token : m_tokens) {
      if (!token.word() || token.end - token.begin < 3) continue;
      ++words;
      shouted += token.shouted ? 1 : 0;
    }
    if (words < 3 || shouted * 10 < words * 7) return;
    for (Token& token : m_tokens) token.capital = token.shouted = false;
  }

  std::string_view m_text;
  std::size_t m_at = 0;
  bool m_opens = true;
  std::vector<Token> m_tokens;
};
}  // namespace

std::vector<Token> tokenised(std::string_view utf8) { return Cutter(utf8).run(); }

}  // namespace passerelle::words
