// The camera: what it sees, and the shutter; or, for an invitation, a frame that waits for a QR code.
pragma ComponentBehavior: Bound
import QtMultimedia
import QtQuick
import Passerelle

Rectangle {
    id: root

    required property CameraModel camera
    property bool forQr: false
    signal done()

    color: Theme.paper
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Camera")
    Component.onCompleted: {
        root.camera.showIn(output.videoSink, root.forQr);
        root.camera.start();
    }
    Component.onDestruction: root.camera.stop()

    VideoOutput {
        id: output

        anchors { fill: parent; bottomMargin: 120 }
        fillMode: VideoOutput.PreserveAspectCrop
    }
    EmptyState {
        anchors.centerIn: output
        width: parent.width
        visible: !root.camera.available || root.camera.problem !== ""
        iconName: "no_photography"
        title: qsTr("No picture from the camera")
        text: root.camera.problem !== "" ? root.camera.problem : root.camera.explanation
    }
    AppText {
        anchors { bottom: parent.bottom; bottomMargin: 52 }
        width: parent.width
        visible: root.forQr
        text: qsTr("Hold the QR code of the invitation in front of the camera.")
        horizontalAlignment: Text.AlignHCenter
    }
    CaptureButton {
        anchors { horizontalCenter: parent.horizontalCenter; bottom: parent.bottom; bottomMargin: Theme.space5 }
        objectName: "shutter"
        visible: !root.forQr
        enabled: root.camera.active
        size: 72
        text: qsTr("Take the photo")
        onClicked: root.camera.take()
    }
    AppIconButton {
        anchors { left: parent.left; top: parent.top; margins: Theme.space2 }
        objectName: "back"
        iconName: "arrow_back"
        text: qsTr("Back")
        onClicked: root.done()
    }
}
