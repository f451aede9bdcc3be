// Connection, the half that reads: head, body, streams; what cannot be read is refused here.
#include <boost/asio/buffer.hpp>
#include <boost/beast/http/error.hpp>

#include "backend/http/cpprest_connection.h"

namespace passerelle::http {
namespace net = boost::asio;
namespace beastHttp = boost::beast::http;
namespace {

using boost::system::error_code;

constexpr std::size_t kReadBytes = 4 * 1024;
constexpr std::size_t kUnreadableBytes = 16 * 1024;  ///< a chunk's extension or a trailer may not be longer
constexpr std::size_t kUnknownRouteBodyBytes = 64 * 1024;
constexpr std::size_t kLingerBytes = 16 * 1024 * 1024;

std::string_view viewOf(const boost::beast::flat_buffer& buffer) {
  return {static_cast<const char*>(buffer.data().data()), buffer.size()};
}

}  // namespace

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
  m_exchange.began = steadyNow();
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
  m_bodyBegan = steadyNow();
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
      m_tooMuch = m_tooMuch || !keepBody(bytes);
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
  if (m_tooMuch)
    return fail(503, ErrorCode::unavailable,
                "Too much arrives at the same time. Please try again in a minute: nothing is lost.");
  if (m_parser->is_done()) return onBodyDone();
  if (m_in.size() > kUnreadableBytes) {
    if (m_phase == Phase::streaming) return breakStream(ErrorCode::invalid, "The chunked body cannot be read.");
    return fail(400, ErrorCode::invalid, "A chunk's extension or trailer is too long.");
  }
  m_deadline = steadyNow() + m_engine.options().idleTimeout;
  if (m_pausedRead)
    m_pausedSince = steadyNow();
  else
    read();
}

void Connection::resume() {
  if (m_phase != Phase::streaming || !m_pausedRead) return;
  m_pausedRead = false;
  const SteadyTime time = steadyNow();
  m_bodyBegan += time - m_pausedSince;
  m_deadline = time + m_engine.options().idleTimeout;
  read();
}

bool Connection::keepBody(std::string_view bytes) {
  if (standing == Standing::stranger) {
    m_strangerBytes += bytes.size();
    if (m_engine.addStrangerBytes(bytes.size()) > m_engine.options().maxStrangerBodyBytes) return false;
  }
  m_body.append(bytes);
  return true;
}

void Connection::giveBodyBack() { m_engine.removeStrangerBytes(std::exchange(m_strangerBytes, 0)); }

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

}  // namespace passerelle::http
