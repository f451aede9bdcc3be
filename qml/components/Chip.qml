// A small choice among several. `selected` comes from outside; `picked()` goes out.
import QtQuick
import QtQuick.Templates as T
import Passerelle

T.RadioButton {
    id: root

    property bool selected: false
    property string iconName: ""
    property color tint: Theme.sea
    property color wash: Theme.seaWash
    signal picked()

    implicitWidth: Math.max(Theme.touch, row.implicitWidth + 2 * Theme.space4)
    implicitHeight: Math.max(Theme.touch, row.implicitHeight + Theme.space4)
    // Checked from outside; the type is what assistive technology is told, whenever it comes.
    checkable: false
    autoExclusive: false
    focusPolicy: Qt.StrongFocus
    opacity: enabled ? 1 : 0.45
    Accessible.role: Accessible.RadioButton
    Accessible.name: text
    Accessible.checkable: true
    Accessible.checked: selected
    Accessible.onPressAction: if (root.enabled) root.picked()
    Accessible.onToggleAction: if (root.enabled) root.picked()
    onClicked: root.picked()
    Keys.onReturnPressed: root.picked()

    contentItem: Item {
        Row {
            id: row

            anchors.centerIn: parent
            spacing: Theme.space2

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                visible: root.iconName !== ""
                name: root.iconName
                size: Math.round(18 * Math.min(Theme.fontScale, 1.5))
                color: root.selected ? root.tint : Theme.softInk
            }
            AppText {
                anchors.verticalCenter: parent.verticalCenter
                text: root.text
                font.pixelSize: Theme.label
                font.weight: root.selected ? Font.Medium : Font.Normal
                color: root.selected ? root.tint : Theme.ink
                wrapMode: Text.NoWrap
                lineHeight: 1
                Accessible.ignored: true
            }
        }
    }
    background: Item {
        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width
            height: parent.height - Theme.space2
            radius: height / 2
            color: root.selected ? root.wash : root.down || root.hovered ? Theme.sunken : Theme.card
            border.width: root.selected ? 2 : 1
            border.color: root.selected ? root.tint : Theme.hairline

            Behavior on color { ColorAnimation { duration: Theme.quick } }
        }
        FocusRing {
            visible: root.visualFocus
            radius: height / 2
        }
    }
}
