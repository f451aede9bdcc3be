// The photo on the workbench: drawn on by finger, mouse or keyboard (arrows move the point, Space begins and ends a mark).
pragma ComponentBehavior: Bound
import QtQuick
import Passerelle

Item {
    id: root

    required property PhotoWorkshop workshop
    readonly property bool cropping: workshop.tool === "crop"
    readonly property real ratio: workshop.ready ? Math.min(width / workshop.size.width, height / workshop.size.height) : 1
    property point cursor: Qt.point(0.5, 0.5) // share of the photo, for the keyboard
    property bool marking: false // Space was pressed: the mark goes on

    function photoX(share: real): real {
        return share * root.workshop.size.width;
    }

    function photoY(share: real): real {
        return share * root.workshop.size.height;
    }

    function toggleMark() {
        if (root.cropping)
            return;
        if (root.marking)
            root.workshop.release();
        else
            root.workshop.press(root.photoX(root.cursor.x), root.photoY(root.cursor.y));
        root.marking = !root.marking;
    }

    function step(dx: real, dy: real) {
        root.cursor = Qt.point(Math.max(0, Math.min(1, root.cursor.x + dx)), Math.max(0, Math.min(1, root.cursor.y + dy)));
        if (root.marking)
            root.workshop.drag(root.photoX(root.cursor.x), root.photoY(root.cursor.y));
    }

    Item {
        id: sheet

        anchors.centerIn: parent
        width: root.workshop.ready ? root.workshop.size.width * root.ratio : 0
        height: root.workshop.ready ? root.workshop.size.height * root.ratio : 0
        visible: root.workshop.ready

        PhotoBoard {
            id: board

            anchors.fill: parent
            objectName: "photoBoard"
            workshop: root.workshop
            activeFocusOnTab: true
            Accessible.role: Accessible.Canvas
            Accessible.name: qsTr("The photo, %n mask(s)", "", root.workshop.masks)
            Accessible.description: qsTr("Arrow keys move the point, Space begins and ends a mark")
            Accessible.focusable: true
            Accessible.onPressAction: root.toggleMark()
            Keys.onPressed: event => {
                const step = event.modifiers & Qt.ShiftModifier ? 0.1 : 0.02;
                if (event.key === Qt.Key_Left)
                    root.step(-step, 0);
                else if (event.key === Qt.Key_Right)
                    root.step(step, 0);
                else if (event.key === Qt.Key_Up)
                    root.step(0, -step);
                else if (event.key === Qt.Key_Down)
                    root.step(0, step);
                else if (event.key === Qt.Key_Space)
                    root.toggleMark();
                else
                    return;
                event.accepted = true;
            }
        }
        MouseArea {
            anchors.fill: parent
            enabled: !root.cropping
            preventStealing: true
            cursorShape: Qt.CrossCursor
            onPressed: mouse => {
                root.marking = false;
                root.workshop.press(mouse.x / root.ratio, mouse.y / root.ratio);
            }
            onPositionChanged: mouse => root.workshop.drag(mouse.x / root.ratio, mouse.y / root.ratio)
            onReleased: root.workshop.release()
            onCanceled: root.workshop.release()
        }
        Rectangle {
            visible: board.activeFocus && !root.cropping
            x: root.cursor.x * parent.width - width / 2
            y: root.cursor.y * parent.height - height / 2
            width: Math.max(12, root.workshop.tool === "brush" ? root.workshop.brush * Math.max(parent.width, parent.height) : 12)
            height: width
            radius: width / 2
            color: "transparent"
            border.width: root.marking ? 4 : 2
            border.color: Theme.markLine
        }
        Repeater {
            model: root.cropping ? [] : root.workshop.faces

            PhotoFaceBox {
                required property var modelData

                x: modelData.box.x * root.ratio
                y: modelData.box.y * root.ratio
                width: modelData.box.width * root.ratio
                height: modelData.box.height * root.ratio
                number: modelData.index + 1
                onMaskChosen: root.workshop.maskFace(modelData.index)
                onDismissChosen: root.workshop.dismissFace(modelData.index)
            }
        }
        PhotoCropFrame {
            anchors.fill: parent
            visible: root.cropping && root.workshop.ready
            crop: Qt.rect(root.workshop.crop.x, root.workshop.crop.y, root.workshop.crop.width, root.workshop.crop.height)
            ratio: root.ratio
            onPicked: (x, y, width, height) => root.workshop.setCrop(x, y, width, height)
        }
        // Shown by all other tools: what the crop leaves out is dim.
        Repeater {
            model: root.cropping || !root.workshop.ready ? [] : [
                Qt.rect(0, 0, sheet.width, root.workshop.crop.y * root.ratio),
                Qt.rect(0, (root.workshop.crop.y + root.workshop.crop.height) * root.ratio, sheet.width, sheet.height),
                Qt.rect(0, 0, root.workshop.crop.x * root.ratio, sheet.height),
                Qt.rect((root.workshop.crop.x + root.workshop.crop.width) * root.ratio, 0, sheet.width, sheet.height)
            ]

            Rectangle {
                required property rect modelData

                x: modelData.x
                y: modelData.y
                width: Math.max(0, Math.min(modelData.width, sheet.width - x))
                height: Math.max(0, Math.min(modelData.height, sheet.height - y))
                color: Theme.scrim
            }
        }
    }
}
