#include "tests/bench/store/process.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>

namespace passerelle::bench {

Process::Process(const std::vector<std::string>& arguments) {
  int in[2], out[2];
  if (::pipe2(in, O_CLOEXEC) != 0 || ::pipe2(out, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  m_process = ::fork();
  if (m_process == 0) {
    ::dup2(in[0], 0);
    ::dup2(out[1], 1);
    std::vector<char*> words;
    std::string self = "bench_store";
    words.push_back(self.data());
    for (const std::string& argument : arguments) words.push_back(const_cast<char*>(argument.c_str()));
    words.push_back(nullptr);
    ::execv("/proc/self/exe", words.data());
    ::_exit(127);
  }
  ::close(in[0]);
  ::close(out[1]);
  m_in = in[1];
  m_out = out[0];
}

Process::~Process() {
  ::close(m_in);
  char rest[4096];
  while (::read(m_out, rest, sizeof rest) > 0) {
  }
  ::close(m_out);
  int status = 0;
  ::waitpid(m_process, &status, 0);
}

std::string Process::line() {
  while (true) {
    if (const std::size_t end = m_buffer.find('\n'); end != std::string::npos) {
      std::string text = m_buffer.substr(0, end);
      m_buffer.erase(0, end + 1);
      return text;
    }
    char more[4096];
    const ssize_t got = ::read(m_out, more, sizeof more);
    if (got <= 0) throw std::runtime_error("a program of the bench ended without an answer");
    m_buffer.append(more, static_cast<std::size_t>(got));
  }
}

double Process::cpuMs() const {
  std::ifstream in("/proc/" + std::to_string(m_process) + "/stat");
  const std::string text(std::istreambuf_iterator<char>(in), {});
  std::istringstream fields(text.substr(text.rfind(')') + 2));
  std::string skipped;
  for (int i = 0; i < 11; ++i) fields >> skipped;
  double user = 0, system = 0;
  fields >> user >> system;
  return (user + system) * 1000.0 / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

}  // namespace passerelle::bench
