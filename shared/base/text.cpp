#include "shared/base/text.h"

#include <algorithm>

namespace passerelle {
namespace {
/// A byte of UTF-8 that is not a character's first.
bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }
}  // namespace

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
  std::string text;
  for (const std::string& part : parts) {
    if (!text.empty()) text += separator;
    text += part;
  }
  return text;
}

std::vector<std::string> wordsIn(std::string_view text) {
  std::vector<std::string> all;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) all.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return all;
}

std::string lowered(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), small);
  return lower;
}

bool equalsIgnoringCase(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return small(x) == small(y); });
}

bool isBlank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

std::size_t charactersIn(std::string_view text) {
  return text.size() - static_cast<std::size_t>(std::count_if(text.begin(), text.end(), continues));
}

std::string_view firstBytes(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  std::size_t end = bytes;
  for (int back = 0; back < 3 && end > 0 && continues(text[end]); ++back) --end;
  return text.substr(0, end);
}

std::string_view firstCharacters(std::string_view text, std::size_t characters) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!continues(text[at]) && characters-- == 0) return text.substr(0, at);
  }
  return text;
}

std::string cutAtWord(std::string_view text, std::size_t characters) {
  const std::string_view first = firstCharacters(text, characters);
  if (first.size() == text.size()) return std::string(text);
  constexpr std::string_view kBlanks = " \t\r\n";
  const bool endsWord = kBlanks.find(text[first.size()]) != std::string_view::npos;
  const std::string_view whole = endsWord ? first : first.substr(0, first.find_last_of(kBlanks) + 1);
  const std::size_t end = whole.find_last_not_of(kBlanks);
  return std::string(end == std::string_view::npos ? first : whole.substr(0, end + 1)) + "…";
}

}  // namespace passerelle
