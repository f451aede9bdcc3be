// The capture page, whole on a phone, a card over the page on a desktop.
import QtQuick
import Passerelle

Rectangle {
    id: root

    required property CaptureForm capture
    required property VoiceRecorder recorder
    required property VoicePlayer player
    property WritingAid aid: null
    property bool wide: false
    property bool hasCamera: false
    signal done()
    signal photoRequested()
    signal cameraRequested()
    signal soundRequested()
    signal undoOffered(string words)
    signal photoUndoOffered(string words)
    signal workshopRequested(string photoId)

    function finish() {
        page.finish();
    }

    color: wide ? Theme.scrim : Theme.paper
    Keys.onEscapePressed: page.finish()

    MouseArea {
        anchors.fill: parent
        onClicked: page.finish()
    }
    MouseArea { anchors.fill: page }
    CapturePage {
        id: page

        anchors.centerIn: parent
        width: root.wide ? 560 : parent.width
        height: root.wide ? Math.min(560, parent.height - Theme.space6) : parent.height
        radius: root.wide ? Theme.cardRadius : 0
        capture: root.capture
        recorder: root.recorder
        player: root.player
        aid: root.aid
        hasCamera: root.hasCamera
        onDone: root.done()
        onPhotoRequested: root.photoRequested()
        onCameraRequested: root.cameraRequested()
        onSoundRequested: root.soundRequested()
        onUndoOffered: words => root.undoOffered(words)
        onPhotoUndoOffered: words => root.photoUndoOffered(words)
        onWorkshopRequested: photoId => root.workshopRequested(photoId)
    }
}
