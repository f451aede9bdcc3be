// A unit or a person as a coloured initial: quiet, and the same everywhere.
import QtQuick
import Passerelle

Rectangle {
    id: root

    property string name: ""
    property int size: 40

    implicitWidth: size
    implicitHeight: size
    radius: size / 2
    color: Theme.seaWash
    Accessible.ignored: true

    AppText {
        anchors.centerIn: parent
        text: root.name === "" ? "" : root.name.charAt(0).toUpperCase()
        color: Theme.sea
        font.pixelSize: Math.round(root.size * 0.45)
        font.weight: Font.Medium
        lineHeight: 1
        Accessible.ignored: true
    }
}
