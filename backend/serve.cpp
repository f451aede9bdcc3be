#include "backend/serve.h"

#include <pthread.h>
#include <sys/resource.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <ostream>

#include "backend/arguments.h"
#include "backend/backend.h"
#include "backend/demo/seed.h"
#include "backend/folder_lock.h"
#include "backend/http/listener.h"
#include "backend/pages/local_time.h"

namespace passerelle {
namespace {

constexpr Milliseconds kDrain{10'000};
constexpr Milliseconds kTick{1'000};

struct ServeOptions {
  BackendOptions backend;
  http::ListenerOptions listener;
  bool demo = false;
};

std::string urlOf(const http::ListenerOptions& options, int port) {
  const bool anywhere = options.host == "0.0.0.0" || options.host == "::";
  const std::string host = anywhere                                      ? "127.0.0.1"
                           : options.host.find(':') == std::string::npos ? options.host
                                                                         : "[" + options.host + "]";
  return (options.tlsCertFile.empty() ? "http://" : "https://") + host + ":" + std::to_string(port);
}

bool isThisMachine(const std::string& smtpUrl) {
  if (smtpUrl.find("//") == std::string::npos) return true;
  const std::size_t credentials = smtpUrl.find('@');
  const std::string host = smtpUrl.substr(credentials == std::string::npos ? smtpUrl.find("//") + 2 : credentials + 1);
  return host.starts_with("127.") || host.starts_with("localhost") || host.starts_with("[::1]");
}

/// Mail never crosses a network in clear, unless somebody says so.
Result<void> readMail(const Arguments& parsed, BackendOptions& options) {
  const std::string tls = parsed.valueOr("--smtp-tls", isThisMachine(options.smtpUrl) ? "offered" : "always");
  if (tls != "always" && tls != "offered") return fail(ErrorCode::invalid, "--smtp-tls is always or offered.");
  options.smtpTls = tls == "always";
  options.smtpCaFile = parsed.valueOr("--smtp-ca", "");
  auto rate = parsed.number("--mails-per-minute", 1, 1'000'000, options.mailsPerMinute);
  if (!rate) return tl::unexpected<Error>(rate.error());
  options.mailsPerMinute = static_cast<int>(*rate);
  auto after = parsed.number("--mail-edition-after-hours", 0, 24 * 5, 0);
  if (!after) return tl::unexpected<Error>(after.error());
  if (parsed.has("--mail-edition-after-hours")) options.mailEditionAfter = std::chrono::hours(*after);
  return {};
}

Result<ServeOptions> read(const std::vector<std::string>& words) {
  auto parsed = Arguments::parse(words,
                                 {"--data", "--listen", "--public-url", "--tls-cert", "--tls-key", "--store-hour-hours",
                                  "--trusted-proxy", "--smtp", "--smtp-tls", "--smtp-ca", "--mail-from",
                                  "--mails-per-minute", "--mail-edition-after-hours", "--organisation", "--time-zone"},
                                 {"--demo"});
  if (!parsed) return tl::unexpected<Error>(parsed.error());
  if (!parsed->words().empty()) return fail(ErrorCode::invalid, "\"" + parsed->words()[0] + "\" is not expected here.");
  const std::string listen = parsed->valueOr("--listen", "127.0.0.1:8080");

  ServeOptions options;
  options.backend.dataFolder = parsed->valueOr("--data", "./data");
  const std::size_t colon = listen.rfind(':');
  auto port =
      colon == std::string::npos
          ? Result<long>(-1)
          : Arguments::parse({"--listen", listen.substr(colon + 1)}, {"--listen"})->number("--listen", 0, 65535, 0);
  if (colon == std::string::npos || colon == 0 || !port)
    return fail(ErrorCode::invalid, "--listen must be HOST:PORT, as in 127.0.0.1:8080 or [::]:8080.");
  options.listener.host = listen.substr(0, colon);
  if (options.listener.host.front() == '[' && options.listener.host.back() == ']')
    options.listener.host = options.listener.host.substr(1, options.listener.host.size() - 2);
  options.listener.port = static_cast<int>(*port);
  options.listener.tlsCertFile = parsed->valueOr("--tls-cert", "");
  options.listener.tlsKeyFile = parsed->valueOr("--tls-key", "");
  if (options.listener.tlsCertFile.empty() != options.listener.tlsKeyFile.empty())
    return fail(ErrorCode::invalid, "--tls-cert and --tls-key belong together: give both or none.");
  options.demo = parsed->has("--demo");
  options.listener.accessLog = true;
  options.listener.trustedProxies = parsed->all("--trusted-proxy");
  auto hours = parsed->number("--store-hour-hours", 0, 24 * 31, 72);
  if (!hours) return tl::unexpected<Error>(hours.error());
  options.backend.storeHour = std::chrono::hours(*hours);
  options.backend.organisation = parsed->valueOr("--organisation", options.backend.organisation);
  options.backend.timeZone = parsed->valueOr("--time-zone", options.backend.timeZone);
  if (auto zone = pages::useTimeZone(options.backend.timeZone); !zone)
    return fail(ErrorCode::invalid, "--time-zone: " + zone.error().message);
  options.backend.smtpUrl = parsed->valueOr("--smtp", "");
  options.backend.mailFrom = parsed->valueOr("--mail-from", options.backend.mailFrom);
  if (!options.backend.smtpUrl.empty() &&
      (!parsed->has("--mail-from") ||
       (!options.backend.smtpUrl.starts_with("smtp://") && !options.backend.smtpUrl.starts_with("smtps://"))))
    return fail(ErrorCode::invalid,
                "--smtp is smtp://HOST:PORT or smtps://HOST:PORT, and goes with --mail-from ADDRESS.");
  if (auto read = readMail(*parsed, options.backend); !read) return tl::unexpected<Error>(read.error());
  options.backend.publicUrl = parsed->valueOr("--public-url", "");
  if (!options.backend.publicUrl.empty() && !options.backend.publicUrl.starts_with("http://") &&
      !options.backend.publicUrl.starts_with("https://"))
    return fail(ErrorCode::invalid, "--public-url must begin with http:// or https://.");
  if (options.backend.publicUrl.empty()) {
    if (*port == 0)
      return fail(ErrorCode::invalid,
                  "--listen with port 0 needs --public-url: links cannot tell a port that is not known yet.");
    options.backend.publicUrl = urlOf(options.listener, options.listener.port);
  }
  while (options.backend.publicUrl.ends_with('/')) options.backend.publicUrl.pop_back();
  return options;
}

/// Every connection is a descriptor; the default soft limit of 1024 is below the listener's own cap.
void raiseDescriptorLimit() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &limit);
}

/// SIGTERM and SIGINT, taken by sigtimedwait instead of a handler. Made before any thread, so that all threads inherit
/// it.
class StopSignals {
 public:
  StopSignals() {
    ::sigemptyset(&m_set);
    ::sigaddset(&m_set, SIGTERM);
    ::sigaddset(&m_set, SIGINT);
    ::pthread_sigmask(SIG_BLOCK, &m_set, nullptr);
    ::signal(SIGPIPE, SIG_IGN);
  }
  /// True when one came within `wait`.
  bool cameWithin(Milliseconds wait) const {
    const timespec time{wait.count() / 1000, (wait.count() % 1000) * 1'000'000};
    return ::sigtimedwait(&m_set, nullptr, &time) > 0;
  }

 private:
  sigset_t m_set{};
};

/// Opens the backend, in a folder that gets the demo chain first when that is asked for.
Result<std::unique_ptr<Backend>> open(const ServeOptions& options, CommandSeams& seams) {
  const bool isNew = !seams.files.size(options.backend.dataFolder + "/passerelle.db");
  if (options.demo && isNew) {
    seams.out << "A demo chain moves in, which takes a moment." << std::endl;
    auto seeded = demo::seed(options.backend, seams.clock, seams.rng, seams.files);
    if (!seeded) return tl::unexpected<Error>(seeded.error());
    seams.out << "The demo chain has " << seeded->units << " units, " << seeded->people << " people and "
              << seeded->reports << " reports." << std::endl;
  } else if (options.demo) {
    seams.out << "This data folder is not new, so the demo chain stays as it is." << std::endl;
  }
  BackendOptions serving = options.backend;
  serving.dailyBackups = true;
  serving.checkPublicUrl = true;
  return Backend::create(std::move(serving), seams.clock, seams.rng, seams.files);
}

}  // namespace

int serveCommand(const std::vector<std::string>& arguments, CommandSeams& seams) {
  auto options = read(arguments);
  if (!options) {
    seams.err << "passerelled serve: " << options.error().message << " `passerelled help` shows the options.\n";
    return kExitUsage;
  }
  const StopSignals signals;
  raiseDescriptorLimit();
  if (auto made = seams.files.makeFolder(options->backend.dataFolder); !made) {
    seams.err << "passerelled serve: " << made.error().message << "\n";
    return kExitNoData;
  }
  auto lock = FolderLock::take(options->backend.dataFolder);
  if (!lock) {
    seams.err << "passerelled serve: " << lock.error().message << "\n";
    return kExitFailed;
  }
  // After a failed sync the kernel may call the next one a success without writing: only a new process, which copies
  // the whole log into the file and syncs that, knows again what is stored. The supervisor starts it.
  options->backend.onBroken = [](const std::string& sentence) {
    std::fprintf(stderr, "passerelled serve: the disk failed (%s). Check it, then start again.\n", sentence.c_str());
    std::_Exit(kExitDisk);
  };
  auto backend = open(*options, seams);
  if (!backend) {
    seams.err << "passerelled serve: " << backend.error().message << "\n";
    return backend.error().code == ErrorCode::refused ? kExitSchema : kExitFailed;
  }
  http::Listener listener((*backend)->router(), options->listener);
  seams.out << "passerelled listens on " << urlOf(options->listener, listener.port()) << ", data in "
            << options->backend.dataFolder << std::endl;
  if (options->backend.smtpUrl.empty())
    seams.out << "Mail is written to " << options->backend.dataFolder
              << "/mail: give --smtp and --mail-from to send it." << std::endl;
  const auto link = (*backend)->firstAdministratorLink();
  if (!link) seams.err << "passerelled serve: " << link.error().message << "\n";
  if (link && *link)
    seams.out << "First administrator: open this once, in a browser, within 24 hours:\n  " << **link << std::endl;
  Milliseconds next = seams.clock.monotonic();
  do {
    (*backend)->runDue();
    next = std::max(next + kTick, seams.clock.monotonic());
  } while (!signals.cameWithin(next - seams.clock.monotonic()));
  seams.out << "passerelled finishes what is under way." << std::endl;
  (*backend)->stopWaiting();
  listener.stop(kDrain);
  return kExitOk;
}

}  // namespace passerelle
