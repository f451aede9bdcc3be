// tests/support/smtp_sink.py, for the time of a test: a mail server that keeps what it is given.
#pragma once
#include <sys/types.h>

#include <cstdio>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

namespace passerelle::testing {

class SmtpSink {
 public:
  explicit SmtpSink(const std::vector<std::string>& options = {});
  ~SmtpSink();
  SmtpSink(const SmtpSink&) = delete;
  SmtpSink& operator=(const SmtpSink&) = delete;

  std::string url() const { return "smtp://127.0.0.1:" + m_port; }
  std::string port() const { return m_port; }
  /// The next letter: {"from", "to", "data", "tls"}. Waits for it.
  nlohmann::json next();
  /// With --steps: the next "step VERB N" or letter; a step waits until go(), but for "end": a conversation is over.
  struct Event {
    std::string verb;  ///< empty: a letter
    int number = 0;
    nlohmann::json letter;
  };
  /// Nothing when the sink said nothing for `seconds`.
  std::optional<Event> event(int seconds);
  void go();

 private:
  std::string line();

  pid_t m_child = 0;
  std::FILE* m_out = nullptr;
  int m_in = -1;
  std::string m_port;
};

}  // namespace passerelle::testing
