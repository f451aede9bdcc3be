// ⊕: the one loud thing of the app. Catches an astonishment from anywhere.
import QtQuick
import QtQuick.Templates as T
import Passerelle

T.Button {
    id: root

    property int size: 64

    implicitWidth: size
    implicitHeight: size
    focusPolicy: Qt.StrongFocus
    text: qsTr("Catch an astonishment")
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.focusable: true
    Accessible.onPressAction: root.clicked()
    Keys.onReturnPressed: root.clicked()

    contentItem: Item {
        Icon {
            anchors.centerIn: parent
            name: "add"
            size: Math.round(root.size * 0.53)
            color: Theme.coralInk
        }
    }
    background: Rectangle {
        radius: width / 2
        color: root.down ? Theme.coralPressed : Theme.coral
        scale: root.down ? 0.94 : 1

        Behavior on scale { NumberAnimation { duration: Theme.quick; easing.type: Easing.OutCubic } }
        FocusRing {
            visible: root.visualFocus
            radius: width / 2
        }
    }
}
