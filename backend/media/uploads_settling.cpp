// Uploads: all bytes are there; verified, cleaned, stored, told.
#include "backend/media/upload_hold.h"
#include "shared/base/digest.h"
#include "shared/base/id.h"
#include "shared/domain/voice.h"

namespace passerelle::media {

void Uploads::settle(const SharedHold& hold) {
  if (!beginSettling(hold)) return;
  auto bytes = m_files.files().read(m_files.partPath(hold->upload.id));
  if (!bytes) return giveUp(hold, bytes.error());
  if (sha256Hex(*bytes) != hold->upload.sha256) {
    m_files.removePart(hold->upload.id);
    Progress progress{hold->upload, 0};
    progress.checksumFailed = true;
    return finish(hold, std::move(progress));
  }
  m_cleaner.clean(std::move(*bytes), [this, hold](CleaningResult cleaned) {
    m_pool.post([this, hold, cleaned = std::move(cleaned)]() mutable { storeCleaned(hold, std::move(cleaned)); });
  });
}

void Uploads::storeCleaned(const SharedHold& hold, CleaningResult cleaned) {
  const Upload& upload = hold->upload;
  // What was announced must be what came: a photo under a memo's name, or the other way round, is neither.
  if (const bool voice = upload.kind == "voice";
      cleaned ? voice != (cleaned->type == kVoiceType)
              : cleaned.error() != PictureFault::busy && voice != isOfVoice(cleaned.error()))
    cleaned = tl::unexpected(voice ? PictureFault::notVoice : PictureFault::unknownType);
  if (!cleaned) {
    // What can never be kept is not kept for two weeks; what nobody had time for waits to be asked again.
    if (cleaned.error() == PictureFault::busy)
      return finish(hold, tl::unexpected<Error>(errorOf(cleaned.error(), hold->language)));
    m_database.write(
        [this, id = upload.id](sql::Connection& connection) -> Result<void> {
          MediaRepository(connection).deleteUpload(id, m_clock.now());
          return {};
        },
        [this, hold, fault = cleaned.error()](Result<void> outcome) {
          m_pool.post([this, hold, fault, outcome] {
            if (outcome) (void)m_files.wipe(hold->upload.id);
            finish(hold, tl::unexpected<Error>(outcome ? errorOf(fault, hold->language) : outcome.error()));
          });
        });
    return;
  }
  const TimePoint now = m_clock.now();
  Medium medium{upload.reportId,
                upload.mediumId,
                upload.personId,
                upload.kind,
                cleaned->type,
                upload.sizeBytes,
                upload.sha256,
                sha256Hex(cleaned->bytes),
                static_cast<std::int64_t>(cleaned->bytes.size()),
                cleaned->width,
                cleaned->height,
                newId(m_clock, m_rng),
                now,
                cleaned->durationMs};
  if (auto stored = m_files.store(medium.file, *cleaned); !stored) return giveUp(hold, stored.error());
  m_database.write<MediaService::Received>(
      [this, hold, medium](sql::Connection& connection) {
        return m_service.receive(connection, hold->upload, medium, hold->language);
      },
      [this, hold, file = medium.file, now](Result<MediaService::Received> received) {
        if (received && m_onReceived) m_onReceived(hold->upload.reportId);
        m_pool.post([this, hold, file, now, received] {
          if (!received) {
            // Unknown is not failed: files of an uncertain commit stay until the sweep knows.
            if (received.error().code != ErrorCode::unavailable) (void)m_files.wipe(file);
            if (received.error().code == ErrorCode::gone) (void)m_files.wipe(hold->upload.id);
            return finish(hold, tl::unexpected<Error>(received.error()));
          }
          if (received->replacedFile) (void)m_files.wipe(*received->replacedFile);
          m_files.removePart(hold->upload.id);
          Progress progress{hold->upload, hold->upload.sizeBytes};
          progress.upload.done = true;
          progress.upload.receivedAt = now;
          progress.upload.cursor = received->cursor;
          finish(hold, std::move(progress));
        });
      });
}

}  // namespace passerelle::media
