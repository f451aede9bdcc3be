#include "backend/media/uploads.h"

#include <utility>

#include "backend/media/upload_hold.h"
#include "backend/media/words.h"
#include "shared/base/id.h"

namespace passerelle::media {
namespace {
constexpr Milliseconds kDueEvery = std::chrono::minutes(1);
constexpr Milliseconds kSweepEvery = std::chrono::hours(1);
constexpr Milliseconds kOrphanAge = std::chrono::hours(24);
constexpr int kExpiredAtOnce = 500, kLookedAtAtOnce = 100;

tl::unexpected<Error> stopping(const std::string& language) {
  return refuse(ErrorCode::unavailable, language, "Le serveur s’arrête : l’envoi reprendra de lui-même.",
                "The server is stopping: sending will go on by itself.");
}
}  // namespace

Uploads::Uploads(sql::Database& database, MediaFiles& files, Cleaner& cleaner, WorkPool& pool,
                 const MediaService& service, const Clock& clock, Rng& rng,
                 std::function<void(const std::string& reportId)> onReceived)
    : m_database(database),
      m_files(files),
      m_cleaner(cleaner),
      m_pool(pool),
      m_service(service),
      m_clock(clock),
      m_rng(rng),
      m_onReceived(std::move(onReceived)) {}

Uploads::~Uploads() = default;

Uploads::Done Uploads::counted(Done done) {
  return [ticket = m_pool.ticket(), done = std::move(done)](Result<Progress> outcome) { done(std::move(outcome)); };
}

void Uploads::abandonAll() {
  std::vector<SharedHold> holds;
  {
    std::lock_guard lock(m_mutex);
    m_closing = true;
    for (const auto& [id, hold] : m_holds) {
      if (!hold->settling) holds.push_back(hold);
    }
  }
  for (const SharedHold& hold : holds) letGo(hold, stopping(hold->language));
}

/// Ends a request that waits for bytes: what arrived is kept.
void Uploads::letGo(const SharedHold& hold, tl::unexpected<Error> answer) {
  {
    std::lock_guard lock(hold->mutex);
    hold->over = true;
    // Bytes that a disk refused to keep must not count as there later: a second sync would say yes.
    if (hold->file && !hold->file->sync())
      (void)m_files.files().openAt(m_files.partPath(hold->upload.id), hold->startOffset);
  }
  finish(hold, std::move(answer));
}

// ---- who works on an upload

void Uploads::withUpload(const std::string& uploadId, http::Caller caller, Done done,
                         std::function<void(Upload, Done)> then) {
  auto answer = std::make_shared<Done>(std::move(done));
  // From the pool, so that what follows runs after the read also where everything runs on one thread.
  m_pool.post([this, uploadId, caller = std::move(caller), answer, then = std::move(then)] {
    m_database.read([this, uploadId, caller, answer, then](sql::Connection& connection) {
      auto upload = m_service.find(connection, uploadId, caller, m_clock.now());
      m_pool.post([upload = std::move(upload), answer, then] {
        if (upload)
          then(*upload, std::move(*answer));
        else
          (*answer)(tl::unexpected<Error>(upload.error()));
      });
    });
  });
}

void Uploads::acquire(Upload upload, std::string language, Done done, std::function<void(SharedHold)> then) {
  SharedHold mine = std::make_shared<Hold>(std::move(upload), std::move(language), std::move(done));
  SharedHold before;
  bool closing = false;
  {
    std::lock_guard lock(m_mutex);
    closing = m_closing;
    SharedHold& place = m_holds[mine->upload.id];
    if (place && place->settling) {
      place->waiting.push_back([this, mine, then = std::move(then)] {
        // What it waited for may have finished the upload: look again.
        http::Caller caller;
        caller.personId = mine->upload.personId;
        caller.language = mine->language;
        withUpload(mine->upload.id, caller, std::move(mine->done),
                   [this, then, language = mine->language](Upload now, Done answer) {
                     acquire(std::move(now), language, std::move(answer), then);
                   });
      });
      return;
    }
    before = std::exchange(place, mine);
  }
  if (closing) return letGo(mine, stopping(mine->language));
  if (before)
    letGo(before, refuse(ErrorCode::conflict, before->language, "Un autre envoi du même fichier a pris le relais.",
                         "Another request for the same file has taken over."));
  then(std::move(mine));
}

bool Uploads::beginSettling(const SharedHold& hold) {
  std::lock_guard lock(m_mutex);
  const auto place = m_holds.find(hold->upload.id);
  if (place == m_holds.end() || place->second != hold) return false;
  hold->settling = true;
  return true;
}

void Uploads::finish(const SharedHold& hold, Result<Progress> outcome) {
  std::vector<std::function<void()>> waiting;
  {
    std::lock_guard lock(m_mutex);
    const auto place = m_holds.find(hold->upload.id);
    if (place != m_holds.end() && place->second == hold) m_holds.erase(place);
    waiting.swap(hold->waiting);
  }
  Done answer;
  {
    std::lock_guard lock(hold->mutex);
    hold->over = true;
    hold->file.reset();
    hold->body.reset();
    answer = std::exchange(hold->done, nullptr);
  }
  if (answer) answer(std::move(outcome));
  for (auto& task : waiting) m_pool.post(std::move(task));
}

// ---- the three verbs

void Uploads::create(const Announcement& announced, http::Caller caller, std::shared_ptr<http::BodyStream> body,
                     std::unique_ptr<Checksum> checksum, Done done) {
  const TimePoint now = m_clock.now();
  const std::string newUploadId = newId(m_clock, m_rng);
  auto sharedChecksum = std::make_shared<std::unique_ptr<Checksum>>(std::move(checksum));
  const std::string language = caller.language;
  done = counted(std::move(done));
  m_database.write<MediaService::Announced>(
      [this, announced, caller, now, newUploadId](sql::Connection& connection) {
        return m_service.announce(connection, announced, caller, now, newUploadId);
      },
      [this, language, body, sharedChecksum, done = std::move(done)](Result<MediaService::Announced> outcome) {
        if (!outcome) return done(tl::unexpected<Error>(outcome.error()));
        m_pool.post([this, language, body, sharedChecksum, done, upload = std::move(outcome->upload),
                     replaced = std::move(outcome->replacedUpload)] {
          if (!replaced.empty()) forget(replaced);
          if (upload.done) return done(Progress{upload, upload.sizeBytes});
          acquire(upload, language, done, [this, body, sharedChecksum](SharedHold hold) {
            const auto there = m_files.partBytes(hold->upload.id);
            if (!body || !there || *there > 0) return report(hold);
            hold->body = body;
            hold->checksum = std::move(*sharedChecksum);
            receive(hold);
          });
        });
      });
}

void Uploads::status(const std::string& uploadId, http::Caller caller, Done done) {
  const std::string language = caller.language;
  withUpload(uploadId, std::move(caller), counted(std::move(done)), [this, language](Upload upload, Done answer) {
    if (upload.done) return answer(Progress{upload, upload.sizeBytes});
    acquire(std::move(upload), language, std::move(answer), [this](SharedHold hold) { report(hold); });
  });
}

void Uploads::append(const std::string& uploadId, http::Caller caller, std::int64_t offset,
                     std::shared_ptr<http::BodyStream> body, std::unique_ptr<Checksum> checksum, Done done) {
  auto sharedChecksum = std::make_shared<std::unique_ptr<Checksum>>(std::move(checksum));
  const std::string language = caller.language;
  withUpload(uploadId, std::move(caller), counted(std::move(done)),
             [this, language, offset, body, sharedChecksum](Upload upload, Done answer) {
               if (upload.done) {
                 Progress progress{upload, upload.sizeBytes};
                 progress.offsetConflict = offset != upload.sizeBytes;
                 return answer(std::move(progress));
               }
               acquire(std::move(upload), language, std::move(answer),
                       [this, offset, body, sharedChecksum](SharedHold hold) {
                         auto there = m_files.partBytes(hold->upload.id);
                         if (!there) return giveUp(hold, there.error());
                         if (*there != offset) {
                           Progress progress{hold->upload, *there};
                           progress.offsetConflict = true;
                           return finish(hold, std::move(progress));
                         }
                         hold->body = body;
                         hold->checksum = std::move(*sharedChecksum);
                         receive(hold);
                       });
             });
}

void Uploads::terminate(const std::string& uploadId, http::Caller caller, std::function<void(Result<void>)> done) {
  const std::string language = caller.language;
  Done answer = [done](Result<Progress> outcome) {
    if (outcome)
      done({});
    else
      done(tl::unexpected<Error>(outcome.error()));
  };
  withUpload(uploadId, std::move(caller), counted(std::move(answer)), [this, language](Upload upload, Done then) {
    acquire(std::move(upload), language, std::move(then), [this](SharedHold hold) {
      if (!beginSettling(hold)) return;
      m_database.write(
          [this, hold](sql::Connection& connection) -> Result<void> {
            MediaRepository(connection).deleteUpload(hold->upload.id, m_clock.now());
            return {};
          },
          [this, hold](Result<void> outcome) {
            m_pool.post([this, hold, outcome] {
              if (!outcome) return finish(hold, tl::unexpected<Error>(outcome.error()));
              (void)m_files.wipe(hold->upload.id);
              finish(hold, Progress{hold->upload, 0});
            });
          });
    });
  });
}

/// An upload whose row is gone: nobody goes on with it, and its bytes go at once. (A request that is just being let in
/// may still write some: what is listed is wiped once more, within a minute.)
void Uploads::forget(const std::string& uploadId) {
  SharedHold hold;
  {
    std::lock_guard lock(m_mutex);
    const auto place = m_holds.find(uploadId);
    if (place != m_holds.end() && !place->second->settling) hold = place->second;
  }
  if (hold) letGo(hold, uploadReplaced(hold->language));
  (void)m_files.wipe(uploadId);
}

// ---- what time brings

void Uploads::runDue() {
  const TimePoint now = m_clock.now();
  bool sweepNow = false;
  auto looked = std::make_shared<MediumKey>();
  {
    std::lock_guard lock(m_mutex);
    if (m_nextDue && now < *m_nextDue) return;
    m_nextDue = now + kDueEvery;
    sweepNow = !m_nextSweep || now >= *m_nextSweep;
    if (sweepNow) m_nextSweep = now + kSweepEvery;
    *looked = m_lookedAt;
  }
  m_database.write(
      [this, now, looked](sql::Connection& connection) -> Result<void> {
        MediaRepository repository(connection);
        for (const Upload& upload : repository.expiredUploads(now, kExpiredAtOnce))
          repository.deleteUpload(upload.id, now);
        for (const Medium& medium : repository.mediaAfter(*looked, now - kOrphanLife, kLookedAtAtOnce)) {
          if (!m_service.isListed(connection, medium)) repository.deleteMedium(medium, now);
          *looked = {medium.receivedAt, medium.file};
        }
        return {};
      },
      [this, ticket = m_pool.ticket(), now, looked, sweepNow](Result<void> outcome) {
        if (!outcome) return;
        {
          std::lock_guard lock(m_mutex);
          m_lookedAt = *looked;
        }
        m_pool.post([this, now, sweepNow] {
          wipeListed();
          if (sweepNow) sweep(now);
        });
      });
}

void Uploads::wipeListed() {
  m_database.read([this, ticket = m_pool.ticket()](sql::Connection& connection) {
    auto listed = MediaRepository(connection).unwiped(kExpiredAtOnce);
    if (listed.empty()) return;
    m_pool.post([this, ticket, listed = std::move(listed)] {
      std::vector<std::string> gone;
      for (const std::string& id : listed) {
        if (m_files.wipe(id)) gone.push_back(id);
      }
      if (!m_files.syncFolders()) return;
      m_database.write(
          [gone](sql::Connection& writer) -> Result<void> {
            for (const std::string& id : gone) MediaRepository(writer).markWiped(id);
            return {};
          },
          [ticket](const Result<void>&) {});  // else at the next minute
    });
  });
}

void Uploads::sweep(TimePoint now) {
  m_database.read([this, ticket = m_pool.ticket(), now](sql::Connection& connection) {
    MediaRepository repository(connection);
    TimePoint from;
    {
      std::lock_guard lock(m_mutex);
      from = std::exchange(m_sweptUntil, now - kOrphanAge);
    }
    m_files.sweep(
        from, now - kOrphanAge, [&](std::string_view id) { return repository.upload(id).has_value(); },
        [&](std::string_view file) { return repository.fileIsKnown(file); });
  });
}

}  // namespace passerelle::media
