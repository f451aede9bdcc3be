#include "backend/http/answer.h"

#include <strings.h>

#include <ctime>

#include "shared/api/paths.h"
#include "shared/base/text.h"

namespace passerelle::http {
namespace {

bool isOwnedByTransport(std::string_view name) {
  for (const std::string_view owned : {"Content-Length", "Transfer-Encoding", "Connection", "Keep-Alive", "Date"}) {
    if (equalsIgnoringCase(name, owned)) return true;
  }
  return false;
}

bool isClean(std::string_view text) {
  return text.find_first_of(std::string_view("\r\n\0", 3)) == std::string_view::npos;
}

void addUnlessThere(Headers& headers, std::string_view name, std::string_view value) {
  if (headers.find(name) == headers.end()) headers.emplace(name, value);
}

bool tellsLength(int status) { return status >= 200 && status != 204 && status != 304; }

}  // namespace

void addHouseHeaders(Response& response, const AnswerContext& context) {
  Headers& headers = response.headers;
  static const std::string kWire = std::to_string(api::kWireVersion);
  addUnlessThere(headers, api::kWireHeader, kWire);
  addUnlessThere(headers, "X-Request-Id", context.requestId);
  addUnlessThere(headers, "X-Content-Type-Options", "nosniff");
  addUnlessThere(headers, "Referrer-Policy", "no-referrer");
  addUnlessThere(headers, "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
  if (context.secure) addUnlessThere(headers, "Strict-Transport-Security", "max-age=31536000; includeSubDomains");
  if (context.personal || response.status >= 400) addUnlessThere(headers, "Cache-Control", "no-store");
}

HeadWriter::HeadWriter(int status, std::string_view date) : m_status(status) {
  m_head.reserve(512);
  m_head.append("HTTP/1.1 ").append(std::to_string(status)).append(" ").append(reasonOf(status)).append("\r\n");
  m_head.append("Date: ").append(date).append("\r\n");
}

void HeadWriter::field(std::string_view name, std::string_view value) {
  if (name.empty() || isOwnedByTransport(name) || !isClean(name) || !isClean(value)) return;
  m_head.append(name).append(": ").append(value).append("\r\n");
}

std::string HeadWriter::finish(std::uint64_t bodyBytes, bool close, bool http10) {
  if (tellsLength(m_status)) m_head.append("Content-Length: ").append(std::to_string(bodyBytes)).append("\r\n");
  if (close)
    m_head.append("Connection: close\r\n");
  else if (http10)
    m_head.append("Connection: keep-alive\r\n");
  m_head.append("\r\n");
  return std::move(m_head);
}

bool mayHaveBody(std::string_view method, int status) { return method != "HEAD" && tellsLength(status); }

std::string_view reasonOf(int status) {
  switch (status) {
    case 100:
      return "Continue";
    case 200:
      return "OK";
    case 201:
      return "Created";
    case 202:
      return "Accepted";
    case 204:
      return "No Content";
    case 206:
      return "Partial Content";
    case 301:
      return "Moved Permanently";
    case 302:
      return "Found";
    case 303:
      return "See Other";
    case 304:
      return "Not Modified";
    case 307:
      return "Temporary Redirect";
    case 308:
      return "Permanent Redirect";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 408:
      return "Request Timeout";
    case 409:
      return "Conflict";
    case 410:
      return "Gone";
    case 411:
      return "Length Required";
    case 412:
      return "Precondition Failed";
    case 413:
      return "Content Too Large";
    case 414:
      return "URI Too Long";
    case 415:
      return "Unsupported Media Type";
    case 416:
      return "Range Not Satisfiable";
    case 417:
      return "Expectation Failed";
    case 422:
      return "Unprocessable Content";
    case 426:
      return "Upgrade Required";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 460:
      return "Checksum Mismatch";
    case 500:
      return "Internal Server Error";
    case 501:
      return "Not Implemented";
    case 503:
      return "Service Unavailable";
    case 505:
      return "HTTP Version Not Supported";
    case 507:
      return "Insufficient Storage";
    default:
      return "Status";
  }
}

std::string httpDate(TimePoint time) {
  static constexpr const char* kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                            "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::time_t seconds = static_cast<std::time_t>(toMs(time) / 1000);
  std::tm utc{};
  ::gmtime_r(&seconds, &utc);
  char text[40];
  std::snprintf(text, sizeof text, "%s, %02d %s %04d %02d:%02d:%02d GMT", kDays[utc.tm_wday], utc.tm_mday,
                kMonths[utc.tm_mon], utc.tm_year + 1900, utc.tm_hour, utc.tm_min, utc.tm_sec);
  return text;
}

}  // namespace passerelle::http
