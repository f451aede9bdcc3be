#include "tests/edge/edge_server.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstring>
#include <fstream>
#include <stdexcept>
#include <thread>

namespace passerelle::testing {
using http::Reply;
using http::Request;
using http::Response;

void TokenAuthenticator::authenticate(Request& request, std::function<void(Result<http::Caller>)> done) {
  const auto authorization = request.header("Authorization");
  if (!authorization) return done(http::Caller{});
  if (*authorization == "Bearer wrong") return done(fail(ErrorCode::unauthenticated, "Sign in again."));
  http::Caller caller;
  caller.personId = authorization->substr(7);
  caller.deviceId = caller.personId;
  caller.roles = {"visitor"};
  done(std::move(caller));
}

std::shared_ptr<const http::Pieces> manyPieces() {
  http::Pieces pieces;
  for (std::size_t i = 0; i < 3000; ++i) {
    std::string text = std::to_string(i) + std::string(i, static_cast<char>('a' + i % 26));
    text.resize(i);
    pieces.push_back(http::pieceOf(std::make_shared<const std::string>(std::move(text))));
  }
  return std::make_shared<const http::Pieces>(std::move(pieces));
}

EdgeServer::EdgeServer(http::ListenerOptions options) {
  ::signal(SIGPIPE, SIG_IGN);
  using enum Permission;
  const auto say = [](Request&, Reply reply) { reply(http::json(200, R"({"said":"hello"})")); };
  m_router.add({"GET", "/small", open, "small"}, say);
  m_router.add({"GET", "/private", signedIn, "private"}, say);
  m_router.add({"GET", "/segments/{one}", open, "segments"},
               [](Request& request, Reply reply) { reply(http::html(200, request.param("one"))); });
  m_router.add({"GET", "/big", open, "big"}, [this](Request&, Reply reply) {
    Response response{200, {{"Content-Type", "text/plain"}}, {}, m_big};
    reply(std::move(response));
  });
  m_router.add({"GET", "/pieces", open, "pieces"}, [pieces = manyPieces()](Request&, Reply reply) {
    reply(Response{200, {{"Content-Type", "text/plain"}}, {}, pieces});
  });
  m_router.add({"GET", "/inject", open, "inject"}, [](Request&, Reply reply) {
    reply(Response{
        200, {{"X-Bad", "a\r\nSet-Cookie: stolen=1"}, {"X-Good", "yes"}, {"Content-Length", "9999"}}, "ok", nullptr});
  });
  m_router.add({"GET", "/cookies", open, "cookies"}, [](Request& request, Reply reply) {
    reply(
        Response{200, {{"Set-Cookie", "a=1"}, {"Set-Cookie", "b=2"}}, request.header("Cookie").value_or(""), nullptr});
  });
  m_router.add({"GET", "/dropped", open, "dropped"}, [](Request&, Reply) {});
  m_router.add({"GET", "/throws", open, "throws"}, [](Request&, Reply) { throw std::runtime_error("as asked"); });
  m_router.add({"GET", "/nothing", open, "nothing"}, [](Request&, Reply reply) {
    reply(Response{204, {}, "never sent", nullptr});
  });
  m_router.add({"GET", "/origin", open, "origin"}, [](Request& request, Reply reply) {
    reply(http::html(200, request.peer + (request.secure ? " tls" : " plain")));
  });
  m_router.add({"GET", "/parked", open, "parked"}, [this](Request&, Reply reply) {
    const std::lock_guard lock(m_mutex);
    m_parked.push_back(http::share(std::move(reply)));
    m_changed.notify_all();
  });
  m_router.add({"POST", "/echo", open, "echo", 64 * 1024}, [](Request& request, Reply reply) {
    reply(Response{200, {{"Content-Type", "application/octet-stream"}}, std::move(request.body), nullptr});
  });
  m_router.add({"PUT", "/upload", open, "upload", 8 << 20, true}, [this](Request& request, Reply reply) {
    receive(request.stream, std::make_shared<Upload>(), http::share(std::move(reply)));
  });
  m_router.add({"PUT", "/early", open, "early", 8 << 20, true}, [](Request&, Reply reply) {
    reply(Error{ErrorCode::conflict, "Not wanted.", {}});
  });
  m_router.add({"PUT", "/stuck", open, "stuck", 64 << 20, true}, [this](Request& request, Reply reply) {
    const std::lock_guard lock(m_mutex);
    // The stream stays with the handler, which does not read it.
    m_parked.push_back(
        http::SharedReply(new Reply(std::move(reply)), [stream = request.stream](Reply* it) { delete it; }));
    m_changed.notify_all();
  });
  m_listener = std::make_unique<http::Listener>(m_router, [&] {
    options.port = 0;
    return options;
  }());
}

EdgeServer::~EdgeServer() {
  release();
  m_listener.reset();
}

void EdgeServer::receive(std::shared_ptr<http::BodyStream> stream, std::shared_ptr<Upload> upload,
                         http::SharedReply reply) {
  stream->next([this, stream, upload, reply](Result<std::string_view> bytes, bool end) {
    if (bytes)
      upload->bytes += *bytes;
    else
      upload->broken = true;
    if (!end) return receive(stream, upload, reply);
    upload->complete = bytes.has_value();
    {
      const std::lock_guard lock(m_mutex);
      m_uploads.push_back(*upload);
      m_changed.notify_all();
    }
    if (bytes)
      (*reply)(http::json(200, std::to_string(upload->bytes.size())));
    else
      (*reply)(bytes.error());
  });
}

void EdgeServer::release() {
  std::vector<http::SharedReply> parked;
  {
    const std::lock_guard lock(m_mutex);
    parked.swap(m_parked);
  }
  for (const auto& reply : parked) (*reply)(http::json(200, R"({"parked":true})"));
}

std::size_t EdgeServer::parked() {
  const std::lock_guard lock(m_mutex);
  return m_parked.size();
}

std::vector<EdgeServer::Upload> EdgeServer::uploads(std::size_t count) {
  std::unique_lock lock(m_mutex);
  m_changed.wait_for(lock, std::chrono::seconds(10), [&] { return m_uploads.size() >= count; });
  return m_uploads;
}

RawClient::RawClient(int port) : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(m_socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
    throw std::runtime_error(std::string("connect: ") + std::strerror(errno));
}

RawClient::~RawClient() {
  if (m_socket >= 0) ::close(m_socket);
}

bool RawClient::send(std::string_view bytes, Milliseconds patience) {
  const auto until = std::chrono::steady_clock::now() + patience;
  while (!bytes.empty()) {
    const ssize_t count = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (count > 0) {
      bytes.remove_prefix(static_cast<std::size_t>(count));
      continue;
    }
    if (errno != EAGAIN || std::chrono::steady_clock::now() > until) return false;
    pollfd wait{m_socket, POLLOUT, 0};
    ::poll(&wait, 1, 50);
  }
  return true;
}

std::size_t RawClient::sendWhatFits(std::string_view bytes) {
  std::size_t total = 0;
  int full = 0;
  while (total < bytes.size() && full < 20) {
    const ssize_t count = ::send(m_socket, bytes.data() + total, bytes.size() - total, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (count > 0) {
      total += static_cast<std::size_t>(count);
      full = 0;
      continue;
    }
    if (errno != EAGAIN) break;
    pollfd wait{m_socket, POLLOUT, 0};
    if (::poll(&wait, 1, 20) == 0) ++full;
  }
  return total;
}

void RawClient::closeSending() { ::shutdown(m_socket, SHUT_WR); }

void RawClient::reset() {
  const linger now{1, 0};
  ::setsockopt(m_socket, SOL_SOCKET, SO_LINGER, &now, sizeof now);
  ::close(std::exchange(m_socket, -1));
}

bool RawClient::fill(Milliseconds patience) {
  if (m_ended) return false;
  pollfd wait{m_socket, POLLIN, 0};
  if (::poll(&wait, 1, static_cast<int>(patience.count())) <= 0) return false;
  char buffer[65536];
  const ssize_t count = ::recv(m_socket, buffer, sizeof buffer, 0);
  if (count <= 0) {
    m_ended = true;
    return false;
  }
  m_bytes.append(buffer, static_cast<std::size_t>(count));
  return true;
}

Answer RawClient::receive(const std::string& method, Milliseconds patience) {
  Answer answer;
  std::size_t end;
  while ((end = m_bytes.find("\r\n\r\n")) == std::string::npos) {
    if (!fill(patience)) {
      answer.cut = !m_bytes.empty();
      return answer;
    }
  }
  const std::string head = m_bytes.substr(0, end);
  m_bytes.erase(0, end + 4);
  const int status = std::stoi(head.substr(9, 3));
  if (status == 100) {
    m_sawContinue = true;
    return receive(method, patience);
  }
  for (std::size_t at = head.find("\r\n"); at != std::string::npos;) {
    const std::size_t next = head.find("\r\n", at + 2);
    const std::string line = head.substr(at + 2, next == std::string::npos ? next : next - at - 2);
    const std::size_t colon = line.find(": ");
    answer.headers.emplace(line.substr(0, colon), colon == std::string::npos ? "" : line.substr(colon + 2));
    at = next;
  }
  const std::string length = answer.header("Content-Length");
  const std::size_t size = length.empty() || method == "HEAD" ? 0 : std::stoul(length);
  while (m_bytes.size() < size) {
    if (!fill(patience)) {
      answer.cut = true;
      return answer;
    }
  }
  answer.body = m_bytes.substr(0, size);
  m_bytes.erase(0, size);
  answer.status = status;
  return answer;
}

bool RawClient::closedWithin(Milliseconds patience) {
  const auto until = std::chrono::steady_clock::now() + patience;
  while (!m_ended && std::chrono::steady_clock::now() < until) {
    fill(Milliseconds{50});
    m_bytes.clear();
  }
  return m_ended;
}

Answer RawClient::ask(const std::string& method, const std::string& target, const std::string& fields,
                      const std::string& body) {
  std::string bytes = method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n" + fields;
  if (!body.empty()) bytes += "Content-Length: " + std::to_string(body.size()) + "\r\n";
  send(bytes + "\r\n" + body);
  return receive(method);
}

std::size_t residentKib() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmRSS:")) return std::stoul(line.substr(6));
  }
  return 0;
}

bool eventually(const std::function<bool()>& condition, Milliseconds patience) {
  const auto until = std::chrono::steady_clock::now() + patience;
  while (!condition()) {
    if (std::chrono::steady_clock::now() > until) return false;
    std::this_thread::sleep_for(Milliseconds{5});
  }
  return true;
}

}  // namespace passerelle::testing
