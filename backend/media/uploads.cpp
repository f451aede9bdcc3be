#include "backend/media/uploads.h"

#include <algorithm>

#include "backend/media/words.h"
#include "shared/base/digest.h"
#include "shared/base/id.h"

namespace passerelle::media {
namespace {
constexpr Milliseconds kDueEvery = std::chrono::minutes(1);
constexpr Milliseconds kSweepEvery = std::chrono::hours(1);
constexpr Milliseconds kOrphanAge = std::chrono::hours(24);
constexpr int kExpiredAtOnce = 500;
}  // namespace

/// One request's work on an upload. `mutex` guards what follows it; the map's mutex is never taken inside.
struct Uploads::Hold {
  Hold(Upload held, std::string spoken, Done answer)
      : upload(std::move(held)), language(std::move(spoken)), done(std::move(answer)) {}

  const Upload upload;
  const std::string language;

  bool settling = false;                       ///< guarded by Uploads::m_mutex
  std::vector<std::function<void()>> waiting;  ///< guarded by Uploads::m_mutex

  std::mutex mutex;
  Done done;          ///< empty: answered, or taken over
  bool over = false;  ///< nothing more may be written for it
  std::shared_ptr<http::BodyStream> body;
  std::unique_ptr<Checksum> checksum;
  std::unique_ptr<OpenFile> file;
  std::int64_t startOffset = 0;
  std::int64_t offset = 0;  ///< bytes appended, not yet synced beyond startOffset
};

Uploads::Uploads(sql::Database& database, MediaFiles& files, Cleaner& cleaner, WorkPool& pool,
                 const MediaService& service, const Clock& clock, Rng& rng)
    : m_database(database),
      m_files(files),
      m_cleaner(cleaner),
      m_pool(pool),
      m_service(service),
      m_clock(clock),
      m_rng(rng) {}

Uploads::~Uploads() = default;

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
  {
    std::lock_guard lock(m_mutex);
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
  if (before) {
    Done answer;
    {
      std::lock_guard lock(before->mutex);
      before->over = true;
      if (before->file) (void)before->file->sync();
      before->file.reset();
      before->body.reset();
      answer = std::exchange(before->done, nullptr);
    }
    if (answer)
      answer(refuse(ErrorCode::conflict, before->language, "Un autre envoi du même fichier a pris le relais.",
                    "Another request for the same file has taken over."));
  }
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
  m_database.write<Upload>(
      [this, announced, caller, now, newUploadId](sql::Connection& connection) {
        return m_service.announce(connection, announced, caller, now, newUploadId);
      },
      [this, language, body, sharedChecksum, done = std::move(done)](Result<Upload> upload) {
        if (!upload) return done(tl::unexpected<Error>(upload.error()));
        m_pool.post([this, language, body, sharedChecksum, done, upload = std::move(*upload)] {
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
  withUpload(uploadId, std::move(caller), std::move(done), [this, language](Upload upload, Done answer) {
    if (upload.done) return answer(Progress{upload, upload.sizeBytes});
    acquire(std::move(upload), language, std::move(answer), [this](SharedHold hold) { report(hold); });
  });
}

void Uploads::append(const std::string& uploadId, http::Caller caller, std::int64_t offset,
                     std::shared_ptr<http::BodyStream> body, std::unique_ptr<Checksum> checksum, Done done) {
  auto sharedChecksum = std::make_shared<std::unique_ptr<Checksum>>(std::move(checksum));
  const std::string language = caller.language;
  withUpload(uploadId, std::move(caller), std::move(done),
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
  withUpload(uploadId, std::move(caller), std::move(answer), [this, language](Upload upload, Done then) {
    acquire(std::move(upload), language, std::move(then), [this](SharedHold hold) {
      if (!beginSettling(hold)) return;
      m_database.write(
          [hold](sql::Connection& connection) -> Result<void> {
            MediaRepository(connection).deleteUpload(hold->upload.id);
            return {};
          },
          [this, hold](Result<void> outcome) {
            m_pool.post([this, hold, outcome] {
              if (!outcome) return finish(hold, tl::unexpected<Error>(outcome.error()));
              m_files.removePart(hold->upload.id);
              finish(hold, Progress{hold->upload, 0});
            });
          });
    });
  });
}

// ---- bytes

/// Says where to go on. What a killed process had written but not synced is synced before it is counted.
void Uploads::report(const SharedHold& hold) {
  auto there = m_files.partBytes(hold->upload.id);
  if (!there) return giveUp(hold, there.error());
  if (*there > 0) {
    std::unique_lock lock(hold->mutex);
    if (hold->over) return;
    auto file = m_files.files().openAt(m_files.partPath(hold->upload.id), *there);
    const auto synced = file ? (*file)->sync() : Result<void>(tl::unexpected<Error>(file.error()));
    lock.unlock();
    if (!synced) return giveUp(hold, synced.error());
  }
  if (*there == hold->upload.sizeBytes) return settle(hold);
  finish(hold, Progress{hold->upload, *there});
}

void Uploads::receive(const SharedHold& hold) {
  std::unique_lock lock(hold->mutex);
  if (hold->over) return;
  auto there = m_files.partBytes(hold->upload.id);
  if (there) {
    hold->startOffset = hold->offset = *there;
    auto file = m_files.files().openAt(m_files.partPath(hold->upload.id), *there);
    if (file)
      hold->file = std::move(*file);
    else
      there = tl::unexpected<Error>(file.error());
  }
  const auto body = hold->body;
  lock.unlock();
  if (!there) return giveUp(hold, there.error());
  // A new file's name must be as durable as the bytes that will be acknowledged under it.
  if (*there == 0) {
    const std::string path = m_files.partPath(hold->upload.id);
    if (auto synced = m_files.files().syncFolder(path.substr(0, path.rfind('/'))); !synced)
      return giveUp(hold, synced.error());
  }
  body->next([this, hold](Result<std::string_view> bytes, bool end) {
    Result<std::string> copy =
        bytes ? Result<std::string>(std::string(*bytes)) : Result<std::string>(tl::unexpected<Error>(bytes.error()));
    m_pool.post([this, hold, copy = std::move(copy), end]() mutable { take(hold, std::move(copy), end); });
  });
}

void Uploads::take(const SharedHold& hold, Result<std::string> bytes, bool end) {
  std::shared_ptr<http::BodyStream> body;
  {
    std::unique_lock lock(hold->mutex);
    if (hold->over) return;
    if (bytes && !bytes->empty()) {
      if (hold->offset + static_cast<std::int64_t>(bytes->size()) > hold->upload.sizeBytes) {
        lock.unlock();
        return giveUp(hold, refuse(ErrorCode::tooLarge, hold->language,
                                   "Plus d’octets que l’envoi n’en annonce : recommencez-le.",
                                   "More bytes than the upload announces: begin it again."));
      }
      if (auto appended = hold->file->append(*bytes); !appended) {
        lock.unlock();
        return giveUp(hold, appended.error());
      }
      hold->offset += static_cast<std::int64_t>(bytes->size());
      if (hold->checksum) hold->checksum->add(*bytes);
    }
    body = hold->body;
  }
  if (!bytes) return closeBody(hold, false);
  if (end) return closeBody(hold, true);
  body->next([this, hold](Result<std::string_view> more, bool last) {
    Result<std::string> copy =
        more ? Result<std::string>(std::string(*more)) : Result<std::string>(tl::unexpected<Error>(more.error()));
    m_pool.post([this, hold, copy = std::move(copy), last]() mutable { take(hold, std::move(copy), last); });
  });
}

/// The body ended (`whole`) or broke off: what arrived becomes durable before it is counted.
void Uploads::closeBody(const SharedHold& hold, bool whole) {
  std::int64_t offset = 0;
  bool mismatch = false;
  {
    std::unique_lock lock(hold->mutex);
    if (hold->over) return;
    mismatch = whole && hold->checksum && !hold->checksum->matches();
    if (mismatch) {
      lock.unlock();
      return giveUp(hold, {ErrorCode::preconditionFailed, {}, "Upload-Checksum"});
    }
    if (auto synced = hold->file->sync(); !synced) {
      lock.unlock();
      return giveUp(hold, synced.error());
    }
    offset = hold->offset;
    hold->file.reset();
  }
  if (offset == hold->upload.sizeBytes) return settle(hold);
  finish(hold, Progress{hold->upload, offset});
}

/// Back to what was durable before this request: nothing half stays, and a full disk gets its room back.
void Uploads::giveUp(const SharedHold& hold, tl::unexpected<Error> refusal) {
  giveUp(hold, std::move(refusal.value()));
}

void Uploads::giveUp(const SharedHold& hold, Error error) {
  const bool checksum = error.code == ErrorCode::preconditionFailed && error.field == "Upload-Checksum";
  {
    std::lock_guard lock(hold->mutex);
    if (hold->over) return;
    if (hold->file) {
      hold->file.reset();
      auto cut = m_files.files().openAt(m_files.partPath(hold->upload.id), hold->startOffset);
      if (!cut || !(*cut)->sync()) m_files.removePart(hold->upload.id);
    }
  }
  if (checksum) {
    Progress progress{hold->upload, hold->startOffset};
    progress.checksumFailed = true;
    return finish(hold, std::move(progress));
  }
  if (error.code == ErrorCode::noSpace)
    error.message = say(hold->language,
                        "Le disque du serveur est plein. Rien n’est perdu : gardez votre photo, l’envoi sera retenté.",
                        "The server’s disk is full. Nothing is lost: keep your photo, sending will be tried again.");
  if (error.code == ErrorCode::internal || error.code == ErrorCode::notFound) {
    error.code = ErrorCode::unavailable;
    error.message =
        say(hold->language, "Le serveur n’a pas pu enregistrer ces octets. Gardez votre photo, l’envoi sera retenté.",
            "The server could not store these bytes. Keep your photo, sending will be tried again.");
  }
  finish(hold, tl::unexpected<Error>(std::move(error)));
}

// ---- all bytes are there

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
  if (!cleaned) {
    // What can never be kept is not kept for two weeks; what nobody had time for waits to be asked again.
    if (cleaned.error() == PictureFault::busy)
      return finish(hold, tl::unexpected<Error>(errorOf(cleaned.error(), hold->language)));
    m_database.write(
        [id = upload.id](sql::Connection& connection) -> Result<void> {
          MediaRepository(connection).deleteUpload(id);
          return {};
        },
        [this, hold, fault = cleaned.error()](Result<void> outcome) {
          m_pool.post([this, hold, fault, outcome] {
            if (outcome) m_files.removePart(hold->upload.id);
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
                now};
  if (auto stored = m_files.store(medium.file, *cleaned); !stored) return giveUp(hold, stored.error());
  m_database.write<std::optional<std::string>>(
      [this, hold, medium](sql::Connection& connection) {
        return m_service.receive(connection, hold->upload, medium, hold->language);
      },
      [this, hold, file = medium.file, now](Result<std::optional<std::string>> before) {
        m_pool.post([this, hold, file, now, before] {
          if (!before) {
            // Unknown is not failed: files of an uncertain commit stay until the sweep knows.
            if (before.error().code != ErrorCode::unavailable) m_files.removeStored(file);
            return finish(hold, tl::unexpected<Error>(before.error()));
          }
          if (*before) m_files.removeStored(**before);
          m_files.removePart(hold->upload.id);
          Progress progress{hold->upload, hold->upload.sizeBytes};
          progress.upload.done = true;
          progress.upload.receivedAt = now;
          finish(hold, std::move(progress));
        });
      });
}

// ---- what time brings

void Uploads::runDue() {
  const TimePoint now = m_clock.now();
  bool sweepNow = false;
  {
    std::lock_guard lock(m_mutex);
    if (m_nextDue && now < *m_nextDue) return;
    m_nextDue = now + kDueEvery;
    sweepNow = !m_nextSweep || now >= *m_nextSweep;
    if (sweepNow) m_nextSweep = now + kSweepEvery;
  }
  auto parts = std::make_shared<std::vector<std::string>>();
  auto stored = std::make_shared<std::vector<std::string>>();
  m_database.write(
      [now, parts, stored](sql::Connection& connection) -> Result<void> {
        MediaRepository repository(connection);
        for (const Upload& upload : repository.expiredUploads(now, kExpiredAtOnce)) {
          repository.deleteUpload(upload.id);
          parts->push_back(upload.id);
        }
        for (const Medium& medium : repository.orphans(now - kOrphanLife, kExpiredAtOnce)) {
          repository.deleteMedium(medium.reportId, medium.id);
          stored->push_back(medium.file);
        }
        return {};
      },
      [this, now, parts, stored, sweepNow](Result<void> outcome) {
        if (!outcome) return;
        m_pool.post([this, now, parts, stored, sweepNow] {
          for (const std::string& id : *parts) m_files.removePart(id);
          for (const std::string& file : *stored) m_files.removeStored(file);
          if (sweepNow) sweep(now);
        });
      });
}

void Uploads::sweep(TimePoint now) {
  m_database.read([this, now](sql::Connection& connection) {
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
