// XML by libxml2's writer: elements and attributes are closed and escaped by it, whatever stands in them.
#pragma once
#include <memory>
#include <string>
#include <string_view>

namespace passerelle::pages {

/// One document in UTF-8. Text that XML cannot hold (control characters, broken UTF-8) becomes U+FFFD first.
class Xml {
 public:
  Xml();
  ~Xml();
  Xml(const Xml&) = delete;
  Xml& operator=(const Xml&) = delete;

  /// Opens an element; `name` is a literal of the program.
  Xml& begin(const char* name);
  Xml& end();
  /// Of the element just opened.
  Xml& attribute(const char* name, std::string_view value);
  Xml& text(std::string_view value);
  /// <name>value</name>
  Xml& element(const char* name, std::string_view value) { return begin(name).text(value).end(); }
  /// Closes what is open and gives the document.
  std::string take();

 private:
  struct State;
  std::unique_ptr<State> m_state;
};

}  // namespace passerelle::pages
