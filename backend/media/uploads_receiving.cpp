// Uploads: bytes that arrive.
#include "backend/media/upload_hold.h"
#include "backend/media/words.h"

namespace passerelle::media {

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

}  // namespace passerelle::media
