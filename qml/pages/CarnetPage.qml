// Carnet: what was caught, by day, to be sorted into reports; and the reports under way.
// qmllint disable unqualified
// (Unbound: Qt 6.4 makes neither header, footer nor section of a list from bound components.)
import QtQuick
import QtQuick.Templates as T
import Passerelle

Rectangle {
    id: root

    required property CarnetModel carnet
    required property DraftsModel drafts
    required property DevicesModel devices
    required property VoiceRecorder recorder
    required property VoicePlayer player
    property string currentDraft: ""
    property bool carrying: false
    signal captureRequested()
    signal captureChosen(string captureId)
    signal draftChosen(string draftId)
    signal undoOffered(string words)
    signal memoUndoOffered(string words)
    signal departureChosen() // this device was signed out: what to do

    color: Theme.paper
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Notebook")

    /// Into a report; a new one opens, another one only says so.
    function sort(captureIds: var, draftId: string) {
        const ids = captureIds ?? root.carnet.selection;
        const count = ids.length;
        const draft = root.carnet.sort(ids, draftId);
        if (draft === "")
            return;
        root.undoOffered(qsTr("%n capture(s) sorted.", "", count));
        if (draftId === "" || draftId === root.currentDraft)
            root.draftChosen(draft);
        else
            list.forceActiveFocus();
    }

    function remove(captureIds: var) {
        const ids = captureIds ?? root.carnet.selection;
        root.carnet.removeAll(ids);
        root.undoOffered(qsTr("%n capture(s) deleted.", "", ids.length));
        list.forceActiveFocus();
    }

    /// Where one more capture goes without being asked: the report that is open, else the last one.
    function nextDraft(): string {
        return root.currentDraft !== "" ? root.currentDraft : root.drafts.latestId;
    }

    function undo() {
        root.carnet.undo();
    }

    PageHeader {
        id: header

        anchors { left: parent.left; right: parent.right; top: parent.top }
        title: qsTr("Notebook")

        AppIconButton {
            objectName: "undoCarnet"
            visible: root.carnet.canUndo
            iconName: "undo"
            text: qsTr("Undo the last sorting or deletion")
            onClicked: root.undo()
        }
        AppIconButton {
            objectName: "newReport"
            iconName: "note_add"
            text: qsTr("Write a report directly")
            onClicked: root.draftChosen("")
        }
    }
    Banner {
        id: problem

        anchors { left: parent.left; right: parent.right; top: header.bottom; margins: visible ? Theme.space4 : 0 }
        height: visible ? implicitHeight : 0
        visible: root.carnet.problem !== ""
        kind: "bad"
        text: root.carnet.problem
    }
    Banner {
        id: leaving

        anchors { left: parent.left; right: parent.right; top: problem.bottom; margins: visible ? Theme.space4 : 0 }
        height: visible ? implicitHeight : 0
        visible: root.devices.leavesAt > 0
        kind: "bad"
        iconName: "phonelink_erase"
        text: Phrases.signedOutUntil(root.devices.leavesAt)
        action: qsTr("What to do")
        actionName: "departure"
        onActed: root.departureChosen()
    }
    ListView {
        id: list

        anchors { left: parent.left; right: parent.right; top: leaving.bottom; bottom: bar.top }
        clip: true
        model: root.carnet
        spacing: Theme.space2
        activeFocusOnTab: true
        keyNavigationEnabled: true
        highlightFollowsCurrentItem: true
        highlightMoveDuration: 0
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Captures to be sorted")
        T.ScrollBar.vertical: AppScrollBar {}
        Keys.onPressed: event => {
            const id = root.carnet.idAt(currentIndex);
            const ids = root.carnet.meant(id);
            if (event.key === Qt.Key_A && event.modifiers & Qt.ControlModifier)
                root.carnet.selectAll();
            else if (event.key === Qt.Key_Z && event.modifiers & Qt.ControlModifier)
                root.undo();
            else if (event.key === Qt.Key_Escape && root.carnet.selectedCount > 0)
                root.carnet.clearSelection();
            else if (id === "")
                return;
            else if ((event.key === Qt.Key_Up || event.key === Qt.Key_Down) && event.modifiers & Qt.ShiftModifier) {
                if (!root.carnet.selection.includes(id))
                    root.carnet.toggle(id);
                currentIndex = Math.max(0, Math.min(count - 1, currentIndex + (event.key === Qt.Key_Up ? -1 : 1)));
                root.carnet.selectTo(root.carnet.idAt(currentIndex));
            } else if (event.key === Qt.Key_Space)
                root.carnet.toggle(id);
            else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
                root.captureChosen(id);
            else if (event.key === Qt.Key_Delete || event.key === Qt.Key_Backspace)
                root.remove(ids);
            else if (event.key === Qt.Key_S && event.modifiers === Qt.NoModifier)
                root.sort(ids, root.nextDraft());
            else if (event.key === Qt.Key_G && event.modifiers === Qt.NoModifier)
                root.sort(ids, "");
            else if (event.key === Qt.Key_Menu || (event.key === Qt.Key_F10 && event.modifiers & Qt.ShiftModifier))
                actions.show(ids);
            else
                return;
            event.accepted = true;
        }

        header: Column {
            x: Theme.space4
            width: list.width - 2 * Theme.space4
            spacing: Theme.space2
            bottomPadding: Theme.space2

            VoicePanel {
                width: parent.width
                visible: root.recorder.leftBehind
                recorder: root.recorder
                player: root.player
                onUndoOffered: words => root.memoUndoOffered(words)
            }
            Section {
                width: parent.width
                visible: root.drafts.count > 0
                text: qsTr("Reports under way")
            }
            Repeater {
                model: root.drafts

                DraftRow {
                    required property string draftId
                    required property string unitName
                    required property string firstWords
                    required property double updatedAt
                    required property int photoCount
                    required property bool conflict

                    width: parent.width
                    objectName: "draft"
                    title: unitName !== "" ? unitName : qsTr("Store to be chosen")
                    words: firstWords
                    when: Phrases.moment(updatedAt)
                    photos: photoCount
                    isConflict: conflict
                    note: root.devices.noteOf(draftId)
                    onKeepChosen: root.devices.keep(draftId)
                    onMergeChosen: root.devices.merge(draftId)
                    current: draftId === root.currentDraft
                    onPressed: root.draftChosen(draftId)
                    onReceived: captureIds => root.sort(captureIds, draftId)
                }
            }
        }
        section.property: "day"
        section.delegate: Section {
            required property string section

            leftPadding: Theme.space4
            topPadding: Theme.space4
            bottomPadding: Theme.space2
            text: Phrases.nearDay(Number(section))
        }
        delegate: CaptureCard {
            id: card

            required property string captureId
            required property double at
            required property int index
            required kind
            required words
            required photo
            required photoCount
            required voice
            required voiceMs
            required selected

            x: Theme.space4
            width: list.width - 2 * Theme.space4
            objectName: "captureCard"
            time: Phrases.time(at)
            player: root.player
            carried: selected ? root.carnet.selection : [captureId]
            dragLayer: root.Window.contentItem ?? root
            onDraggingChanged: root.carrying = dragging
            onPressed: {
                list.currentIndex = index;
                root.captureChosen(captureId);
            }
            onSelectChosen: {
                list.currentIndex = index;
                root.carnet.toggle(captureId);
            }
            onRangeChosen: {
                list.currentIndex = index;
                root.carnet.selectTo(captureId);
            }
            onRemoveChosen: root.remove([captureId])
            onSortChosen: root.sort(root.carnet.meant(captureId), root.nextDraft())
            onActionsRequested: {
                list.currentIndex = index;
                actions.show(root.carnet.meant(captureId));
            }
        }
        footer: EmptyState {
            width: list.width
            height: visible ? implicitHeight : 0
            visible: list.count === 0 && root.drafts.count === 0
            iconName: "event_note"
            title: qsTr("Your notebook is empty")
            text: qsTr("In the store, press the round button: a few words or a photo. Everything is kept here, without network.")
            action: qsTr("Catch an astonishment")
            onActed: root.captureRequested()
        }
    }
    SortBar {
        id: bar

        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        drafts: root.drafts
        selected: root.carnet.selectedCount
        currentDraft: root.currentDraft
        carrying: root.carrying
        onSorted: (captureIds, draftId) => root.sort(captureIds, draftId)
        onRemoveChosen: captureIds => root.remove(captureIds)
        onUnselectChosen: root.carnet.clearSelection()
    }
    CaptureActions {
        id: actions

        drafts: root.drafts
        onOpenChosen: captureId => root.captureChosen(captureId)
        onSorted: (captureIds, draftId) => root.sort(captureIds, draftId)
        onRemoveChosen: captureIds => root.remove(captureIds)
        onSelectChosen: captureId => root.carnet.toggle(captureId)
        onClosed: list.forceActiveFocus()
    }
}
