// passerelle-clean-photo: one picture or voice memo from standard input, one answer to standard output, in a process
// that can do nothing else.
#include <unistd.h>

#include <cerrno>
#include <new>
#include <string>

#include "backend/media/worker/answer.h"
#include "backend/media/worker/clean_voice.h"
#include "backend/media/worker/confine.h"

namespace {
using namespace passerelle::media;

constexpr int kExitOs = 71, kExitIo = 74;  // sysexits.h

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
    if (put < 0) return kExitIo;
    at += static_cast<std::size_t>(put);
  }
  return 0;
}
}  // namespace

int main() {
  if (!confine()) return kExitOs;
  CleaningResult result = tl::unexpected(PictureFault::tooComplex);
  try {
    result = cleanMedium(readAll());
  } catch (const std::bad_alloc&) {  // more memory than any real one needs
  }
  return writeAll(writeAnswer(result));
}
