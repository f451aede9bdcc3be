// A text cut into words and signs, each with its place: what every rule about words reads.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace passerelle::words {

struct Token {
  enum class Kind { word, number, sign };
  Kind kind = Kind::sign;
  std::size_t begin = 0, end = 0;  ///< bytes of the text
  std::string folded;              ///< without case and accents; an elided word keeps its apostrophe: "l'"
  bool capital = false;            ///< first letter is a capital
  bool shouted = false;            ///< all letters are capitals, two at least
  bool opens = false;              ///< first word of a sentence, a line or a quotation

  bool word() const { return kind == Kind::word; }
  bool is(std::string_view text) const { return folded == text; }
};

/// French and English words: "l'hôtesse" is two, "Jean-Pierre" one, "a-t-elle" three, "Karen's" two. Spaces are left
/// out. A word in capitals amid a text that is all capitals counts as having none. @param utf8 any bytes.
std::vector<Token> tokenised(std::string_view utf8);

}  // namespace passerelle::words
