// A strip with one sentence and at most one thing to do. kind: "notice", "bad", "good" or "info".
import QtQuick
import Passerelle

Rectangle {
    id: root

    property string text: ""
    property string action: ""
    property string actionName: "bannerAction"
    property string kind: "notice"
    property string iconName: kind === "bad" ? "error_outline" : kind === "good" ? "check_circle_outline" : kind === "info" ? "info_outline" : "cloud_off"
    readonly property color tint: kind === "bad" ? Theme.bad : kind === "good" ? Theme.good : kind === "info" ? Theme.sea : Theme.notice
    signal acted()

    implicitWidth: 320
    implicitHeight: Math.max(Theme.touch, column.implicitHeight + 2 * Theme.space3)
    radius: Theme.cardRadius
    color: kind === "bad" ? Theme.badWash : kind === "good" ? Theme.goodWash : kind === "info" ? Theme.seaWash : Theme.noticeWash
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text

    Icon {
        id: icon

        x: Theme.space3
        y: Theme.space3
        name: root.iconName
        color: root.tint
        size: Math.round(22 * Math.min(Theme.fontScale, 1.5))
    }
    Column {
        id: column

        anchors { left: icon.right; leftMargin: Theme.space3; right: parent.right; rightMargin: Theme.space3; verticalCenter: parent.verticalCenter }

        AppText {
            width: parent.width
            text: root.text
            color: root.tint
            font.pixelSize: Theme.label
            Accessible.ignored: true
        }
        AppButton {
            x: -Theme.space3
            objectName: root.actionName
            visible: root.action !== ""
            kind: "text"
            text: root.action
            onClicked: root.acted()
        }
    }
}
