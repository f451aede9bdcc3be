// What the pages are given, over one phone: every view-model, made once and in order. The app, its tests and the tour
// make it the same way; a new view-model is a member, a line of the constructor and a line of properties().
#pragma once
#include <QGeoPositionInfoSource>
#include <QString>
#include <QVariantMap>
#include <functional>
#include <memory>

#include "app/platform/key_store.h"
#include "app/platform/modules/lazy_camera.h"
#include "app/platform/modules/lazy_voice.h"
#include "app/platform/modules/media_module.h"
#include "app/platform/photo_preparer.h"
#include "app/platform/position_provider.h"
#include "app/viewmodel/absences_model.h"
#include "app/viewmodel/account_model.h"
#include "app/viewmodel/ballot_model.h"
#include "app/viewmodel/camera_model.h"
#include "app/viewmodel/capture_form.h"
#include "app/viewmodel/carnet_model.h"
#include "app/viewmodel/conversation_model.h"
#include "app/viewmodel/devices_model.h"
#include "app/viewmodel/drafts_model.h"
#include "app/viewmodel/exchange.h"
#include "app/viewmodel/feed_model.h"
#include "app/viewmodel/letters_model.h"
#include "app/viewmodel/notifications_model.h"
#include "app/viewmodel/outbox_model.h"
#include "app/viewmodel/palmares_model.h"
#include "app/viewmodel/paper_model.h"
#include "app/viewmodel/photo_faces.h"
#include "app/viewmodel/photo_intake.h"
#include "app/viewmodel/photo_workshop.h"
#include "app/viewmodel/position_model.h"
#include "app/viewmodel/report_form.h"
#include "app/viewmodel/report_list_model.h"
#include "app/viewmodel/report_model.h"
#include "app/viewmodel/round_result_model.h"
#include "app/viewmodel/rounds_model.h"
#include "app/viewmodel/search_model.h"
#include "app/viewmodel/settings_model.h"
#include "app/viewmodel/sync_model.h"
#include "app/viewmodel/triage_model.h"
#include "app/viewmodel/units_model.h"
#include "app/viewmodel/voice_player.h"
#include "app/viewmodel/voice_recorder.h"
#include "app/viewmodel/welcome_model.h"
#include "app/viewmodel/writing_aid.h"

namespace passerelle {

/// What differs between a person's app and a stage: seams, borrowed for the models' life.
struct PageSeams {
  Phone& phone;
  const Clock& clock;
  Rng& rng;
  Executor& executor;
  PhotoSource& camera;
  std::function<MediaModule*()> media;  ///< asked at the press that wants it; may give none
  KeyHome keyHome = KeyHome::file;
  std::function<std::unique_ptr<QGeoPositionInfoSource>()> openPosition;  ///< may give none
  std::function<Result<std::unique_ptr<ApiClient>>(const std::string& server)> makeApi;
  QString deviceName;                   ///< what an administrator reads in the list of devices
  std::function<PaperModule*()> paper;  ///< asked at the press that wants it; may give none
  QString paperFolder;                  ///< where PDFs are kept; "": the person's documents
  std::function<std::unique_ptr<VoiceSource>()> microphone = {};     ///< instead of the media module's
  std::function<std::unique_ptr<FaceFinder>()> makeFaceFinder = {};  ///< at the first photo; may give none
};

/// GUI thread. `exchange` is connected by the owner when there is a way to a server, and disconnected before that goes.
struct PageModels {
  explicit PageModels(PageSeams seams);
  /// The required properties of Main.qml.
  QVariantMap properties();

  Exchange exchange;
  PhotoPreparer preparer;
  LazyCodeReader codes;
  PositionProvider provider;
  AccountModel account;
  WelcomeModel welcome;
  SettingsModel settings;
  SyncModel sync;
  CarnetModel carnet;
  DraftsModel drafts;
  CaptureForm capture;
  ReportForm form;
  WritingAid aid;
  PositionModel position;
  UnitsModel units;
  OutboxModel outbox;
  FeedModel feed;
  SearchModel search;
  ReportModel report;
  ConversationModel talk;
  NotificationsModel notifications;
  PaperModel paper;
  RoundsModel rounds;
  BallotModel ballot;
  RoundResultModel result;
  TriageModel triage;
  PalmaresModel palmares;
  AbsencesModel absences;
  LettersModel letters;
  ReportListModel unitReports;
  ReportListModel myReports;
  CameraModel camera;
  DevicesModel devices;
  LazyVoiceSource voiceSource;
  LazyVoiceOutput voiceOutput;
  VoiceRecorder recorder;
  VoicePlayer player;
  PhotoFaces faces;
  PhotoWorkshop workshop;
  PhotoIntake intake;
};

}  // namespace passerelle
