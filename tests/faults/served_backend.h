// A `passerelled serve` of the test's own: started, killed at any moment, started again; and a plain client for it.
#pragma once
#include <sys/types.h>

#include <map>
#include <string>
#include <vector>

namespace passerelle::testing {

class ServedBackend {
 public:
  /// `more`: further options of `passerelled serve`.
  explicit ServedBackend(std::string dataFolder, std::vector<std::string> more = {})
      : m_folder(std::move(dataFolder)), m_more(std::move(more)) {}
  ~ServedBackend() { kill(); }

  /// Starts on this port, 0: a free one; returns when it listens. Throws std::runtime_error when it does not.
  void start(int port = 0);
  /// SIGKILL.
  void kill();
  int port() const { return m_port; }

 private:
  std::string m_folder;
  std::vector<std::string> m_more;
  pid_t m_process = -1;
  int m_port = 0;
};

struct PlainAnswer {
  int status = 0;  ///< 0: none came
  std::string body;
};

/// One request on a connection of its own; no exception, status 0 when the other side is not there or goes away.
PlainAnswer sendPlain(int port, const std::string& method, const std::string& path,
                      const std::map<std::string, std::string>& headers, const std::string& body);

}  // namespace passerelle::testing
