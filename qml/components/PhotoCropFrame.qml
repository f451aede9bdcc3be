// What of a photo is kept: a frame with a handle at each corner and one to move it, by finger or by the arrow keys.
pragma ComponentBehavior: Bound
import QtQuick
import Passerelle

Item {
    id: root

    required property rect crop // of the photo, in its pixels
    required property real ratio // of the screen to the photo
    signal picked(real x, real y, real width, real height)

    readonly property real stepPx: 16 / ratio
    // While a handle is held; the photo's own units.
    property rect held: crop
    property bool holding: false
    readonly property rect shown: holding ? held : crop

    /// Moves the edges that `corner` names (l, t, r, b) by so much of the photo.
    function moved(from: rect, corner: string, dx: real, dy: real): rect {
        let x = from.x, y = from.y, right = from.x + from.width, bottom = from.y + from.height;
        if (corner.includes("l")) x = Math.min(x + dx, right - 64);
        if (corner.includes("r")) right = Math.max(right + dx, x + 64);
        if (corner.includes("t")) y = Math.min(y + dy, bottom - 64);
        if (corner.includes("b")) bottom = Math.max(bottom + dy, y + 64);
        if (corner === "")
            return Qt.rect(x + dx, y + dy, from.width, from.height);
        return Qt.rect(x, y, right - x, bottom - y);
    }

    function send(area: rect) {
        root.picked(area.x, area.y, area.width, area.height);
    }

    // What falls away lies in the shade.
    Repeater {
        model: [
            Qt.rect(0, 0, root.width, root.shown.y * root.ratio),
            Qt.rect(0, (root.shown.y + root.shown.height) * root.ratio, root.width, root.height),
            Qt.rect(0, root.shown.y * root.ratio, root.shown.x * root.ratio, root.shown.height * root.ratio),
            Qt.rect((root.shown.x + root.shown.width) * root.ratio, root.shown.y * root.ratio, root.width, root.shown.height * root.ratio)
        ]

        Rectangle {
            required property rect modelData

            x: modelData.x
            y: modelData.y
            width: Math.max(0, Math.min(modelData.width, root.width - x))
            height: Math.max(0, Math.min(modelData.height, root.height - y))
            color: Theme.scrim
        }
    }
    Rectangle {
        x: root.shown.x * root.ratio
        y: root.shown.y * root.ratio
        width: root.shown.width * root.ratio
        height: root.shown.height * root.ratio
        color: "transparent"
        border.width: 2
        border.color: Theme.markLine
    }
    Repeater {
        model: [
            { corner: "lt", name: qsTr("Upper left corner of what is kept") },
            { corner: "rt", name: qsTr("Upper right corner of what is kept") },
            { corner: "lb", name: qsTr("Lower left corner of what is kept") },
            { corner: "rb", name: qsTr("Lower right corner of what is kept") },
            { corner: "", name: qsTr("Move what is kept") }
        ]

        Item {
            id: handle

            required property var modelData
            readonly property string corner: modelData.corner

            x: (corner === "" ? root.shown.x + root.shown.width / 2 : corner.includes("l") ? root.shown.x : root.shown.x + root.shown.width) * root.ratio - width / 2
            y: (corner === "" ? root.shown.y + root.shown.height / 2 : corner.includes("t") ? root.shown.y : root.shown.y + root.shown.height) * root.ratio - height / 2
            width: Theme.touch
            height: Theme.touch
            objectName: "crop_" + (corner === "" ? "move" : corner)
            activeFocusOnTab: true
            Accessible.role: Accessible.Slider
            Accessible.name: modelData.name
            Accessible.description: qsTr("Arrow keys move it")
            Accessible.focusable: true
            Accessible.onPressAction: handle.forceActiveFocus()
            Keys.onPressed: event => {
                const dx = event.key === Qt.Key_Left ? -root.stepPx : event.key === Qt.Key_Right ? root.stepPx : 0;
                const dy = event.key === Qt.Key_Up ? -root.stepPx : event.key === Qt.Key_Down ? root.stepPx : 0;
                if (dx === 0 && dy === 0)
                    return;
                root.send(root.moved(root.crop, handle.corner, dx, dy));
                event.accepted = true;
            }

            Rectangle {
                anchors.centerIn: parent
                width: 20
                height: 20
                radius: 10
                color: Theme.markLine
                border.width: 3
                border.color: Theme.markHalo
            }
            FocusRing { visible: handle.activeFocus }
            MouseArea {
                property point from
                property rect start

                anchors.fill: parent
                preventStealing: true
                cursorShape: Qt.SizeAllCursor
                onPressed: mouse => {
                    from = mapToItem(root, mouse.x, mouse.y);
                    start = root.crop;
                    root.held = root.crop;
                    root.holding = true;
                }
                onPositionChanged: mouse => {
                    const at = mapToItem(root, mouse.x, mouse.y);
                    root.held = root.moved(start, handle.corner, (at.x - from.x) / root.ratio, (at.y - from.y) / root.ratio);
                }
                onReleased: {
                    root.holding = false;
                    root.send(root.held);
                }
                onCanceled: root.holding = false
            }
        }
    }
}
