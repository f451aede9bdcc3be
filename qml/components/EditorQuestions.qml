// A kind of immersion in one tap: its few questions become astonishments to write, one of them always what works well.
pragma ComponentBehavior: Bound
import QtQuick
import Passerelle

Column {
    id: root

    required property ReportForm form
    property bool open: false
    signal undoOffered(string words)

    spacing: Theme.space2

    AppButton {
        x: -Theme.space3
        objectName: "questions"
        visible: root.form.asked
        kind: "text"
        iconName: root.open ? "expand_less" : "help_outline"
        text: root.open ? qsTr("No more questions") : qsTr("Short questions to help")
        onClicked: root.open = !root.open
    }
    Section {
        width: parent.width
        visible: choices.visible
        text: qsTr("Short questions to help: choose a kind of visit")
    }
    Flow {
        id: choices

        width: parent.width
        visible: root.open || !root.form.asked
        spacing: Theme.space2

        Repeater {
            model: root.form.templates

            Chip {
                required property var modelData

                objectName: "questions-" + modelData.code
                text: modelData.label
                selected: root.form.kind === modelData.code
                onPicked: {
                    root.form.ask(modelData.code);
                    root.open = false;
                }
            }
        }
    }
}
