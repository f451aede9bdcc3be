// A button with words. kind: "primary" (the one call to act), "plain" (outlined) or "text".
import QtQuick
import QtQuick.Templates as T
import Passerelle

T.Button {
    id: root

    property string kind: "plain"
    property string iconName: ""
    property bool danger: false
    readonly property color tint: danger ? Theme.bad : Theme.sea
    readonly property real signWidth: iconName === "" ? 0 : sign.width + Theme.space2

    implicitWidth: Math.max(Theme.touch, label.implicitWidth + signWidth + leftPadding + rightPadding)
    width: parent ? Math.min(implicitWidth, parent.width) : implicitWidth
    implicitHeight: Math.max(Theme.touch, row.implicitHeight + topPadding + bottomPadding)
    leftPadding: kind === "text" ? Theme.space3 : Theme.space5
    rightPadding: leftPadding
    topPadding: Theme.space2
    bottomPadding: Theme.space2
    focusPolicy: Qt.StrongFocus
    opacity: enabled || kind === "primary" ? 1 : 0.45
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.focusable: true
    Accessible.onPressAction: if (root.enabled) root.clicked()
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()

    contentItem: Item {
        implicitHeight: row.implicitHeight

        Row {
            id: row

            readonly property color colour: root.kind !== "primary" ? root.tint : root.enabled ? Theme.coralInk : Theme.softInk

            anchors.centerIn: parent
            spacing: Theme.space2

            Icon {
                id: sign

                anchors.verticalCenter: parent.verticalCenter
                visible: root.iconName !== ""
                name: root.iconName
                size: Math.round(20 * Math.min(Theme.fontScale, 1.5))
                color: row.colour
            }
            AppText {
                id: label

                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(implicitWidth, root.availableWidth - root.signWidth)
                lineHeight: 1
                text: root.text
                color: row.colour
                font.pixelSize: Theme.label + 1
                font.weight: Font.Medium
                horizontalAlignment: Text.AlignHCenter
                Accessible.ignored: true
            }
        }
    }
    background: Rectangle {
        radius: Theme.pillRadius
        color: root.kind === "primary" ? (!root.enabled ? Theme.sunken : root.down ? Theme.coralPressed : Theme.coral)
                                       : root.down || root.hovered ? Theme.sunken : "transparent"
        border.width: root.kind === "plain" ? 1 : 0
        border.color: root.danger ? Theme.bad : Theme.outline

        Behavior on color { ColorAnimation { duration: Theme.quick } }
        FocusRing {
            visible: root.visualFocus
            radius: Theme.pillRadius + 3
        }
    }
}
