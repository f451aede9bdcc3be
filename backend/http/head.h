// The head of a request: what its bytes and fields must look like before anybody acts on them (RFC 9112, read
// strictly).
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace passerelle::http {

struct RequestHead {
  std::string method;
  std::string target;
  int version = 11;  ///< 10 or 11
  std::vector<std::pair<std::string, std::string>> fields;
};

/// Why a request is refused by the transport itself. The connection closes after it.
struct HeadProblem {
  int status = 400;
  std::string message;
};

/// How long the body is and what becomes of the connection.
struct Framing {
  std::uint64_t contentLength = 0;
  bool chunked = false;
  bool expectsContinue = false;
  bool keepAlive = true;
  bool hasBody() const { return chunked || contentLength > 0; }
};

/// Looks at bytes of a head that may not be complete yet. `from` is where the bytes begin that were not looked at
/// before. Refuses control characters, a line feed without its carriage return, folded lines, non-ASCII in the request
/// line.
std::optional<HeadProblem> checkHeadBytes(std::string_view head, std::size_t from);

/// One Host, one Content-Length of digits only, no Content-Length beside Transfer-Encoding, "chunked" or nothing (501),
/// "100-continue" or nothing (417), at most 100 fields (431), no TRACE or CONNECT (405).
std::optional<HeadProblem> checkHead(const RequestHead& head, Framing* framing);

}  // namespace passerelle::http
