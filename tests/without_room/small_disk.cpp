#include "tests/without_room/small_disk.h"

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <vector>

namespace passerelle::testing {
namespace {
bool writeText(const char* path, const std::string& text) {
  const int file = ::open(path, O_WRONLY | O_CLOEXEC);
  if (file < 0) return false;
  const bool done = ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size());
  ::close(file);
  return done;
}

/// Root mounts in a mount namespace; everybody else becomes root of a user namespace first.
bool enterNamespace() {
  const uid_t user = ::geteuid();
  const gid_t group = ::getegid();
  if (user == 0 && ::unshare(CLONE_NEWNS) == 0) return true;
  if (::unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0) return false;
  return writeText("/proc/self/setgroups", "deny") &&
         writeText("/proc/self/uid_map", "0 " + std::to_string(user) + " 1") &&
         writeText("/proc/self/gid_map", "0 " + std::to_string(group) + " 1");
}

/// What is mounted here stays here. In a chroot "/" is no mount point (EINVAL): the destructor unmounts.
bool keepToOurselves() { return ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 || errno == EINVAL; }
}  // namespace

SmallDisk::SmallDisk(int megabytes) {
  std::string pattern = (std::filesystem::temp_directory_path() / "passerelle-disk-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) {
    m_reason = "no temporary folder";
    return;
  }
  m_path = pattern;
  const std::string size = "size=" + std::to_string(megabytes) + "m";
  if (!enterNamespace() || !keepToOurselves() || ::mount("tmpfs", m_path.c_str(), "tmpfs", 0, size.c_str()) != 0)
    m_reason = std::string("no disk of its own here: ") + std::strerror(errno);
}

SmallDisk::~SmallDisk() {
  if (m_path.empty()) return;
  if (m_reason.empty()) ::umount2(m_path.c_str(), MNT_DETACH);
  ::rmdir(m_path.c_str());
}

void SmallDisk::fill() const {
  const int file = ::open((m_path + "/ballast").c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  std::vector<char> piece(64 * 1024, 'x');
  for (std::size_t size = piece.size(); size > 0;) {
    if (::write(file, piece.data(), size) <= 0) size /= 2;  // a short write is followed by one that fails
  }
  ::close(file);
}

void SmallDisk::empty() const { ::unlink((m_path + "/ballast").c_str()); }

}  // namespace passerelle::testing
