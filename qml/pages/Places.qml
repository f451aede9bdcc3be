// What can be done with Passerelle: where one is, and how one goes. Phone and desktop are one tree. Main.qml opens it when its
// window stands. The rooms beside: ListPane (what each place lists), DetailPane (the pages beside a list), Overlays (what
// stands over both), PageModels (what all of them show).
import QtQuick
import Passerelle

PageModels {
    id: root

    property string section: "feed"
    property string sectionBefore: "feed" // where the search was opened from
    property string detailKind: ""
    readonly property bool wide: width >= Theme.wide
    readonly property bool signedIn: account.signedIn
    readonly property string person: account.email // another one may take over without a sign-out
    readonly property bool closing: devices.carnetState === "closing" // this device was signed out, and is about to wipe itself
    readonly property var waitingBallot: rounds.waiting
    readonly property bool broad: wide && detailKind === "ballot" // takes the lists' place too

    Component.onCompleted: if (root.signedIn && root.form.reopen()) root.show("editor")
    onSignedInChanged: root.startAgain()
    onPersonChanged: root.startAgain()

    onClosingChanged: {
        if (!root.closing)
            return;
        overlays.leave();
        root.closeDetail();
    }

    // ---------------------------------------------------------------- where to go
    function go(place: string): bool {
        if (!root.closeDetail())
            return false;
        root.section = place;
        return true;
    }

    /// Leaves what stands open: it may be somebody else's.
    function startAgain() {
        root.closeDetail();
        overlays.clear();
    }

    function openSearch() {
        const before = root.section;
        if (!root.go("search"))
            return;
        if (before !== "search")
            root.sectionBefore = before;
        lists.focusSearch();
    }

    /// False: the report under way is on no disk yet. Its page stays, and says why.
    function mayLeaveEditor(): bool {
        if (root.detailKind !== "editor" || root.form.mayLeave())
            return true;
        detail.pop(null);
        return false;
    }

    function closeDetail(): bool {
        if (!root.mayLeaveEditor())
            return false;
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
        return true;
    }

    function back() {
        if (overlays.back())
            return;
        if (detail.depth > 1) {
            detail.pop();
            if (detail.currentItem.objectName === "roundsPage") {
                root.ballot.close();
                root.detailKind = "rounds";
            }
        }
        else
            root.closeDetail();
    }

    /// A page of DetailPane, by its kind.
    function show(kind: string) {
        if (!root.mayLeaveEditor())
            return;
        detail.show(kind);
        root.detailKind = kind;
    }

    function showReport(reportId: string) {
        if (!root.mayLeaveEditor())
            return;
        root.report.open(reportId);
        root.talk.open("report", reportId);
        root.show("report");
    }

    /// What a notification is about: a report, or an idea in it.
    function showSubject(kind: string, subjectId: string, reportId: string) {
        root.showReport(reportId);
        if (kind === "idea")
            root.talk.open("idea", subjectId, reportId);
    }

    function showTriage() {
        root.show("triage");
        home.forceActiveFocus();
    }

    /// One's own ballot in a round, over what is open: back leads there.
    function showBallot(roundId: string) {
        if (root.detailKind !== "rounds" && !root.closeDetail())
            return;
        root.ballot.open(roundId);
        detail.put("ballot");
        root.detailKind = "ballot";
        home.forceActiveFocus();
    }

    function showResult(roundId: string) {
        if (root.detailKind !== "rounds" && !root.closeDetail())
            return;
        root.result.open(roundId);
        detail.put("result");
        root.detailKind = "result";
    }

    /// The ballot that waits: one key from anywhere.
    function vote() {
        if (root.waitingBallot.id !== undefined)
            root.showBallot(root.waitingBallot.id);
        else
            root.show("rounds");
    }

    /// Opens the form of a draft; "" begins a new report.
    function editDraft(draftId: string) {
        if (root.form.open(draftId)) {
            root.section = "carnet";
            root.show("editor");
        } else if (!root.form.held)
            overlays.tell(root.form.problem);
    }

    /// Opens a page by its name: feed, carnet, terrain, me, outbox, notifications, rounds, triage, palmares, absences, gallery,
    /// ballot, ballot:ID, result:ID, report:ID, capture, editor, search or search:WORDS.
    function openPage(name: string) {
        switch (name) {
        case "feed": case "carnet": case "terrain": case "me":
            root.go(name);
            break;
        case "outbox": case "notifications": case "rounds": case "palmares":
            root.go("me");
            root.show(name);
            break;
        case "triage":
            root.go("me");
            root.showTriage();
            break;
        case "absences":
            root.go("terrain");
            root.show(name);
            break;
        case "gallery":
            root.show(name);
            break;
        case "ballot":
            root.vote();
            break;
        case "capture":
            overlays.startCapture("");
            break;
        case "editor":
            root.editDraft("");
            break;
        case "search":
            root.openSearch();
            break;
        default:
            root.openOne(name);
        }
    }

    /// Opens what is named behind the colon.
    function openOne(name: string) {
        if (name.startsWith("ballot:"))
            root.showBallot(name.slice(7));
        else if (name.startsWith("result:"))
            root.showResult(name.slice(7));
        else if (name.startsWith("report:"))
            root.showReport(name.slice(7));
        else if (name.startsWith("search:")) {
            root.search.query = name.slice(7);
            root.openSearch();
        }
    }

    /// The open report, or the open result of a round, on paper.
    function showPaper() {
        overlays.showPaper(root.detailKind === "result");
    }

    function showKeys() {
        overlays.showKeys();
    }

    // What a draft does by itself: it comes back after an undo, or is gone.
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

    // ---------------------------------------------------------------- places
    Item {
        id: home

        /// What a key does. False: this key means nothing here.
        function takeKey(event: var): bool {
            if (event.modifiers === Qt.ControlModifier && event.key === Qt.Key_P && (root.detailKind === "report" || root.detailKind === "result")) {
                root.showPaper();
                return true;
            }
            if (event.modifiers === Qt.ControlModifier && event.key === Qt.Key_F) {
                root.openSearch();
                return true;
            }
            if (event.modifiers & ~(Qt.ShiftModifier | Qt.KeypadModifier))
                return false;
            const deck = root.detailKind === "triage" ? detail.currentItem as TriagePage : null;
            if (deck && deck.takeKey(event.text))
                return true;
            const graded = root.detailKind === "ballot" ? detail.currentItem as BallotPage : null;
            if (graded && graded.takeKey(event.text, event.key))
                return true;
            const places = ["feed", "carnet", "terrain", "me"];
            if (event.key === Qt.Key_Escape || event.key === Qt.Key_Back)
                root.back();
            else if (event.text === "n" || event.text === "N")
                overlays.startCapture("");
            else if (event.text === "?" || event.key === Qt.Key_F1)
                root.showKeys();
            else if (event.text === "/")
                root.openSearch();
            else if (event.text === "v" || event.text === "V")
                root.vote();
            else if ((event.text === "j" || event.text === "k") && root.section === "feed")
                lists.step(event.text === "j" ? 1 : -1);
            else if (event.text >= "1" && event.text <= "4" && event.text.length === 1)
                root.go(places[Number(event.text) - 1]);
            else
                return false;
            return true;
        }

        anchors.fill: parent
        visible: root.signedIn
        enabled: !root.closing && !overlays.standing
        focus: true
        Keys.onPressed: event => {
            if (home.takeKey(event))
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
            onCaptureRequested: overlays.startCapture("")
            onKeysRequested: root.showKeys()
        }
        ListPane {
            id: lists

            anchors { left: rail.right; top: parent.top; bottom: bottomBar.visible ? bottomBar.top : parent.bottom }
            width: root.wide ? Math.max(380, Math.min(460, root.width * 0.36)) : parent.width
            visible: root.wide ? !root.broad : detail.depth === 0
            models: root
            over: overlays
            section: root.section
            detailKind: root.detailKind
            onPlaceChosen: section => root.go(section)
            onSearchRequested: root.openSearch()
            onSearchDone: root.go(root.sectionBefore)
            onReportChosen: reportId => root.showReport(reportId)
            onBallotChosen: roundId => root.showBallot(roundId)
            onResultChosen: roundId => root.showResult(roundId)
            onDraftChosen: draftId => root.editDraft(draftId)
            onPageChosen: kind => kind === "triage" ? root.showTriage() : root.show(kind)
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
        DetailPane {
            id: detail

            anchors { left: root.broad ? rail.right : root.wide ? divide.right : parent.left; right: parent.right; top: parent.top; bottom: parent.bottom }
            visible: depth > 0
            models: root
            over: overlays
            wide: root.wide
            onDone: root.back()
            onCloseRequested: root.closeDetail()
            onSent: root.openPage("outbox")
            onDraftChosen: draftId => root.editDraft(draftId)
            onBallotChosen: roundId => root.showBallot(roundId)
            onResultChosen: roundId => root.showResult(roundId)
            onSubjectChosen: (kind, subjectId, reportId) => root.showSubject(kind, subjectId, reportId)
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
            onCaptureRequested: overlays.startCapture("")
        }
    }
    Overlays {
        id: overlays

        objectName: "overlays"
        anchors.fill: parent
        models: root
        wide: root.wide
        foot: bottomBar.visible ? bottomBar.height : 0
        onClosed: home.forceActiveFocus()
    }
}
