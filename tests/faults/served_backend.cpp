#include "tests/faults/served_backend.h"
#include "tests/where.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <strings.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <stdexcept>

namespace passerelle::testing {

void ServedBackend::start(int port) {
  int out[2];
  if (::pipe2(out, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  m_process = ::fork();
  if (m_process == 0) {
    ::dup2(out[1], 1);
    const int null = ::open("/dev/null", O_WRONLY);
    ::dup2(null, 2);
    std::vector<std::string> words = {"passerelled",  "serve",           "--data",
                                      m_folder,       "--listen",        "127.0.0.1:" + std::to_string(port),
                                      "--public-url", "http://127.0.0.1"};
    words.insert(words.end(), m_more.begin(), m_more.end());
    std::vector<char*> pointers;
    for (std::string& word : words) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    ::execv(PASSERELLE_BIN_DIR "/passerelled", pointers.data());
    ::_exit(127);
  }
  ::close(out[1]);
  std::string said;
  char buffer[512];
  m_port = 0;
  while (m_port == 0) {
    const ssize_t got = ::read(out[0], buffer, sizeof buffer);
    if (got <= 0) break;
    said.append(buffer, static_cast<std::size_t>(got));
    const std::size_t at = said.find("127.0.0.1:");
    if (at != std::string::npos && said.find('\n', at) != std::string::npos) m_port = std::atoi(said.c_str() + at + 10);
  }
  ::close(out[0]);
  if (m_port == 0) {
    kill();
    throw std::runtime_error("passerelled serve does not start: " + said);
  }
}

void ServedBackend::kill() {
  if (m_process <= 0) return;
  ::kill(m_process, SIGKILL);
  int status = 0;
  ::waitpid(m_process, &status, 0);
  m_process = -1;
}

PlainAnswer sendPlain(int port, const std::string& method, const std::string& path,
                      const std::map<std::string, std::string>& headers, const std::string& body) {
  PlainAnswer answer;
  const int link = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const timeval patience{10, 0};
  ::setsockopt(link, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  std::string text = method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n";
  for (const auto& [name, value] : headers) text.append(name).append(": ").append(value).append("\r\n");
  text += "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
  std::string in;
  if (::connect(link, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0 &&
      ::send(link, text.data(), text.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(text.size())) {
    char buffer[8192];
    while (true) {
      const ssize_t got = ::recv(link, buffer, sizeof buffer, 0);
      if (got <= 0) break;
      in.append(buffer, static_cast<std::size_t>(got));
    }
  }
  ::close(link);
  const std::size_t head = in.find("\r\n\r\n");
  if (head == std::string::npos || in.size() < 12) return answer;
  std::size_t length = 0;
  for (std::size_t at = in.find("\r\n"); at < head; at = in.find("\r\n", at + 2)) {
    if (::strncasecmp(in.c_str() + at + 2, "content-length:", 15) == 0)
      length = std::strtoull(in.c_str() + at + 17, nullptr, 10);
  }
  if (in.size() < head + 4 + length) return answer;  // cut off in the middle: no answer
  answer.status = std::atoi(in.c_str() + 9);
  answer.body = in.substr(head + 4, length);
  return answer;
}

}  // namespace passerelle::testing
