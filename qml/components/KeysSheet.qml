// The list of keys.
pragma ComponentBehavior: Bound
import QtQuick
import Passerelle

Sheet {
    id: root

    title: qsTr("Keys")

    Repeater {
        model: [
            { key: "N", what: qsTr("Catch an astonishment") },
            { key: "/ Ctrl+F", what: qsTr("Search") },
            { key: "J", what: qsTr("Next story") },
            { key: "K", what: qsTr("Story before") },
            { key: "1 2 3 4", what: qsTr("Stories, notebook, field, me") },
            { key: "V", what: qsTr("The ballot that waits; there 1 to 6 grade, S no opinion, C concerned, J K move") },
            { key: qsTr("in triage"), what: qsTr("1 to the round, 2 answer, 3 for information, 4 merge, U undo, J K move") },
            { key: qsTr("Tab"), what: qsTr("Next field or button; with Shift the one before") },
            { key: qsTr("Enter"), what: qsTr("Press what has the frame") },
            { key: "Ctrl P", what: qsTr("Print the open report, or keep it as a PDF") },
            { key: "? F1", what: qsTr("This list") },
            { key: qsTr("Esc"), what: qsTr("Back") }
        ]

        Item {
            id: line

            required property var modelData

            width: parent.width
            height: Math.max(32, what.implicitHeight, cap.height) + Theme.space1

            Rectangle {
                id: cap

                width: Math.max(40, label.implicitWidth + Theme.space4)
                height: Math.max(28, label.implicitHeight)
                radius: 6
                color: Theme.sunken
                border.width: 1
                border.color: Theme.hairline

                AppText {
                    id: label

                    anchors.centerIn: parent
                    text: line.modelData.key
                    font.pixelSize: Theme.label
                    font.weight: Font.Medium
                }
            }
            AppText {
                id: what

                x: Math.round(96 * Math.min(Theme.fontScale, 1.5)) + Theme.space4
                width: parent.width - x
                text: line.modelData.what
            }
        }
    }
    AppButton {
        width: parent.width
        objectName: "keysClose"
        text: qsTr("Close")
        onClicked: root.close()
    }
}
