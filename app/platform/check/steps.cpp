#include "app/platform/check/steps.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QEventLoop>
#include <QFile>
#include <QGeoPositionInfoSource>
#include <QSaveFile>
#include <QStringDecoder>
#include <cstdio>
#include <functional>
#include <optional>

#include "app/platform/photo_preparer.h"
#include "app/platform/position_provider.h"
#include "app/sync/pairing.h"
#include "shared/base/digest.h"
#include "shared/domain/pairing.h"

namespace passerelle::check {
namespace {

constexpr std::int64_t kMaxTextFileBytes = 1024 * 1024;
constexpr std::int64_t kMaxPhotoFileBytes = 64 * 1024 * 1024;
constexpr Milliseconds kPatience{60'000};

void print(const std::string& line) {
  std::printf("%s\n", line.c_str());
  std::fflush(stdout);
}

bool waitUntil(const std::function<bool()>& done, Milliseconds patience = kPatience) {
  const QDeadlineTimer deadline(patience.count());
  while (!done()) {
    if (deadline.hasExpired()) return false;
    QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 100);
  }
  return true;
}

Result<QByteArray> readBytes(const std::string& path, std::int64_t maxBytes, const std::string& what) {
  QFile input(QString::fromStdString(path));
  if (!input.open(QIODevice::ReadOnly))
    return fail(ErrorCode::notFound, "The file of the " + what + " cannot be read: " + path);
  if (input.size() > maxBytes) {
    return fail(ErrorCode::tooLarge, "The file of the " + what + " is larger than " +
                                         std::to_string(maxBytes / 1024 / 1024) + " MB: " + path);
  }
  return input.readAll();
}

/// The words exactly as they stand in the file, but for a byte order mark at the start and line ends at the end.
Result<std::string> readWords(const std::string& path) {
  auto bytes = readBytes(path, kMaxTextFileBytes, "words");
  if (!bytes) return tl::unexpected<Error>(bytes.error());
  QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
  const QString decoded = decoder(*bytes);
  if (decoder.hasError()) {
    return fail(ErrorCode::invalid, "The words are not UTF-8: save the file as UTF-8, then run again.");
  }
  if (bytes->contains('\0')) {
    return fail(ErrorCode::invalid,
                "The words hold a NUL character (byte " + std::to_string(bytes->indexOf('\0')) + "): take it out.");
  }
  if (bytes->startsWith("\xef\xbb\xbf")) bytes->remove(0, 3);
  while (bytes->endsWith('\n') || bytes->endsWith('\r')) bytes->chop(1);
  if (decoded.trimmed().isEmpty())
    return fail(ErrorCode::invalid, "The file of the words is empty: a report has to say something.");
  return bytes->toStdString();
}

Result<void> keep(const std::string& path, const QByteArray& bytes) {
  QSaveFile output(QString::fromStdString(path));
  if (!output.open(QIODevice::WriteOnly) || output.write(bytes) != bytes.size() || !output.commit()) {
    return fail(ErrorCode::noSpace, "This file cannot be written: " + path);
  }
  return {};
}

Result<Position> whereAmI(Device& device, const std::string& log) {
  PositionProvider provider([&log] { return openPositionSource("nmea:" + log); }, device.executor);
  std::optional<Result<Position>> position;
  provider.ask(Milliseconds(20'000), [&](Result<Position> found) { position = std::move(found); });
  waitUntil([&] { return position.has_value(); });
  return position ? *position : fail(ErrorCode::unavailable, "No position came.");
}

const char* wordFor(MediumKind kind) {
  switch (kind) {
    case MediumKind::thumbnail:
      return "thumbnail";
    case MediumKind::voice:
      return "voice";
    case MediumKind::photo:
      return "photo";
  }
  return "";
}

std::string stateOfSending(Device& device) {
  const SyncStatus& status = device.engine->status();
  std::string line = std::string("obstacle ") + std::string(nameOf(status.obstacle)) + ", unsent " +
                     std::to_string(status.unsent) + ", stopped " + std::to_string(status.stopped);
  for (const OutboxEntry& entry : device.phone->outbox.all()) {
    line += "; " + entry.path + " " + std::string(nameOf(entry.state)) + " " + std::string(nameOf(entry.obstacle)) +
            " " + entry.detail;
  }
  return line;
}

}  // namespace

Result<void> pair(Device& device, const std::string& text) {
  const auto invitation = parseInvitationLink(text);
  if (!invitation) return tl::unexpected<Error>(invitation.error());
  auto api = HttpApiClient::create({invitation->server, {}});
  if (!api) return tl::unexpected<Error>(api.error());
  Pairing pairing(**api, device.clock, device.rng, *device.phone);
  std::optional<Result<Pairing::Opened>> opened;
  pairing.open(*invitation, "passerelle-check", [&](Result<Pairing::Opened> got) { opened = std::move(got); });
  if (!waitUntil([&] { return opened.has_value(); }))
    return fail(ErrorCode::unavailable, "The server did not answer the pairing.");
  if (!*opened) return tl::unexpected<Error>(opened->error());
  print("   invited: " + (*opened)->personName + " of " + (*opened)->organisation);
  print("   three words: " + (*opened)->words[0] + " " + (*opened)->words[1] + " " + (*opened)->words[2]);
  std::optional<Result<void>> confirmed;
  pairing.confirm([&](Result<void> got) { confirmed = std::move(got); });
  if (!waitUntil([&] { return confirmed.has_value(); }))
    return fail(ErrorCode::unavailable, "The server did not confirm the pairing.");
  if (!*confirmed) return *confirmed;

  device.startSync();
  auto& mirror = device.phone->mirror;
  const bool read = waitUntil(
      [&] { return !mirror.units().empty() && !mirror.referential().moments.empty() && mirror.cursor() > 0; });
  if (!read)
    return fail(ErrorCode::unavailable, "The phone did not read the network's units: " + stateOfSending(device));
  print("   read for offline use: " + std::to_string(mirror.units().size()) + " units, " +
        std::to_string(mirror.referential().moments.size()) + " moments of truth, " +
        std::to_string(mirror.feedCount()) + " cards; cursor " + std::to_string(mirror.cursor()));
  return {};
}

Result<void> file(Device& device, const Filing& filing) {
  const auto words = readWords(filing.textFile);
  if (!words) return tl::unexpected<Error>(words.error());
  const auto picture = readBytes(filing.photoFile, kMaxPhotoFileBytes, "photo");
  if (!picture) return tl::unexpected<Error>(picture.error());
  const auto prepared = preparePhoto(*picture);
  if (!prepared) return tl::unexpected<Error>(prepared.error());

  const auto position = whereAmI(device, filing.positionLog);
  if (!position) return tl::unexpected<Error>(position.error());
  const auto near = device.phone->mirror.unitsNear(*position, 1);
  if (near.empty()) return fail(ErrorCode::notFound, "The phone knows no unit with a position: pair it again.");
  print("   position " + formatPosition(*position) + " → " + near[0].unit.code + " " + near[0].unit.name + ", " +
        std::to_string(static_cast<int>(near[0].distanceM)) + " m away");

  Phone& phone = *device.phone;
  const auto capture =
      phone.captures.addPhoto(prepared->jpeg.toStdString(), prepared->thumbnail.toStdString(), *words, *position);
  if (!capture) return tl::unexpected<Error>(capture.error());
  print("   captured in the carnet: " + capture->id);
  Report initial;
  initial.visitedOn = toIsoDate(device.clock.now());
  initial.subject = {SubjectKind::unit, near[0].unit.code};
  auto draft = phone.drafts.beginFromCaptures({capture->id}, initial);
  if (!draft) return tl::unexpected<Error>(draft.error());
  draft->content.noRecognisablePerson = true;  // ticked after the photo is in: who runs the check has looked at it
  if (auto saved = phone.drafts.save(*draft); !saved) return saved;
  const auto sent = phone.ownReports.send(draft->id);
  if (!sent) {
    return fail(sent.error().code, sent.error().message + " The draft stays on the phone: nothing is lost.",
                sent.error().field);
  }
  const auto report = phone.ownReports.find(*sent);
  if (!report) return fail(ErrorCode::internal, "The phone forgot the report it was about to send.");
  print("   report " + report->id + ", sha256 of its text " + report->hash);
  for (const ManifestEntry& entry : report->content.media) {
    print("   " + std::string(wordFor(entry.kind)) + " " + entry.id + ", " + std::to_string(entry.sizeBytes) +
          " bytes, sha256 " + entry.sha256);
    const auto bytes = phone.media.read(entry.id);
    if (!bytes) return tl::unexpected<Error>(bytes.error());
    const std::string name = entry.kind == MediumKind::photo ? "sent.jpg" : "sent-thumbnail.jpg";
    if (auto kept = keep(filing.pictureFolder + "/" + name, QByteArray::fromStdString(*bytes)); !kept) return kept;
  }

  device.startSync();
  if (!waitUntil([&] { return device.engine->status().obstacle != Obstacle::none; })) {
    return fail(ErrorCode::internal, "The phone does not notice that nobody answers.");
  }
  const SyncStatus& status = device.engine->status();
  print("   network: " + std::string(nameOf(status.obstacle)) +
        "; waiting to be sent: " + std::to_string(phone.outbox.count()) +
        (status.nextAttemptAt ? "; next attempt at " + toIso(*status.nextAttemptAt) : std::string()));
  if (phone.outbox.count() == 0)
    return fail(ErrorCode::internal, "The report left the phone although nobody answered.");
  return {};
}

Result<void> collect(Device& device) {
  Phone& phone = *device.phone;
  const auto waiting = phone.ownReports.all();
  if (waiting.empty()) return fail(ErrorCode::notFound, "There is no report on this phone.");
  const std::string id = waiting.front().id;
  device.startSync();
  device.engine->networkReturned();
  const bool complete = waitUntil([&] {
    const auto report = phone.ownReports.find(id);
    return report && report->complete() && phone.outbox.count() == 0;
  });
  if (!complete)
    return fail(ErrorCode::unavailable, "Not every part was received within a minute: " + stateOfSending(device));
  const auto report = phone.ownReports.find(id);
  for (const PartReceipt& part : report->parts) {
    print("   received " +
          (part.mediumId.empty() ? "text " + report->id : std::string(wordFor(part.kind)) + " " + part.mediumId) +
          " at " + part.receivedAt + ", sha256 " + part.hash);
  }
  print("   revision " + std::to_string(report->revision) + ", state " + report->state + ", the store's hour ends at " +
        report->hourEndsAt);
  print("   cursor " + std::to_string(phone.mirror.cursor()));
  return {};
}

}  // namespace passerelle::check
