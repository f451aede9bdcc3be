// A mail as the Internet writes it: RFC 5322 head, MIME parts in base64.
#pragma once
#include <string>
#include <string_view>

#include "shared/base/clock.h"
#include "shared/base/result.h"

namespace passerelle::mail {

struct Content {
  std::string from, recipient, subject, bodyText, bodyHtml;  ///< bodyHtml may be empty
  std::string messageId;                                     ///< without <>
  TimePoint date{};
};

/// Lines of at most 76 characters, CRLF. Error `invalid` when an address or the subject holds CR, LF or another control
/// character: such a header could add others.
Result<std::string> compose(const Content& content);

/// A header's text: as it is when plain ASCII, else RFC 2047 words of at most 75 characters.
std::string encodedWord(std::string_view text);

}  // namespace passerelle::mail
