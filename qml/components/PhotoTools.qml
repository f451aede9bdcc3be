// The workbench's tools: what masks, what draws, what crops; and the size or the colour of the one in hand.
pragma ComponentBehavior: Bound
import QtQuick
import Passerelle

Column {
    id: root

    required property PhotoWorkshop workshop
    readonly property bool draws: workshop.tool === "pen" || workshop.tool === "arrow"

    spacing: Theme.space1

    Component.onCompleted: {
        root.workshop.maskColor = Theme.mask;
        root.workshop.color = Theme.markColours[0].colour;
    }

    Flow {
        width: parent.width
        spacing: Theme.space2

        Repeater {
            model: [
                { tool: "brush", icon: "brush", name: qsTr("Mask") },
                { tool: "box", icon: "crop_din", name: qsTr("Rectangle") },
                { tool: "pen", icon: "edit", name: qsTr("Pen") },
                { tool: "arrow", icon: "call_made", name: qsTr("Arrow") },
                { tool: "crop", icon: "crop", name: qsTr("Crop") }
            ]

            Chip {
                required property var modelData

                objectName: "tool_" + modelData.tool
                text: modelData.name
                iconName: modelData.icon
                selected: root.workshop.tool === modelData.tool
                onPicked: root.workshop.tool = modelData.tool
            }
        }
    }
    Row {
        width: parent.width
        visible: root.workshop.tool === "brush"
        spacing: Theme.space3

        AppText {
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("Brush")
            soft: true
            font.pixelSize: Theme.label
            Accessible.ignored: true
        }
        PhotoSlider {
            width: Math.min(260, root.width - 100)
            objectName: "brushSize"
            name: qsTr("Size of the masking brush")
            from: 0.01
            to: 0.25
            stepSize: 0.01
            value: root.workshop.brush
            onMoved: root.workshop.brush = value
        }
    }
    Flow {
        width: parent.width
        visible: root.draws
        spacing: Theme.space1

        Repeater {
            model: Theme.markColours

            AppIconButton {
                id: swatch

                required property var modelData

                objectName: "colour"
                checked: Qt.colorEqual(root.workshop.color, modelData.colour)
                text: modelData.name
                Accessible.role: Accessible.RadioButton
                Accessible.checkable: true
                Accessible.checked: checked
                onClicked: root.workshop.color = modelData.colour

                Rectangle {
                    anchors.centerIn: parent
                    width: tick.size
                    height: tick.size
                    radius: width / 2
                    color: swatch.modelData.colour
                    border.color: Theme.outline
                    z: 1

                    Icon {
                        id: tick

                        visible: swatch.checked
                        name: "check"
                        color: swatch.modelData.tick
                    }
                }
            }
        }
    }
    AppButton {
        visible: root.workshop.tool === "box"
        objectName: "addBox"
        kind: "text"
        iconName: "add"
        text: qsTr("Mask the middle")
        onClicked: {
            const size = root.workshop.size;
            root.workshop.maskBox(size.width * 0.4, size.height * 0.4, size.width * 0.2, size.height * 0.2);
        }
    }
    AppButton {
        visible: root.workshop.tool === "crop"
        objectName: "cropWhole"
        kind: "text"
        iconName: "crop_free"
        text: qsTr("Keep the whole photo")
        onClicked: root.workshop.setCrop(0, 0, root.workshop.size.width, root.workshop.size.height)
    }
}
