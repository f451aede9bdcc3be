// passerelle-clean-photo: one picture from standard input, one answer to standard output, in a process that may do
// nothing else. Its memory, time and files are limited before the first byte is read.
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <new>
#include <string>

#include "backend/media/worker/answer.h"
#include "backend/media/worker/clean_picture.h"

namespace {
using namespace passerelle::media;

constexpr rlim_t kCpuSeconds = 5;
constexpr rlim_t kMemoryBytes = rlim_t{1} << 30;  // 40 Mpx: coefficients 240 MB, pixels 120 MB twice

void limit(int what, rlim_t value) {
  const rlimit both{value, value};
  if (::setrlimit(static_cast<__rlimit_resource>(what), &both) != 0) ::_exit(71);
}

void giveUpRights() {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  ::prctl(PR_SET_DUMPABLE, 0);
  limit(RLIMIT_CPU, kCpuSeconds);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_FSIZE, 0);
  limit(RLIMIT_NPROC, 0);
  limit(RLIMIT_NOFILE, 0);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  limit(RLIMIT_AS, kMemoryBytes);
#endif
}

std::string readAll() {
  std::string bytes;
  std::string piece(64 * 1024, '\0');
  while (bytes.size() <= kMaxPictureBytes) {
    const ssize_t got = ::read(STDIN_FILENO, piece.data(), piece.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    bytes.append(piece, 0, static_cast<std::size_t>(got));
  }
  return bytes;
}

int writeAll(const std::string& bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const ssize_t put = ::write(STDOUT_FILENO, bytes.data() + at, bytes.size() - at);
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return 74;
    at += static_cast<std::size_t>(put);
  }
  return 0;
}
}  // namespace

int main() {
  giveUpRights();
  CleaningResult result = tl::unexpected(PictureFault::tooComplex);
  try {
    result = cleanPicture(readAll());
  } catch (const std::bad_alloc&) {  // more memory than any real photo needs
  }
  return writeAll(writeAnswer(result));
}
