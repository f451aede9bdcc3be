// Media on their way in: appending, resuming, checking, cleaning, storing. The asynchronous half of the tus protocol.
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "backend/http/message.h"
#include "backend/media/checksum.h"
#include "backend/media/cleaner.h"
#include "backend/media/media_files.h"
#include "backend/media/media_service.h"
#include "backend/media/work_pool.h"
#include "shared/base/rng.h"
#include "shared/sql/database.h"

namespace passerelle::media {

/// How far an upload is.
struct Progress {
  Upload upload;
  std::int64_t offset = 0;      ///< bytes that are on the disk, synced
  bool checksumFailed = false;  ///< these bytes were not the announced ones: sent again from `offset`
  bool offsetConflict = false;  ///< a PATCH began elsewhere than at `offset`
};

/// Thread-safe. One request at a time works on an upload: a later one takes it from an earlier one, which is answered
/// `conflict`, except while the complete file is being cleaned: then the later one waits for the outcome.
class Uploads {
 public:
  using Done = std::function<void(Result<Progress>)>;

  /// `onReceived` is called after each medium's commit. All references must outlive this, but for the pool, which must
  /// end before this does.
  Uploads(sql::Database& database, MediaFiles& files, Cleaner& cleaner, WorkPool& pool, const MediaService& service,
          const Clock& clock, Rng& rng, std::function<void(const std::string& reportId)> onReceived = {});
  ~Uploads();

  /// Creates, or finds again; `body` (or nullptr) holds the first bytes and counts only while nothing has arrived.
  void create(const Announcement& announced, http::Caller caller, std::shared_ptr<http::BodyStream> body,
              std::unique_ptr<Checksum> checksum, Done done);
  /// Where to go on. Finishes an upload whose bytes are all there.
  void status(const std::string& uploadId, http::Caller caller, Done done);
  /// Appends `body` at `offset`. When the connection breaks, what arrived is kept.
  void append(const std::string& uploadId, http::Caller caller, std::int64_t offset,
              std::shared_ptr<http::BodyStream> body, std::unique_ptr<Checksum> checksum, Done done);
  void terminate(const std::string& uploadId, http::Caller caller, std::function<void(Result<void>)> done);

  /// Before the end: answers `unavailable` to whoever still waits for bytes; what arrived is kept.
  void abandonAll();

  /// Removes what expired, and what a crash left behind. At most once a minute, whatever the number of calls.
  void runDue();

 private:
  struct Hold;
  using SharedHold = std::shared_ptr<Hold>;

  Done counted(Done done);
  void withUpload(const std::string& uploadId, http::Caller caller, Done done, std::function<void(Upload, Done)> then);
  void acquire(Upload upload, std::string language, Done done, std::function<void(SharedHold)> then);
  void letGo(const SharedHold& hold, tl::unexpected<Error> answer);
  bool beginSettling(const SharedHold& hold);
  void finish(const SharedHold& hold, Result<Progress> outcome);

  void report(const SharedHold& hold);
  void receive(const SharedHold& hold);
  void take(const SharedHold& hold, Result<std::string> bytes, bool end);
  void closeBody(const SharedHold& hold, bool whole);
  void giveUp(const SharedHold& hold, Error error);
  void giveUp(const SharedHold& hold, tl::unexpected<Error> refusal);
  void settle(const SharedHold& hold);
  void storeCleaned(const SharedHold& hold, CleaningResult cleaned);
  void forget(const std::string& uploadId);
  void wipeListed();
  void sweep(TimePoint now);

  sql::Database& m_database;
  MediaFiles& m_files;
  Cleaner& m_cleaner;
  WorkPool& m_pool;
  const MediaService& m_service;
  const Clock& m_clock;
  Rng& m_rng;
  std::function<void(const std::string& reportId)> m_onReceived;

  std::mutex m_mutex;
  bool m_closing = false;
  std::map<std::string, SharedHold> m_holds;  ///< by upload id: who works on it now
  std::optional<TimePoint> m_nextDue, m_nextSweep;
  TimePoint m_sweptUntil{};  ///< files born earlier have been looked at since the start
  MediumKey m_lookedAt;      ///< so have media received until then; what is taken off a list later is dropped at once
};

}  // namespace passerelle::media
