#include "backend/http/rate_limit.h"

#include <arpa/inet.h>

#include <array>

#include "shared/base/digest.h"

namespace passerelle::http {

void RateLimit::drop() {
  const Milliseconds now = m_clock.monotonic();
  while (!m_marks.empty() &&
         (now - m_marks.front().first >= m_window || m_marks.size() > static_cast<std::size_t>(m_overall))) {
    const auto found = m_counts.find(m_marks.front().second);
    if (--found->second == 0) m_counts.erase(found);
    m_marks.pop_front();
  }
}

Result<void> RateLimit::allows(std::string_view key, Language language) {
  std::lock_guard lock(m_mutex);
  drop();
  const auto found = m_counts.find(key);
  const bool full =
      m_marks.size() >= static_cast<std::size_t>(m_overall) || (found != m_counts.end() && found->second >= m_perKey);
  if (!full) return {};
  const auto minutes = std::max<std::int64_t>(1, std::chrono::duration_cast<std::chrono::minutes>(m_window).count());
  return fail(ErrorCode::tooMany, language == Language::english
                                      ? "Too many attempts. Try again in " + std::to_string(minutes) + " min."
                                      : "Trop d’essais. Réessayez dans " + std::to_string(minutes) + "\u00A0min.");
}

void RateLimit::mark(std::string_view key) {
  std::lock_guard lock(m_mutex);
  m_marks.emplace_back(m_clock.monotonic(), std::string(key));
  ++m_counts[std::string(key)];
  drop();
}

std::string addressKey(std::string_view peer) {
  std::array<unsigned char, 16> bytes{};
  if (::inet_pton(AF_INET6, std::string(peer).c_str(), bytes.data()) != 1) return std::string(peer);
  return toHex({reinterpret_cast<const char*>(bytes.data()), 8});
}

}  // namespace passerelle::http
