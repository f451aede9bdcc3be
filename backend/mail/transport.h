// How a mail leaves: to an SMTP server, or into a folder where a person can look at it.
#pragma once
#include <algorithm>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "shared/base/clock.h"
#include "shared/base/files.h"
#include "shared/base/result.h"

namespace passerelle::mail {

/// One message on its way.
struct Letter {
  std::string from;  ///< of the envelope: bounces go there
  std::string recipient;
  std::string id;       ///< its row: the name of a file, and part of the Message-ID
  std::string message;  ///< RFC 5322, CRLF
};

/// How a letter ended.
struct Outcome {
  enum class Kind {
    sent,         ///< the server took it
    later,        ///< the server was there and asks for another time
    noMailbox,    ///< the server says that this recipient takes no mail, for good
    refused,      ///< the server refuses the letter, not the recipient, for good
    unreachable,  ///< there was no conversation with the server, or it broke off: nobody knows
  };
  Kind kind = Kind::sent;
  std::string said{};  ///< in words, for a person
};

/// How long a letter waits after its n-th attempt: 1, 2, 4 … minutes, at most 2 hours.
inline Milliseconds pauseAfter(std::int64_t attempts) {
  return std::min<Milliseconds>(std::chrono::minutes(1LL << std::clamp<std::int64_t>(attempts - 1, 0, 10)),
                                std::chrono::hours(2));
}

class Transport {
 public:
  virtual ~Transport() = default;
  /// The sender's address.
  virtual const std::string& from() const = 0;
  /// `done` fires once, on any thread, also before this returns.
  virtual void send(Letter letter, std::function<void(Outcome)> done) = 0;
  /// Ends what runs in the background; letters sent from then on are dropped without an answer: their rows stay due.
  virtual void stop() {}
};

/// Writes ID.eml into a folder, at once.
class FolderTransport final : public Transport {
 public:
  FolderTransport(std::string folder, std::string from, Files& files);
  const std::string& from() const override { return m_from; }
  void send(Letter letter, std::function<void(Outcome)> done) override;

 private:
  std::string m_folder, m_from;
  Files& m_files;
};

/// Which SMTP server, and how.
struct SmtpOptions {
  std::string url;   ///< smtp://host:port or smtps://host:port; a user and password in it are used
  std::string from;  ///< the sender's address
  /// Without TLS nothing is sent: STARTTLS with smtp://, a certificate that fits the host. Else TLS when offered.
  bool requireTls = false;
  std::string caFile{};  ///< certificates that the server's may be signed with; empty: the system's
};

/// Sends through one SMTP server with libcurl, on a thread of its own, one letter after the other over a connection
/// that is kept.
class SmtpTransport final : public Transport {
 public:
  explicit SmtpTransport(SmtpOptions options);
  ~SmtpTransport() override { stop(); }
  void stop() override;
  const std::string& from() const override { return m_options.from; }
  void send(Letter letter, std::function<void(Outcome)> done) override;

 private:
  void run();

  const SmtpOptions m_options;
  std::mutex m_mutex;
  std::condition_variable m_ready;
  std::deque<std::pair<Letter, std::function<void(Outcome)>>> m_letters;
  bool m_stopping = false;
  std::thread m_thread;
};

}  // namespace passerelle::mail
