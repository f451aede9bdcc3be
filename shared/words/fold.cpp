#include "shared/words/fold.h"

namespace passerelle {
namespace {
// U+00C0…U+00FF, letter by letter; two letters where the ligature stands for two.
constexpr std::string_view kLatin1[] = {"a", "a", "a", "a", "a", "a", "ae", "c", "e",  "e", "e",
                                        "e", "i", "i", "i", "i", "d", "n",  "o", "o",  "o", "o",
                                        "o", "x", "o", "u", "u", "u", "u",  "y", "th", "ss"};
// U+0100…U+017F, two by two or nearly: the letter under each accent.
constexpr std::string_view kLatinA =
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuu"
    "uuwwy"
    "yyzzzzzzs";

/// What stands for the two bytes; nothing: they stay.
std::string_view plainOf(unsigned char lead, unsigned char next) {
  if (lead == 0xC3) return next == 0xBF ? std::string_view("y") : kLatin1[(next - 0x80) % 32];
  if (lead == 0xC5 && (next == 0x92 || next == 0x93)) return "oe";
  if (lead == 0xC4 && next >= 0x80) return kLatinA.substr(next - 0x80, 1);
  if (lead == 0xC5 && next >= 0x80) return kLatinA.substr(0x40U + next - 0x80, 1);
  return {};
}
}  // namespace

std::string folded(std::string_view utf8) {
  std::string plain;
  plain.reserve(utf8.size());
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    const auto byte = static_cast<unsigned char>(utf8[i]);
    const auto next = i + 1 < utf8.size() ? static_cast<unsigned char>(utf8[i + 1]) : 0U;
    const auto third = i + 2 < utf8.size() ? static_cast<unsigned char>(utf8[i + 2]) : 0U;
    const bool two = next >= 0x80 && next <= 0xBF;
    if (byte < 0x80) {
      plain += byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte | 0x20) : static_cast<char>(byte);
    } else if (const auto letters = two ? plainOf(byte, static_cast<unsigned char>(next)) : std::string_view();
               !letters.empty()) {
      plain += letters;
      ++i;
    } else if (byte == 0xC2 && next == 0xA0) {
      plain += ' ';
      ++i;
    } else if (two && (byte == 0xCC || (byte == 0xCD && next <= 0xAF))) {
      ++i;  // a combining mark
    } else if (byte == 0xE2 && next == 0x80 && (third == 0x98 || third == 0x99 || third == 0xAF)) {
      plain += third == 0xAF ? ' ' : '\'';
      i += 2;
    } else {
      plain += static_cast<char>(byte);
    }
  }
  return plain;
}

}  // namespace passerelle
