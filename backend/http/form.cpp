#include "backend/http/form.h"

#include <strings.h>

#include "backend/http/target.h"

namespace passerelle::http {
namespace {

constexpr std::size_t kMaxFields = 100;

bool startsWith(std::string_view text, std::string_view prefix) {
  return text.size() >= prefix.size() && ::strncasecmp(text.data(), prefix.data(), prefix.size()) == 0;
}

/// The value of `name="…"` (or unquoted) in a header's parameters. A backslash hides the character after it.
std::string parameter(std::string_view header, std::string_view name) {
  for (std::size_t at = header.find(';'); at != std::string_view::npos; at = header.find(';', at)) {
    ++at;
    while (at < header.size() && header[at] == ' ') ++at;
    const std::string_view rest = header.substr(at);
    if (!startsWith(rest, name) || rest.size() <= name.size() || rest[name.size()] != '=') continue;
    std::string_view value = rest.substr(name.size() + 1);
    if (value.empty() || value.front() != '"') return std::string(value.substr(0, value.find(';')));
    std::string plain;
    for (std::size_t i = 1; i < value.size() && value[i] != '"'; ++i) {
      if (value[i] == '\\' && i + 1 < value.size()) ++i;
      plain.push_back(value[i]);
    }
    return plain;
  }
  return {};
}

tl::unexpected<Error> unreadable() {
  return fail(ErrorCode::invalid, "The form cannot be read. Please send it again.");
}

Result<Form> multipart(std::string_view body, const std::string& boundary) {
  if (boundary.empty() || boundary.size() > 70) return unreadable();
  const std::string line = "--" + boundary;
  if (!body.starts_with(line)) return unreadable();
  body.remove_prefix(line.size());
  Form form;
  while (body.starts_with("\r\n")) {
    body.remove_prefix(2);
    const std::size_t headEnd = body.find("\r\n\r\n");
    if (headEnd == std::string_view::npos || form.size() >= kMaxFields) return unreadable();
    std::string name, fileName;
    std::string_view head = body.substr(0, headEnd);
    while (!head.empty()) {
      const std::size_t end = std::min(head.find("\r\n"), head.size());
      const std::string_view field = head.substr(0, end);
      head.remove_prefix(std::min(end + 2, head.size()));
      if (!startsWith(field, "Content-Disposition:")) continue;
      name = parameter(field, "name");
      fileName = parameter(field, "filename");
    }
    body.remove_prefix(headEnd + 4);
    const std::size_t end = body.find("\r\n" + line);
    if (end == std::string_view::npos) return unreadable();
    form.emplace(std::move(name), FormField{std::string(body.substr(0, end)), std::move(fileName)});
    body.remove_prefix(end + 2 + line.size());
  }
  if (!body.starts_with("--")) return unreadable();
  return form;
}

}  // namespace

Result<Form> formOf(const Request& request) {
  const std::string type = request.header("Content-Type").value_or("");
  if (startsWith(type, "multipart/form-data")) return multipart(request.body, parameter(type, "boundary"));
  if (!startsWith(type, "application/x-www-form-urlencoded"))
    return fail(ErrorCode::unsupportedType, "A form is expected here.");
  auto pairs = parseForm(request.body);
  if (!pairs || pairs->size() > kMaxFields) return unreadable();
  Form form;
  for (auto& [name, value] : *pairs) form.emplace(name, FormField{std::move(value), {}});
  return form;
}

std::string fieldOf(const Form& form, const std::string& name) {
  const auto found = form.find(name);
  return found == form.end() ? std::string() : found->second.value;
}

}  // namespace passerelle::http
