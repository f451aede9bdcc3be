// Tells what was done, and undoes it. Stays eight seconds.
import QtQuick
import Passerelle

Rectangle {
    id: root

    property string text: ""
    property string action: ""
    property bool open: false
    signal acted()

    function show(words: string, verb: string) {
        text = words;
        action = verb;
        open = true;
        timer.restart();
    }

    width: Math.min(parent ? parent.width - 2 * Theme.space4 : 400, 480)
    height: Math.max(Theme.touch, message.implicitHeight + Theme.space4)
    radius: Theme.cardRadius
    color: Theme.ink
    opacity: open ? 1 : 0
    visible: opacity > 0
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text

    Behavior on opacity { NumberAnimation { duration: Theme.gentle } }
    Timer {
        id: timer

        interval: 8000
        onTriggered: root.open = false
    }
    AppText {
        id: message

        anchors { left: parent.left; leftMargin: Theme.space4; right: undo.left; verticalCenter: parent.verticalCenter }
        text: root.text
        color: Theme.paper
        font.pixelSize: Theme.label
        Accessible.ignored: true
    }
    Item {
        id: undo

        anchors { right: parent.right; rightMargin: Theme.space2; verticalCenter: parent.verticalCenter }
        width: root.action === "" ? 0 : word.implicitWidth + 2 * Theme.space4
        height: Theme.touch
        visible: root.action !== ""
        objectName: "undo"
        activeFocusOnTab: true
        Accessible.role: Accessible.Button
        Accessible.name: root.action
        Accessible.focusable: true
        Accessible.onPressAction: undo.go()
        Keys.onReturnPressed: undo.go()
        Keys.onSpacePressed: undo.go()

        function go() {
            root.open = false;
            root.acted();
        }

        AppText {
            id: word

            anchors.centerIn: parent
            text: root.action
            color: Theme.paper
            font.pixelSize: Theme.label
            font.weight: Font.Bold
            font.underline: true
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
        MouseArea {
            anchors.fill: parent
            onClicked: undo.go()
        }
        FocusRing { visible: undo.activeFocus }
    }
}
