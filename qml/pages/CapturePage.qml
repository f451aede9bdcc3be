// ⊕: a few words or a photo, on disk at once. Leaving is always safe: what could not be written stays here.
pragma ComponentBehavior: Bound
import QtQuick
import Passerelle

PageFrame {
    id: root

    required property CaptureForm capture
    required property VoiceRecorder recorder
    required property VoicePlayer player
    property WritingAid aid: null
    property bool hasCamera: false
    signal done()
    signal photoRequested()
    signal cameraRequested()
    signal soundRequested()
    signal undoOffered(string words)
    signal photoUndoOffered(string words)
    signal workshopRequested(string photoId)

    title: qsTr("Astonishment")
    subtitle: capture.problem !== "" ? "" : capture.savedAt > 0 ? qsTr("Kept on this phone at %1").arg(Phrases.time(capture.savedAt))
                                                                : qsTr("Kept as you write, without network")
    back: true
    onBackRequested: root.finish()
    Component.onCompleted: words.focusField()

    function finish() {
        root.player.stop();
        if (root.recorder.memoId !== "" && !root.recorder.leftBehind)
            root.recorder.finish();
        if (root.capture.finish())
            root.done();
        else
            root.reveal(trouble);
    }

    Banner {
        id: trouble

        width: parent.width
        visible: root.capture.problem !== ""
        kind: "bad"
        text: root.capture.problem
        action: qsTr("Try again")
        onActed: root.capture.save()
    }
    AppButton {
        width: Math.min(implicitWidth, parent.width)
        objectName: "abandon"
        visible: root.capture.held
        kind: "text"
        text: qsTr("Leave without keeping this")
        onClicked: {
            root.capture.abandon();
            root.done();
        }
    }
    AppTextArea {
        id: words

        width: parent.width
        fieldName: "captureText"
        placeholder: qsTr("What surprised you, as it would a customer?")
        minimumLines: 5
        text: root.capture.text
        onEdited: root.capture.text = text
    }
    NameHints {
        width: parent.width
        aid: root.aid
        area: words
        fieldKey: "capture"
    }
    PhotoStrip {
        width: parent.width
        visible: root.capture.photos.length > 0
        photos: root.capture.photos
        onAddRequested: root.photoRequested()
        onRemoveRequested: id => {
            root.capture.removePhoto(id);
            root.photoUndoOffered(qsTr("Photo removed."));
        }
        onOpened: index => root.workshopRequested(root.capture.photos[index].medium)
    }
    VoicePanel {
        width: parent.width
        recorder: root.recorder
        player: root.player
        onFileRequested: root.soundRequested()
        onUndoOffered: words => root.undoOffered(words)
    }
    VoiceMemo {
        width: parent.width
        visible: root.capture.voiceId !== ""
        player: root.player
        mediumId: root.capture.voiceId
        durationMs: root.capture.voiceMs
    }
    Connections {
        target: root.recorder

        function onKept(mediumId: string, captureId: string) {
            root.capture.adoptVoice(captureId);
        }
    }

    footer: [
        Row {
            width: parent.width
            spacing: Theme.space3

            AppButton {
                width: (parent.width - (camera.visible ? 2 : 1) * Theme.space3) / (camera.visible ? 3 : 2)
                objectName: "photo"
                iconName: "photo_library"
                text: qsTr("Photo")
                onClicked: root.photoRequested()
            }
            AppButton {
                id: camera

                width: (parent.width - 2 * Theme.space3) / 3
                objectName: "camera"
                visible: root.hasCamera
                iconName: "photo_camera"
                text: qsTr("Camera")
                onClicked: root.cameraRequested()
            }
            AppButton {
                width: (parent.width - (camera.visible ? 2 : 1) * Theme.space3) / (camera.visible ? 3 : 2)
                objectName: "captureDone"
                kind: "primary"
                iconName: "check"
                text: qsTr("It is noted")
                onClicked: root.finish()
            }
        }
    ]
}
