// A mail as the Internet writes it: RFC 5322 head, MIME parts.
#pragma once
#include <string>
#include <string_view>

#include "shared/base/clock.h"
#include "shared/base/result.h"

namespace passerelle::mail {

/// Everything that stands in a letter's head. Text of people goes through pages::oneLine first; what still holds a line
/// break is refused.
struct Head {
  std::string from, recipient;  ///< addresses
  std::string subject;
  std::string messageId;  ///< without <>
  TimePoint date{};
  std::string fromName{};        ///< shown beside the address; may be empty
  std::string unsubscribeUrl{};  ///< RFC 2369 and one click by RFC 8058; empty: not a letter of a list
  std::string listId{};          ///< RFC 2919, without <>; may be empty
};

/// The one function that writes headers: up to and with "MIME-Version: 1.0", each line ended by CRLF; the content's own
/// headers follow. Error `invalid` when any field holds CR, LF or another control character, or an address a blank or
/// a bracket: such a header could add others.
Result<std::string> writeHead(const Head& head);

struct Content {
  std::string from, recipient, subject, bodyText, bodyHtml;  ///< bodyHtml may be empty
  std::string messageId;                                     ///< without <>
  TimePoint date{};
};

/// A whole letter: head, text, and HTML beside it. Lines of at most 76 characters, CRLF. Errors as writeHead's.
Result<std::string> compose(const Content& content);

/// A header's text: as it is when plain ASCII, else RFC 2047 words of at most 75 characters. `isPhrase`: beside an
/// address, where commas and quotes have a meaning: always words.
std::string encodedWord(std::string_view text, bool isPhrase = false);

/// RFC 2045: lines of at most 76 characters, CRLF for each line break, and one at the end: what is encoded in pieces
/// and put together is the encoding of the whole.
std::string quotedPrintable(std::string_view text);
/// RFC 2045, lines of 76 characters, CRLF.
std::string base64Lines(std::string_view bytes);
/// A delimiter that stands in no quoted-printable and no base64.
std::string boundaryFor(std::string_view messageId, std::string_view part);

}  // namespace passerelle::mail
