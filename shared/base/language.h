// The two languages every text exists in.
#pragma once
#include <string>
#include <string_view>

namespace passerelle {

enum class Language { french, english };

/// "en" and "en-GB" are English; everything else is French.
inline Language languageFromTag(std::string_view tag) {
  return tag.size() >= 2 && (tag[0] | 0x20) == 'e' && (tag[1] | 0x20) == 'n' ? Language::english : Language::french;
}
inline std::string_view tagOf(Language language) { return language == Language::english ? "en" : "fr"; }

/// A text in the reader's language: both stand side by side where they are used, so neither can be forgotten.
inline std::string_view say(Language language, std::string_view french, std::string_view english) {
  return language == Language::english ? english : french;
}

/// The same, by a language's tag, for an Error's message.
inline std::string say(std::string_view tag, std::string_view french, std::string_view english) {
  return std::string(say(languageFromTag(tag), french, english));
}

}  // namespace passerelle
