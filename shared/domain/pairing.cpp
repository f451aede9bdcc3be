#include "shared/domain/pairing.h"

#include <algorithm>
#include <cstdint>

#include "shared/base/digest.h"

namespace passerelle {
namespace {
/// 32 syllables that sound apart; two of them make a word that no dictionary holds and nobody minds.
constexpr std::string_view kSyllables[32] = {"ba", "bo", "da", "di", "do", "fa", "fi", "fo", "ga", "go", "gu",
                                             "ja", "jo", "ko", "pa", "pu", "la", "li", "lu", "ma", "mi", "mo",
                                             "na", "no", "ra", "ri", "ro", "sa", "so", "ta", "va", "vu"};

bool isCodeCharacter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

std::string_view trimmed(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

std::string percentEncoded(std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    if (isCodeCharacter(c) || c == '.' || c == '~') {
      out += c;
    } else {
      const auto byte = static_cast<std::uint8_t>(c);
      out += {'%', kHex[byte >> 4], kHex[byte & 15]};
    }
  }
  return out;
}

Result<std::string> percentDecoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out += text[i];
      continue;
    }
    const auto byte = fromHex(text.substr(i + 1, 2));
    if (!byte || byte->size() != 1) return fail(ErrorCode::invalid, "This link holds a broken % escape.");
    out += *byte;
    i += 2;
  }
  return out;
}
}  // namespace

bool isInvitationCode(std::string_view text) {
  return text.size() == kInvitationCodeLength && std::all_of(text.begin(), text.end(), isCodeCharacter);
}

std::array<std::string, 3> pairingWords(std::string_view code, std::string_view publicKey) {
  const std::string digest = blake2b("words:" + std::string(publicKey), code);
  std::array<std::string, 3> words;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto number =
        (static_cast<std::uint8_t>(digest[2 * i]) << 8 | static_cast<std::uint8_t>(digest[2 * i + 1])) & 1023;
    words[i] = std::string(kSyllables[number / 32]) + std::string(kSyllables[number % 32]);
  }
  return words;
}

std::string pairingProof(std::string_view code, std::string_view publicKey) {
  return toHex(blake2b("proof:" + std::string(publicKey), code));
}

std::string joinLink(std::string_view server, std::string_view code) {
  return std::string(server) + "/join#" + std::string(code);
}
std::string appLink(std::string_view server, std::string_view code) {
  return "passerelle://join?server=" + percentEncoded(server) + "#" + std::string(code);
}
std::string enterLink(std::string_view server, std::string_view code) {
  return std::string(server) + "/enter/" + std::string(code);
}

Result<InvitationLink> parseInvitationLink(std::string_view text) {
  constexpr std::string_view kApp = "passerelle://join?server=";
  text = trimmed(text);
  const std::size_t hash = text.rfind('#');
  if (hash == std::string_view::npos || !isInvitationCode(text.substr(hash + 1)))
    return fail(ErrorCode::invalid,
                "This is not an invitation link: it ends with # and a code of 22 characters. Copy the whole link.");
  InvitationLink link{{}, std::string(text.substr(hash + 1))};
  std::string_view address = text.substr(0, hash);
  if (address.starts_with(kApp)) {
    auto server = percentDecoded(address.substr(kApp.size()));
    if (!server) return tl::unexpected<Error>(server.error());
    link.server = std::move(*server);
  } else if (address.ends_with("/join")) {
    link.server = std::string(address.substr(0, address.size() - 5));
  }
  while (link.server.ends_with('/')) link.server.pop_back();
  const bool known = link.server.starts_with("https://") || link.server.starts_with("http://");
  const std::string_view host =
      known ? std::string_view(link.server).substr(link.server.find("//") + 2) : std::string_view();
  if (host.empty() || host.find_first_of("@?# \"<>\\") != std::string_view::npos)
    return fail(ErrorCode::invalid, "This link does not name a server. Ask for a new invitation.");
  return link;
}

}  // namespace passerelle
