// What people type: e-mail addresses and names, checked and trimmed.
#include <algorithm>

#include "backend/people/people_service.h"

namespace passerelle::people {

bool isEmail(std::string_view text) {
  const std::size_t at = text.find('@');
  if (text.size() > 254 || at == std::string_view::npos || at == 0 || at > 64 ||
      text.find('@', at + 1) != std::string_view::npos)
    return false;
  const std::string_view domain = text.substr(at + 1);
  const bool clean = std::all_of(text.begin(), text.end(), [](unsigned char c) {
    return c > 0x20 && c != 0x7F &&
           std::string_view("\"<>()[],;:\\").find(static_cast<char>(c)) == std::string_view::npos;
  });
  return clean && domain.find('.') != std::string_view::npos && domain.front() != '.' && domain.back() != '.' &&
         text.find("..") == std::string_view::npos;
}

std::string lowered(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

std::string trimmed(std::string_view text) {
  constexpr std::string_view kNbsp = "\xC2\xA0";
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
  while (true) {
    if (!text.empty() && blank(text.front()))
      text.remove_prefix(1);
    else if (text.starts_with(kNbsp))
      text.remove_prefix(2);
    else if (!text.empty() && blank(text.back()))
      text.remove_suffix(1);
    else if (text.ends_with(kNbsp))
      text.remove_suffix(2);
    else
      return std::string(text);
  }
}

}  // namespace passerelle::people
