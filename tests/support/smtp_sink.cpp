#include "tests/support/smtp_sink.h"
#include "tests/where.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <stdexcept>

#include "shared/base/digest.h"

namespace passerelle::testing {

SmtpSink::SmtpSink(const std::vector<std::string>& options) {
  int out[2], in[2];
  if (::pipe2(out, O_CLOEXEC) != 0 || ::pipe2(in, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  m_child = ::fork();
  if (m_child == 0) {
    ::dup2(out[1], 1);
    ::dup2(in[0], 0);
    std::vector<std::string> words = {"python3", PASSERELLE_SOURCE_DIR "/tests/support/smtp_sink.py"};
    words.insert(words.end(), options.begin(), options.end());
    std::vector<char*> pointers;
    for (std::string& word : words) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    ::execvp("python3", pointers.data());
    ::_exit(127);
  }
  ::close(out[1]);
  ::close(in[0]);
  m_in = in[1];
  m_out = ::fdopen(out[0], "r");
  std::setvbuf(m_out, nullptr, _IONBF, 0);  // poll() must see what stdio has not read
  m_port = line();
}

SmtpSink::~SmtpSink() {
  ::kill(m_child, SIGKILL);
  ::waitpid(m_child, nullptr, 0);
  ::close(m_in);
  std::fclose(m_out);
}

std::string SmtpSink::line() {
  std::string text;
  for (int c = std::fgetc(m_out); c != EOF && c != '\n'; c = std::fgetc(m_out)) text += static_cast<char>(c);
  return text;
}

nlohmann::json SmtpSink::next() { return nlohmann::json::parse(*fromBase64(line())); }

std::optional<SmtpSink::Event> SmtpSink::event(int seconds) {
  pollfd waits{::fileno(m_out), POLLIN, 0};
  if (::poll(&waits, 1, seconds * 1000) <= 0) return std::nullopt;
  const std::string text = line();
  if (text == "end") return Event{"end", 0, {}};
  if (!text.starts_with("step ")) return Event{"", 0, nlohmann::json::parse(*fromBase64(text))};
  const std::size_t blank = text.find(' ', 5);
  return Event{text.substr(5, blank - 5), std::stoi(text.substr(blank + 1)), {}};
}

void SmtpSink::go() {
  if (::write(m_in, "\n", 1) != 1) throw std::runtime_error("the sink is gone");
}

}  // namespace passerelle::testing
