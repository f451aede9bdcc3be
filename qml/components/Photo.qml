// One picture with rounded corners; a quiet placeholder with its words until it is there.
import QtQuick
import Passerelle

Rectangle {
    id: root

    property url source
    property string name: qsTr("Photo")
    property bool fit: false
    property string waitingText: qsTr("Photo on its way")

    radius: Theme.cardRadius
    color: Theme.sunken
    clip: true
    Accessible.role: Accessible.Graphic
    Accessible.name: picture.status === Image.Ready ? name : waitingText

    Column {
        anchors.centerIn: parent
        width: parent.width - Theme.space4
        visible: picture.status !== Image.Ready
        spacing: Theme.space1

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: "photo_camera"
            color: Theme.softInk
        }
        AppText {
            width: parent.width
            visible: root.width > 140 && root.height > 90
            text: root.waitingText
            soft: true
            font.pixelSize: Theme.caption
            horizontalAlignment: Text.AlignHCenter
            Accessible.ignored: true
        }
    }
    Image {
        id: picture

        anchors.fill: parent
        source: root.source
        asynchronous: true
        fillMode: root.fit ? Image.PreserveAspectFit : Image.PreserveAspectCrop
        sourceSize.width: Math.max(160, Math.min(1600, Math.round(root.width * 2)))
        opacity: status === Image.Ready ? 1 : 0

        Behavior on opacity { NumberAnimation { duration: Theme.gentle } }
    }
    // Round corners without layers: the page's paper is painted over the four corners.
    CornerMask {
        anchors.fill: parent
        radius: root.radius
    }
}
