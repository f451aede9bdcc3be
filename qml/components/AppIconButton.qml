// A button that is only a sign; `text` is its name for assistive technology and its tooltip.
import QtQuick
import QtQuick.Templates as T
import Passerelle

T.Button {
    id: root

    property string iconName: ""
    property color tint: Theme.ink

    implicitWidth: Math.max(Theme.touch, icon.size + Theme.space5)
    implicitHeight: implicitWidth
    focusPolicy: Qt.StrongFocus
    opacity: enabled ? 1 : 0.4
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.focusable: true
    Accessible.onPressAction: if (root.enabled) root.clicked()
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()

    contentItem: Item {
        Icon {
            id: icon

            anchors.centerIn: parent
            name: root.iconName
            color: root.tint
        }
    }
    background: Rectangle {
        radius: width / 2
        color: root.down || root.hovered ? Theme.sunken : "transparent"

        FocusRing {
            visible: root.visualFocus
            radius: width / 2
        }
    }
}
