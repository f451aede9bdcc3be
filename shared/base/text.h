// Small things done with text everywhere: lists in one line, ASCII without its case, UTF-8 counted and cut, bytes for
// libraries that want them.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace passerelle {

/// "a b c"; a part that is empty leaves no trace when it stands first.
std::string joined(const std::vector<std::string>& parts, std::string_view separator);
/// What stands between blanks.
std::vector<std::string> wordsIn(std::string_view text);

/// ASCII capitals become small; other bytes stay.
std::string lowered(std::string_view text);
/// As names of HTTP fields are compared.
bool equalsIgnoringCase(std::string_view a, std::string_view b);

/// Nothing, or nothing but blanks, tabs and ends of lines.
bool isBlank(std::string_view text);

/// Characters (code points) of UTF-8.
std::size_t charactersIn(std::string_view text);
/// The longest beginning of at most `bytes` bytes that ends with a whole character.
std::string_view firstBytes(std::string_view text, std::size_t bytes);
/// The beginning of at most `characters` characters.
std::string_view firstCharacters(std::string_view text, std::size_t characters);
/// The text, or as many whole words of it as `characters` characters hold and "…"; one that is longer is cut.
std::string cutAtWord(std::string_view text, std::size_t characters);

inline const unsigned char* bytesOf(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}
inline unsigned char* bytesOf(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

}  // namespace passerelle
