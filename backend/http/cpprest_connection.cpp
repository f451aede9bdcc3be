#include "backend/http/cpprest_connection.h"

#include <sys/socket.h>

#include <boost/asio/buffer.hpp>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/http/error.hpp>
#include <cerrno>
#include <climits>

#include "backend/http/answer.h"

namespace passerelle::http {
namespace net = boost::asio;
namespace {

using boost::system::error_code;
namespace beastHttp = boost::beast::http;

constexpr std::size_t kReadBytes = 4 * 1024;
constexpr std::size_t kBodyReadBytes = 64 * 1024;
constexpr std::size_t kUnreadableBytes = 16 * 1024;  ///< a chunk's extension or a trailer may not be longer
constexpr std::size_t kUnknownRouteBodyBytes = 64 * 1024;
constexpr std::size_t kLingerBytes = 16 * 1024 * 1024;
constexpr std::chrono::seconds kLinger{2};

SteadyTime now() { return std::chrono::steady_clock::now(); }

std::string_view viewOf(const boost::beast::flat_buffer& buffer) {
  return {static_cast<const char*>(buffer.data().data()), buffer.size()};
}

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
    engine->post([connection = m_connection, device] {
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
  m_exchange.began = now();
  fail(503, ErrorCode::unavailable, "The server has too many connections. Please try again in a moment.");
}

void Connection::enter(Phase phase) {
  m_phase = phase;
  m_since = now();
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

void Connection::read() {
  if (m_reading || m_peerDone || m_phase == Phase::closed) return;
  m_reading = true;
  const bool large = m_phase == Phase::body || m_phase == Phase::streaming || m_phase == Phase::linger;
  const auto buffer = m_in.prepare(large ? kBodyReadBytes : kReadBytes);
  auto done = [self = shared_from_this()](error_code error, std::size_t count) { self->onRead(error, count); };
  if (m_tls)
    m_tls->async_read_some(buffer, std::move(done));
  else
    m_socket.async_read_some(buffer, std::move(done));
}

void Connection::onRead(error_code error, std::size_t count) {
  m_reading = false;
  if (m_phase == Phase::closed) return;
  if (m_phase == Phase::linger) {
    m_peerDone = m_peerDone || error;
    m_lingered += count;
    // An answer that is still being written must arrive, also at a client that has closed its sending side.
    if ((m_peerDone || m_lingered > kLingerBytes) && !m_writing) return close();
    return read();
  }
  if (error) {
    if (m_phase == Phase::streaming) breakStream(ErrorCode::unavailable, "The client went away before the end.");
    return close();
  }
  if (m_phase == Phase::handler) return;  // a body that was given up: nobody wants the rest
  m_in.commit(count);
  consume();
}

void Connection::consume() {
  if (m_phase == Phase::idle) enter(Phase::head);
  if (m_phase == Phase::head)
    parseHead();
  else
    parseBody();
}

void Connection::parseHead() {
  while (m_in.size() >= 2 && viewOf(m_in).starts_with("\r\n")) {
    m_in.consume(2);
    m_checked = 0;
  }
  const std::string_view bytes = viewOf(m_in);
  const std::size_t end = bytes.find("\r\n\r\n", m_checked < 3 ? 0 : m_checked - 3);
  const std::string_view block = end == std::string_view::npos ? bytes : bytes.substr(0, end + 4);
  if (auto problem = checkHeadBytes(block, m_checked))
    return fail(problem->status, ErrorCode::invalid, problem->message);
  m_checked = block.size();
  const std::size_t limit = m_engine.options().maxHeaderBytes;
  if (block.size() > limit) {
    if (block.substr(0, limit).find('\n') == std::string_view::npos)
      return fail(414, ErrorCode::tooLarge, "The address is too long.");
    return fail(431, ErrorCode::tooLarge, "The headers of the request are too long.");
  }
  if (end == std::string_view::npos) return read();
  m_parser.emplace();
  error_code error;
  m_parser->put(net::buffer(block.data(), block.size()), error);
  if (error || !m_parser->is_header_done()) return failHead(error, block);
  m_in.consume(block.size());
  m_checked = 0;
  onHead();
}

void Connection::failHead(error_code error, std::string_view block) {
  const std::string_view line = block.substr(0, block.find("\r\n"));
  if (error == beastHttp::error::bad_version && line.size() > 9 && line.substr(line.size() - 9).starts_with(" HTTP/"))
    return fail(505, ErrorCode::invalid, "Only HTTP/1.1 and HTTP/1.0 are understood.");
  fail(400, ErrorCode::invalid, "The request cannot be read.");
}

void Connection::onHead() {
  const RequestHead& head = m_parser->head;
  m_exchange.number += 1;
  m_exchange.requestId = m_engine.nextRequestId();
  m_exchange.method = head.method;
  m_exchange.peer = m_peer;
  m_exchange.route = nullptr;
  m_exchange.http10 = head.version < 11;
  m_exchange.began = now();
  m_framing = {};
  if (auto problem = checkHead(head, &m_framing)) return fail(problem->status, ErrorCode::invalid, problem->message);
  m_exchange.keepAlive = m_framing.keepAlive;
  auto target = parseTarget(head.target);
  if (!target) return fail(400, ErrorCode::invalid, target.error().message);
  m_target = std::move(*target);
  if (m_engine.stopping())
    return fail(503, ErrorCode::unavailable, "The server is being stopped. Please try again in a moment.");
  const Route* route = m_engine.router().find(head.method, m_target.path);
  m_exchange.route = route;
  const std::size_t limit = route != nullptr ? route->bodyLimitBytes : kUnknownRouteBodyBytes;
  if (m_framing.contentLength > limit)
    return fail(413, ErrorCode::tooLarge,
                "This is more than the " + std::to_string(limit) + " bytes that are taken here.");
  m_parser->body_limit(limit);
  m_body.clear();
  m_bodyBytes = 0;
  m_bodyBegan = now();
  const bool streams = route != nullptr && route->streamed;
  if (streams) {
    m_stream = std::make_shared<UploadBody>(
        [engine = m_engine.weak_from_this()](std::function<void()> work) {
          if (auto there = engine.lock()) there->runOnWorker(std::move(work));
        },
        [engine = m_engine.weak_from_this(), self = weak_from_this()] {
          auto there = engine.lock();
          if (!there) return;
          there->post([self] {
            if (auto connection = self.lock()) connection->resume();
          });
        });
    enter(Phase::streaming);
    dispatch(m_stream);
  }
  if (!m_framing.hasBody()) return onBodyDone();
  m_parser->onBody = [this](std::string_view bytes) {
    m_bodyBytes += bytes.size();
    if (m_stream)
      m_pausedRead = !m_stream->push(bytes);
    else
      m_body.append(bytes);
  };
  if (!streams) {
    enter(Phase::body);
    m_body.reserve(std::min<std::uint64_t>(m_framing.contentLength, kBodyReadBytes));
  }
  if (m_framing.expectsContinue && m_in.size() == 0) {
    m_interim = true;
    send({100, "HTTP/1.1 100 Continue\r\n\r\n", nullptr, false});
  }
  if (m_in.size() > 0)
    parseBody();
  else
    read();
}

void Connection::parseBody() {
  error_code error;
  while (m_in.size() > 0 && !m_parser->is_done()) {
    const std::size_t used = m_parser->put(m_in.data(), error);
    m_in.consume(used);
    if (error || used == 0) break;
  }
  if (error && error != beastHttp::error::need_more) {
    const bool large = error == beastHttp::error::body_limit;
    const ErrorCode code = large ? ErrorCode::tooLarge : ErrorCode::invalid;
    const std::string message = large ? "This is more than what is taken here." : "The chunked body cannot be read.";
    if (m_phase == Phase::streaming) return breakStream(code, message);
    return fail(large ? 413 : 400, code, message);
  }
  if (m_parser->is_done()) return onBodyDone();
  if (m_in.size() > kUnreadableBytes) {
    if (m_phase == Phase::streaming) return breakStream(ErrorCode::invalid, "The chunked body cannot be read.");
    return fail(400, ErrorCode::invalid, "A chunk's extension or trailer is too long.");
  }
  m_deadline = now() + m_engine.options().idleTimeout;
  if (m_pausedRead)
    m_pausedSince = now();
  else
    read();
}

void Connection::resume() {
  if (m_phase != Phase::streaming || !m_pausedRead) return;
  m_pausedRead = false;
  const SteadyTime time = now();
  m_bodyBegan += time - m_pausedSince;
  m_deadline = time + m_engine.options().idleTimeout;
  read();
}

void Connection::onBodyDone() {
  m_pausedRead = false;
  if (m_phase == Phase::streaming) {
    enter(Phase::handler);
    std::exchange(m_stream, nullptr)->finish();
  } else {
    enter(Phase::handler);
    dispatch(nullptr);
  }
}

void Connection::dispatch(std::shared_ptr<UploadBody> stream) {
  m_owesAnswer = true;
  m_engine.wasActive(*this);
  Incoming incoming;
  incoming.exchange = m_exchange;
  incoming.head = std::move(m_parser->head);
  incoming.target = std::move(m_target);
  incoming.body = std::move(m_body);
  incoming.stream = std::move(stream);
  incoming.secure = m_tls.has_value();
  incoming.carrier = m_carrier;
  m_engine.dispatch(std::move(incoming), shared_from_this());
}

/// The handler keeps what came; what still comes is not read, and the connection closes after the answer.
void Connection::breakStream(ErrorCode code, const std::string& message) {
  m_closeAfter = true;
  m_pausedRead = false;
  enter(Phase::handler);
  if (auto stream = std::exchange(m_stream, nullptr)) stream->breakOff({code, message, {}});
}

void Connection::answer(std::uint64_t number, Outgoing outgoing) {
  if (m_phase == Phase::closed || !m_owesAnswer || number != m_exchange.number) return;
  m_owesAnswer = false;
  const bool early = m_phase == Phase::streaming;
  if (early) breakStream(ErrorCode::unavailable, "The request has been answered already.");
  m_closeAfter = m_closeAfter || outgoing.close || !m_exchange.keepAlive || m_engine.stopping();
  if (m_closeAfter && !outgoing.close) outgoing.head.insert(outgoing.head.size() - 2, "Connection: close\r\n");
  logAnswer(outgoing);
  if (early) enter(Phase::linger);
  send(std::move(outgoing));
  if (early) read();
}

/// As much of the request as a refusal's looks depend on; nothing before its head was read.
Request Connection::asked() const {
  Request request;
  if (!m_parser) return request;
  request.method = m_parser->head.method;
  request.path = m_parser->head.target.substr(0, m_parser->head.target.find('?'));
  for (const auto& [name, value] : m_parser->head.fields) {
    for (const std::string_view kept : {"Accept", "Accept-Language"}) {
      if (name.size() == kept.size() && !NameLess()(name, kept) && !NameLess()(kept, name))
        request.headers.emplace(kept, value);
    }
  }
  return request;
}

void Connection::fail(int status, ErrorCode code, const std::string& message) {
  m_owesAnswer = false;
  m_closeAfter = true;
  if (m_exchange.requestId.empty()) m_exchange.requestId = m_engine.nextRequestId();
  Response response =
      m_engine.router().dressed(asked(), problem(status, Error{code, message, {}}, m_exchange.requestId));
  addHouseHeaders(response, {m_exchange.requestId, m_tls.has_value(), true});
  if (status == 405) response.headers.emplace("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
  HeadWriter writer(status, m_engine.date());
  for (const auto& [name, value] : response.headers) writer.field(name, value);
  Outgoing outgoing{status, writer.finish(response.body.size(), true, false), nullptr, true};
  if (m_exchange.method != "HEAD")
    outgoing.body = onePiece(std::make_shared<const std::string>(std::move(response.body)));
  logAnswer(outgoing);
  enter(Phase::linger);
  send(std::move(outgoing));
  read();
}

void Connection::logAnswer(const Outgoing& outgoing) {
  const auto took = std::chrono::duration_cast<std::chrono::microseconds>(now() - m_exchange.began);
  m_engine.log({m_exchange.requestId, m_peer, m_exchange.method.empty() ? "-" : m_exchange.method,
                m_exchange.route != nullptr ? std::string_view(m_exchange.route->pattern) : "-", outgoing.status,
                outgoing.bodyBytes(), took});
}

void Connection::send(Outgoing outgoing) {
  if (m_writing) {
    m_next = std::move(outgoing);
    return;
  }
  m_out = std::move(outgoing);
  // TLS makes a record of each buffer, however small.
  if (m_tls && m_out.body && m_out.body->size() > 1)
    m_out.body = onePiece(std::make_shared<const std::string>(joined(*m_out.body)));
  const auto add = [this](std::string_view bytes) {
    if (!bytes.empty()) m_left.push_back({const_cast<char*>(bytes.data()), bytes.size()});
  };
  m_left.clear();
  m_leftAt = 0;
  add(m_out.head);
  if (m_out.body) {
    for (const Piece& piece : *m_out.body) add(piece.bytes);
  }
  m_written = 0;
  m_writeBegan = now();
  m_writeDeadline = m_writeBegan + m_engine.options().idleTimeout;
  write();
}

/// Asio gathers 64 buffers at most, and makes a turn through its queue even when the socket takes them all at once.
void Connection::write() {
  m_writing = true;
  if (m_tls) {
    m_tls->async_write_some(
        net::const_buffer(m_left[m_leftAt].iov_base, m_left[m_leftAt].iov_len),
        [self = shared_from_this()](error_code error, std::size_t count) { self->onWritten(error, count); });
    return;
  }
  msghdr message{};
  message.msg_iov = m_left.data() + m_leftAt;
  message.msg_iovlen = std::min<std::size_t>(m_left.size() - m_leftAt, IOV_MAX);
  const ssize_t count = ::sendmsg(m_socket.native_handle(), &message, MSG_NOSIGNAL | MSG_DONTWAIT);
  if (count >= 0) return onWritten({}, static_cast<std::size_t>(count));
  if (errno == EAGAIN || errno == EINTR) return waitWritable();
  onWritten(error_code(errno, net::error::get_system_category()), 0);
}

void Connection::waitWritable() {
  m_socket.async_wait(net::socket_base::wait_write, [self = shared_from_this()](error_code error) {
    if (error || self->m_phase == Phase::closed) return self->onWritten(error, 0);
    self->write();
  });
}

void Connection::onWritten(error_code error, std::size_t count) {
  m_writing = false;
  if (m_phase == Phase::closed) return;
  if (error) return close();
  m_written += count;
  m_writeDeadline = now() + m_engine.options().idleTimeout;
  while (m_leftAt < m_left.size() && count >= m_left[m_leftAt].iov_len) count -= m_left[m_leftAt++].iov_len;
  if (m_leftAt < m_left.size()) {
    iovec& begun = m_left[m_leftAt];
    begun = {static_cast<char*>(begun.iov_base) + count, begun.iov_len - count};
    if (m_tls) return write();
    m_writing = true;
    return waitWritable();
  }
  const bool interim = std::exchange(m_interim, false);
  m_out = {};
  if (m_next) {
    Outgoing next = std::move(*m_next);
    m_next.reset();
    return send(std::move(next));
  }
  if (!interim) onAnswered();
}

void Connection::onAnswered() {
  if (m_closeAfter || m_phase == Phase::linger) return lingerOrClose();
  m_parser.reset();
  m_body = {};
  enter(Phase::idle);
  m_engine.wasActive(*this);
  if (m_in.size() > 0) return consume();
  if (m_in.capacity() > 2 * kBodyReadBytes) m_in.shrink_to_fit();
  read();
}

void Connection::lingerOrClose() {
  if (m_peerDone) return close();
  enter(Phase::linger);
  error_code ignored;
  if (m_tls && !m_reading) {
    m_tls->async_shutdown([self = shared_from_this()](error_code) { self->close(); });
    return;
  }
  m_socket.shutdown(net::ip::tcp::socket::shutdown_send, ignored);
  read();
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
  if (auto stream = std::exchange(m_stream, nullptr))
    stream->breakOff({ErrorCode::unavailable, "The client went away before the end.", {}});
  error_code ignored;
  m_socket.close(ignored);
  m_engine.remove(*this);
}

}  // namespace passerelle::http
