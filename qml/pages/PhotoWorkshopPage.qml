// A photo on the workbench: mask who could be recognised, crop, draw. Leaving without keeping changes nothing.
pragma ComponentBehavior: Bound
import QtQuick
import Passerelle

Rectangle {
    id: root

    required property PhotoWorkshop workshop
    signal done()

    color: Theme.paper
    Accessible.role: Accessible.Dialog
    Accessible.name: qsTr("Mask, crop, draw")
    Keys.onPressed: event => {
        if (event.key === Qt.Key_Escape || event.key === Qt.Key_Back)
            root.leave();
        else if (event.matches(StandardKey.Undo))
            root.workshop.undo();
        else if (event.matches(StandardKey.Redo))
            root.workshop.redo();
        else
            return;
        event.accepted = true;
    }
    Component.onCompleted: canvas.forceActiveFocus()

    function leave() {
        root.workshop.close();
        root.done();
    }

    // Nothing below hears what is pressed here.
    MouseArea { anchors.fill: parent }
    Connections {
        target: root.workshop
        function onKept() { root.done(); }
    }
    PageHeader {
        id: header

        anchors { left: parent.left; right: parent.right; top: parent.top }
        title: qsTr("Mask, crop, draw")
        back: true
        onBackRequested: root.leave()

        AppIconButton {
            objectName: "photoUndo"
            enabled: root.workshop.canUndo
            iconName: "undo"
            text: qsTr("Undo")
            onClicked: root.workshop.undo()
        }
        AppIconButton {
            objectName: "photoRedo"
            enabled: root.workshop.canRedo
            iconName: "redo"
            text: qsTr("Redo")
            onClicked: root.workshop.redo()
        }
    }
    PhotoCanvas {
        id: canvas

        anchors { left: parent.left; right: parent.right; top: header.bottom; bottom: foot.top; margins: Theme.space4 }
        workshop: root.workshop
    }
    EmptyState {
        anchors.centerIn: canvas
        width: parent.width
        visible: !root.workshop.ready && root.workshop.problem !== ""
        iconName: "no_photography"
        title: qsTr("No photo to work on")
        text: root.workshop.problem
    }
    Column {
        id: foot

        anchors { bottom: parent.bottom; bottomMargin: Theme.space3 }
        x: Math.max(Theme.space4, (root.width - width) / 2)
        width: Math.min(root.width - 2 * Theme.space4, Theme.column)
        visible: root.workshop.ready
        spacing: Theme.space2

        Banner {
            width: parent.width
            visible: root.workshop.problem !== ""
            kind: "bad"
            text: root.workshop.problem
        }
        PhotoFacesBar {
            width: parent.width
            workshop: root.workshop
        }
        PhotoTools {
            width: parent.width
            workshop: root.workshop
        }
        AppButton {
            width: parent.width
            objectName: "keepPhoto"
            kind: "primary"
            iconName: "check"
            enabled: root.workshop.ready && !root.workshop.keeping
            text: root.workshop.keeping ? qsTr("Being kept…") : root.workshop.edited ? qsTr("Keep, and erase the first version") : qsTr("It is fine as it is")
            onClicked: root.workshop.keep()
        }
    }
}
