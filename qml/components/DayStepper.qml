// The day of the visit: one press a day back or forward, never after today.
import QtQuick
import Passerelle

Item {
    id: root

    required property string day // 2026-11-17
    required property string today // the same, by the server's clock
    signal picked(string iso)

    implicitWidth: 320
    implicitHeight: Math.max(Theme.touch + Theme.space2, words.implicitHeight + Theme.space3)

    function moved(by: int): string {
        const parts = root.day.split("-");
        return Phrases.isoOf(new Date(Number(parts[0]), Number(parts[1]) - 1, Number(parts[2]) + by));
    }

    Icon {
        id: icon

        x: Theme.space4
        anchors.verticalCenter: parent.verticalCenter
        name: "event"
        color: Theme.softInk
    }
    AppText {
        id: words

        anchors { left: icon.right; leftMargin: Theme.space4; right: before.left; verticalCenter: parent.verticalCenter }
        text: Phrases.capital(Phrases.isoDay(root.day))
        Accessible.name: qsTr("Day of the visit: %1").arg(text)
    }
    AppIconButton {
        id: before

        anchors { right: after.left; verticalCenter: parent.verticalCenter }
        objectName: "dayBefore"
        iconName: "chevron_left"
        text: qsTr("The day before")
        onClicked: root.picked(root.moved(-1))
    }
    AppIconButton {
        id: after

        anchors { right: parent.right; verticalCenter: parent.verticalCenter }
        objectName: "dayAfter"
        iconName: "chevron_right"
        text: qsTr("The day after")
        enabled: root.day < root.today
        onClicked: root.picked(root.moved(1))
    }
}
