// Under a text: the words by which a member of staff could be recognised, and a role to say instead. Never in the way.
pragma ComponentBehavior: Bound
import QtQuick
import Passerelle

Column {
    id: root

    property WritingAid aid: null
    property AppTextArea area: null
    property string fieldKey: ""
    readonly property PrivacyHints hints: PrivacyHints {
        aid: root.aid
        field: root.fieldKey
        document: root.area ? root.area.area.textDocument : null
        underline: Theme.notice
        onReplaced: root.area.edited()
    }

    visible: root.hints.count > 0 || root.hints.canUndo
    height: visible ? implicitHeight : 0
    spacing: Theme.space2
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Words by which somebody could be recognised")

    Repeater {
        model: root.hints.hints

        HintRow {
            required property int index
            required property var modelData

            width: root.width
            words: modelData.words
            kind: modelData.kind
            proposals: modelData.proposals
            onReplaceChosen: proposal => root.hints.replace(index, proposal)
            onKeepChosen: root.hints.keep(index)
        }
    }
    AppButton {
        x: -Theme.space3
        objectName: "undoReplacement"
        visible: root.hints.canUndo
        kind: "text"
        iconName: "undo"
        text: qsTr("Put the words back")
        onClicked: root.hints.undo()
    }
}
