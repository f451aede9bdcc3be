// One compact line a request, without secrets: the route's pattern stands for the address, so no code, token or query
// gets in.
#pragma once
#include <functional>
#include <mutex>
#include <string>
#include <string_view>

#include "shared/base/clock.h"

namespace passerelle::http {

struct AccessLine {
  std::string_view requestId;
  std::string_view peer;
  std::string_view method;
  std::string_view pattern;  ///< "/v1/reports/{id}"; "-" where no route is
  int status = 0;
  std::uint64_t bytes = 0;
  std::chrono::microseconds took{0};
};

/// Thread-safe. Lines are gathered and handed to `sink` in blocks: call flush() from time to time.
class AccessLog {
 public:
  AccessLog(const Clock& clock, std::function<void(std::string_view)> sink) : m_clock(clock), m_sink(std::move(sink)) {}
  ~AccessLog() { flush(); }
  /// "2026-11-17T16:40:00.000Z 7f3a-12 127.0.0.1 PUT /v1/reports/{id} 201 512B 3.2ms"
  void write(const AccessLine& line);
  void flush();

 private:
  const Clock& m_clock;
  std::function<void(std::string_view)> m_sink;
  std::mutex m_mutex;
  std::string m_lines;
};

}  // namespace passerelle::http
