// The two languages of every sentence that a person may read, side by side where it is said.
#pragma once
#include <string>
#include <string_view>

namespace passerelle {

/// `fr` unless the language is English ("en", "en-GB").
inline std::string_view pick(std::string_view language, std::string_view fr, std::string_view en) {
  return language.starts_with("en") ? en : fr;
}
inline std::string say(std::string_view language, std::string_view fr, std::string_view en) {
  return std::string(pick(language, fr, en));
}

}  // namespace passerelle
