// A line to press: sign, title, a second line, and something at the end.
import QtQuick
import QtQuick.Templates as T
import Passerelle

T.ItemDelegate {
    id: root

    property string iconName: ""
    property string title: ""
    property string subtitle: ""
    property string trailing: ""
    property bool current: false
    property bool chevron: true

    implicitWidth: 320
    implicitHeight: Math.max(Theme.touch + Theme.space2, lines.implicitHeight + 2 * Theme.space3)
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Button
    Accessible.name: title + (subtitle === "" ? "" : ", " + subtitle) + (trailing === "" ? "" : ", " + trailing)
    Accessible.focusable: true
    Accessible.onPressAction: if (root.enabled) root.clicked()
    Keys.onReturnPressed: root.clicked()

    contentItem: Item {
        Icon {
            id: icon

            x: Theme.space4
            anchors.verticalCenter: parent.verticalCenter
            visible: root.iconName !== ""
            name: root.iconName
            color: root.current ? Theme.sea : Theme.softInk
        }
        Column {
            id: lines

            anchors {
                left: parent.left
                leftMargin: root.iconName === "" ? Theme.space4 : Theme.space4 + icon.width + Theme.space4
                right: tail.left
                rightMargin: Theme.space2
                verticalCenter: parent.verticalCenter
            }
            spacing: 2

            AppText {
                width: parent.width
                text: root.title
                color: root.current ? Theme.sea : Theme.ink
                font.weight: root.current ? Font.Medium : Font.Normal
                Accessible.ignored: true
            }
            AppText {
                width: parent.width
                visible: root.subtitle !== ""
                text: root.subtitle
                soft: true
                font.pixelSize: Theme.label
                Accessible.ignored: true
            }
        }
        Row {
            id: tail

            anchors { right: parent.right; rightMargin: Theme.space3; verticalCenter: parent.verticalCenter }
            spacing: Theme.space1

            AppText {
                anchors.verticalCenter: parent.verticalCenter
                visible: root.trailing !== ""
                text: root.trailing
                soft: true
                font.pixelSize: Theme.label
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
            Icon {
                anchors.verticalCenter: parent.verticalCenter
                visible: root.chevron
                name: "chevron_right"
                color: Theme.softInk
            }
        }
    }
    background: Rectangle {
        color: root.down || root.hovered ? Theme.sunken : "transparent"
        radius: Theme.cardRadius

        FocusRing {
            anchors.margins: 0
            visible: root.visualFocus
        }
    }
}
