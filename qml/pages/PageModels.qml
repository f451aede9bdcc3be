// Every view-model, by the name that Main.qml has for it: whatever shows several pages is given this one thing.
import QtQuick
import Passerelle

Item {
    required property AccountModel account
    required property WelcomeModel welcome
    required property SettingsModel settings
    required property SyncModel sync
    required property CarnetModel carnet
    required property DraftsModel drafts
    required property CaptureForm capture
    required property ReportForm form
    required property WritingAid aid
    required property UnitsModel units
    required property OutboxModel outbox
    required property FeedModel feed
    required property SearchModel search
    required property ReportModel report
    required property ConversationModel talk
    required property NotificationsModel notifications
    required property PaperModel paper
    required property RoundsModel rounds
    required property BallotModel ballot
    required property RoundResultModel result
    required property TriageModel triage
    required property PalmaresModel palmares
    required property AbsencesModel absences
    required property LettersModel letters
    required property ReportListModel unitReports
    required property ReportListModel myReports
    required property CameraModel camera
    required property DevicesModel devices
    required property VoiceRecorder recorder
    required property VoicePlayer player
    required property PhotoFaces faces
    required property PhotoWorkshop workshop
    required property PhotoIntake intake
}
