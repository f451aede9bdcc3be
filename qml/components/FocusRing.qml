// The visible focus of the keyboard.
import QtQuick
import Passerelle

Rectangle {
    id: root

    anchors.fill: parent
    anchors.margins: -3
    radius: Theme.cardRadius
    color: "transparent"
    border.width: 2
    border.color: Theme.sea
}
