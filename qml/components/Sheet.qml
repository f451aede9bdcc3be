// A question over the page: a card on a scrim. Escape and the scrim close it.
import QtQuick
import Passerelle

Item {
    id: root

    default property alias content: body.data
    property string title: ""
    property bool open: false
    signal closed()

    anchors.fill: parent
    visible: opacity > 0
    opacity: open ? 1 : 0
    focus: open
    z: 50
    Accessible.role: Accessible.Dialog
    Accessible.name: title
    Accessible.ignored: !open
    Keys.onEscapePressed: root.close()

    Behavior on opacity { NumberAnimation { duration: Theme.quick } }

    function close() {
        open = false;
        closed();
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.scrim

        MouseArea {
            anchors.fill: parent
            onClicked: root.close()
            onWheel: wheel => wheel.accepted = true
        }
    }
    Flickable {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.space4, 480)
        height: Math.min(parent.height - 2 * Theme.space5, card.implicitHeight)
        contentHeight: card.implicitHeight
        clip: true
        boundsBehavior: Flickable.StopAtBounds

        Card {
            id: card

            width: parent.width
            padding: Theme.space5

            AppText {
                width: parent.width
                visible: root.title !== ""
                text: root.title
                font.pixelSize: Theme.cardTitle
                font.weight: Font.Medium
                Accessible.role: Accessible.Heading
            }
            Column {
                id: body

                width: parent.width
                spacing: Theme.space3
            }
        }
    }
}
