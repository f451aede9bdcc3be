#include "backend/mail/message.h"

#include <algorithm>
#include <array>

#include "shared/base/digest.h"

namespace passerelle::mail {
namespace {
bool clean(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; });
}

std::string base64Lines(std::string_view bytes) {
  const std::string all = toBase64(bytes);
  std::string out;
  for (std::size_t i = 0; i < all.size(); i += 76) out += all.substr(i, 76) + "\r\n";
  return out;
}

/// "Tue, 17 Nov 2026 16:40:00 +0000"
std::string mailDate(TimePoint time) {
  constexpr std::array<const char*, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  constexpr std::array<const char*, 7> kDays = {"Thu", "Fri", "Sat", "Sun",
                                                "Mon", "Tue", "Wed"};  // 1 January 1970 was a Thursday
  const std::string iso = toIso(time);
  const auto day = static_cast<std::size_t>(toMs(time) / 86'400'000 % 7);
  return std::string(kDays[day]) + ", " + iso.substr(8, 2) + " " +
         kMonths[static_cast<std::size_t>(std::stoi(iso.substr(5, 2)) - 1)] + " " + iso.substr(0, 4) + " " +
         iso.substr(11, 8) + " +0000";
}

std::string part(std::string_view type, std::string_view body) {
  return "Content-Type: " + std::string(type) + "; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n" +
         base64Lines(body);
}
}  // namespace

std::string encodedWord(std::string_view text) {
  const bool plain = std::all_of(text.begin(), text.end(), [](unsigned char c) { return c >= 0x20 && c < 0x7F; }) &&
                     text.find("=?") == std::string_view::npos && text.size() <= 60;
  if (plain) return std::string(text);
  std::string out;
  while (!text.empty()) {
    std::size_t length = std::min<std::size_t>(text.size(), 39);  // 52 characters of base64, 64 with the frame
    while (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80) --length;
    out += (out.empty() ? "=?UTF-8?B?" : "\r\n =?UTF-8?B?") + toBase64(text.substr(0, length)) + "?=";
    text.remove_prefix(length);
  }
  return out;
}

Result<std::string> compose(const Content& content) {
  for (const std::string* header : {&content.from, &content.recipient, &content.subject, &content.messageId}) {
    if (!clean(*header))
      return fail(ErrorCode::invalid, "A mail's address or subject holds a line break or a control character.");
  }
  std::string out = "From: " + content.from + "\r\nTo: " + content.recipient +
                    "\r\nSubject: " + encodedWord(content.subject) + "\r\nDate: " + mailDate(content.date) +
                    "\r\nMessage-ID: <" + content.messageId +
                    ">\r\nAuto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n";
  if (content.bodyHtml.empty()) return out + part("text/plain", content.bodyText);
  const std::string boundary = "=_" + sha256Hex(content.messageId).substr(0, 32);  // "=_" never stands in base64
  return out + "Content-Type: multipart/alternative;\r\n boundary=\"" + boundary + "\"\r\n\r\n--" + boundary + "\r\n" +
         part("text/plain", content.bodyText) + "--" + boundary + "\r\n" + part("text/html", content.bodyHtml) + "--" +
         boundary + "--\r\n";
}

}  // namespace passerelle::mail
