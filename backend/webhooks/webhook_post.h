// One POST to a configured host: no redirects, no private networks unless that is allowed, bounded in time and size.
#pragma once
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>

#include "shared/base/result.h"

struct sockaddr;

namespace passerelle::webhooks {

struct Post {
  std::string url, body;
  std::map<std::string, std::string> headers;
};

/// Is this address one of this machine, of a private network, or of no use on the Internet? IPv4 and IPv6, mapped and
/// translated addresses included.
bool isPrivateAddress(const sockaddr* address);

/// Sends with libcurl on a thread of its own, one after the other.
class Poster {
 public:
  explicit Poster(bool privateHosts);
  ~Poster() { stop(); }
  Poster(const Poster&) = delete;
  Poster& operator=(const Poster&) = delete;

  /// `done` fires once, on the poster's thread: success for 2xx; `unavailable`: try again later; anything else: never.
  void send(Post post, std::function<void(Result<void>)> done);
  /// What waits is dropped without an answer: it stays due.
  void stop();

 private:
  void run();

  bool m_privateHosts;
  std::mutex m_mutex;
  std::condition_variable m_ready;
  std::deque<std::pair<Post, std::function<void(Result<void>)>>> m_posts;
  bool m_stopping = false;
  std::thread m_thread;
};

}  // namespace passerelle::webhooks
