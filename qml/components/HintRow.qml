// Words by which somebody could be recognised, what to say instead, and two answers: replace, keep.
pragma ComponentBehavior: Bound
import QtQuick
import Passerelle

Rectangle {
    id: root

    property string words: ""
    property string kind: "name"
    property var proposals: []
    readonly property string first: proposals.length > 0 ? proposals[0] : ""
    readonly property string sentence: root.first === ""
        ? qsTr("%1: better left out").arg(Phrases.quoted(root.words))
        : qsTr("%1: rather say %2").arg(Phrases.quoted(root.words)).arg(Phrases.quoted(root.first))
    signal replaceChosen(string proposal)
    signal keepChosen()

    implicitWidth: 320
    implicitHeight: column.implicitHeight + Theme.space3
    radius: Theme.cardRadius
    color: Theme.noticeWash
    Accessible.role: Accessible.Grouping
    Accessible.name: root.sentence

    Column {
        id: column

        anchors { left: parent.left; right: parent.right; leftMargin: Theme.space3; rightMargin: Theme.space3; top: parent.top; topMargin: Theme.space3 }
        spacing: 0

        AppText {
            width: parent.width
            text: root.sentence
            color: Theme.notice
            font.pixelSize: Theme.label
            Accessible.ignored: true
        }
        AppText {
            width: parent.width
            visible: text !== ""
            text: Phrases.hintReason(root.kind)
            soft: true
            font.pixelSize: Theme.label
        }
        Flow {
            width: parent.width

            Repeater {
                model: root.proposals

                AppButton {
                    required property int index
                    required property string modelData

                    objectName: "replaceHint" + index
                    kind: "text"
                    text: index === 0 ? (modelData === "" ? qsTr("Take out") : qsTr("Replace")) : Phrases.quoted(modelData)
                    Accessible.name: modelData === "" ? qsTr("Take out %1").arg(Phrases.quoted(root.words))
                                                      : qsTr("Replace %1 by %2").arg(Phrases.quoted(root.words)).arg(Phrases.quoted(modelData))
                    onClicked: root.replaceChosen(modelData)
                }
            }
            AppButton {
                objectName: "keepHint"
                kind: "text"
                text: qsTr("Keep")
                Accessible.name: qsTr("Keep %1").arg(Phrases.quoted(root.words))
                onClicked: root.keepChosen()
            }
        }
    }
}
