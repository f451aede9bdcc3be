// A listener on a free port with routes made for its tests, and a client that sends exactly the bytes it is told to.
#pragma once
#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "backend/http/listener.h"

namespace passerelle::testing {

/// Knows "Bearer NAME" as the device NAME of a visitor; "Bearer wrong" is refused.
class TokenAuthenticator final : public http::Authenticator {
 public:
  void authenticate(http::Request& request, std::function<void(Result<http::Caller>)> done) override;
};

/// 3 000 pieces of 0 to 2 999 bytes, no two alike: more than one write gathers, more than a socket buffers.
std::shared_ptr<const http::Pieces> manyPieces();

/// GET /small, /private (needs a token), /big (1 MiB), /pieces, /inject (CR LF in a header), /dropped, /throws, /parked
/// (until release()), /nothing (204), /origin; POST /echo (64 KiB); PUT /upload (streamed, 8 MiB, kept in `uploads`);
/// PUT /early (streamed, answered before its body), PUT /stuck (streamed, never read until release()).
class EdgeServer {
 public:
  explicit EdgeServer(http::ListenerOptions options = {});
  ~EdgeServer();

  int port() const { return m_listener->port(); }
  void stop(Milliseconds grace) { m_listener->stop(grace); }
  /// Answers the requests that are parked.
  void release();
  std::size_t parked();

  struct Upload {
    std::string bytes;
    bool complete = false;
    bool broken = false;
  };
  /// The uploads that have ended, in order. Waits until there are `count`, at most 10 s.
  std::vector<Upload> uploads(std::size_t count);

 private:
  void receive(std::shared_ptr<http::BodyStream> stream, std::shared_ptr<Upload> upload, http::SharedReply reply);

  TokenAuthenticator m_authenticator;
  http::Router m_router{m_authenticator};
  std::mutex m_mutex;
  std::condition_variable m_changed;
  std::vector<Upload> m_uploads;
  std::vector<http::SharedReply> m_parked;
  std::shared_ptr<const http::Pieces> m_big =
      http::onePiece(std::make_shared<const std::string>(std::string(1 << 20, 'b')));
  std::unique_ptr<http::Listener> m_listener;
};

/// One answer as it came.
struct Answer {
  int status = 0;
  http::Headers headers;
  std::string body;
  bool cut = false;  ///< it began and did not end
  std::string header(const std::string& name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? std::string() : found->second;
  }
};

class RawClient {
 public:
  explicit RawClient(int port);
  ~RawClient();
  RawClient(RawClient&& other) noexcept
      : m_socket(std::exchange(other.m_socket, -1)), m_bytes(std::move(other.m_bytes)) {}
  RawClient(const RawClient&) = delete;

  /// False when the server has closed; never blocks longer than `patience`.
  bool send(std::string_view bytes, Milliseconds patience = Milliseconds{5000});
  /// Sends what the buffers take and returns how much that was.
  std::size_t sendWhatFits(std::string_view bytes);
  void closeSending();
  /// Ends the connection with a reset.
  void reset();
  /// The next answer; status 0 when the connection ended or nothing came in time. Skips "100 Continue".
  Answer receive(const std::string& method = "GET", Milliseconds patience = Milliseconds{10'000});
  /// True when the server closes within `patience`; what it sent until then is dropped.
  bool closedWithin(Milliseconds patience);
  /// Sends and receives.
  Answer ask(const std::string& method, const std::string& target, const std::string& fields = {},
             const std::string& body = {});
  bool sawContinue() const { return m_sawContinue; }

 private:
  bool fill(Milliseconds patience);
  int m_socket = -1;
  std::string m_bytes;
  bool m_ended = false;
  bool m_sawContinue = false;
};

/// Resident size of this process, in KiB.
std::size_t residentKib();
/// Waits until `condition` holds, looking every 5 ms.
bool eventually(const std::function<bool()>& condition, Milliseconds patience = Milliseconds{10'000});

}  // namespace passerelle::testing
