#include "backend/folder_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace passerelle {

Result<std::unique_ptr<FolderLock>> FolderLock::take(const std::string& folder) {
  const std::string path = folder + "/passerelle.lock";
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor < 0)
    return fail(ErrorCode::invalid, "The data folder " + folder + " cannot be written: " + std::strerror(errno) + ".");
  if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    char holder[32] = {};
    const ssize_t length = ::read(descriptor, holder, sizeof holder - 1);
    ::close(descriptor);
    const std::string who = length > 0 ? " (process " + std::string(holder, holder + length) + ")" : "";
    return fail(ErrorCode::conflict,
                "Another passerelled" + who + " works on " + folder + ". Stop it first, or name another folder.");
  }
  const std::string self = std::to_string(::getpid());
  if (::ftruncate(descriptor, 0) != 0 || ::pwrite(descriptor, self.data(), self.size(), 0) < 0) {
    ::close(descriptor);
    return fail(ErrorCode::noSpace, "The lock in " + folder + " cannot be written: " + std::strerror(errno) + ".");
  }
  return std::unique_ptr<FolderLock>(new FolderLock(descriptor));
}

FolderLock::~FolderLock() { ::close(m_descriptor); }

}  // namespace passerelle
