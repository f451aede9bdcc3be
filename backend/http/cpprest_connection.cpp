#include "backend/http/cpprest_connection.h"

namespace passerelle::http {
namespace net = boost::asio;
namespace {

using boost::system::error_code;

constexpr std::chrono::seconds kLinger{2};

std::string peerOf(const net::ip::tcp::socket& socket) {
  error_code error;
  const auto endpoint = socket.remote_endpoint(error);
  if (error) return {};
  const auto address = endpoint.address();
  if (address.is_v6() && address.to_v6().is_v4_mapped())
    return net::ip::make_address_v4(net::ip::v4_mapped, address.to_v6()).to_string();
  return address.to_string();
}

/// Tells the connection who uses it, once for each change.
class ConnectionCarrier final : public Carrier {
 public:
  ConnectionCarrier(std::weak_ptr<Engine> engine, std::weak_ptr<Connection> connection)
      : m_engine(std::move(engine)), m_connection(std::move(connection)) {}
  void carries(const Caller& caller) override {
    const std::string& device = caller.deviceId.empty() ? caller.personId : caller.deviceId;
    {
      const std::lock_guard lock(m_mutex);
      if (device == m_device) return;
      m_device = device;
    }
    auto engine = m_engine.lock();
    if (!engine) return;
    engine->runOnSockets([connection = m_connection, device] {
      if (auto there = connection.lock()) there->carried(device);
    });
  }

 private:
  std::weak_ptr<Engine> m_engine;
  std::weak_ptr<Connection> m_connection;
  std::mutex m_mutex;
  std::string m_device;
};

}  // namespace

Connection::Connection(Engine& engine, net::ip::tcp::socket socket)
    : m_engine(engine), m_socket(std::move(socket)), m_peer(peerOf(m_socket)) {
  error_code ignored;
  m_socket.set_option(net::ip::tcp::no_delay(true), ignored);
}

Connection::~Connection() {
  giveBodyBack();
  if (m_stream) m_stream->breakOff({ErrorCode::unavailable, "The connection was closed.", {}});
}

void Connection::start() {
  m_carrier = std::make_shared<ConnectionCarrier>(m_engine.weak_from_this(), weak_from_this());
  if (m_engine.tls() == nullptr) {
    enter(Phase::idle);
    m_deadline = m_since + m_engine.options().headerTimeout;
    return read();
  }
  m_tls.emplace(m_socket, *m_engine.tls());
  enter(Phase::handshake);
  m_tls->async_handshake(net::ssl::stream_base::server, [self = shared_from_this()](error_code error) {
    if (self->m_phase == Phase::closed) return;
    if (error) return self->close();
    self->enter(Phase::idle);
    self->m_deadline = self->m_since + self->m_engine.options().headerTimeout;
    self->read();
  });
}

void Connection::refuse() {
  m_exchange.requestId = m_engine.nextRequestId();
  m_exchange.began = steadyNow();
  fail(503, ErrorCode::unavailable, "The server has too many connections. Please try again in a moment.");
}

void Connection::enter(Phase phase) {
  m_phase = phase;
  if (phase != Phase::body) giveBodyBack();
  m_since = steadyNow();
  const ListenerOptions& options = m_engine.options();
  switch (phase) {
    case Phase::handshake:
    case Phase::head:
      m_deadline = m_since + options.headerTimeout;
      break;
    case Phase::idle:
    case Phase::body:
    case Phase::streaming:
      m_deadline = m_since + options.idleTimeout;
      break;
    case Phase::handler:
      m_deadline = m_since + options.answerTimeout;
      break;
    case Phase::linger:
    case Phase::closed:
      m_deadline = m_since + kLinger;
      break;
  }
}

bool Connection::isTooSlow(SteadyTime time, SteadyTime began, std::uint64_t bytes) const {
  const auto took = time - began;
  if (took <= m_engine.options().bodyGrace) return false;
  const double seconds = std::chrono::duration<double>(took).count();
  return static_cast<double>(bytes) < static_cast<double>(m_engine.options().minBytesPerSecond) * seconds;
}

void Connection::tick(SteadyTime time) {
  if (m_writing && (time > m_writeDeadline || isTooSlow(time, m_writeBegan, m_written))) return close();
  const bool late = time > m_deadline;
  switch (m_phase) {
    case Phase::handshake:
    case Phase::idle:
      if (late) close();
      return;
    case Phase::head:
      if (late) fail(408, ErrorCode::unavailable, "The request did not arrive in time.");
      return;
    case Phase::body:
      if (late || isTooSlow(time, m_bodyBegan, m_bodyBytes))
        fail(408, ErrorCode::unavailable, "The body did not arrive in time.");
      return;
    case Phase::streaming:
      if (!m_pausedRead && (late || isTooSlow(time, m_bodyBegan, m_bodyBytes)))
        breakStream(ErrorCode::unavailable, "The body did not arrive in time.");
      else if (m_pausedRead && time > m_pausedSince + m_engine.options().answerTimeout)
        breakStream(ErrorCode::unavailable, "Nobody took the body in time.");
      return;
    case Phase::handler:
      if (late && m_owesAnswer) fail(503, ErrorCode::unavailable, "The server took too long. Please try again.");
      return;
    case Phase::linger:
      if (late && !m_writing) close();
      return;
    case Phase::closed:
      return;
  }
}

void Connection::endWaiting() {
  if (m_phase == Phase::head)
    return fail(503, ErrorCode::unavailable, "The server is being stopped. Please try again in a moment.");
  close();
}

void Connection::forceEnd() {
  if (m_phase == Phase::streaming) breakStream(ErrorCode::unavailable, "The server is being stopped.");
  if (m_owesAnswer)
    return fail(503, ErrorCode::unavailable, "The server is being stopped. Please try again in a moment.");
  if (!m_writing) close();
}

void Connection::carried(const std::string& who) {
  if (m_phase == Phase::closed || standing == Standing::refused) return;
  if (!m_engine.becameKnown(*this, who)) m_closeAfter = true;
}

void Connection::close() {
  if (m_phase == Phase::closed) return;
  const auto self = shared_from_this();
  m_phase = Phase::closed;
  giveBodyBack();
  if (auto stream = std::exchange(m_stream, nullptr))
    stream->breakOff({ErrorCode::unavailable, "The client went away before the end.", {}});
  error_code ignored;
  m_socket.close(ignored);
  m_engine.remove(*this);
}

}  // namespace passerelle::http
