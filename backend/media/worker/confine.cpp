#include "backend/media/worker/confine.h"

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>

#include <array>
#include <csignal>
#include <cstddef>
#include <vector>

namespace passerelle::media {
namespace {
constexpr rlim_t kCpuSeconds = 5;
constexpr rlim_t kMemoryBytes = rlim_t{1} << 30;  // 40 Mpx: coefficients 240 MB, pixels 120 MB twice

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kSanitized = true;  // a sanitizer's run time maps terabytes, opens files and is slow
#else
constexpr bool kSanitized = false;
#endif

#if defined(__x86_64__)
constexpr unsigned kMachine = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr unsigned kMachine = AUDIT_ARCH_AARCH64;
#else
#error "Say which machine this is: a system call's number means nothing without it."
#endif

bool limit(__rlimit_resource what, rlim_t value) {
  const rlimit both{value, value};
  return ::setrlimit(what, &both) == 0;
}

/// Anything else ends the process at once.
bool allowOnlyWork() {
  constexpr std::array kAllowed = {
      SYS_read,        SYS_write,        SYS_close,   SYS_brk,    SYS_mmap,       SYS_munmap,         SYS_mremap,
      SYS_mprotect,    SYS_futex,        SYS_madvise, SYS_exit,   SYS_exit_group, SYS_getrandom,      SYS_clock_gettime,
      SYS_sched_yield, SYS_rt_sigreturn, SYS_getpid,  SYS_gettid, SYS_tgkill,     SYS_rt_sigprocmask, SYS_rt_sigaction};
  std::vector<sock_filter> program = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, arch)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, kMachine, 1, 0),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
  };
  for (const auto call : kAllowed) {
    program.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, static_cast<unsigned>(call), 0, 1));
    program.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
  }
  program.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS));
  const sock_fprog filter{static_cast<unsigned short>(program.size()), program.data()};
  return ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0;
}
}  // namespace

bool confine() {
  const bool harmless =
      ::prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 && ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && limit(RLIMIT_CORE, 0);
  if (kSanitized) return harmless;
  return harmless && ::prctl(PR_SET_DUMPABLE, 0) == 0 && limit(RLIMIT_CPU, kCpuSeconds) && limit(RLIMIT_FSIZE, 0) &&
         limit(RLIMIT_NPROC, 0) && limit(RLIMIT_NOFILE, 0) && limit(RLIMIT_AS, kMemoryBytes) && allowOnlyWork();
}

}  // namespace passerelle::media
