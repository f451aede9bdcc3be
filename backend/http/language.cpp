#include "backend/http/language.h"

#include <cstdlib>

namespace passerelle::http {

Language languageOf(const Request& request) {
  if (request.caller.known()) return languageFromTag(request.caller.language);
  const auto header = request.header("Accept-Language").value_or("");
  std::string_view rest = header;
  double best = 0;
  Language chosen = Language::french;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(','), rest.size());
    std::string_view item = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    while (item.starts_with(' ')) item.remove_prefix(1);
    const std::string_view tag = item.substr(0, item.find_first_of("; "));
    const std::size_t q = item.find("q=");
    const double weight =
        q == std::string_view::npos ? 1.0 : std::strtod(std::string(item.substr(q + 2)).c_str(), nullptr);
    const bool ours = tag.starts_with("fr") || tag.starts_with("FR") || languageFromTag(tag) == Language::english;
    if (!ours || weight <= best) continue;
    best = weight;
    chosen = languageFromTag(tag);
  }
  return chosen;
}

Language askedLanguage(const Request& request) {
  const auto asked = request.queryValue("lang");
  return asked ? languageFromTag(*asked) : languageOf(request);
}

}  // namespace passerelle::http
