// A voice memo being recorded: begin, see that somebody listens and how loud it is, pause, listen, keep or delete. Where there is
// no microphone it says so and offers a file.
pragma ComponentBehavior: Bound
import QtQuick
import Passerelle

Column {
    id: root

    required property VoiceRecorder recorder
    required property VoicePlayer player
    property string draftId: ""
    property ReportForm form: null // that the memo goes into: it writes what waits first, so that nothing is overwritten
    property string words: ""
    readonly property bool recording: recorder.state === "recording"
    readonly property bool begun: recorder.state !== "idle"
    signal fileRequested()
    signal undoOffered(string words)

    spacing: Theme.space2

    function keep() {
        root.player.stop();
        if (root.form)
            root.form.save();
        root.recorder.finish(root.words);
    }

    Banner {
        width: parent.width
        visible: text !== ""
        objectName: "voiceProblem"
        kind: root.begun ? "notice" : "bad"
        iconName: "mic_off"
        text: root.recorder.problem !== "" ? root.recorder.problem : root.begun ? "" : root.recorder.explanation
        action: root.begun ? "" : qsTr("Choose a sound file")
        actionName: "voiceFile"
        onActed: root.fileRequested()
    }
    AppButton {
        width: parent.width
        objectName: "record"
        visible: !root.begun && root.recorder.explanation === ""
        iconName: "mic"
        text: qsTr("Record a voice memo")
        onClicked: {
            root.player.stop();
            root.recorder.record(root.draftId);
        }
    }
    Card {
        width: parent.width
        visible: root.begun
        name: root.recording ? qsTr("Recording: the microphone is on") : qsTr("Voice memo, paused")
        padding: Theme.space3

        Item {
            width: parent.width
            height: Math.max(Theme.touch, sign.implicitHeight)

            Rectangle {
                id: lamp

                anchors.verticalCenter: parent.verticalCenter
                width: 16
                height: 16
                radius: root.recording ? 8 : 2
                color: root.recording ? Theme.bad : Theme.softInk

                SequentialAnimation on opacity {
                    running: root.recording && Theme.quick > 0
                    loops: Animation.Infinite
                    alwaysRunToEnd: true

                    NumberAnimation { to: 0.4; duration: 600 }
                    NumberAnimation { to: 1; duration: 600 }
                }
            }
            AppText {
                id: sign

                anchors { left: lamp.right; leftMargin: Theme.space3; right: clock.left; rightMargin: Theme.space2; verticalCenter: parent.verticalCenter }
                text: root.recording ? qsTr("Recording") : root.recorder.leftBehind ? qsTr("A memo was left unfinished: it is kept to its last second")
                                                                                    : qsTr("Paused, kept on this phone")
                color: root.recording ? Theme.bad : Theme.ink
            }
            AppText {
                id: clock

                anchors { right: parent.right; verticalCenter: parent.verticalCenter }
                objectName: "voiceClock"
                text: qsTr("%1 of %2", "seconds recorded, longest memo").arg(Phrases.length(root.recorder.durationMs)).arg(Phrases.length(root.recorder.longestMs))
                soft: true
            }
        }
        Rectangle {
            width: parent.width
            height: 12
            visible: root.recording
            objectName: "voiceLevel"
            radius: 6
            color: Theme.sunken
            Accessible.role: Accessible.ProgressBar
            Accessible.name: qsTr("Level of the microphone: %1 %").arg(Math.round(root.recorder.level * 100))

            Rectangle {
                width: Math.max(height, parent.width * root.recorder.level)
                height: parent.height
                radius: 6
                color: root.recorder.level > 0.95 ? Theme.bad : Theme.good

                Behavior on width { NumberAnimation { duration: 80 } }
            }
        }
        Flow {
            width: parent.width
            spacing: Theme.space2

            AppButton {
                objectName: "voicePause"
                iconName: root.recording ? "pause" : "mic"
                text: root.recording ? qsTr("Pause") : qsTr("Continue")
                onClicked: {
                    root.player.stop();
                    if (root.recording)
                        root.recorder.pause();
                    else
                        root.recorder.record(root.draftId);
                }
            }
            AppButton {
                objectName: "voiceListen"
                visible: !root.recording
                kind: "text"
                iconName: root.player.playing === root.recorder.memoId ? "stop" : "play_arrow"
                text: root.player.playing === root.recorder.memoId ? qsTr("Stop") : qsTr("Listen")
                onClicked: root.player.toggleOpenMemo(root.recorder.memoId)
            }
            AppButton {
                objectName: "voiceKeep"
                iconName: "check"
                text: qsTr("Keep the memo")
                onClicked: root.keep()
            }
            AppButton {
                objectName: "voiceDelete"
                kind: "text"
                danger: true
                iconName: "delete_outline"
                text: qsTr("Delete")
                onClicked: {
                    root.player.stop();
                    root.recorder.discard();
                    root.undoOffered(qsTr("Voice memo deleted."));
                }
            }
        }
        AppText {
            width: parent.width
            text: qsTr("Other people's voices are theirs: tell who is beside you, and describe instead of quoting names.")
            soft: true
            font.pixelSize: Theme.caption
        }
    }
}
