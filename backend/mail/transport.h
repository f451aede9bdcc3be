// How a mail leaves: to an SMTP server, or into a folder where a person can look at it.
#pragma once
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "shared/base/files.h"
#include "shared/base/result.h"

namespace passerelle::mail {

/// One message on its way.
struct Letter {
  std::string from;  ///< envelope and header
  std::string recipient;
  std::string id;       ///< its row: the name of a file, and part of the Message-ID
  std::string message;  ///< RFC 5322, CRLF
};

class Transport {
 public:
  virtual ~Transport() = default;
  /// The sender's address.
  virtual const std::string& from() const = 0;
  /// `done` fires once, on any thread. `unavailable`: try again later; anything else: this letter will never go.
  virtual void send(Letter letter, std::function<void(Result<void>)> done) = 0;
  /// Ends what runs in the background; letters sent from then on are dropped without an answer: their rows stay due.
  virtual void stop() {}
};

/// Writes ID.eml into a folder, at once.
class FolderTransport final : public Transport {
 public:
  FolderTransport(std::string folder, std::string from, Files& files);
  const std::string& from() const override { return m_from; }
  void send(Letter letter, std::function<void(Result<void>)> done) override;

 private:
  std::string m_folder, m_from;
  Files& m_files;
};

/// Sends through one SMTP server with libcurl, on a thread of its own, one letter after the other.
class SmtpTransport final : public Transport {
 public:
  /// @param url smtp://host:port or smtps://host:port; a user and password in it are used. STARTTLS when offered.
  SmtpTransport(std::string url, std::string from);
  ~SmtpTransport() override { stop(); }
  void stop() override;
  const std::string& from() const override { return m_from; }
  void send(Letter letter, std::function<void(Result<void>)> done) override;

 private:
  void run();

  std::string m_url, m_from;
  std::mutex m_mutex;
  std::condition_variable m_ready;
  std::deque<std::pair<Letter, std::function<void(Result<void>)>>> m_letters;
  bool m_stopping = false;
  std::thread m_thread;
};

}  // namespace passerelle::mail
