#include "backend/http/access_log.h"

#include <cstdio>

namespace passerelle::http {
namespace {
constexpr std::size_t kBlockBytes = 16 * 1024;

/// A method is the client's word: whatever could forge a line is replaced.
void appendSafely(std::string& line, std::string_view text) {
  for (const char c : text.substr(0, 64)) line.push_back(c > 0x20 && c < 0x7f ? c : '?');
}
}  // namespace

void AccessLog::write(const AccessLine& line) {
  std::string text = toIso(m_clock.now());
  for (const std::string_view part : {line.requestId, line.peer, line.method, line.pattern}) {
    text.push_back(' ');
    appendSafely(text, part);
  }
  char tail[80];
  std::snprintf(tail, sizeof tail, " %d %lluB %.1fms\n", line.status, static_cast<unsigned long long>(line.bytes),
                static_cast<double>(line.took.count()) / 1000.0);
  text += tail;
  const std::lock_guard lock(m_mutex);
  m_lines += text;
  if (m_lines.size() >= kBlockBytes) {
    m_sink(m_lines);
    m_lines.clear();
  }
}

void AccessLog::flush() {
  const std::lock_guard lock(m_mutex);
  if (m_lines.empty()) return;
  m_sink(m_lines);
  m_lines.clear();
}

}  // namespace passerelle::http
