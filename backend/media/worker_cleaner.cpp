#include "backend/media/worker_cleaner.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <optional>

#include "backend/media/worker/answer.h"

namespace passerelle::media {
namespace {
/// A lossless turn or a re-encoding may grow a file, never this much.
constexpr std::size_t kMaxAnswerBytes = 64 * 1024 * 1024;

class Descriptor {
 public:
  explicit Descriptor(int number = -1) : m_number(number) {}
  ~Descriptor() { reset(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return m_number; }
  void reset() {
    if (m_number >= 0) ::close(m_number);
    m_number = -1;
  }

 private:
  int m_number;
};

/// The child has `theirs` as standard input and output, nothing as standard error, and no other file.
std::optional<pid_t> spawn(const std::string& program, int theirs) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, theirs, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, theirs, STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t none, ordinary;
  sigemptyset(&none);
  sigfillset(&ordinary);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &ordinary);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  char name[] = "passerelle-clean-photo";
  char* arguments[] = {name, nullptr};
  char* environment[] = {nullptr};
  pid_t child = 0;
  const int outcome = posix_spawn(&child, program.c_str(), &actions, &attributes, arguments, environment);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  if (outcome == 0) return child;
  errno = outcome;
  std::perror(program.c_str());
  return std::nullopt;
}

enum class Talk { finished, tooLate, tooMuch };

/// Sends `bytes` and reads the answer to its end, both at once: neither side may wait for the other.
Talk exchangeWith(int socket, const std::string& bytes, std::string& answer, const Clock& clock,
                  Milliseconds deadline) {
  std::size_t sent = 0;
  std::string piece(64 * 1024, '\0');
  while (true) {
    const auto left = (deadline - clock.monotonic()).count();
    if (left <= 0) return Talk::tooLate;
    pollfd wish{socket, static_cast<short>(sent < bytes.size() ? POLLIN | POLLOUT : POLLIN), 0};
    const int ready = ::poll(&wish, 1, static_cast<int>(std::min<std::int64_t>(left, 1000)));
    if (ready <= 0) continue;
    if ((wish.revents & POLLOUT) != 0) {
      const ssize_t put = ::send(socket, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL | MSG_DONTWAIT);
      if (put > 0) sent += static_cast<std::size_t>(put);
      if (put < 0 && errno != EAGAIN && errno != EINTR) sent = bytes.size();  // it died, or has read enough
      if (sent == bytes.size()) ::shutdown(socket, SHUT_WR);
    }
    if ((wish.revents & (POLLIN | POLLHUP | POLLERR)) != 0) {
      const ssize_t got = ::recv(socket, piece.data(), piece.size(), MSG_DONTWAIT);
      if (got == 0) return Talk::finished;
      if (got < 0 && errno != EAGAIN && errno != EINTR) return Talk::finished;
      if (got > 0) answer.append(piece, 0, static_cast<std::size_t>(got));
      if (answer.size() > kMaxAnswerBytes) return Talk::tooMuch;
    }
  }
}
}  // namespace

std::string cleanerBesideThisProgram() {
  std::error_code ignored;
  return (std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path() / "passerelle-clean-photo").string();
}

WorkerCleaner::WorkerCleaner(std::string program, const Clock& clock, Milliseconds patience)
    : m_program(std::move(program)), m_clock(clock), m_patience(patience) {}

WorkerCleaner::~WorkerCleaner() = default;

void WorkerCleaner::clean(std::string bytes, std::function<void(CleaningResult)> done) {
  if (m_waiting.fetch_add(1) >= kMaxWaiting) {
    m_waiting.fetch_sub(1);
    return done(tl::unexpected(PictureFault::busy));
  }
  m_pool.post([this, bytes = std::move(bytes), done = std::move(done)] {
    CleaningResult result = run(bytes);
    m_waiting.fetch_sub(1);
    done(std::move(result));
  });
}

CleaningResult WorkerCleaner::run(const std::string& bytes) const {
  int pair[2];
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0) return tl::unexpected(PictureFault::busy);
  const Descriptor ours(pair[0]);
  Descriptor theirs(pair[1]);
  const auto child = spawn(m_program, theirs.get());
  theirs.reset();
  if (!child) return tl::unexpected(PictureFault::busy);
  std::string answer;
  const Talk talk = exchangeWith(ours.get(), bytes, answer, m_clock, m_clock.monotonic() + m_patience);
  if (talk != Talk::finished) ::kill(*child, SIGKILL);
  int status = 0;
  while (::waitpid(*child, &status, 0) < 0 && errno == EINTR) {
  }
  if (talk == Talk::tooLate) return tl::unexpected(PictureFault::busy);
  if (talk == Talk::tooMuch || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
    return tl::unexpected(PictureFault::tooComplex);
  const auto result = readAnswer(answer);
  return result ? *result : tl::unexpected(PictureFault::tooComplex);
}

}  // namespace passerelle::media
