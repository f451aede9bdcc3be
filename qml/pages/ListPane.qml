// What each place lists: stories, what was searched, the notebook, the field, oneself. A list is made when it is first seen, and kept.
// qmllint disable unqualified
// (Qt 6.4 cannot create bound components in Loader and StackView, and calls the ids of unbound ones unqualified.)
import QtQuick
import Passerelle

Item {
    id: root

    required property PageModels models
    required property Overlays over
    required property string section
    required property string detailKind // what stands beside the list
    readonly property bool signedIn: models.account.signedIn
    readonly property string reportId: detailKind === "report" ? models.report.reportId : ""
    readonly property string draftId: detailKind === "editor" ? models.form.draftId : ""
    signal placeChosen(string section)
    signal searchRequested()
    signal searchDone()
    signal reportChosen(string reportId)
    signal ballotChosen(string roundId)
    signal resultChosen(string roundId)
    signal draftChosen(string draftId)
    signal pageChosen(string kind)

    function focusSearch() {
        (searchLoader.item as SearchPage).focusField();
    }

    /// The story after or before the one that is open.
    function step(by: int) {
        (feedLoader.item as FeedPage).step(by);
    }

    Loader {
        id: feedLoader

        anchors.fill: parent
        active: root.signedIn
        visible: root.section === "feed"
        sourceComponent: FeedPage {
            feed: root.models.feed
            sync: root.models.sync
            rounds: root.models.rounds
            currentId: root.reportId
            onReportChosen: reportId => root.reportChosen(reportId)
            onBallotChosen: roundId => root.ballotChosen(roundId)
            onResultChosen: roundId => root.resultChosen(roundId)
            onCaptureRequested: root.over.startCapture("")
            onSearchRequested: root.searchRequested()
        }
    }
    Loader {
        id: searchLoader

        anchors.fill: parent
        active: root.signedIn && (visible || item)
        visible: root.section === "search"
        sourceComponent: SearchPage {
            search: root.models.search
            currentId: root.reportId || root.draftId
            onDone: root.searchDone()
            onReportChosen: reportId => root.reportChosen(reportId)
            onDraftChosen: draftId => root.draftChosen(draftId)
            onCaptureChosen: captureId => root.over.startCapture(captureId)
        }
    }
    Loader {
        anchors.fill: parent
        active: root.signedIn && (visible || item)
        visible: root.section === "carnet"
        sourceComponent: CarnetPage {
            carnet: root.models.carnet
            drafts: root.models.drafts
            devices: root.models.devices
            recorder: root.models.recorder
            player: root.models.player
            currentDraft: root.draftId
            onCaptureRequested: root.over.startCapture("")
            onCaptureChosen: captureId => root.over.startCapture(captureId)
            onDraftChosen: draftId => root.draftChosen(draftId)
            onDepartureChosen: root.placeChosen("me")
            onUndoOffered: words => root.over.offerUndo(words, root.models.carnet)
            onMemoUndoOffered: words => root.over.offerUndo(words, root.models.recorder)
        }
    }
    Loader {
        anchors.fill: parent
        active: root.signedIn && (visible || item)
        visible: root.section === "terrain"
        sourceComponent: TerrainPage {
            unitReports: root.models.unitReports
            myReports: root.models.myReports
            absences: root.models.absences
            host: root.models.unitReports.allowed
            unitName: root.models.account.unitName
            sync: root.models.sync
            currentId: root.reportId
            absencesOpen: root.detailKind === "absences"
            onReportChosen: reportId => root.reportChosen(reportId)
            onCaptureRequested: root.over.startCapture("")
            onAbsencesRequested: root.pageChosen("absences")
        }
    }
    Loader {
        anchors.fill: parent
        active: root.signedIn && (visible || item)
        visible: root.section === "me"
        sourceComponent: MePage {
            account: root.models.account
            settings: root.models.settings
            sync: root.models.sync
            outbox: root.models.outbox
            rounds: root.models.rounds
            devices: root.models.devices
            triage: root.models.triage
            palmares: root.models.palmares
            letters: root.models.letters
            news: root.models.notifications.unread
            open: root.detailKind
            outboxOpen: root.detailKind === "outbox"
            notificationsOpen: root.detailKind === "notifications"
            roundsOpen: root.detailKind === "rounds"
            onOutboxRequested: root.pageChosen("outbox")
            onNotificationsRequested: root.pageChosen("notifications")
            onRoundsRequested: root.pageChosen("rounds")
            onTriageRequested: root.pageChosen("triage")
            onPalmaresRequested: root.pageChosen("palmares")
            onInvitationRequested: root.over.rejoining = true
        }
    }
}
