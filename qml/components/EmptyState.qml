// Nothing here yet: what will be, and the one thing to do.
import QtQuick
import Passerelle

Column {
    id: root

    property string iconName: ""
    property string title: ""
    property string text: ""
    property string action: ""
    property string actionName: "emptyAction"
    property string actionKind: "plain"
    signal acted()

    spacing: Theme.space3
    topPadding: Theme.space7
    bottomPadding: Theme.space6

    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        width: 88
        height: 88
        radius: 44
        color: Theme.seaWash

        Icon {
            anchors.centerIn: parent
            name: root.iconName
            size: 40
            color: Theme.sea
        }
    }
    AppText {
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(parent.width - 2 * Theme.space4, 420)
        text: root.title
        font.pixelSize: Theme.cardTitle
        font.weight: Font.Medium
        horizontalAlignment: Text.AlignHCenter
    }
    AppText {
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(parent.width - 2 * Theme.space4, 420)
        text: root.text
        soft: true
        horizontalAlignment: Text.AlignHCenter
    }
    AppButton {
        anchors.horizontalCenter: parent.horizontalCenter
        objectName: root.actionName
        visible: root.action !== ""
        kind: root.actionKind
        text: root.action
        onClicked: root.acted()
    }
}
