// Rapport: where, when, what surprised, what I would change, photos. Saved as one types; opens again on the same field.
pragma ComponentBehavior: Bound
import QtQuick
import Passerelle

PageFrame {
    id: root

    required property ReportForm form
    required property VoiceRecorder recorder
    required property VoicePlayer player
    required property PhotoFaces faces
    property WritingAid aid: null
    property bool canGoBack: true
    property real leavesAt: 0 // this device was signed out: until when it hands over what it holds
    signal done()
    signal sent()
    signal unitRequested()
    signal photoRequested()
    signal soundRequested()
    signal memoUndoOffered(string words)
    signal workshopRequested(string photoId)
    signal undoOffered(string words)
    signal reportChosen(string reportId) // one that says the same

    title: form.unitName !== "" ? form.unitName : qsTr("New report")
    subtitle: form.correction ? qsTr("Correction of a report already sent")
            : form.savedAt > 0 ? qsTr("Kept on this phone at %1").arg(Phrases.time(form.savedAt)) : qsTr("Kept as you write, without network")
    back: canGoBack
    onBackRequested: root.leave()

    // Once the page stands and the window has given its first focus away.
    Timer {
        interval: 1
        running: true
        onTriggered: root.restoreCaret()
    }

    Keys.onPressed: event => {
        if (event.key !== Qt.Key_Z || !(event.modifiers & Qt.ControlModifier) || !root.form.canUndo)
            return;
        root.form.undo();
        event.accepted = true;
    }

    function leave() {
        if (root.form.mayLeave())
            root.done();
    }

    function sendNow() {
        if (root.form.send())
            root.sent();
    }

    /// Gives the focus back to the field that had it, at the same letter.
    function restoreCaret() {
        const name = root.form.caretField;
        const card = name === "" ? null : astonishments.cardOf(name) ?? ideas.cardOf(name);
        if (card === null)
            return;
        card.takeCaret(name, root.form.caretPosition);
        root.reveal(card);
    }

    actions: [
        AppIconButton {
            objectName: "undoReport"
            visible: root.form.canUndo
            iconName: "undo"
            text: qsTr("Undo the last deletion or move")
            onClicked: root.form.undo()
        },
        AppIconButton {
            objectName: "discardReport"
            iconName: "delete_outline"
            text: qsTr("Delete this report under way")
            tint: Theme.softInk
            onClicked: {
                root.form.discard();
                root.undoOffered(qsTr("Report deleted; its captures are back in the notebook."));
                root.done();
            }
        }
    ]

    Connections {
        target: root.form

        function onProblemChanged() {
            if (root.form.held)
                root.reveal(trouble);
        }
    }

    Banner {
        id: trouble

        width: parent.width
        visible: root.form.problem !== ""
        kind: "bad"
        text: root.form.problem
        action: qsTr("Try again")
        onActed: root.form.save()
    }
    AppButton {
        width: Math.min(implicitWidth, parent.width)
        objectName: "abandon"
        visible: root.form.held
        kind: "text"
        text: qsTr("Leave without keeping what is not saved")
        onClicked: {
            root.form.abandon();
            root.done();
        }
    }
    Banner {
        width: parent.width
        visible: root.leavesAt > 0
        kind: "bad"
        iconName: "phonelink_erase"
        text: Phrases.signedOutUntil(root.leavesAt)
    }
    Banner {
        width: parent.width
        visible: root.form.conflict
        kind: "notice"
        iconName: "call_split"
        text: qsTr("This report was changed on another device. This is your copy: nothing is lost. Send it to replace the other, or delete it.")
    }

    // Captures carried here from the notebook.
    data: [
        DropArea {
            id: hole

            anchors.fill: parent
            z: 5
            keys: ["passerelle/captures"]
            onDropped: drop => {
                drop.accept();
                root.form.takeCaptures(drop.source.captureIds);
                root.undoOffered(qsTr("%n capture(s) sorted.", "", drop.source.captureIds.length));
            }

            Rectangle {
                anchors { fill: parent; margins: Theme.space2 }
                visible: hole.containsDrag
                radius: Theme.cardRadius
                color: "transparent"
                border.width: 3
                border.color: Theme.sea
            }
        }
    ]

    EditorWhere {
        width: parent.width
        form: root.form
        onUnitRequested: root.unitRequested()
    }
    EditorQuestions {
        width: parent.width
        form: root.form
        onUndoOffered: words => root.undoOffered(words)
    }
    EditorAstonishments {
        id: astonishments

        width: parent.width
        form: root.form
        aid: root.aid
        onReportChosen: reportId => root.reportChosen(reportId)
        onUndoOffered: words => root.undoOffered(words)
    }
    EditorSenses {
        width: parent.width
        form: root.form
    }
    EditorIdeas {
        id: ideas

        width: parent.width
        form: root.form
        aid: root.aid
        onReportChosen: reportId => root.reportChosen(reportId)
        onUndoOffered: words => root.undoOffered(words)
    }
    EditorPhotos {
        width: parent.width
        form: root.form
        faces: root.faces
        onPhotoRequested: root.photoRequested()
        onWorkshopRequested: photoId => root.workshopRequested(photoId)
        onUndoOffered: words => root.undoOffered(words)
    }
    EditorVoices {
        width: parent.width
        form: root.form
        recorder: root.recorder
        player: root.player
        onFileRequested: root.soundRequested()
        onUndoOffered: words => root.undoOffered(words)
        onMemoUndoOffered: words => root.memoUndoOffered(words)
    }

    LastLook {
        id: lastLook

        parent: root
        onSendChosen: root.sendNow()
    }

    footer: [
        AppText {
            width: parent.width
            visible: root.form.missing !== ""
            text: root.form.missing
            color: Theme.notice
            font.pixelSize: Theme.label
            horizontalAlignment: Text.AlignHCenter
        },
        AppButton {
            width: parent.width
            objectName: "send"
            kind: "primary"
            iconName: "send"
            enabled: root.form.missing === ""
            text: root.form.correction ? qsTr("Send the correction when there is a network") : qsTr("Send when there is a network")
            onClicked: {
                lastLook.lists = [...astonishments.hintLists(), ...ideas.hintLists()];
                if (lastLook.remaining > 0)
                    lastLook.open = true;
                else
                    root.sendNow();
            }
        }
    ]
}
