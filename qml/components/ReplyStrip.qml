// The store's answer, printed beside the report everywhere.
import QtQuick
import Passerelle

Rectangle {
    id: root

    property string unitName: ""
    property string text: ""
    property bool thanked: false
    property string kind: ""
    property bool spoken: false // there is a memo beside it

    implicitWidth: 320
    implicitHeight: words.implicitHeight + 2 * Theme.space3
    radius: 8
    color: Theme.goodWash

    Column {
        id: words

        anchors { left: parent.left; right: parent.right; margins: Theme.space3; verticalCenter: parent.verticalCenter }
        spacing: 2

        AppText {
            width: parent.width
            text: root.kind === "blur" ? qsTr("%1 asks for a photo to be masked:", "a unit").arg(root.unitName)
                : root.kind === "name" ? qsTr("%1 asks for a name to be taken out:", "a unit").arg(root.unitName)
                : root.text === "" && root.spoken && !root.thanked ? qsTr("%1 answers:", "a unit").arg(root.unitName)
                : root.text === "" ? qsTr("%1 says thank you", "a unit").arg(root.unitName)
                                   : root.thanked ? qsTr("%1 says thank you, and answers:", "a unit").arg(root.unitName)
                                                  : qsTr("%1 answers:", "a unit").arg(root.unitName)
            color: Theme.good
            font.pixelSize: Theme.label
            font.weight: Font.Medium
        }
        AppText {
            width: parent.width
            visible: root.text !== ""
            text: Phrases.typeset(root.text)
            font.pixelSize: Theme.label + 1
        }
    }
}
