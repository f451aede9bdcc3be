// The photos of a capture or a report, in a line; a tile at the end adds one.
pragma ComponentBehavior: Bound
import QtQuick
import Passerelle

Flow {
    id: root

    required property var photos // [{id, source, caption}]
    property bool editable: true
    property int tile: 96
    signal addRequested()
    signal removeRequested(string id)
    signal opened(int index)

    spacing: Theme.space2

    Repeater {
        model: root.photos

        Item {
            id: cell

            required property var modelData
            required property int index

            width: root.tile
            height: root.tile

            Photo {
                anchors.fill: parent
                source: cell.modelData.source
                name: qsTr("Photo %1").arg(cell.index + 1)
                waitingText: qsTr("Photo %1").arg(cell.index + 1)
            }
            Item {
                id: opener

                anchors.fill: parent
                visible: root.editable
                objectName: "openPhoto"
                activeFocusOnTab: true
                Accessible.role: Accessible.Button
                Accessible.name: qsTr("Mask, crop, draw on photo %1").arg(cell.index + 1)
                Accessible.focusable: true
                Accessible.onPressAction: root.opened(cell.index)
                Keys.onReturnPressed: root.opened(cell.index)
                Keys.onSpacePressed: root.opened(cell.index)

                MouseArea {
                    anchors.fill: parent
                    onClicked: root.opened(cell.index)
                }
                Rectangle {
                    anchors { left: parent.left; bottom: parent.bottom; margins: 4 }
                    width: 28
                    height: 28
                    radius: 14
                    color: Theme.card
                    border.width: 1
                    border.color: Theme.hairline

                    Icon {
                        anchors.centerIn: parent
                        name: "brush"
                        size: 18
                        color: Theme.sea
                    }
                }
                FocusRing { visible: opener.activeFocus }
            }
            Rectangle {
                anchors { right: parent.right; top: parent.top; margins: 4 }
                visible: root.editable
                width: 28
                height: 28
                radius: 14
                color: Theme.card
                border.width: 1
                border.color: Theme.hairline

                AppIconButton {
                    anchors.centerIn: parent
                    objectName: "removePhoto"
                    iconName: "close"
                    text: qsTr("Remove photo %1").arg(cell.index + 1)
                    onClicked: root.removeRequested(cell.modelData.id)
                }
            }
        }
    }
    Rectangle {
        id: adder

        visible: root.editable
        width: root.tile
        height: root.tile
        radius: Theme.cardRadius
        color: addArea.pressed ? Theme.sunken : "transparent"
        border.width: 1
        border.color: Theme.outline
        objectName: "addPhoto"
        activeFocusOnTab: true
        Accessible.role: Accessible.Button
        Accessible.name: qsTr("Add a photo")
        Accessible.focusable: true
        Accessible.onPressAction: root.addRequested()
        Keys.onReturnPressed: root.addRequested()
        Keys.onSpacePressed: root.addRequested()

        Icon {
            anchors.centerIn: parent
            name: "add_a_photo"
            color: Theme.sea
        }
        MouseArea {
            id: addArea

            anchors.fill: parent
            onClicked: root.addRequested()
        }
        FocusRing { visible: adder.activeFocus }
    }
}
