// The whole backend without a socket: makes each object once, in order. main.cpp puts a listener in front, tests call
// it directly.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "backend/backup/generation.h"
#include "backend/http/router.h"
#include "shared/base/clock.h"
#include "shared/base/files.h"
#include "shared/base/rng.h"
#include "shared/sql/database.h"

namespace passerelle {

struct BackendOptions {
  std::string dataFolder;                           ///< passerelle.db, media/, backups/, mail/
  std::string publicUrl = "http://127.0.0.1:8080";  ///< what links and QR codes begin with, without a slash at the end
  std::string organisation = "Passerelle";
  Milliseconds storeHour = std::chrono::hours(72);
  int readers = 2;         ///< 0: everything on the caller's thread (simulation)
  std::string smtpUrl;     ///< smtp://host:port; empty: mail is written to dataFolder/mail
  bool smtpTls = false;    ///< nothing is sent without TLS
  std::string smtpCaFile;  ///< certificates that the mail server's may be signed with; empty: the system's
  std::string mailFrom = "passerelle@localhost.localdomain";
  int mailsPerMinute = 600;  ///< letters of an edition, at most
  /// An edition's letters go this long after it appeared when nobody sent or stopped them; none: by hand only.
  std::optional<Milliseconds> mailEditionAfter;
  bool checkPublicUrl = false;  ///< asks itself at publicUrl, on a thread of its own: for `serve`
  bool dailyBackups = false;    ///< into dataFolder/backups, on a thread of its own: for `serve`
  std::string vfs;
  /// The disk refused to write or sync (see sql::DatabaseOptions): `serve` ends the process.
  std::function<void(const std::string& sentence)> onBroken;
  std::string timeZone = "Europe/Paris";  ///< the chain's own time, on pages and in mails (see pages/local_time.h)
  std::string photoCleaner;               ///< the program passerelle-clean-photo; empty: beside the running program
};

class Backend {
 public:
  /// Opens or creates the data folder and migrates. Throws sql::DatabaseError; a schema newer than this program is an
  /// Error of `create` (exit 78).
  static Result<std::unique_ptr<Backend>> create(BackendOptions options, const Clock& clock, Rng& rng, Files& files);
  ~Backend();

  http::Router& router();
  sql::Database& database();
  /// A one-time link for the console while no administrator has ever signed in; earlier links end. At the start of
  /// `serve`.
  Result<std::optional<std::string>> firstAdministratorLink();
  /// The store's life and how far it is backed up: for GET /v1/server and the headers of docs/wire.md.
  const backup::Generation& generation() const;
  /// What time brings: publication after the store's hour, expiry, purge, the edition of the week, parked requests
  /// whose wait is over. Called every second by main.cpp, by hand in virtual time.
  void runDue();
  /// Before the listener drains: answers those who wait for changes, and lets nobody wait from now on.
  void stopWaiting();

 private:
  class Impl;
  explicit Backend(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> m_impl;
};

}  // namespace passerelle
