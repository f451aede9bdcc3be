#include "backend/media/media_service.h"

#include <algorithm>

#include "backend/journal/journal.h"
#include "backend/media/dropped_media.h"
#include "backend/media/words.h"
#include "shared/base/id.h"
#include "shared/domain/voice.h"

namespace passerelle::media {
namespace {

bool isSha256(const std::string& text) {
  return text.size() == 64 &&
         std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

const ManifestEntry* entryOf(const ReportOfMedia& report, const std::string& mediumId) {
  const auto found = std::find_if(report.manifest.begin(), report.manifest.end(),
                                  [&](const ManifestEntry& entry) { return entry.id == mediumId; });
  return found == report.manifest.end() ? nullptr : &*found;
}

Result<void> checkShape(const Announcement& announced, const std::string& language) {
  if (!isId(announced.reportId) || !isId(announced.mediumId))
    return refuse(ErrorCode::invalid, language,
                  "Upload-Metadata doit nommer reportId et mediumId, deux UUID en minuscules.",
                  "Upload-Metadata must name reportId and mediumId, two lower-case UUIDs.", "Upload-Metadata");
  if (!isSha256(announced.sha256))
    return refuse(ErrorCode::invalid, language,
                  "Upload-Metadata doit porter sha256, 64 chiffres hexadécimaux en minuscules.",
                  "Upload-Metadata must carry sha256, 64 lower-case hexadecimal digits.", "Upload-Metadata");
  const bool voice = announced.kind == "voice";
  if (announced.kind != "photo" && announced.kind != "thumbnail" && !voice)
    return refuse(ErrorCode::invalid, language, "Upload-Metadata doit dire kind : photo, thumbnail ou voice.",
                  "Upload-Metadata must say kind: photo, thumbnail or voice.", "Upload-Metadata");
  if (voice && announced.type != kVoiceType)
    return refuse(ErrorCode::unsupportedType, language, "Un mémo vocal s’envoie en Ogg Opus (audio/ogg).",
                  "A voice memo is sent as Ogg Opus (audio/ogg).", "Upload-Metadata");
  if (!voice && announced.type != "image/jpeg" && announced.type != "image/png")
    return refuse(ErrorCode::unsupportedType, language, "Une photo s’envoie en JPEG ou en PNG.",
                  "A photo is sent as JPEG or PNG.", "Upload-Metadata");
  if (announced.sizeBytes <= 0)
    return refuse(ErrorCode::invalid, language, "Ce fichier est vide : choisissez-en un autre.",
                  "This file is empty: choose another one.", "Upload-Length");
  if (voice && announced.sizeBytes > kMaxVoiceBytes)
    return refuse(ErrorCode::tooLarge, language,
                  "Un mémo vocal pèse au plus 6 Mo et dure au plus cinq minutes : coupez-le en deux.",
                  "A voice memo weighs at most 6 MB and lasts at most five minutes: cut it in two.", "Upload-Length");
  if (announced.sizeBytes > kMaxMediumBytes)
    return refuse(ErrorCode::tooLarge, language, "Une pièce jointe pèse au plus 12 Mo : réduisez-la, puis recommencez.",
                  "An attachment weighs at most 12 MB: make it smaller, then try again.", "Upload-Length");
  return {};
}

/// It is the one that was listed, sent by who listed it.
bool isAsListed(const Medium& medium, const ManifestEntry& entry, const std::string& senderId) {
  return medium.id == entry.id && medium.personId == senderId && medium.shaReceived == entry.sha256;
}

tl::unexpected<Error> notYours(const std::string& language) {
  return refuse(ErrorCode::forbidden, language, "Cette pièce jointe appartient au rapport de quelqu’un d’autre.",
                "This attachment belongs to somebody else’s report.");
}
}  // namespace

Result<MediaService::Sender> MediaService::checkReport(sql::Connection& connection, const Announcement& announced,
                                                       const std::string& personId, const std::string& language,
                                                       TimePoint now) const {
  const auto report = m_reports.find(connection, announced.reportId);
  if (!report) return Sender{};
  const Sender sender{true, report->authorId == personId};
  const ManifestEntry* entry = entryOf(*report, announced.mediumId);
  const bool reply = report->reply && report->reply->id == announced.mediumId;
  if (sender.author) {
    if (reply) return notYours(language);
  } else {
    if (announced.kind != "voice" || entry != nullptr || (reply && report->replierId != personId) ||
        !m_reports.mayAnswer(connection, personId, announced.reportId, now))
      return notYours(language);
    entry = reply ? &*report->reply : nullptr;
  }
  if (entry == nullptr && DroppedMedia(connection).has(announced.reportId, announced.mediumId, announced.sha256))
    return refuse(ErrorCode::gone, language,
                  "Le rapport n’annonce plus ce fichier : il a été masqué ou retiré, et n’est plus reçu.",
                  "The report lists this file no more: it was masked or taken out, and is not received any longer.");
  if (entry != nullptr && (entry->sha256 != announced.sha256 || entry->sizeBytes != announced.sizeBytes))
    return refuse(ErrorCode::conflict, language,
                  "Le rapport annonce un autre fichier sous cet identifiant : envoyez d’abord le rapport, puis ses "
                  "pièces jointes.",
                  "The report lists another file under this id: send the report first, then its attachments.",
                  "Upload-Metadata");
  return sender;
}

Result<MediaService::Announced> MediaService::announce(sql::Connection& connection, const Announcement& announced,
                                                       const http::Caller& caller, TimePoint now,
                                                       const std::string& newUploadId) const {
  if (auto shape = checkShape(announced, caller.language); !shape) return tl::unexpected<Error>(shape.error());
  const auto sender = checkReport(connection, announced, caller.personId, caller.language, now);
  if (!sender) return tl::unexpected<Error>(sender.error());

  MediaRepository repository(connection);
  std::string replaced;
  if (auto known = repository.uploadOf(announced.reportId, announced.mediumId)) {
    // What somebody else left under the ids of a report gives way to its author.
    if (known->personId != caller.personId && !sender->author) return notYours(caller.language);
    const bool same = known->personId == caller.personId && known->sha256 == announced.sha256 &&
                      known->sizeBytes == announced.sizeBytes && known->expiresAt > now;
    if (same) return Announced{std::move(*known)};
    repository.deleteUpload(known->id, now);
    replaced = known->id;
  }
  Upload upload{newUploadId,
                announced.reportId,
                announced.mediumId,
                caller.personId,
                announced.kind,
                announced.type,
                announced.sizeBytes,
                announced.sha256,
                false,
                now,
                now + kUploadLife,
                {}};
  if (const auto medium = repository.medium(announced.reportId, announced.mediumId)) {
    if (medium->personId != caller.personId && !sender->author) return notYours(caller.language);
    if (medium->personId == caller.personId && medium->shaReceived == announced.sha256) {
      upload.done = true;
      upload.receivedAt = medium->receivedAt;
      upload.cursor = m_reports.cursorOfMedia(connection, upload.reportId);
    }
  }
  if (!upload.done && repository.openUploadsOf(caller.personId) >= kMaxOpenUploads)
    return refuse(ErrorCode::tooMany, caller.language,
                  "Trop d’envois sont commencés et pas finis : terminez-les avant d’en commencer d’autres.",
                  "Too many uploads are begun and not finished: finish them before you begin others.");
  repository.insert(upload);
  return Announced{std::move(upload), std::move(replaced)};
}

Result<Upload> MediaService::find(sql::Connection& connection, const std::string& uploadId, const http::Caller& caller,
                                  TimePoint now) const {
  auto upload = MediaRepository(connection).upload(uploadId);
  if (!upload)
    return refuse(ErrorCode::notFound, caller.language, "Cet envoi n’existe pas ou plus : recommencez-le.",
                  "This upload does not exist, or no longer: begin it again.");
  if (upload->personId != caller.personId) return notYours(caller.language);
  if (upload->expiresAt <= now)
    return refuse(ErrorCode::gone, caller.language, "Cet envoi a expiré : recommencez-le.",
                  "This upload has expired: begin it again.");
  if (upload->done) upload->cursor = m_reports.cursorOfMedia(connection, upload->reportId);
  return *upload;
}

Result<MediaService::Received> MediaService::receive(sql::Connection& connection, const Upload& upload,
                                                     const Medium& medium, const std::string& language) const {
  MediaRepository repository(connection);
  if (!repository.isOpen(upload.id)) return uploadReplaced(language);
  const Announcement announced{upload.reportId, upload.mediumId, upload.kind,
                               upload.type,     upload.sha256,   upload.sizeBytes};
  const auto sender = checkReport(connection, announced, upload.personId, language, medium.receivedAt);
  if (!sender) return tl::unexpected<Error>(sender.error());
  const auto before = repository.medium(upload.reportId, upload.mediumId);
  if (before && before->personId != upload.personId && sender->reportIsThere && !sender->author)
    return notYours(language);
  if (before) repository.deleteMedium(*before, medium.receivedAt);
  repository.insert(medium);
  repository.markDone(upload.id, medium.receivedAt);
  m_reports.changed(connection, upload.reportId, medium.receivedAt);
  journal::append(connection, m_rng, medium.receivedAt, upload.personId, before ? "medium.replaced" : "medium.received",
                  "medium:" + upload.reportId + "/" + upload.mediumId, medium.shaReceived);
  return Received{before ? std::optional<std::string>(before->file) : std::nullopt,
                  m_reports.cursorOfMedia(connection, upload.reportId)};
}

bool MediaService::isListed(sql::Connection& connection, const Medium& medium) const {
  const auto report = m_reports.find(connection, medium.reportId);
  if (!report || !report->readable) return report.has_value();
  if (const ManifestEntry* entry = entryOf(*report, medium.id)) return isAsListed(medium, *entry, report->authorId);
  return report->reply && isAsListed(medium, *report->reply, report->replierId);
}

Result<MediumView> MediaService::view(sql::Connection& connection, const http::Caller& caller,
                                      const std::string& reportId, const std::string& mediumId, bool thumbnail) const {
  const auto missing = [&caller] {
    return refuse(ErrorCode::notFound, caller.language,
                  "Cette pièce jointe n’est pas là : elle n’est pas encore arrivée, ou a été retirée.",
                  "This attachment is not there: it has not arrived yet, or was removed.");
  };
  const auto report = m_reports.find(connection, reportId);
  if (!report) return missing();
  if (!m_reports.maySee(connection, caller, reportId))
    return refuse(ErrorCode::forbidden, caller.language, "Ce rapport n’est pas encore visible pour vous.",
                  "This report is not visible to you yet.");
  MediaRepository repository(connection);
  const auto received = [&](const ManifestEntry& entry, const std::string& senderId) -> std::optional<Medium> {
    auto medium = repository.medium(reportId, entry.id);
    return medium && isAsListed(*medium, entry, senderId) ? medium : std::nullopt;
  };
  const ManifestEntry* entry = entryOf(*report, mediumId);
  const bool reply = entry == nullptr && report->reply && report->reply->id == mediumId;
  if (reply) entry = &*report->reply;
  if (entry == nullptr) return missing();
  const auto medium = received(*entry, reply ? report->replierId : report->authorId);
  if (medium && thumbnail && medium->kind == "voice") return missing();
  if (medium)
    return MediumView{medium->file, thumbnail, thumbnail ? "image/jpeg" : medium->type, medium->shaStored,
                      medium->storedBytes};
  if (!thumbnail) return missing();
  // The photo is on its way; the thumbnail that the phone sent ahead of it will do.
  for (const ManifestEntry& other : report->manifest) {
    if (other.of != mediumId || other.kind != MediumKind::thumbnail) continue;
    if (const auto sent = received(other, report->authorId))
      return MediumView{sent->file, true, "image/jpeg", sent->shaStored};
  }
  return missing();
}

}  // namespace passerelle::media
