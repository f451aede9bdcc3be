// The desktop's places, at the left; the coral button on top.
import QtQuick
import Passerelle

Rectangle {
    id: root

    required property string section
    property int waiting: 0
    property int news: 0
    signal chosen(string section)
    signal captureRequested()
    signal keysRequested()

    implicitWidth: 96
    color: Theme.card
    Accessible.role: Accessible.PageTabList
    Accessible.name: qsTr("Places")

    Rectangle {
        anchors.right: parent.right
        width: 1
        height: parent.height
        color: Theme.hairline
    }
    Column {
        anchors { top: parent.top; topMargin: Theme.space5; horizontalCenter: parent.horizontalCenter }
        spacing: Theme.space3

        CaptureButton {
            anchors.horizontalCenter: parent.horizontalCenter
            objectName: "capture"
            size: 60
            onClicked: root.captureRequested()
        }
        Item {
            width: 1
            height: Theme.space3
        }
        NavButton {
            width: 88
            objectName: "navFeed"
            iconName: "chrome_reader_mode"
            text: qsTr("Stories")
            current: root.section === "feed"
            onClicked: root.chosen("feed")
        }
        NavButton {
            width: 88
            objectName: "navCarnet"
            iconName: "event_note"
            text: qsTr("Notebook")
            current: root.section === "carnet"
            onClicked: root.chosen("carnet")
        }
        NavButton {
            width: 88
            objectName: "navTerrain"
            iconName: "storefront"
            text: qsTr("Field")
            current: root.section === "terrain"
            onClicked: root.chosen("terrain")
        }
        NavButton {
            width: 88
            objectName: "navMe"
            iconName: "person_outline"
            text: qsTr("Me")
            badge: root.waiting
            news: root.news
            current: root.section === "me"
            onClicked: root.chosen("me")
        }
    }
    AppIconButton {
        anchors { bottom: parent.bottom; bottomMargin: Theme.space4; horizontalCenter: parent.horizontalCenter }
        objectName: "keys"
        iconName: "keyboard"
        text: qsTr("List of keys")
        tint: Theme.softInk
        onClicked: root.keysRequested()
    }
}
