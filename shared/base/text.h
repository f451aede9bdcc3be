// Small things done with text everywhere: lists in one line, ASCII without its case, bytes for libraries that want
// them.
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

inline const unsigned char* bytesOf(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}
inline unsigned char* bytesOf(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

}  // namespace passerelle
