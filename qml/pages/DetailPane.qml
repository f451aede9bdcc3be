// The pages that stand beside a list on a desktop, instead of it on a phone: show(kind) makes kindPage.
// qmllint disable unqualified
// (Qt 6.4 cannot create bound components in Loader and StackView, and calls the ids of unbound ones unqualified.)
import QtQuick
import QtQuick.Templates as T
import Passerelle

T.StackView {
    id: root

    required property PageModels models
    required property Overlays over
    required property bool wide
    signal done()
    signal closeRequested()
    signal sent()
    signal draftChosen(string draftId)
    signal ballotChosen(string roundId)
    signal resultChosen(string roundId)
    signal subjectChosen(string kind, string subjectId, string reportId)

    /// Instead of what is open.
    function show(kind: string) {
        root.clear();
        root.put(kind);
    }

    /// On top of what is open.
    function put(kind: string) {
        root.push(root[kind + "Page"]);
    }

    /// A report on top of a page that speaks of it, to be read only.
    function putReport(reportId: string) {
        root.models.report.open(reportId);
        root.put("similar");
    }

    pushEnter: Transition {
        ParallelAnimation {
            NumberAnimation { property: "opacity"; from: 0; to: 1; duration: Theme.quick }
            NumberAnimation { property: "x"; from: root.wide ? 0 : 40; to: 0; duration: Theme.gentle; easing.type: Easing.OutCubic }
        }
    }
    pushExit: Transition { NumberAnimation { property: "opacity"; from: 1; to: 0; duration: Theme.quick } }
    popEnter: Transition { NumberAnimation { property: "opacity"; from: 0; to: 1; duration: Theme.quick } }
    popExit: Transition {
        ParallelAnimation {
            NumberAnimation { property: "opacity"; from: 1; to: 0; duration: Theme.quick }
            NumberAnimation { property: "x"; from: 0; to: 40; duration: Theme.gentle }
        }
    }

    // ---------------------------------------------------------------- reports
    readonly property Component reportPage: ReportPage {
        report: root.models.report
        talk: root.models.talk
        player: root.models.player
        recorder: root.models.recorder
        sync: root.models.sync
        canGoBack: !root.wide
        onDone: root.done()
        onCorrectRequested: draftId => root.draftChosen(draftId)
        onSoundRequested: root.over.pickFile("replySound")
        onPhotoOpened: source => root.over.openPhoto(source)
        onPaperRequested: root.over.showPaper(false)
        onUndoOffered: words => root.over.offerUndo(words, root.models.report)
    }
    readonly property Component similarPage: ReportPage {
        report: root.models.report
        talk: root.models.talk
        talks: false
        player: root.models.player
        sync: root.models.sync
        canGoBack: true
        onDone: root.pop()
        onPhotoOpened: source => root.over.openPhoto(source)
    }
    readonly property Component editorPage: ReportEditorPage {
        form: root.models.form
        recorder: root.models.recorder
        player: root.models.player
        faces: root.models.faces
        aid: root.models.aid
        canGoBack: !root.wide
        leavesAt: root.models.devices.leavesAt
        onDone: root.closeRequested()
        onSent: root.sent()
        onReportChosen: reportId => root.putReport(reportId)
        onUnitRequested: root.put("unit")
        onPhotoRequested: root.over.pickFile("report")
        onSoundRequested: root.over.pickFile("reportSound")
        onWorkshopRequested: photoId => root.over.openWorkshop(photoId, root.models.form.reportId)
        onUndoOffered: words => root.over.offerUndo(words, root.models.form)
        onMemoUndoOffered: words => root.over.offerUndo(words, root.models.recorder)
    }
    readonly property Component unitPage: UnitPickerPage {
        units: root.models.units
        onPicked: code => {
            root.models.form.chooseUnit(code);
            if (root.models.units.located)
                root.models.form.setPosition(root.models.units.latitude, root.models.units.longitude);
            root.pop();
        }
        onBackRequested: root.pop()
    }

    // ---------------------------------------------------------------- rounds
    readonly property Component roundsPage: RoundsPage {
        objectName: "roundsPage"
        rounds: root.models.rounds
        sync: root.models.sync
        canGoBack: !root.wide
        onDone: root.done()
        onBallotChosen: roundId => root.ballotChosen(roundId)
        onResultChosen: roundId => root.resultChosen(roundId)
    }
    readonly property Component ballotPage: BallotPage {
        ballot: root.models.ballot
        sync: root.models.sync
        wide: root.wide
        onDone: root.done()
        onReportChosen: reportId => root.putReport(reportId)
    }
    readonly property Component resultPage: RoundResultPage {
        result: root.models.result
        sync: root.models.sync
        onDone: root.done()
        onPaperRequested: root.over.showPaper(true)
        onReportChosen: reportId => root.putReport(reportId)
    }
    readonly property Component triagePage: TriagePage {
        triage: root.models.triage
        sync: root.models.sync
        keyed: root.wide
        canGoBack: !root.wide
        onDone: root.done()
        onReportChosen: reportId => root.putReport(reportId)
    }
    readonly property Component palmaresPage: PalmaresPage {
        palmares: root.models.palmares
        sync: root.models.sync
        canGoBack: !root.wide
        onDone: root.done()
        onReportChosen: reportId => root.putReport(reportId)
    }

    // ---------------------------------------------------------------- oneself
    readonly property Component absencesPage: AbsencesPage {
        absences: root.models.absences
        canGoBack: !root.wide
        onDone: root.done()
    }
    readonly property Component notificationsPage: NotificationsPage {
        notifications: root.models.notifications
        canGoBack: !root.wide
        onDone: root.done()
        onOpened: (subjectKind, subjectId, reportId) => root.subjectChosen(subjectKind, subjectId, reportId)
    }
    readonly property Component outboxPage: OutboxPage {
        outbox: root.models.outbox
        rounds: root.models.rounds
        sync: root.models.sync
        canGoBack: !root.wide
        onDone: root.done()
        onBallotChosen: roundId => root.ballotChosen(roundId)
        onEditRequested: reportId => {
            const draft = root.models.outbox.edit(reportId);
            if (draft !== "")
                root.draftChosen(draft);
        }
    }
    readonly property Component galleryPage: Loader {
        Component.onCompleted: setSource("GalleryPage.qml", { settings: root.models.settings })
    }
}
