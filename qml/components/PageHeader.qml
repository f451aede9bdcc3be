// The top of a page: back, title, a quiet line under it, actions at the right.
import QtQuick
import Passerelle

Item {
    id: root

    default property alias actions: actions.data
    property string title: ""
    property string subtitle: ""
    property bool back: false
    property bool large: true
    signal backRequested()

    implicitWidth: 320
    implicitHeight: Math.max(Theme.touch + Theme.space4, lines.implicitHeight + Theme.space5)

    AppIconButton {
        id: backButton

        x: Theme.space1
        anchors.verticalCenter: parent.verticalCenter
        objectName: "back"
        visible: root.back
        iconName: "arrow_back"
        text: qsTr("Back")
        onClicked: root.backRequested()
    }
    Column {
        id: lines

        anchors {
            left: parent.left
            leftMargin: root.back ? backButton.width + Theme.space2 : Theme.space4
            right: actions.left
            rightMargin: Theme.space2
            verticalCenter: parent.verticalCenter
        }
        spacing: 2

        AppText {
            width: parent.width
            text: root.title
            font.pixelSize: root.large && !root.back ? Theme.pageTitle : Theme.cardTitle
            font.weight: Font.Medium
            Accessible.role: Accessible.Heading
        }
        AppText {
            width: parent.width
            visible: root.subtitle !== ""
            text: root.subtitle
            soft: true
            font.pixelSize: Theme.label
        }
    }
    Row {
        id: actions

        anchors { right: parent.right; rightMargin: Theme.space2; verticalCenter: parent.verticalCenter }
        spacing: Theme.space1
    }
}
