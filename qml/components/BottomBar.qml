// The phone's places, the coral button in the middle.
import QtQuick
import Passerelle

Rectangle {
    id: root

    required property string section
    property int waiting: 0
    property int news: 0
    signal chosen(string section)
    signal captureRequested()

    implicitHeight: 72
    color: Theme.card
    Accessible.role: Accessible.PageTabList
    Accessible.name: qsTr("Places")

    Rectangle {
        width: parent.width
        height: 1
        color: Theme.hairline
    }
    Row {
        anchors.fill: parent
        anchors.topMargin: 1

        NavButton {
            width: (parent.width - 80) / 4
            height: parent.height
            objectName: "navFeed"
            iconName: "chrome_reader_mode"
            text: qsTr("Stories")
            current: root.section === "feed"
            onClicked: root.chosen("feed")
        }
        NavButton {
            width: (parent.width - 80) / 4
            height: parent.height
            objectName: "navCarnet"
            iconName: "event_note"
            text: qsTr("Notebook")
            current: root.section === "carnet"
            onClicked: root.chosen("carnet")
        }
        Item {
            width: 80
            height: parent.height

            CaptureButton {
                anchors.horizontalCenter: parent.horizontalCenter
                y: -14
                objectName: "capture"
                onClicked: root.captureRequested()
            }
        }
        NavButton {
            width: (parent.width - 80) / 4
            height: parent.height
            objectName: "navTerrain"
            iconName: "storefront"
            text: qsTr("Field")
            current: root.section === "terrain"
            onClicked: root.chosen("terrain")
        }
        NavButton {
            width: (parent.width - 80) / 4
            height: parent.height
            objectName: "navMe"
            iconName: "person_outline"
            text: qsTr("Me")
            badge: root.waiting
            news: root.news
            current: root.section === "me"
            onClicked: root.chosen("me")
        }
    }
}
