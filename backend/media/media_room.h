// The media room put together: what Backend makes once.
#pragma once
#include <functional>
#include <memory>
#include <string>

#include "backend/media/media_api.h"
#include "backend/media/stored_reports.h"

namespace passerelle::media {

struct MediaRoomOptions {
  std::string folder;  ///< media/ of the data folder
  int threads = 2;     ///< that may wait for the disk; 0: everything on the caller's thread, cleaning too (simulation)
  std::string cleanerProgram;  ///< passerelle-clean-photo; empty: beside the running program
  std::function<void(const std::string& reportId)> onReceived;  ///< after the commit, on a database thread
};

class MediaRoom {
 public:
  /// All references must outlive this.
  MediaRoom(const MediaRoomOptions& options, sql::Database& database, Files& files, const Clock& clock, Rng& rng);
  /// Waits for what is under way. The listener must be stopped, and the database still there.
  ~MediaRoom();

  /// Makes the folders. `unavailable` when the program that cleans photos is not there. Once, before the rest.
  Result<void> prepare();
  MediaApi& api() { return m_api; }
  Uploads& uploads() { return m_uploads; }
  void runDue() { m_uploads.runDue(); }

 private:
  const MediaRoomOptions m_options;
  std::unique_ptr<Cleaner> m_cleaner;
  MediaFiles m_files;
  StoredReports m_reports;
  MediaService m_service;
  Uploads m_uploads;
  MediaApi m_api;
  WorkPool m_pool;  ///< ends first
};

}  // namespace passerelle::media
