#include "backend/media/media_room.h"

#include <unistd.h>

#include "backend/media/in_process_cleaner.h"
#include "backend/media/worker_cleaner.h"

namespace passerelle::media {

namespace {
MediaRoomOptions complete(MediaRoomOptions options) {
  if (options.cleanerProgram.empty()) options.cleanerProgram = cleanerBesideThisProgram();
  return options;
}

std::unique_ptr<Cleaner> makeCleaner(const MediaRoomOptions& options, const Clock& clock) {
  if (options.threads == 0) return std::make_unique<InProcessCleaner>();
  return std::make_unique<WorkerCleaner>(options.cleanerProgram, clock);
}
}  // namespace

MediaRoom::MediaRoom(const MediaRoomOptions& options, sql::Database& database, Files& files, const Clock& clock,
                     Rng& rng)
    : m_options(complete(options)),
      m_cleaner(makeCleaner(m_options, clock)),
      m_files(files, options.folder),
      m_service(m_reports, rng),
      m_uploads(database, m_files, *m_cleaner, m_pool, m_service, clock, rng, options.onReceived),
      m_api(m_uploads, m_files, m_service, database, m_pool),
      m_pool(options.threads) {}

Result<void> MediaRoom::prepare() {
  if (m_options.threads > 0 && ::access(m_options.cleanerProgram.c_str(), X_OK) != 0)
    return fail(ErrorCode::unavailable, "The program that cleans photos is missing: put passerelle-clean-photo at " +
                                            m_options.cleanerProgram + ".");
  return m_files.prepare();
}

MediaRoom::~MediaRoom() { m_uploads.abandonAll(); }

}  // namespace passerelle::media
