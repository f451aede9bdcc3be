// Does the server answer at its public address? Asks itself there, and says in words what is wrong.
#pragma once
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

#include "shared/base/clock.h"
#include "shared/base/language.h"

namespace passerelle::people {

enum class Reach {
  unchecked,    ///< not asked yet
  ours,         ///< answered, and it is this server
  loopbackUrl,  ///< the address is this machine's own: no phone can open it
  noName,       ///< the host's name is not known here
  refused,      ///< nobody listens there, or a firewall says no
  timedOut,
  badTls,       ///< the certificate is not trusted or names another host
  otherServer,  ///< somebody answers, but it is no Passerelle or another one
};

struct ReachReport {
  Reach reach = Reach::unchecked;
  TimePoint at{};
};

/// What it means and what to do.
std::string sentenceOf(Reach reach, Language language);

/// Asks PUBLIC/v1/server in a thread of its own: at the start and every five minutes; no other address, no redirect.
class Reachability {
 public:
  /// Nothing is asked before start(). `clock` must outlive this.
  Reachability(std::string publicUrl, const Clock& clock);
  ~Reachability();
  void start();
  ReachReport last() const;
  const std::string& publicUrl() const { return m_publicUrl; }

 private:
  void run();

  std::string m_publicUrl;
  const Clock& m_clock;
  mutable std::mutex m_mutex;
  std::condition_variable m_stop;
  bool m_stopping = false;
  ReachReport m_last;
  std::thread m_thread;
};

/// One question, blocking, at most 5 s.
Reach askReach(const std::string& publicUrl);

}  // namespace passerelle::people
