// Two network namespaces with a TUN device each, and between them a relay that is slow, late and loses packets (tc
// netem is not in every kernel). Counts what TCP carried: once, and again.
#pragma once
#include <atomic>
#include <cstdint>
#include <deque>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "shared/base/result.h"
#include "shared/base/rng.h"

namespace passerelle::testing {

struct Thinness {
  std::int64_t bitsPerSecond = 50'000;  ///< each way
  int delayMs = 200;                    ///< each way: 400 ms there and back
  double loss = 0.08;                   ///< of each packet, each way
  std::int64_t cutEveryBytes = 0;       ///< resets the connection after so many new bytes of the phone; 0: never
};

class ThinNetwork {
 public:
  static constexpr const char* kPhone = "10.77.0.1";
  static constexpr const char* kServer = "10.77.0.2";

  /// Errors say what this machine lacks: root, or /dev/net/tun. Call before any thread is made.
  static Result<std::unique_ptr<ThinNetwork>> create(Thinness thinness, std::uint64_t seed);
  ~ThinNetwork();

  /// The calling thread, and what it starts from now on, is on that side.
  void enterPhone() const;
  void enterServer() const;

  /// TCP payload that the phone sent: counted once, and what TCP sent again.
  struct Count {
    std::int64_t fresh = 0, again = 0;
    int cuts = 0;
  };
  Count count() const;
  void setThinness(const Thinness& thinness);

 private:
  struct Packet {
    std::int64_t dueUs = 0;
    std::string bytes;
  };
  struct Way {
    int from = -1, to = -1;
    std::int64_t freeAtUs = 0;
    std::deque<Packet> queue;
  };
  struct Stream {
    std::uint32_t highest = 0;  ///< sequence number after the last new byte
    bool begun = false;
    std::int64_t freshSinceCut = 0;
    std::uint32_t serverAck = 0;  ///< what the server expects next
    std::uint32_t phoneAck = 0;   ///< what the phone expects next
  };
  ThinNetwork() : m_rng(1) {}
  void run();
  void take(Way& way, bool byPhone);
  /// False: the packet is not carried on (its connection was cut).
  bool look(const std::string& packet, bool byPhone);
  void reset(const std::string& packet, Stream& stream);

  int m_phoneNs = -1, m_serverNs = -1;
  Way m_up, m_down;
  mutable std::mutex m_mutex;
  Thinness m_thinness;
  Count m_count;
  std::map<std::uint16_t, Stream> m_streams;  ///< by the phone's port
  SeededRng m_rng;
  std::atomic<bool> m_stop{false};
  std::thread m_thread;
};

}  // namespace passerelle::testing
