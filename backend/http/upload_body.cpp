#include "backend/http/upload_body.h"

#include <algorithm>

namespace passerelle::http {

void UploadBody::next(OnChunk onChunk) {
  std::unique_lock lock(m_mutex);
  m_waiting = std::move(onChunk);
  deliver(lock);
}

bool UploadBody::push(std::string_view bytes) {
  std::unique_lock lock(m_mutex);
  if (m_ended) return true;
  m_bytes.append(bytes);
  deliver(lock);
  m_paused = m_bytes.size() - m_taken >= kFullBytes;
  return !m_paused;
}

void UploadBody::finish() {
  std::unique_lock lock(m_mutex);
  if (m_ended) return;
  m_ended = true;
  deliver(lock);
}

void UploadBody::breakOff(Error error) {
  std::unique_lock lock(m_mutex);
  if (m_ended) return;
  m_ended = true;
  m_error = std::move(error);
  deliver(lock);
}

void UploadBody::deliver(std::unique_lock<std::mutex>& lock) {
  const std::size_t there = m_bytes.size() - m_taken;
  if (!m_waiting || (there == 0 && !m_ended)) return;
  OnChunk onChunk = std::exchange(m_waiting, nullptr);
  if (there == 0 && m_error) {
    m_run([onChunk = std::move(onChunk), error = *m_error] { onChunk(tl::unexpected<Error>(error), true); });
    return;
  }
  const std::size_t count = std::min(there, kChunkBytes);
  std::string chunk = m_bytes.substr(m_taken, count);
  m_taken += count;
  if (m_taken == m_bytes.size()) {
    m_bytes.clear();
    m_taken = 0;
  } else if (m_taken >= kFullBytes) {
    m_bytes.erase(0, m_taken);
    m_taken = 0;
  }
  const bool last = m_ended && !m_error && m_bytes.size() == m_taken;
  const bool resume = m_paused && m_bytes.size() - m_taken < kLowBytes;
  if (resume) m_paused = false;
  m_run([onChunk = std::move(onChunk), chunk = std::move(chunk), last] { onChunk(std::string_view(chunk), last); });
  if (resume) {
    lock.unlock();
    m_resume();
    lock.lock();
  }
}

}  // namespace passerelle::http
