// A request's JSON object, read strictly: unknown and read-only fields are refused by name, depth is limited.
#pragma once
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "backend/http/message.h"
#include "shared/base/result.h"

namespace passerelle::http {

class JsonBody {
 public:
  /// Errors: unsupportedType without Content-Type application/json; invalid for what is no JSON object, nested deeper
  /// than 64, or has a field that is not in `known` (those in `readOnly` are said to be the server's).
  static Result<JsonBody> parse(const Request& request, std::initializer_list<std::string_view> known,
                                std::initializer_list<std::string_view> readOnly = {});
  JsonBody(JsonBody&&) noexcept;
  JsonBody& operator=(JsonBody&&) noexcept;
  ~JsonBody();

  bool has(std::string_view field) const;
  /// The text of a field; empty when it is missing or null. What has another type, or more than `maxBytes`, is noted.
  std::string text(std::string_view field, std::size_t maxBytes = 1000);
  bool flag(std::string_view field);
  /// A whole number ≥ 0; 0 when it is missing or null.
  std::int64_t number(std::string_view field);
  std::vector<std::string> texts(std::string_view field, std::size_t maxItems);
  /// The first thing that was wrong with a field that was read.
  const std::optional<Error>& wrong() const { return m_wrong; }

 private:
  struct Document;
  explicit JsonBody(std::unique_ptr<Document> document);
  void note(std::string_view field, std::string message);

  std::unique_ptr<Document> m_document;
  std::optional<Error> m_wrong;
};

}  // namespace passerelle::http
