#include "shared/base/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace passerelle {
namespace {
tl::unexpected<Error> failed(const std::string& what, const std::string& path) {
  const int number = errno;
  const ErrorCode code = number == ENOSPC || number == EDQUOT ? ErrorCode::noSpace
                         : number == ENOENT                   ? ErrorCode::notFound
                                                              : ErrorCode::internal;
  return fail(code, what + " " + path + ": " + std::strerror(number) + ".");
}

class SystemOpenFile final : public OpenFile {
 public:
  SystemOpenFile(int descriptor, std::string path) : m_descriptor(descriptor), m_path(std::move(path)) {}
  ~SystemOpenFile() override { ::close(m_descriptor); }
  SystemOpenFile(const SystemOpenFile&) = delete;
  SystemOpenFile& operator=(const SystemOpenFile&) = delete;

  Result<void> append(std::string_view bytes) override {
    while (!bytes.empty()) {
      const ssize_t written = ::write(m_descriptor, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) return failed("Cannot write", m_path);
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
  }
  Result<void> sync() override {
    if (::fdatasync(m_descriptor) != 0) return failed("Cannot bring to the disk", m_path);
    return {};
  }

 private:
  int m_descriptor;
  std::string m_path;
};
}  // namespace

Result<std::unique_ptr<OpenFile>> SystemFiles::openAt(const std::string& path, std::int64_t length) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor < 0) return failed("Cannot open", path);
  auto file = std::make_unique<SystemOpenFile>(descriptor, path);
  if (::ftruncate(descriptor, length) != 0 || ::lseek(descriptor, 0, SEEK_END) < 0) return failed("Cannot cut", path);
  return file;
}

Result<std::string> SystemFiles::read(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    if (errno == 0) errno = ENOENT;
    return failed("Cannot read", path);
  }
  std::string bytes(std::istreambuf_iterator<char>(in), {});
  if (in.bad()) return failed("Cannot read", path);
  return bytes;
}

Result<std::int64_t> SystemFiles::size(const std::string& path) {
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0) return failed("Cannot see", path);
  return static_cast<std::int64_t>(info.st_size);
}

Result<void> SystemFiles::rename(const std::string& from, const std::string& to) {
  if (::rename(from.c_str(), to.c_str()) != 0) return failed("Cannot rename", from);
  return {};
}

Result<void> SystemFiles::remove(const std::string& path) {
  if (::unlink(path.c_str()) != 0 && errno != ENOENT) return failed("Cannot remove", path);
  return {};
}

Result<void> SystemFiles::syncFolder(const std::string& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return failed("Cannot open", folder);
  const int outcome = ::fsync(descriptor);
  ::close(descriptor);
  if (outcome != 0) return failed("Cannot bring to the disk", folder);
  return {};
}

Result<void> SystemFiles::makeFolder(const std::string& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) return fail(ErrorCode::internal, "Cannot make the folder " + folder + ": " + error.message() + ".");
  return {};
}

Result<std::vector<std::string>> SystemFiles::list(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.is_regular_file()) names.push_back(entry.path().filename().string());
  }
  if (error) return fail(ErrorCode::notFound, "Cannot list " + folder + ": " + error.message() + ".");
  std::sort(names.begin(), names.end());
  return names;
}

Result<std::string> Files::readPart(const std::string& path, std::int64_t offset, std::int64_t bytes) {
  auto whole = read(path);
  if (!whole) return whole;
  const auto from = std::min(static_cast<std::size_t>(offset), whole->size());
  return whole->substr(from, static_cast<std::size_t>(bytes));
}

Result<std::vector<std::string>> Files::walk(const std::string& folder) {
  auto names = list(folder);
  if (!names && names.error().code == ErrorCode::notFound) return std::vector<std::string>{};
  return names;
}

Result<std::vector<std::string>> Files::folders(const std::string&) { return std::vector<std::string>{}; }

Result<void> Files::removeFolder(const std::string& folder) {
  auto names = walk(folder);
  if (!names) return tl::unexpected<Error>(names.error());
  for (const std::string& name : *names) {
    if (auto removed = remove(folder + "/" + name); !removed) return removed;
  }
  return {};
}

Result<std::int64_t> Files::freeBytes(const std::string& folder) {
  return fail(ErrorCode::unavailable, "Nobody knows how much room there is in " + folder + ".");
}

Result<void> SystemFiles::wipe(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (descriptor < 0) return errno == ENOENT ? Result<void>{} : failed("Cannot open", path);
  struct stat info {};
  bool done = ::fstat(descriptor, &info) == 0;
  const std::string zeros(64 * 1024, '\0');
  for (off_t at = 0; done && at < info.st_size;) {
    const auto length = static_cast<std::size_t>(std::min<off_t>(info.st_size - at, static_cast<off_t>(zeros.size())));
    const ssize_t written = ::pwrite(descriptor, zeros.data(), length, at);
    if (written < 0 && errno == EINTR) continue;
    done = written > 0;
    if (done) at += written;
  }
  done = done && ::fdatasync(descriptor) == 0;
  auto outcome = done ? Result<void>{} : Result<void>(failed("Cannot overwrite", path));
  ::close(descriptor);
  if (auto removed = remove(path); !removed) return removed;
  return outcome;
}

Result<std::int64_t> SystemFiles::freeBytes(const std::string& folder) {
  struct statvfs info {};
  if (::statvfs(folder.c_str(), &info) != 0) return failed("Cannot see", folder);
  return static_cast<std::int64_t>(info.f_bavail) * static_cast<std::int64_t>(info.f_frsize);
}

Result<std::string> SystemFiles::readPart(const std::string& path, std::int64_t offset, std::int64_t bytes) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return failed("Cannot read", path);
  std::string part(static_cast<std::size_t>(bytes), '\0');
  std::size_t length = 0;
  while (length < part.size()) {
    const ssize_t got =
        ::pread(descriptor, part.data() + length, part.size() - length, offset + static_cast<std::int64_t>(length));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) {
      auto error = failed("Cannot read", path);
      ::close(descriptor);
      return error;
    }
    if (got == 0) break;
    length += static_cast<std::size_t>(got);
  }
  ::close(descriptor);
  part.resize(length);
  return part;
}

Result<std::vector<std::string>> SystemFiles::walk(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code error;
  if (!std::filesystem::exists(folder, error)) return names;
  auto it = std::filesystem::recursive_directory_iterator(folder, error);
  for (; !error && it != std::filesystem::recursive_directory_iterator(); it.increment(error)) {
    std::error_code vanished;  // a file may be renamed or removed while we look
    if (it->is_regular_file(vanished)) names.push_back(it->path().lexically_relative(folder).string());
  }
  if (error) return fail(ErrorCode::internal, "Cannot list " + folder + ": " + error.message() + ".");
  std::sort(names.begin(), names.end());
  return names;
}

Result<std::vector<std::string>> SystemFiles::folders(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code error;
  if (!std::filesystem::exists(folder, error)) return names;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.is_directory()) names.push_back(entry.path().filename().string());
  }
  if (error) return fail(ErrorCode::internal, "Cannot list " + folder + ": " + error.message() + ".");
  std::sort(names.begin(), names.end());
  return names;
}

Result<void> SystemFiles::removeFolder(const std::string& folder) {
  std::error_code error;
  std::filesystem::remove_all(folder, error);
  if (error) return fail(ErrorCode::internal, "Cannot remove " + folder + ": " + error.message() + ".");
  return {};
}

}  // namespace passerelle
