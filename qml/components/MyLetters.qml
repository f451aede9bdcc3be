// "The edition by mail": how often it comes; no news, no mail.
pragma ComponentBehavior: Bound
import QtQuick
import Passerelle

Column {
    id: root

    required property LettersModel letters

    spacing: Theme.space2
    visible: letters.frequency !== ""
    Component.onCompleted: root.letters.refresh()

    Section {
        width: parent.width
        text: qsTr("The edition by mail")
    }
    Flow {
        width: parent.width
        spacing: Theme.space2

        Repeater {
            model: [{ code: "weekly", label: qsTr("Every week") }, { code: "monthly", label: qsTr("Once a month") }, { code: "never", label: qsTr("Never") }]

            Chip {
                required property var modelData

                objectName: "letters-" + modelData.code
                text: modelData.label
                selected: root.letters.frequency === modelData.code
                onPicked: root.letters.choose(modelData.code)
            }
        }
    }
    AppText {
        width: parent.width
        text: root.letters.paused ? qsTr("Your mailbox no longer takes our mail: mend it, then choose again.")
            : !root.letters.address ? qsTr("We do not have your address: the programme administrator can add it.")
            : qsTr("No news, no mail. What you have read here does not come again.")
        color: root.letters.paused ? Theme.bad : Theme.softInk
        font.pixelSize: Theme.label
    }
}
