// What can be done with Passerelle: places, list and detail, the capture sheet over everything. Phone and desktop are one
// tree. Main.qml opens it when its window stands.
// qmllint disable unqualified
// (Qt 6.4 cannot create bound components in Loader and StackView, and calls the ids of unbound ones unqualified.)
import QtQuick
import QtQuick.Templates as T
import Passerelle

Item {
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
    property string section: "feed"
    property string sectionBefore: "feed" // where the search was opened from
    property string detailKind: ""
    property bool rejoining: false // a new invitation for a phone that the server no longer knows
    readonly property bool wide: width >= Theme.wide
    readonly property bool signedIn: account.signedIn
    readonly property bool closing: devices.carnetState === "closing" // this device was signed out, and is about to wipe itself
    readonly property var waitingBallot: rounds.waiting
    readonly property bool broad: wide && detailKind === "ballot" // takes the lists' place too

    Component.onCompleted: if (root.signedIn && root.form.reopen()) root.showEditor()
    onSignedInChanged: {
        root.closeDetail();
        overlay.sourceComponent = null;
    }

    onClosingChanged: {
        if (!root.closing)
            return;
        if (bench.active)
            (bench.item as PhotoWorkshopPage).leave();
        if (overlay.sourceComponent)
            overlay.leave();
        root.closeDetail();
    }

    // ---------------------------------------------------------------- where to go
    function go(place: string) {
        root.closeDetail();
        root.section = place;
    }

    function openSearch() {
        if (root.section !== "search")
            root.sectionBefore = root.section;
        root.go("search");
        (searchLoader.item as SearchPage).focusField();
    }

    function closeDetail() {
        root.player.stop();
        // A memo belongs where it was begun: leaving the page keeps it there.
        if (root.recorder.memoId !== "" && !root.recorder.leftBehind) {
            root.form.save();
            root.recorder.finish();
        }
        detail.clear();
        root.form.close();
        root.detailKind = "";
        root.report.close();
        root.talk.close();
        root.ballot.close();
    }

    function back() {
        if (keysSheet.open)
            keysSheet.close();
        else if (paperSheet.shown)
            paperSheet.sheet.close();
        else if (photoViewer.open)
            photoViewer.open = false;
        else if (bench.active)
            (bench.item as PhotoWorkshopPage).leave();
        else if (overlay.sourceComponent)
            overlay.leave();
        else if (detail.depth > 1) {
            detail.pop();
            if (detail.currentItem.objectName === "roundsPage") {
                root.ballot.close();
                root.detailKind = "rounds";
            }
        }
        else
            root.closeDetail();
    }

    function show(kind: string, component: Component) {
        detail.clear();
        detail.push(component);
        root.detailKind = kind;
    }

    function showReport(reportId: string) {
        root.report.open(reportId);
        root.talk.open("report", reportId);
        root.show("report", reportPage);
    }

    /// What a notification is about: a report, or an idea in it.
    function showSubject(kind: string, subjectId: string, reportId: string) {
        root.showReport(reportId);
        if (kind === "idea")
            root.talk.open("idea", subjectId, reportId);
    }

    function showRounds() {
        root.show("rounds", roundsPage);
    }

    function showTriage() {
        root.show("triage", triagePage);
        home.forceActiveFocus();
    }

    /// One's own ballot in a round, over what is open: back leads there.
    function showBallot(roundId: string) {
        if (root.detailKind !== "rounds")
            root.closeDetail();
        root.ballot.open(roundId);
        detail.push(ballotPage);
        root.detailKind = "ballot";
        home.forceActiveFocus();
    }

    function showResult(roundId: string) {
        if (root.detailKind !== "rounds")
            root.closeDetail();
        root.result.open(roundId);
        detail.push(resultPage);
        root.detailKind = "result";
    }

    /// The ballot that waits: one key from anywhere.
    function vote() {
        if (root.waitingBallot.id !== undefined)
            root.showBallot(root.waitingBallot.id);
        else
            root.showRounds();
    }

    function showEditor() {
        root.show("editor", editorPage);
    }

    /// Opens the form of a draft; "" begins a new report.
    function editDraft(draftId: string) {
        if (root.form.open(draftId)) {
            root.section = "carnet";
            root.showEditor();
        }
    }

    function startCapture(captureId: string) {
        root.capture.begin(captureId);
        overlay.sourceComponent = captureSheet;
    }

    /// Opens a page by its name: feed, carnet, terrain, absences, me, outbox, notifications, rounds, ballot, ballot:ID, result:ID, capture,
    /// editor, search or search:WORDS.
    function openPage(name: string) {
        if (name === "feed" || name === "carnet" || name === "terrain" || name === "me")
            root.go(name);
        else if (name === "outbox") {
            root.go("me");
            root.show("outbox", outboxPage);
        } else if (name === "notifications") {
            root.go("me");
            root.show("notifications", notificationsPage);
        } else if (name === "absences") {
            root.go("terrain");
            root.show("absences", absencesPage);
        } else if (name === "rounds") {
            root.go("me");
            root.showRounds();
        } else if (name === "triage") {
            root.go("me");
            root.showTriage();
        } else if (name === "palmares") {
            root.go("me");
            root.show("palmares", palmaresPage);
        } else if (name === "ballot" || name.startsWith("ballot:")) {
            if (name === "ballot")
                root.vote();
            else
                root.showBallot(name.slice(7));
        } else if (name.startsWith("result:"))
            root.showResult(name.slice(7));
        else if (name === "capture")
            root.startCapture("");
        else if (name === "editor")
            root.editDraft("");
        else if (name === "search")
            root.openSearch();
        else if (name.startsWith("search:")) {
            root.search.query = name.slice(7);
            root.openSearch();
        }
        else if (name.startsWith("report:"))
            root.showReport(name.slice(7));
        else if (name === "gallery")
            root.show("gallery", galleryPage);
    }

    /// The open report, or the open result of a round, on paper.
    function showPaper() {
        if (!paperSheet.item)
            paperSheet.setSource("../components/PaperSheet.qml", { report: root.report, paper: root.paper });
        (paperSheet.sheet as PaperSheet).result = root.detailKind === "result" ? root.result : null;
        paperSheet.sheet.open = true;
        paperSheet.sheet.forceActiveFocus();
    }

    function showKeys() {
        keysSheet.open = true;
    }

    function offerMemoUndo(words: string) {
        snackbar.undoer = root.recorder;
        snackbar.show(words, qsTr("Undo"));
    }

    function pickPhoto(purpose: string) {
        picker.purpose = purpose;
        picker.open = true;
    }

    // ---------------------------------------------------------------- places
    Item {
        id: home

        anchors.fill: parent
        visible: root.signedIn
        enabled: !root.closing && !overlay.sourceComponent && !bench.active && !picker.open && !keysSheet.open && !photoViewer.open && !paperSheet.shown
        focus: true
        Keys.onPressed: event => {
            if (event.modifiers === Qt.ControlModifier && event.key === Qt.Key_P && (root.detailKind === "report" || root.detailKind === "result")) {
                root.showPaper();
                event.accepted = true;
                return;
            }
            if (event.key === Qt.Key_F && event.modifiers === Qt.ControlModifier) {
                root.openSearch();
                event.accepted = true;
                return;
            }
            if (event.modifiers & ~(Qt.ShiftModifier | Qt.KeypadModifier))
                return;
            const deck = root.detailKind === "triage" ? detail.currentItem as TriagePage : null;
            if (deck && deck.takeKey(event.text)) {
                event.accepted = true;
                return;
            }
            const graded = root.detailKind === "ballot" ? detail.currentItem as BallotPage : null;
            if (graded && graded.takeKey(event.text, event.key)) {
                event.accepted = true;
                return;
            }
            const places = ["feed", "carnet", "terrain", "me"];
            if (event.key === Qt.Key_Escape || event.key === Qt.Key_Back)
                root.back();
            else if (event.text === "n" || event.text === "N")
                root.startCapture("");
            else if (event.text === "?" || event.key === Qt.Key_F1)
                keysSheet.open = true;
            else if (event.text === "/")
                root.openSearch();
            else if (event.text === "v" || event.text === "V")
                root.vote();
            else if ((event.text === "j" || event.text === "k") && root.section === "feed")
                (feedLoader.item as FeedPage).step(event.text === "j" ? 1 : -1);
            else if (event.text >= "1" && event.text <= "4" && event.text.length === 1)
                root.go(places[Number(event.text) - 1]);
            else
                return;
            event.accepted = true;
        }

        Rail {
            id: rail

            anchors { left: parent.left; top: parent.top; bottom: parent.bottom }
            visible: root.wide
            width: visible ? implicitWidth : 0
            section: root.section
            waiting: root.outbox.waiting
            news: root.notifications.unread
            onChosen: section => root.go(section)
            onCaptureRequested: root.startCapture("")
            onKeysRequested: keysSheet.open = true
        }
        Item {
            id: lists

            anchors { left: rail.right; top: parent.top; bottom: bottomBar.visible ? bottomBar.top : parent.bottom }
            width: root.wide ? Math.max(380, Math.min(460, root.width * 0.36)) : parent.width
            visible: root.wide ? !root.broad : detail.depth === 0

            Loader {
                id: feedLoader

                anchors.fill: parent
                active: root.signedIn
                visible: root.section === "feed"
                sourceComponent: FeedPage {
                    feed: root.feed
                    sync: root.sync
                    rounds: root.rounds
                    currentId: root.detailKind === "report" ? root.report.reportId : ""
                    onReportChosen: reportId => root.showReport(reportId)
                    onBallotChosen: roundId => root.showBallot(roundId)
                    onResultChosen: roundId => root.showResult(roundId)
                    onCaptureRequested: root.startCapture("")
                    onSearchRequested: root.openSearch()
                }
            }
            Loader {
                id: searchLoader

                anchors.fill: parent
                active: root.signedIn && (visible || item)
                visible: root.section === "search"
                sourceComponent: SearchPage {
                    search: root.search
                    currentId: root.detailKind === "report" ? root.report.reportId : root.detailKind === "editor" ? root.form.draftId : ""
                    onDone: root.go(root.sectionBefore)
                    onReportChosen: reportId => root.showReport(reportId)
                    onDraftChosen: draftId => root.editDraft(draftId)
                    onCaptureChosen: captureId => root.startCapture(captureId)
                }
            }
            Loader {
                anchors.fill: parent
                active: root.signedIn && (visible || item)
                visible: root.section === "carnet"
                sourceComponent: CarnetPage {
                    carnet: root.carnet
                    drafts: root.drafts
                    devices: root.devices
                    recorder: root.recorder
                    player: root.player
                    onMemoUndoOffered: words => root.offerMemoUndo(words)
                    currentDraft: root.detailKind === "editor" ? root.form.draftId : ""
                    onCaptureRequested: root.startCapture("")
                    onCaptureChosen: captureId => root.startCapture(captureId)
                    onDraftChosen: draftId => root.editDraft(draftId)
                    onDepartureChosen: root.go("me")
                    onUndoOffered: words => {
                        snackbar.undoer = root.carnet;
                        snackbar.show(words, qsTr("Undo"));
                    }
                }
            }
            Loader {
                anchors.fill: parent
                active: root.signedIn && (visible || item)
                visible: root.section === "terrain"
                sourceComponent: TerrainPage {
                    unitReports: root.unitReports
                    myReports: root.myReports
                    host: root.unitReports.allowed
                    unitName: root.account.unitName
                    sync: root.sync
                    currentId: root.detailKind === "report" ? root.report.reportId : ""
                    onReportChosen: reportId => root.showReport(reportId)
                    onCaptureRequested: root.startCapture("")
                    absences: root.absences
                    absencesOpen: root.detailKind === "absences"
                    onAbsencesRequested: root.show("absences", absencesPage)
                }
            }
            Loader {
                anchors.fill: parent
                active: root.signedIn && (visible || item)
                visible: root.section === "me"
                sourceComponent: MePage {
                    account: root.account
                    settings: root.settings
                    sync: root.sync
                    outbox: root.outbox
                    rounds: root.rounds
                    devices: root.devices
                    outboxOpen: root.detailKind === "outbox"
                    news: root.notifications.unread
                    notificationsOpen: root.detailKind === "notifications"
                    onNotificationsRequested: root.show("notifications", notificationsPage)
                    roundsOpen: root.detailKind === "rounds"
                    onRoundsRequested: root.showRounds()
                    triage: root.triage
                    palmares: root.palmares
                    letters: root.letters
                    open: root.detailKind
                    onTriageRequested: root.showTriage()
                    onPalmaresRequested: root.show("palmares", palmaresPage)
                    onInvitationRequested: root.rejoining = true
                    onOutboxRequested: root.show("outbox", outboxPage)
                }
            }
        }
        Rectangle {
            id: divide

            anchors { left: lists.right; top: parent.top; bottom: parent.bottom }
            visible: root.wide && !root.broad
            width: visible ? 1 : 0
            color: Theme.hairline
        }
        EmptyState {
            anchors { left: divide.right; right: parent.right; verticalCenter: parent.verticalCenter }
            visible: root.wide && detail.depth === 0
            iconName: root.section === "carnet" ? "edit_note" : root.section === "me" ? "person_outline" : "auto_stories"
            title: root.section === "carnet" ? qsTr("A report is written here") : root.section === "me" ? qsTr("Everything is kept") : qsTr("Choose a story")
            text: root.section === "carnet" ? qsTr("Select captures and gather them, or open a report under way.")
                : root.section === "me" ? qsTr("What you write is on this device first, encrypted; the network catches up.")
                : qsTr("It opens here, with the customer's words, the photos and the store's answer.")
        }
        T.StackView {
            id: detail

            anchors { left: root.broad ? rail.right : root.wide ? divide.right : parent.left; right: parent.right; top: parent.top; bottom: parent.bottom }
            visible: depth > 0
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
        }
        PhotoDrop {
            anchors.fill: lists
            visible: root.section === "carnet" && lists.visible
            enabled: visible && root.detailKind !== "editor"
            intake: root.intake
            where: "carnet"
        }
        PhotoDrop {
            anchors.fill: detail
            visible: root.detailKind === "editor"
            enabled: visible
            intake: root.intake
            where: "report"
        }
        BottomBar {
            id: bottomBar

            anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
            visible: !root.wide && detail.depth === 0
            section: root.section
            waiting: root.outbox.waiting
            news: root.notifications.unread
            onChosen: section => root.go(section)
            onCaptureRequested: root.startCapture("")
        }
    }

    Component {
        id: reportPage

        ReportPage {
            report: root.report
            talk: root.talk
            player: root.player
            recorder: root.recorder
            sync: root.sync
            canGoBack: !root.wide
            onSoundRequested: root.pickPhoto("replySound")
            onDone: root.back()
            onCorrectRequested: draftId => root.editDraft(draftId)
            onUndoOffered: words => {
                snackbar.undoer = root.report;
                snackbar.show(words, qsTr("Undo"));
            }
            onPhotoOpened: source => root.openPhoto(source)
            onPaperRequested: root.showPaper()
        }
    }
    Component {
        id: similarPage

        ReportPage {
            report: root.report
            talk: root.talk
            talks: false
            player: root.player
            sync: root.sync
            canGoBack: true
            onDone: detail.pop()
            onPhotoOpened: source => root.openPhoto(source)
        }
    }
    Component {
        id: editorPage

        ReportEditorPage {
            form: root.form
            recorder: root.recorder
            player: root.player
            onSoundRequested: root.pickPhoto("reportSound")
            onMemoUndoOffered: words => root.offerMemoUndo(words)
            faces: root.faces
            aid: root.aid
            onReportChosen: reportId => {
                root.report.open(reportId);
                detail.push(similarPage);
            }
            canGoBack: !root.wide
            leavesAt: root.devices.leavesAt
            onDone: root.closeDetail()
            onWorkshopRequested: photoId => root.openWorkshop(photoId, root.form.reportId)
            onSent: {
                root.closeDetail();
                root.section = "me";
                root.show("outbox", outboxPage);
            }
            onUnitRequested: detail.push(unitPage)
            onPhotoRequested: root.pickPhoto("report")
            onUndoOffered: words => {
                snackbar.undoer = root.form;
                snackbar.show(words, qsTr("Undo"));
            }
        }
    }
    Component {
        id: unitPage

        UnitPickerPage {
            units: root.units
            onPicked: code => {
                root.form.chooseUnit(code);
                if (root.units.located)
                    root.form.setPosition(root.units.latitude, root.units.longitude);
                detail.pop();
            }
            onBackRequested: detail.pop()
        }
    }
    Component {
        id: absencesPage

        AbsencesPage {
            absences: root.absences
            canGoBack: !root.wide
            onDone: root.back()
        }
    }
    Component {
        id: notificationsPage

        NotificationsPage {
            notifications: root.notifications
            canGoBack: !root.wide
            onDone: root.back()
            onOpened: (subjectKind, subjectId, reportId) => root.showSubject(subjectKind, subjectId, reportId)
        }
    }
    Component {
        id: outboxPage

        OutboxPage {
            outbox: root.outbox
            rounds: root.rounds
            onBallotChosen: roundId => root.showBallot(roundId)
            sync: root.sync
            canGoBack: !root.wide
            onDone: root.back()
            onEditRequested: reportId => {
                const draft = root.outbox.edit(reportId);
                if (draft !== "")
                    root.editDraft(draft);
            }
        }
    }

    Component {
        id: roundsPage

        RoundsPage {
            objectName: "roundsPage"
            rounds: root.rounds
            sync: root.sync
            canGoBack: !root.wide
            onDone: root.back()
            onBallotChosen: roundId => root.showBallot(roundId)
            onResultChosen: roundId => root.showResult(roundId)
        }
    }
    Component {
        id: ballotPage

        BallotPage {
            ballot: root.ballot
            sync: root.sync
            wide: root.wide
            onDone: root.back()
            onReportChosen: reportId => {
                root.report.open(reportId);
                detail.push(similarPage);
            }
        }
    }
    Component {
        id: resultPage

        RoundResultPage {
            result: root.result
            sync: root.sync
            onDone: root.back()
            onPaperRequested: root.showPaper()
            onReportChosen: reportId => {
                root.report.open(reportId);
                detail.push(similarPage);
            }
        }
    }

    Component {
        id: triagePage

        TriagePage {
            triage: root.triage
            sync: root.sync
            keyed: root.wide
            canGoBack: !root.wide
            onDone: root.back()
            onReportChosen: reportId => {
                root.report.open(reportId);
                detail.push(similarPage);
            }
        }
    }
    Component {
        id: palmaresPage

        PalmaresPage {
            palmares: root.palmares
            sync: root.sync
            canGoBack: !root.wide
            onDone: root.back()
            onReportChosen: reportId => {
                root.report.open(reportId);
                detail.push(similarPage);
            }
        }
    }

    Component {
        id: galleryPage

        Loader { Component.onCompleted: setSource("GalleryPage.qml", { settings: root.settings }) }
    }

    // ---------------------------------------------------------------- over everything
    function openPhoto(source: url) {
        photoViewer.source = source;
        photoViewer.open = true;
    }

    Loader {
        anchors.fill: parent
        active: !root.signedIn || root.rejoining
        visible: active
        z: 10
        sourceComponent: WelcomePage {
            welcome: root.welcome
            hasCamera: root.camera.available
            back: root.rejoining
            onBackRequested: root.rejoining = false
            again: root.account.personName !== "" && (root.drafts.count > 0 || root.carnet.count > 0 || root.outbox.waiting > 0)
            notes: root.carnet.count
            onNoteRequested: root.startCapture("")
            onPictureRequested: root.pickPhoto("invitation")
            onCameraRequested: overlay.sourceComponent = qrSheet
        }
    }
    /// Puts a photo on the workbench, over everything; `reportId` where it may be fetched from.
    function openWorkshop(photoId: string, reportId: string) {
        root.form.save();
        root.capture.save();
        bench.active = true;
        root.workshop.open(photoId, reportId);
    }

    Loader {
        id: bench

        anchors.fill: parent
        z: 25
        active: false
        sourceComponent: PhotoWorkshopPage {
            workshop: root.workshop
            onDone: {
                bench.active = false;
                if (overlay.item)
                    overlay.item.forceActiveFocus();
                else
                    home.forceActiveFocus();
            }
        }
    }
    Loader {
        id: overlay

        function leave() {
            const sheet = item as CaptureSheet;
            if (sheet)
                sheet.finish();
            overlay.sourceComponent = null;
            home.forceActiveFocus();
        }

        anchors.fill: parent
        z: 20
    }
    Component {
        id: captureSheet

        CaptureSheet {
            capture: root.capture
            recorder: root.recorder
            player: root.player
            onSoundRequested: root.pickPhoto("captureSound")
            onUndoOffered: words => root.offerMemoUndo(words)
            onPhotoUndoOffered: words => {
                snackbar.undoer = root.capture;
                snackbar.show(words, qsTr("Undo"));
            }
            aid: root.aid
            wide: root.wide
            hasCamera: root.camera.available
            onDone: {
                overlay.sourceComponent = null;
                home.forceActiveFocus();
            }
            onPhotoRequested: root.pickPhoto("capture")
            onCameraRequested: overlay.sourceComponent = cameraSheet
            onWorkshopRequested: photoId => root.openWorkshop(photoId, "")
        }
    }
    // By address, not by name: their modules (multimedia, files) are loaded when they are wanted, not before the first frame.
    Component {
        id: cameraSheet

        Loader {
            id: cameraLoader

            Component.onCompleted: setSource("CameraPage.qml", { camera: root.camera, capture: root.capture })

            Connections {
                target: cameraLoader.item
                function onDone() { overlay.sourceComponent = captureSheet; }
                function onFileRequested() {
                    overlay.sourceComponent = captureSheet;
                    root.pickPhoto("capture");
                }
            }
        }
    }
    Component {
        id: qrSheet

        Loader {
            id: qrLoader

            Component.onCompleted: setSource("CameraPage.qml", { camera: root.camera, capture: root.capture, forQr: true })

            Connections {
                target: qrLoader.item
                function onDone() { overlay.sourceComponent = null; }
                function onFileRequested() {
                    overlay.sourceComponent = null;
                    root.pickPhoto("invitation");
                }
            }
        }
    }
    Connections {
        target: root.form

        function onRestored(draftId: string) {
            root.editDraft(draftId);
        }
        function onVanished() {
            if (root.detailKind === "editor")
                root.closeDetail();
        }
    }
    Connections {
        target: root.welcome

        function onSignedIn() {
            root.rejoining = false;
        }
    }
    Connections {
        target: root.camera

        function onTaken(picture: var) {
            root.capture.addPicture(picture);
            overlay.sourceComponent = captureSheet;
        }
        function onCodeFound(text: string) {
            overlay.sourceComponent = null;
            root.welcome.openLink(text);
        }
    }
    Loader {
        id: picker

        property string purpose: ""
        property bool open: false

        anchors.fill: parent
        z: 30
        active: open
        onOpenChanged: if (open) setSource("../components/FilePicker.qml", {
            title: purpose === "invitation" ? qsTr("A picture of the invitation") : purpose.endsWith("Sound") ? qsTr("Choose a sound file") : qsTr("Choose a photo"),
            sounds: purpose.endsWith("Sound")
        })

        Connections {
            target: picker.item
            function onCancelled() { picker.open = false; }
            function onPicked(path: string) {
                picker.open = false;
                if (picker.purpose === "invitation")
                    root.welcome.openPicture("file://" + path);
                else if (picker.purpose === "captureSound" || picker.purpose === "replySound")
                    root.recorder.importFile(path, "");
                else if (picker.purpose === "reportSound") {
                    root.form.save();
                    root.recorder.importFile(path, root.form.draftId);
                } else if (picker.purpose === "capture")
                    root.capture.addPhoto(path);
                else
                    root.form.addPhoto(path);
            }
        }
    }
    PhotoViewer { id: photoViewer }
    Loader {
        id: paperSheet

        readonly property Sheet sheet: item as Sheet
        readonly property bool shown: sheet !== null && sheet.open

        anchors.fill: parent
        z: 50

        Connections {
            target: paperSheet.item
            function onClosed() { home.forceActiveFocus(); }
        }
    }
    KeysSheet {
        id: keysSheet

        onClosed: home.forceActiveFocus()
    }
    Snackbar {
        id: snackbar

        property QtObject undoer: null

        anchors { horizontalCenter: parent.horizontalCenter; bottom: parent.bottom; bottomMargin: bottomBar.visible ? bottomBar.height + Theme.space5 : Theme.space5 }
        z: 40
        onActed: {
            switch (undoer) {
            case root.form: return root.form.undo();
            case root.report: return root.report.undo();
            case root.recorder: return root.recorder.undo();
            case root.capture: return root.capture.undo();
            default: root.carnet.undo();
            }
        }
    }
}
