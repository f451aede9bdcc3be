// What is on its way, in the shape it will have.
pragma ComponentBehavior: Bound
import QtQuick
import Passerelle

Column {
    id: root

    property int cards: 3
    property string name: qsTr("Loading")

    spacing: Theme.space4
    Accessible.role: Accessible.Grouping
    Accessible.name: name

    Repeater {
        model: root.cards

        Rectangle {
            id: sheet

            width: root.width
            height: 148
            radius: Theme.cardRadius
            color: Theme.card
            border.width: 1
            border.color: Theme.hairline

            Column {
                anchors { fill: parent; margins: Theme.space4 }
                spacing: Theme.space3

                Repeater {
                    model: [0.35, 0.9, 0.75, 0.5]

                    Rectangle {
                        required property real modelData

                        width: parent.width * modelData
                        height: 16
                        radius: 8
                        color: Theme.sunken
                    }
                }
            }
            SequentialAnimation on opacity {
                running: Theme.motion && sheet.visible
                loops: Animation.Infinite
                NumberAnimation { from: 1; to: 0.55; duration: 700 }
                NumberAnimation { from: 0.55; to: 1; duration: 700 }
            }
        }
    }
}
