// What every answer carries, and how its head is written: one place for security headers and for the rules of HEAD,
// 204, 304.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "backend/http/message.h"
#include "shared/base/clock.h"

namespace passerelle::http {

struct AnswerContext {
  std::string_view requestId;
  bool secure = false;   ///< HSTS is sent
  bool personal = true;  ///< the route is not open to everybody: nobody may keep the answer
};

/// Adds Passerelle-Wire, X-Request-Id, nosniff, Referrer-Policy, a closed CSP (unless the handler has its own), HSTS
/// when secure, and no-store on personal answers that say nothing about keeping.
void addHouseHeaders(Response& response, const AnswerContext& context);

/// Writes the head of an answer. Fields the transport owns (Content-Length, Transfer-Encoding, Connection, Keep-Alive,
/// Date) and fields with CR, LF or NUL in them are left out.
class HeadWriter {
 public:
  HeadWriter(int status, std::string_view date);
  void field(std::string_view name, std::string_view value);
  /// Ends the head. `bodyBytes` is what GET would send; 1xx, 204 and 304 do not tell it.
  std::string finish(std::uint64_t bodyBytes, bool close, bool http10);

 private:
  int m_status;
  std::string m_head;
};

/// False for answers that never have a body: to HEAD, 1xx, 204, 304.
bool mayHaveBody(std::string_view method, int status);

std::string_view reasonOf(int status);
/// "Tue, 17 Nov 2026 16:40:00 GMT"
std::string httpDate(TimePoint time);

}  // namespace passerelle::http
