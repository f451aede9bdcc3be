// A thin bar that says where one is.
import QtQuick
import QtQuick.Templates as T
import Passerelle

T.ScrollBar {
    id: root

    implicitWidth: 8
    implicitHeight: 8
    padding: 2
    minimumSize: 0.08
    visible: policy !== T.ScrollBar.AlwaysOff && size < 1
    Accessible.ignored: true

    contentItem: Rectangle {
        implicitWidth: 4
        implicitHeight: 4
        radius: 2
        color: Theme.outline
        opacity: root.active ? 0.9 : 0.35

        Behavior on opacity { NumberAnimation { duration: Theme.gentle } }
    }
}
