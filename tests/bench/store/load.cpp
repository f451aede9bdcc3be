#include "tests/bench/store/load.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <cstring>
#include <stdexcept>

namespace passerelle::bench {
namespace {
using Steady = std::chrono::steady_clock;

struct Link {
  int socket = -1;
  std::string in;
  std::size_t headBytes = 0, wholeBytes = 0;  ///< of the answer under way; 0: head not complete
  Steady::time_point sentAt;
};

void sendAll(int socket, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) throw std::runtime_error("the server closed a connection while it was written to");
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

/// Learns the answer's length once its head is there.
void readHead(Link& link) {
  const std::size_t end = link.in.find("\r\n\r\n");
  if (end == std::string::npos) return;
  link.headBytes = end + 4;
  std::size_t length = 0;
  for (std::size_t at = link.in.find("\r\n"); at < end; at = link.in.find("\r\n", at + 2)) {
    if (::strncasecmp(link.in.c_str() + at + 2, "content-length:", 15) == 0)
      length = std::strtoull(link.in.c_str() + at + 17, nullptr, 10);
  }
  link.wholeBytes = link.headBytes + length;
}
}  // namespace

Figures runLoad(const LoadOptions& options, const std::function<std::string()>& next) {
  const int poll = ::epoll_create1(EPOLL_CLOEXEC);
  std::vector<Link> links(static_cast<std::size_t>(options.connections));
  for (std::size_t i = 0; i < links.size(); ++i) {
    Link& link = links[i];
    link.socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(options.port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(link.socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
      throw std::runtime_error("the bench's server does not answer");
    const int one = 1;
    ::setsockopt(link.socket, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.u64 = i;
    ::epoll_ctl(poll, EPOLL_CTL_ADD, link.socket, &event);
  }
  const auto seconds = [](double value) {
    return std::chrono::duration_cast<Steady::duration>(std::chrono::duration<double>(value));
  };
  const auto begin = Steady::now() + seconds(options.warmSeconds);
  const auto finish = begin + seconds(options.seconds);
  const auto ask = [&](Link& link) {
    const std::string request = next();
    link.in.clear();
    link.headBytes = link.wholeBytes = 0;
    link.sentAt = Steady::now();
    sendAll(link.socket, request);
  };
  Figures figures;
  std::vector<std::uint32_t> micros;
  micros.reserve(1 << 20);
  for (Link& link : links) ask(link);
  std::size_t open = links.size();
  epoll_event events[128];
  char buffer[64 * 1024];
  while (open > 0) {
    const int ready = ::epoll_wait(poll, events, 128, 5000);
    if (ready <= 0) throw std::runtime_error("the bench's server has been silent for 5 s");
    for (int i = 0; i < ready; ++i) {
      Link& link = links[events[i].data.u64];
      const ssize_t got = ::recv(link.socket, buffer, sizeof buffer, MSG_DONTWAIT);
      if (got < 0 && (errno == EAGAIN || errno == EINTR)) continue;
      if (got <= 0) throw std::runtime_error("the server closed a connection");
      link.in.append(buffer, static_cast<std::size_t>(got));
      if (link.wholeBytes == 0) readHead(link);
      if (link.wholeBytes == 0 || link.in.size() < link.wholeBytes) continue;
      const auto now = Steady::now();
      if (now >= begin && now < finish) {
        figures.requests += 1;
        if (link.in.compare(9, 1, "2") != 0) {
          if (figures.errors == 0) std::fprintf(stderr, "bench: %s\n", link.in.substr(0, 600).c_str());
          figures.errors += 1;
        }
        figures.bytes += static_cast<double>(link.wholeBytes - link.headBytes);
        micros.push_back(static_cast<std::uint32_t>(
            std::chrono::duration_cast<std::chrono::microseconds>(now - link.sentAt).count()));
      }
      if (now < finish) {
        ask(link);
      } else {
        ::close(link.socket);
        --open;
      }
    }
  }
  ::close(poll);
  figures.seconds = options.seconds;
  if (figures.requests > 0) figures.bytes /= figures.requests;
  figures.p50Ms = percentileMs(micros, 0.50);
  figures.p99Ms = percentileMs(micros, 0.99);
  return figures;
}

}  // namespace passerelle::bench
