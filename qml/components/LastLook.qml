// Before sending: the words by which somebody could still be recognised, once more. It asks, and never forbids.
pragma ComponentBehavior: Bound
import QtQuick
import Passerelle

Sheet {
    id: root

    property var lists: [] // of NameHints
    readonly property int remaining: lists.reduce((sum, list) => sum + list.hints.count, 0)
    signal sendChosen()

    title: qsTr("A last look before sending")

    AppText {
        width: parent.width
        text: root.remaining > 0 ? qsTr("By these words somebody of the team could be recognised. A report tells what happened, not who it was.")
                                 : qsTr("Nobody is named any more. Thank you.")
        soft: true
    }
    Repeater {
        model: root.lists

        Column {
            id: one

            required property NameHints modelData

            width: parent.width
            spacing: Theme.space2

            Repeater {
                model: one.modelData ? one.modelData.hints.hints : []

                HintRow {
                    required property int index
                    required property var modelData

                    width: one.width
                    words: modelData.words
                    kind: modelData.kind
                    proposals: modelData.proposals
                    onReplaceChosen: proposal => one.modelData.hints.replace(index, proposal)
                    onKeepChosen: one.modelData.hints.keep(index)
                }
            }
        }
    }
    AppButton {
        width: parent.width
        objectName: "sendAfterLook"
        kind: "primary"
        iconName: "send"
        text: root.remaining > 0 ? qsTr("Send as it is") : qsTr("Send")
        onClicked: {
            root.open = false;
            root.sendChosen();
        }
    }
    AppButton {
        width: parent.width
        objectName: "backToText"
        kind: "text"
        text: qsTr("Back to the text")
        onClicked: root.close()
    }
}
