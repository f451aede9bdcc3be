// Connection, the half that writes: answers, refusals of the transport's own, and what follows the last byte.
#include <sys/socket.h>

#include <boost/asio/buffer.hpp>
#include <cerrno>
#include <climits>

#include "backend/http/answer.h"
#include "backend/http/cpprest_connection.h"

namespace passerelle::http {
namespace net = boost::asio;

using boost::system::error_code;

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
  m_body = {};
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
  const auto took = std::chrono::duration_cast<std::chrono::microseconds>(steadyNow() - m_exchange.began);
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
  m_writeBegan = steadyNow();
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
  m_writeDeadline = steadyNow() + m_engine.options().idleTimeout;
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

}  // namespace passerelle::http
