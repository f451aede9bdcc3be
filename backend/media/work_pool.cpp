#include "backend/media/work_pool.h"

#include <utility>

namespace passerelle::media {

WorkPool::WorkPool(int threads) {
  for (int i = 0; i < threads; ++i) m_threads.emplace_back([this] { run(); });
}

WorkPool::~WorkPool() {
  if (m_threads.empty()) return;
  {
    std::unique_lock lock(m_mutex);
    m_ticketBack.wait(lock, [this] { return m_tickets == 0; });
    m_stopping = true;
  }
  m_ready.notify_all();
  for (auto& thread : m_threads) thread.join();
}

std::shared_ptr<void> WorkPool::ticket() {
  if (m_threads.empty()) return nullptr;
  {
    std::lock_guard lock(m_mutex);
    ++m_tickets;
  }
  return {this, [](WorkPool* pool) {
            std::lock_guard lock(pool->m_mutex);
            if (--pool->m_tickets == 0) pool->m_ticketBack.notify_all();
          }};
}

void WorkPool::post(std::function<void()> task) {
  std::unique_lock lock(m_mutex);
  m_tasks.push_back(std::move(task));
  if (!m_threads.empty()) return m_ready.notify_one();
  if (m_draining) return;
  m_draining = true;
  while (!m_tasks.empty()) {
    auto next = std::move(m_tasks.front());
    m_tasks.pop_front();
    lock.unlock();
    next();
    next = nullptr;
    lock.lock();
  }
  m_draining = false;
}

void WorkPool::run() {
  std::unique_lock lock(m_mutex);
  while (true) {
    m_ready.wait(lock, [this] { return m_stopping || !m_tasks.empty(); });
    if (m_tasks.empty()) return;
    auto task = std::move(m_tasks.front());
    m_tasks.pop_front();
    lock.unlock();
    task();
    task = nullptr;
    lock.lock();
  }
}

}  // namespace passerelle::media
