// The store's answer, printed beside the report everywhere.
import QtQuick
import Passerelle

Rectangle {
    id: root

    property string unitName: ""
    property string text: ""
    property bool thanked: false

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
            text: root.text === "" ? qsTr("%1 says thank you", "a unit").arg(root.unitName)
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
