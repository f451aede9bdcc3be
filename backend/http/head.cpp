#include "backend/http/head.h"

#include "shared/base/text.h"

#include <strings.h>

#include <algorithm>

namespace passerelle::http {
namespace {

constexpr std::size_t kMostHeaders = 100;

bool isHostCharacter(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         std::string_view("-._:[]").find(c) != std::string_view::npos;
}

/// Calls `visit` for each element of a comma-separated list, without the spaces around it.
template <class Visit>
void forEachElement(std::string_view list, Visit visit) {
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    std::string_view element = list.substr(0, comma);
    list.remove_prefix(std::min(comma + 1, list.size()));
    while (!element.empty() && (element.front() == ' ' || element.front() == '\t')) element.remove_prefix(1);
    while (!element.empty() && (element.back() == ' ' || element.back() == '\t')) element.remove_suffix(1);
    visit(element);
  }
}

}  // namespace

std::optional<HeadProblem> checkHeadBytes(std::string_view head, std::size_t from) {
  const bool firstLineDone = from > 0 && head.substr(0, from).find('\n') != std::string_view::npos;
  bool inRequestLine = !firstLineDone;
  for (std::size_t i = from; i < head.size(); ++i) {
    const unsigned char c = static_cast<unsigned char>(head[i]);
    if (c == '\n') {
      if (i == 0 || head[i - 1] != '\r')
        return HeadProblem{400, "A line of the request ends without a carriage return."};
      inRequestLine = false;
      continue;
    }
    if (i > 0 && head[i - 1] == '\r') return HeadProblem{400, "A carriage return stands alone in the request."};
    if (c == '\r') continue;
    if ((c == ' ' || c == '\t') && i > 1 && head[i - 1] == '\n')
      return HeadProblem{400, "A header of the request is folded over two lines."};
    if ((c < 0x20 && c != '\t') || c == 0x7f) return HeadProblem{400, "The request contains a control character."};
    if (inRequestLine && c >= 0x80) return HeadProblem{400, "The address contains a character that must be escaped."};
  }
  return std::nullopt;
}

std::optional<HeadProblem> checkHead(const RequestHead& head, Framing* framing) {
  if (head.fields.size() > kMostHeaders) return HeadProblem{431, "The request has too many headers."};
  if (head.method == "TRACE" || head.method == "CONNECT")
    return HeadProblem{405, "This server does not answer " + head.method + "."};
  int hosts = 0, lengths = 0, encodings = 0;
  bool close = false, keep = false;
  for (const auto& [name, value] : head.fields) {
    if (equalsIgnoringCase(name, "Host")) {
      ++hosts;
      if (value.empty() || !std::all_of(value.begin(), value.end(), isHostCharacter))
        return HeadProblem{400, "The Host header is not a host."};
    } else if (equalsIgnoringCase(name, "Content-Length")) {
      ++lengths;
      if (value.empty() || value.size() > 18 || value.find_first_not_of("0123456789") != std::string::npos)
        return HeadProblem{400, "The Content-Length is not a number of bytes."};
      framing->contentLength = std::stoull(value);
    } else if (equalsIgnoringCase(name, "Transfer-Encoding")) {
      ++encodings;
      if (!equalsIgnoringCase(value, "chunked"))
        return HeadProblem{501, "Only the transfer encoding \"chunked\" is understood."};
      framing->chunked = true;
    } else if (equalsIgnoringCase(name, "Expect")) {
      if (!equalsIgnoringCase(value, "100-continue"))
        return HeadProblem{417, "Only \"Expect: 100-continue\" is understood."};
      framing->expectsContinue = head.version >= 11;
    } else if (equalsIgnoringCase(name, "Connection")) {
      forEachElement(value, [&](std::string_view option) {
        close = close || equalsIgnoringCase(option, "close");
        keep = keep || equalsIgnoringCase(option, "keep-alive");
      });
    }
  }
  if (hosts > 1 || (hosts == 0 && head.version >= 11)) return HeadProblem{400, "A request needs one Host header."};
  if (lengths > 1) return HeadProblem{400, "A request can have only one Content-Length."};
  if (encodings > 1) return HeadProblem{400, "A request can have only one Transfer-Encoding."};
  if (encodings > 0 && (lengths > 0 || head.version < 11))
    return HeadProblem{400, "Transfer-Encoding cannot stand beside Content-Length or in HTTP/1.0."};
  framing->keepAlive = head.version >= 11 ? !close : keep && !close;
  return std::nullopt;
}

}  // namespace passerelle::http
