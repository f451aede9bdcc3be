// Writes JSON straight into a string: no tree, no library, commas by itself. Broken UTF-8 becomes U+FFFD.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace passerelle {

/// Appends `text` as a JSON string with its quotes.
void appendJsonString(std::string& out, std::string_view text);

class JsonWriter {
 public:
  explicit JsonWriter(std::size_t reserveBytes = 512) { m_out.reserve(reserveBytes); }

  JsonWriter& beginObject() { return open('{'); }
  JsonWriter& endObject() { return close('}'); }
  JsonWriter& beginArray() { return open('['); }
  JsonWriter& endArray() { return close(']'); }
  /// `name` must need no escaping.
  JsonWriter& key(std::string_view name);

  JsonWriter& text(std::string_view value);
  JsonWriter& number(std::int64_t value);
  /// Not a number and infinity become null.
  JsonWriter& real(double value);
  JsonWriter& boolean(bool value) { return raw(value ? "true" : "false"); }
  JsonWriter& null() { return raw("null"); }
  /// A value that is JSON already.
  JsonWriter& raw(std::string_view json);

  JsonWriter& field(std::string_view name, std::string_view value) { return key(name).text(value); }
  JsonWriter& field(std::string_view name, const char* value) { return key(name).text(value); }
  JsonWriter& field(std::string_view name, const std::string& value) { return key(name).text(value); }
  JsonWriter& field(std::string_view name, std::int64_t value) { return key(name).number(value); }
  JsonWriter& field(std::string_view name, int value) { return key(name).number(value); }
  JsonWriter& field(std::string_view name, bool value) { return key(name).boolean(value); }
  JsonWriter& field(std::string_view name, const std::optional<std::string>& value) {
    key(name);
    return value ? text(*value) : null();
  }

  const std::string& str() const { return m_out; }
  std::string take() { return std::move(m_out); }

 private:
  JsonWriter& open(char bracket);
  JsonWriter& close(char bracket);
  void separate();

  std::string m_out;
  bool m_comma = false;  ///< a value stands before this place in the same list or object
};

}  // namespace passerelle
