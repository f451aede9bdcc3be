// The units probably meant, near or recent: the wrong one is mended by one tap.
pragma ComponentBehavior: Bound
import QtQuick
import Passerelle

Flow {
    id: root

    required property var choices // [{code, name, hint}]
    signal picked(string code)

    spacing: Theme.space2

    Repeater {
        model: root.choices

        Chip {
            required property var modelData

            objectName: "unit-" + modelData.code
            iconName: modelData.hint === "near" ? "near_me" : "history"
            text: Phrases.shortened(modelData.name, 30)
            Accessible.role: Accessible.Button
            Accessible.name: modelData.hint === "near" ? qsTr("%1, near").arg(modelData.name) : qsTr("%1, recent").arg(modelData.name)
            onPicked: root.picked(modelData.code)
        }
    }
}
