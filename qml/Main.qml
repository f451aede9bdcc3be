// The app's window, in two steps: at once the colours, the bar with its places and the coral button (Doorstep.qml); and
// everything that they open (pages/Places.qml) when the first frame has been seen. A place chosen in between is kept.
// qmllint disable unqualified
// (Qt 6.4 cannot create bound components in Loader and StackView, and calls the ids of unbound ones unqualified.)
import QtQuick
import Passerelle

Window {
    id: root

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
    required property PaperModel paper
    required property RoundsModel rounds
    required property BallotModel ballot
    required property RoundResultModel result
    required property TriageModel triage
    required property PalmaresModel palmares
    required property ReportListModel unitReports
    required property ReportListModel myReports
    required property CameraModel camera
    required property DevicesModel devices
    required property VoiceRecorder recorder
    required property VoicePlayer player
    required property PhotoFaces faces
    required property PhotoWorkshop workshop
    required property PhotoIntake intake
    property bool systemDark: false
    /// False: the pages wait until it becomes true, which is when the first frame stands.
    property bool unfolded: true
    property string wanted: "" // chosen on the doorstep
    readonly property var pages: places.item // of pages/Places.qml; its type's name here would load it at once

    width: 390
    height: 844
    minimumWidth: 320
    minimumHeight: 480
    visible: true
    title: qsTr("Passerelle")
    color: Theme.paper
    onUnfoldedChanged: places.unfold()

    Binding {
        target: Theme
        property: "dark"
        value: root.settings.theme === "dark" || (root.settings.theme === "" && root.systemDark)
    }
    Binding {
        target: Theme
        property: "fontScale"
        value: root.settings.fontScale
    }
    Binding {
        target: Theme
        property: "motion"
        value: root.settings.motion
    }
    Binding {
        target: Theme
        property: "language"
        value: root.settings.language
    }

    /// Opens a page by its name: feed, carnet, terrain, me, outbox, capture or editor.
    function openPage(name: string) {
        if (root.pages)
            root.pages.openPage(name);
        else
            root.wanted = name;
    }

    Loader {
        anchors.fill: parent
        active: root.account.signedIn && !places.item
        sourceComponent: Doorstep {
            wide: root.width >= Theme.wide
            onWanted: name => root.openPage(name)
        }
    }
    Loader {
        id: places

        function unfold() {
            if (!root.unfolded || item)
                return;
            // Fonts first: Qt 6.4 frees the engines of texts that stand when a font comes, and uses them afterwards.
            Theme.letters = true;
            setSource("pages/Places.qml", {
                objectName: "places",
                account: root.account,
                welcome: root.welcome,
                settings: root.settings,
                sync: root.sync,
                carnet: root.carnet,
                drafts: root.drafts,
                capture: root.capture,
                form: root.form,
                aid: root.aid,
                units: root.units,
                outbox: root.outbox,
                feed: root.feed,
                search: root.search,
                report: root.report,
                paper: root.paper,
                rounds: root.rounds,
                ballot: root.ballot,
                result: root.result,
                triage: root.triage,
                palmares: root.palmares,
                unitReports: root.unitReports,
                myReports: root.myReports,
                camera: root.camera,
                devices: root.devices,
                recorder: root.recorder,
                player: root.player,
                faces: root.faces,
                workshop: root.workshop,
                intake: root.intake
            });
        }

        anchors.fill: parent
        focus: true
        Component.onCompleted: unfold()
        onLoaded: if (root.wanted !== "") root.openPage(root.wanted)
    }
}
