// A face that is proposed on a photo: pressing masks it, the cross (or Delete) says that it is none.
import QtQuick
import Passerelle

Item {
    id: root

    required property int number
    signal maskChosen()
    signal dismissChosen()

    objectName: "face"
    activeFocusOnTab: true
    Accessible.role: Accessible.Button
    Accessible.name: qsTr("Face %1, proposed: mask it", "the number of a face on a photo").arg(number)
    Accessible.description: qsTr("Delete: it is no face, or it may be seen")
    Accessible.focusable: true
    Accessible.onPressAction: root.maskChosen()
    Keys.onReturnPressed: root.maskChosen()
    Keys.onSpacePressed: root.maskChosen()
    Keys.onDeletePressed: root.dismissChosen()

    Rectangle {
        anchors { fill: parent; margins: -1 }
        color: "transparent"
        border.width: 4
        border.color: Theme.markHalo
    }
    Rectangle {
        anchors.fill: parent
        color: "transparent"
        border.width: 2
        border.color: Theme.markLine
    }
    FocusRing { visible: root.activeFocus }
    MouseArea {
        anchors { fill: parent; margins: -Math.max(0, (Theme.touch - Math.min(parent.width, parent.height)) / 2) }
        cursorShape: Qt.PointingHandCursor
        onClicked: root.maskChosen()
    }
    Rectangle {
        id: cross

        anchors { horizontalCenter: parent.right; verticalCenter: parent.top }
        width: 28
        height: 28
        radius: 14
        color: Theme.card
        border.width: 1
        border.color: Theme.outline

        AppIconButton {
            anchors.centerIn: parent
            objectName: "dismissFace"
            iconName: "close"
            text: qsTr("Face %1 is no face, or may be seen: do not mask it").arg(root.number)
            onClicked: root.dismissChosen()
        }
    }
}
