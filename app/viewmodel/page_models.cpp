#include "app/viewmodel/page_models.h"

#include <utility>

namespace passerelle {
namespace {

WelcomeModel::FindReader readerOf(std::function<MediaModule*()> media) {
  return [media = std::move(media)]() -> WelcomeModel::ReadCode {
    MediaModule* found = media();
    if (found == nullptr) return nullptr;
    return [found](const QString& path) { return found->readCode(path); };
  };
}

}  // namespace

PageModels::PageModels(PageSeams seams)
    : codes([media = seams.media]() -> std::unique_ptr<CodeReader> {
        MediaModule* found = media();
        return found == nullptr ? nullptr : found->codeReader();
      }),
      provider(std::move(seams.openPosition), seams.executor),
      account(seams.phone, seams.keyHome),
      welcome(seams.phone, seams.clock, seams.rng, std::move(seams.makeApi), readerOf(seams.media), seams.deviceName),
      settings(seams.phone),
      sync(seams.phone, exchange),
      carnet(seams.phone),
      drafts(seams.phone),
      capture(seams.phone, preparer),
      form(seams.phone, preparer),
      aid(seams.phone),
      position(provider),
      units(seams.phone, position),
      outbox(seams.phone, exchange),
      feed(seams.phone, exchange),
      search(seams.phone),
      report(seams.phone, exchange),
      talk(seams.phone, exchange),
      notifications(seams.phone),
      paper(seams.phone, std::move(seams.paper), seams.paperFolder),
      rounds(seams.phone, exchange),
      ballot(seams.phone, exchange),
      result(seams.phone, exchange, seams.paperFolder),
      triage(seams.phone, exchange),
      palmares(seams.phone, exchange),
      absences(seams.phone, exchange),
      letters(seams.phone, exchange),
      unitReports(seams.phone, ReportListModel::Scope::unit),
      myReports(seams.phone, ReportListModel::Scope::mine),
      camera(seams.camera, codes),
      devices(seams.phone, exchange),
      voiceSource([media = seams.media, given = seams.microphone]() -> std::unique_ptr<VoiceSource> {
        if (given) return given();
        MediaModule* found = media();
        return found == nullptr ? nullptr : found->microphone();
      }),
      voiceOutput([media = seams.media]() -> std::unique_ptr<VoiceOutput> {
        MediaModule* found = media();
        return found == nullptr ? nullptr : found->loudspeaker();
      }),
      recorder(seams.phone, voiceSource),
      player(seams.phone, exchange, voiceOutput),
      faces(seams.phone, std::move(seams.makeFaceFinder)),
      workshop(seams.phone, exchange, faces),
      intake(seams.phone, preparer, form) {
  recorder.wake();
  QObject::connect(&workshop, &PhotoWorkshop::replacing, &form, [this] { form.save(); });
  QObject::connect(&workshop, &PhotoWorkshop::replacing, &capture, [this] { capture.save(); });
  QObject::connect(&workshop, &PhotoWorkshop::kept, &form, [this] { form.refreshPhotos(); });
  QObject::connect(&workshop, &PhotoWorkshop::kept, &capture, [this] { capture.refreshPhotos(); });
}

QVariantMap PageModels::properties() {
  const auto of = [](QObject& object) { return QVariant::fromValue(&object); };
  return {{"account", of(account)},
          {"welcome", of(welcome)},
          {"settings", of(settings)},
          {"sync", of(sync)},
          {"carnet", of(carnet)},
          {"drafts", of(drafts)},
          {"capture", of(capture)},
          {"form", of(form)},
          {"aid", of(aid)},
          {"units", of(units)},
          {"outbox", of(outbox)},
          {"feed", of(feed)},
          {"search", of(search)},
          {"report", of(report)},
          {"talk", of(talk)},
          {"notifications", of(notifications)},
          {"paper", of(paper)},
          {"rounds", of(rounds)},
          {"ballot", of(ballot)},
          {"result", of(result)},
          {"triage", of(triage)},
          {"palmares", of(palmares)},
          {"absences", of(absences)},
          {"letters", of(letters)},
          {"unitReports", of(unitReports)},
          {"myReports", of(myReports)},
          {"camera", of(camera)},
          {"devices", of(devices)},
          {"recorder", of(recorder)},
          {"player", of(player)},
          {"faces", of(faces)},
          {"workshop", of(workshop)},
          {"intake", of(intake)}};
}

}  // namespace passerelle
