// A real disk of a few megabytes (tmpfs in a mount namespace of the process), and what fills it.
#pragma once
#include <string>

namespace passerelle::testing {

class SmallDisk {
 public:
  /// Mounts it; call before any thread is started. `reason()` says why there is none.
  explicit SmallDisk(int megabytes);
  ~SmallDisk();
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

  const std::string& reason() const { return m_reason; }
  const std::string& path() const { return m_path; }
  /// Writes until not a byte is left.
  void fill() const;
  /// Makes room again.
  void empty() const;

 private:
  std::string m_path, m_reason;
};

}  // namespace passerelle::testing
