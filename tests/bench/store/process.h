// Programs that the bench starts: itself with other words, talked to by lines.
#pragma once
#include <sys/types.h>

#include <string>
#include <vector>

namespace passerelle::bench {

class Process {
 public:
  /// Runs this very program with `arguments`.
  explicit Process(const std::vector<std::string>& arguments);
  /// Closes its input, which ends a server, and waits.
  ~Process();
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  /// The next line of its output, without the end; empty at the end. Throws when it ended badly.
  std::string line();
  /// User and system time used so far, in ms, all threads.
  double cpuMs() const;

 private:
  pid_t m_process = -1;
  int m_in = -1, m_out = -1;
  std::string m_buffer;
};

}  // namespace passerelle::bench
