// The one escaper, and HTML that cannot forget it: what is not a literal of the program is escaped by its context.
//
//   Html page;
//   page << "<a href=\"" << href(link) << "\" title=\"" << attribute(title) << "\">" << name << "</a>";
#pragma once
#include <concepts>
#include <string>
#include <string_view>

namespace passerelle::pages {

/// Text between tags: & < > and both quotes; characters that XML forbids and invalid UTF-8 become U+FFFD.
std::string escapeText(std::string_view text);
/// The value of a quoted attribute: as text, and tab, line feed and carriage return as references.
std::string escapeAttribute(std::string_view text);
/// What escapeText does to broken UTF-8 and forbidden characters, without escaping: for outlets that are no markup.
std::string cleanText(std::string_view text);
/// The same on one line: line breaks and tabs are spaces. For headers, titles and subjects.
std::string oneLine(std::string_view text);
/// One segment of a path or one value of a query: everything but letters, digits and - . _ ~ percent-encoded.
std::string encodeUrlPart(std::string_view part);
/// A whole address for href, src or action: escaped as an attribute when its scheme is http, https, mailto or
/// passerelle or when it is relative ("/…", "?…", "#…", no "//…"); "#" for anything else, javascript: and data:
/// included.
std::string safeAddress(std::string_view address);

/// A string that already went through its context's escaper.
struct Escaped {
  std::string markup;
};
inline Escaped attribute(std::string_view text) { return {escapeAttribute(text)}; }
inline Escaped urlPart(std::string_view part) { return {encodeUrlPart(part)}; }
inline Escaped href(std::string_view address) { return {safeAddress(address)}; }

/// HTML under construction. Literals are markup; strings and numbers are text and are escaped.
class Html {
 public:
  template <std::size_t N>
  Html& operator<<(const char (&literal)[N]) {
    m_markup.append(literal, N - 1);
    return *this;
  }
  /// A pointer may hold anything: say text or attribute.
  template <class T>
  requires std::same_as<T, const char*> || std::same_as<T, char*> Html& operator<<(const T&) = delete;
  Html& operator<<(std::string_view text) {
    m_markup += escapeText(text);
    return *this;
  }
  Html& operator<<(const std::string& text) { return *this << std::string_view(text); }
  template <std::integral T>
  requires(!std::same_as<T, char>) Html& operator<<(T number) {
    m_markup += std::to_string(number);
    return *this;
  }
  Html& operator<<(const Escaped& escaped) {
    m_markup += escaped.markup;
    return *this;
  }
  Html& operator<<(const Html& part) {
    m_markup += part.m_markup;
    return *this;
  }
  const std::string& markup() const { return m_markup; }
  bool empty() const { return m_markup.empty(); }

 private:
  std::string m_markup;
};

}  // namespace passerelle::pages
