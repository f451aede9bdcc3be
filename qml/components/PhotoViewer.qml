// One photo, whole.
import QtQuick
import Passerelle

Rectangle {
    id: root

    property url source
    property bool open: false

    anchors.fill: parent
    z: 60
    visible: opacity > 0
    opacity: open ? 1 : 0
    focus: open
    color: Theme.paper
    Accessible.role: Accessible.Dialog
    Accessible.name: qsTr("Photo")
    Accessible.ignored: !open
    Keys.onEscapePressed: root.open = false

    Behavior on opacity { NumberAnimation { duration: Theme.quick } }

    Photo {
        anchors { fill: parent; topMargin: 64; margins: Theme.space3 }
        radius: 0
        color: "transparent"
        fit: true
        source: root.open ? root.source : ""
    }
    AppIconButton {
        anchors { right: parent.right; top: parent.top; margins: Theme.space2 }
        objectName: "photoClose"
        visible: root.open
        iconName: "close"
        text: qsTr("Close the photo")
        onClicked: root.open = false
    }
}
