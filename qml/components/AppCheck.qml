// A tick with its sentence. Read `checked`; `picked(on)` tells that the person changed it.
import QtQuick
import QtQuick.Templates as T
import Passerelle

T.CheckBox {
    id: root

    property bool known: checked // the last value we told about, so that assistive technology's toggling counts too
    signal picked(bool on)

    implicitWidth: box.width + Theme.space3 + label.implicitWidth
    implicitHeight: Math.max(Theme.touch, label.implicitHeight + Theme.space4)
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.CheckBox
    Accessible.name: text
    Accessible.checked: checked
    Accessible.checkable: true
    onToggled: root.picked(root.checked)
    Accessible.onPressAction: root.flip()
    Accessible.onToggleAction: root.flip()

    function flip() {
        if (!root.enabled)
            return;
        root.toggle();
        root.picked(root.checked);
    }

    indicator: Rectangle {
        id: box

        y: (root.height - height) / 2
        width: 24
        height: 24
        radius: 6
        color: root.checked ? Theme.sea : "transparent"
        border.width: root.checked ? 0 : 2
        border.color: Theme.outline

        Icon {
            anchors.centerIn: parent
            visible: root.checked
            name: "check"
            size: 20
            color: Theme.seaInk
        }
        FocusRing { visible: root.visualFocus }
    }
    contentItem: AppText {
        id: label

        leftPadding: box.width + Theme.space3
        text: root.text
        verticalAlignment: Text.AlignVCenter
        Accessible.ignored: true
    }
}
