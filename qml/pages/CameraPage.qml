// The camera inside the app: what it sees, and the shutter; or, for an invitation, a frame that waits for a QR code. No other
// app takes over, so nothing that was typed can be killed; without a camera it says so and offers a file.
pragma ComponentBehavior: Bound
import QtMultimedia
import QtQuick
import Passerelle

Rectangle {
    id: root

    required property CameraModel camera
    required property CaptureForm capture
    property bool forQr: false
    readonly property bool blocked: !camera.available || camera.problem !== ""
    signal done()
    signal fileRequested()

    color: Theme.paper
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Camera")
    Keys.onEscapePressed: root.done()
    Component.onCompleted: {
        root.forceActiveFocus();
        root.camera.showIn(output.videoSink, root.forQr);
        root.camera.start();
        if (!root.forQr)
            root.capture.roomForPhoto();
    }
    Component.onDestruction: root.camera.stop()

    function take() {
        if (root.capture.roomForPhoto())
            root.camera.take();
    }

    VideoOutput {
        id: output

        anchors { fill: parent; bottomMargin: foot.height }
        fillMode: VideoOutput.PreserveAspectCrop
    }
    EmptyState {
        anchors.centerIn: output
        width: parent.width
        visible: root.blocked
        iconName: "no_photography"
        title: qsTr("No picture from the camera")
        text: root.camera.problem !== "" ? root.camera.problem : root.camera.explanation
        action: qsTr("Choose a picture from the files")
        actionName: "chooseFile"
        onActed: root.fileRequested()
    }
    Column {
        anchors { left: parent.left; right: parent.right; bottom: foot.top; margins: Theme.space4 }
        spacing: Theme.space2

        Banner {
            width: parent.width
            visible: !root.forQr && root.capture.problem !== ""
            kind: "bad"
            text: root.capture.problem
        }
    }
    Item {
        id: foot

        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        height: 120

        AppText {
            anchors.centerIn: parent
            width: parent.width - 2 * Theme.space4
            visible: root.forQr
            text: qsTr("Hold the QR code of the invitation in front of the camera.")
            horizontalAlignment: Text.AlignHCenter
        }
        AppIconButton {
            anchors { right: shutter.left; rightMargin: Theme.space5; verticalCenter: parent.verticalCenter }
            objectName: "torch"
            visible: !root.forQr && root.camera.canLight
            iconName: root.camera.light ? "flash_on" : "flash_off"
            text: root.camera.light ? qsTr("Turn the light off") : qsTr("Turn the light on")
            Accessible.checkable: true
            Accessible.checked: root.camera.light
            onClicked: root.camera.light = !root.camera.light
        }
        CaptureButton {
            id: shutter

            anchors.centerIn: parent
            objectName: "shutter"
            visible: !root.forQr && !root.blocked
            enabled: root.camera.active
            size: 72
            text: qsTr("Take the photo")
            onClicked: root.take()
        }
        AppIconButton {
            anchors { left: shutter.right; leftMargin: Theme.space5; verticalCenter: parent.verticalCenter }
            objectName: "flip"
            visible: root.camera.canFlip
            iconName: "flip_camera_android"
            text: qsTr("The other camera")
            onClicked: root.camera.flip()
        }
    }
    AppIconButton {
        anchors { left: parent.left; top: parent.top; margins: Theme.space2 }
        objectName: "back"
        iconName: "arrow_back"
        text: qsTr("Back")
        onClicked: root.done()
    }
}
