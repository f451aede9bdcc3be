// A sheet of paper with a hairline. `pressable` makes the whole of it a button named `name`.
import QtQuick
import Passerelle

Rectangle {
    id: root

    default property alias content: column.data
    property bool pressable: false
    property bool current: false
    property string name: ""
    property int padding: Theme.space4
    property alias spacing: column.spacing
    signal pressed()

    implicitWidth: 320
    implicitHeight: column.implicitHeight + 2 * padding
    radius: Theme.cardRadius
    color: mouse.pressed ? Theme.sunken : Theme.card
    border.width: current ? 2 : 1
    border.color: current ? Theme.sea : Theme.hairline
    activeFocusOnTab: pressable
    Accessible.role: pressable ? Accessible.Button : Accessible.Grouping
    Accessible.name: name
    Accessible.ignored: !pressable
    Accessible.focusable: pressable
    Accessible.onPressAction: if (root.pressable) root.pressed()
    Keys.onReturnPressed: event => { if (root.pressable) root.pressed(); else event.accepted = false; }
    Keys.onSpacePressed: event => { if (root.pressable) root.pressed(); else event.accepted = false; }

    MouseArea {
        id: mouse

        anchors.fill: parent
        enabled: root.pressable
        cursorShape: root.pressable ? Qt.PointingHandCursor : Qt.ArrowCursor
        onClicked: root.pressed()
    }
    Column {
        id: column

        x: root.padding
        y: root.padding
        width: root.width - 2 * root.padding
        spacing: Theme.space3
    }
    FocusRing { visible: root.activeFocus && root.pressable }
}
