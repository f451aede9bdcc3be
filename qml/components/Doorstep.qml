// What the first frame shows: the places, the coral button and the feed, in the shape they will have. Light on purpose: no
// letter, because the first one reads fonts for longer than everything else takes, and no page yet; what is pressed here opens with them.
// qmllint disable unqualified
// (Qt 6.4 cannot create bound components in Loader and StackView, and calls the ids of unbound ones unqualified.)
import QtQuick
import Passerelle

Item {
    id: root

    required property bool wide
    /// A place (feed, carnet, terrain, me) or "capture".
    signal wanted(string name)

    /// A place before its sign and its word are there. The measures are those of NavButton.
    component Place: MouseArea {
        property string name: ""
        property string text: ""

        objectName: name
        Accessible.role: Accessible.PageTab
        Accessible.name: text
        Accessible.onPressAction: clicked(null)
        onClicked: root.wanted(name)

        Rectangle {
            anchors { horizontalCenter: parent.horizontalCenter; verticalCenter: parent.verticalCenter; verticalCenterOffset: -8 }
            width: 56
            height: 30
            radius: 15
            color: parent.name === "feed" ? Theme.seaWash : Theme.sunken
        }
        Rectangle {
            anchors { horizontalCenter: parent.horizontalCenter; verticalCenter: parent.verticalCenter; verticalCenterOffset: 17 }
            width: 40
            height: 8
            radius: 4
            color: Theme.sunken
        }
    }
    component Capture: MouseArea {
        objectName: "capture"
        width: root.wide ? 60 : 64
        height: width
        Accessible.role: Accessible.Button
        Accessible.name: qsTr("Catch an astonishment")
        Accessible.onPressAction: clicked(null)
        onClicked: root.wanted("capture")

        Rectangle {
            anchors.fill: parent
            radius: width / 2
            color: Theme.coral
        }
        Rectangle {
            anchors.centerIn: parent
            width: 20
            height: 3
            color: Theme.coralInk
        }
        Rectangle {
            anchors.centerIn: parent
            width: 3
            height: 20
            color: Theme.coralInk
        }
    }

    Skeleton {
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.space4; topMargin: Theme.touch + Theme.space4 }
        visible: !root.wide
    }
    Rectangle {
        readonly property real room: root.wide ? 0 : (width - 80) / 4

        anchors { left: parent.left; bottom: parent.bottom }
        width: root.wide ? 96 : parent.width
        height: root.wide ? parent.height : 72
        color: Theme.card
        Accessible.role: Accessible.PageTabList
        Accessible.name: qsTr("Places")

        Rectangle {
            x: root.wide ? parent.width - 1 : 0
            width: root.wide ? 1 : parent.width
            height: root.wide ? parent.height : 1
            color: Theme.hairline
        }
        Capture {
            anchors.horizontalCenter: parent.horizontalCenter
            y: root.wide ? Theme.space5 : -13
        }
        Repeater {
            model: [
                { name: "feed", text: qsTr("Stories") },
                { name: "carnet", text: qsTr("Notebook") },
                { name: "terrain", text: qsTr("Field") },
                { name: "me", text: qsTr("Me") }
            ]

            Place {
                required property var modelData
                required property int index

                name: modelData.name
                text: modelData.text
                x: root.wide ? 4 : parent.room * index + (index > 1 ? 80 : 0)
                y: root.wide ? 132 + index * (56 + Theme.space3) : 1
                width: root.wide ? 88 : parent.room
                height: root.wide ? 56 : 71
            }
        }
    }
}
