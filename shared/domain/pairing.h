// Pairing: what the links look like, and the three words that app and server derive alike from code and key.
#pragma once
#include <array>
#include <string>
#include <string_view>

#include "shared/base/result.h"

namespace passerelle {

/// An invitation's code: 128 random bits, 22 characters of URL-safe base64.
inline constexpr std::size_t kInvitationCodeLength = 22;
/// A device's key: 32 bytes, on the wire as 44 characters of base64 (or 43 without padding).
inline constexpr std::size_t kPublicKeyBytes = 32;

bool isInvitationCode(std::string_view text);

/// The three words that the person compares on both screens: 3 × 10 bits of BLAKE2b("words:" + key), keyed with the
/// code's characters; word n is syllable[n / 32] + syllable[n % 32] of the list in pairing.cpp.
/// @param publicKey 32 raw bytes.
std::array<std::string, 3> pairingWords(std::string_view code, std::string_view publicKey);

/// What a device shows to confirm: hex BLAKE2b-256("proof:" + key), keyed with the code's characters.
std::string pairingProof(std::string_view code, std::string_view publicKey);

struct InvitationLink {
  std::string server;  ///< "https://passerelle.example", no slash at the end
  std::string code;
};

/// "SERVER/join#CODE"; a phone opens it in its browser, the app reads it from a QR or a paste.
std::string joinLink(std::string_view server, std::string_view code);
/// "passerelle://join?server=SERVER#CODE", SERVER percent-encoded.
std::string appLink(std::string_view server, std::string_view code);
/// "SERVER/enter/CODE", for a browser.
std::string enterLink(std::string_view server, std::string_view code);

/// Reads joinLink and appLink, with blanks around them. Error `invalid`: a sentence in English; the app says its own.
Result<InvitationLink> parseInvitationLink(std::string_view text);

}  // namespace passerelle
