// A place where captures go: pressed, the selection goes there; dropped on, what is carried does.
import QtQuick
import Passerelle

AppButton {
    id: root

    signal received(var captureIds)

    kind: "plain"

    DropArea {
        id: hole

        anchors.fill: parent
        keys: ["passerelle/captures"]
        onDropped: drop => {
            drop.accept();
            root.received(drop.source.captureIds);
        }

        Rectangle {
            anchors.fill: parent
            visible: hole.containsDrag
            radius: Theme.pillRadius
            color: "transparent"
            border.width: 3
            border.color: Theme.sea
        }
    }
}
