#include "backend/mail/message.h"

#include <algorithm>
#include <array>

#include "shared/base/digest.h"
#include "shared/base/text.h"

namespace passerelle::mail {
namespace {
bool clean(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; });
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

/// An address, an id or a URL: no blanks and nothing that ends it.
bool isToken(std::string_view text) { return clean(text) && text.find_first_of(" <>\"") == std::string_view::npos; }
}  // namespace

std::string encodedWord(std::string_view text, bool isPhrase) {
  const bool plain = !isPhrase &&
                     std::all_of(text.begin(), text.end(), [](unsigned char c) { return c >= 0x20 && c < 0x7F; }) &&
                     text.find("=?") == std::string_view::npos && text.size() <= 60;
  if (plain) return std::string(text);
  std::string out;
  while (!text.empty()) {
    const std::string_view piece = firstBytes(text, 39);  // 52 characters of base64, 64 with the frame
    out += (out.empty() ? "=?UTF-8?B?" : "\r\n =?UTF-8?B?") + toBase64(piece) + "?=";
    text.remove_prefix(piece.size());
  }
  return out;
}

std::string quotedPrintable(std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  out.reserve(text.size() + text.size() / 4);
  std::size_t column = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    if (c == '\n') {
      out += "\r\n";
      column = 0;
      continue;
    }
    const bool atEnd = i + 1 == text.size() || text[i + 1] == '\n' || text[i + 1] == '\r';
    const bool plain = (c >= 0x21 && c <= 0x7E && c != '=') || ((c == ' ' || c == '\t') && !atEnd);
    // A dot or "From " that begins a line is changed by some servers on the way.
    const bool asItIs = plain && !(column == 0 && (c == '.' || c == 'F'));
    const std::size_t width = asItIs ? 1 : 3;
    if (column + width > 75) {
      out += "=\r\n";
      column = 0;
    }
    if (asItIs && !(column == 0 && (c == '.' || c == 'F'))) {
      out += static_cast<char>(c);
      column += 1;
    } else {
      out += {'=', kHex[c >> 4], kHex[c & 15]};
      column += 3;
    }
  }
  if (column > 0) out += "\r\n";
  return out;
}

std::string base64Lines(std::string_view bytes) {
  const std::string all = toBase64(bytes);
  std::string out;
  out.reserve(all.size() + all.size() / 38 + 2);
  for (std::size_t i = 0; i < all.size(); i += 76) out.append(all, i, 76).append("\r\n");
  return out;
}

std::string boundaryFor(std::string_view messageId, std::string_view part) {
  return "=_" + sha256Hex(std::string(part) + " " + std::string(messageId)).substr(0, 32);
}

Result<std::string> writeHead(const Head& head) {
  for (const std::string* text : {&head.subject, &head.fromName}) {
    if (!clean(*text))
      return fail(ErrorCode::invalid, "A mail's subject or sender holds a line break or a control character.");
  }
  for (const std::string* token : {&head.from, &head.recipient, &head.messageId, &head.unsubscribeUrl, &head.listId}) {
    if (!isToken(*token))
      return fail(ErrorCode::invalid,
                  "A mail's address holds a blank, a bracket, a line break or a control character.");
  }
  std::string out = "From: ";
  if (head.fromName.empty())
    out += head.from;
  else
    out += encodedWord(head.fromName, true) + "\r\n <" + head.from + ">";
  out += "\r\nTo: " + head.recipient + "\r\nSubject: " + encodedWord(head.subject) +
         "\r\nDate: " + mailDate(head.date) + "\r\nMessage-ID: <" + head.messageId + ">\r\n";
  if (!head.listId.empty()) out += "List-Id: <" + head.listId + ">\r\n";
  if (!head.unsubscribeUrl.empty())
    out += "List-Unsubscribe: <" + head.unsubscribeUrl + ">\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n";
  return out + "Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n";
}

Result<std::string> compose(const Content& content) {
  auto head = writeHead({content.from, content.recipient, content.subject, content.messageId, content.date});
  if (!head) return head;
  if (content.bodyHtml.empty()) return *head + part("text/plain", content.bodyText);
  const std::string boundary = boundaryFor(content.messageId, "alternative");
  return *head + "Content-Type: multipart/alternative;\r\n boundary=\"" + boundary + "\"\r\n\r\n--" + boundary +
         "\r\n" + part("text/plain", content.bodyText) + "--" + boundary + "\r\n" +
         part("text/html", content.bodyHtml) + "--" + boundary + "--\r\n";
}

}  // namespace passerelle::mail
