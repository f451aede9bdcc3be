// A few threads for what may wait for the disk, so that neither the transport's nor the database's threads do.
#pragma once
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace passerelle::media {

/// Runs tasks in the order they were posted, `threads` at a time. Thread-safe.
class WorkPool {
 public:
  /// 0 threads: a task runs inside post(), or after the task that posted it (simulation, tests: nothing recurses).
  explicit WorkPool(int threads);
  /// Returns when every ticket is given back and every task has run (0 threads: at once).
  ~WorkPool();
  WorkPool(const WorkPool&) = delete;
  WorkPool& operator=(const WorkPool&) = delete;

  void post(std::function<void()> task);
  /// Held by work that is elsewhere (in the database, in a body) and will post here again: the end waits for it.
  std::shared_ptr<void> ticket();

 private:
  void run();

  std::mutex m_mutex;
  std::condition_variable m_ready;
  std::deque<std::function<void()>> m_tasks;
  std::condition_variable m_ticketBack;
  int m_tickets = 0;
  bool m_stopping = false;
  bool m_draining = false;  ///< of 0 threads: somebody is inside post()
  std::vector<std::thread> m_threads;
};

}  // namespace passerelle::media
