// One idea being written.
pragma ComponentBehavior: Bound
import QtQuick
import Passerelle

EditedCard {
    id: root

    name: qsTr("Idea %1").arg(number)
    Component.onCompleted: words.text = initialWords

    function takeCaret(name: string, position: int) {
        words.focusField();
        words.cursorPosition = Math.min(position, words.text.length);
    }

    function hintLists(): var {
        return [hints];
    }

    Item {
        width: parent.width
        height: words.implicitHeight

        AppTextArea {
            id: words

            anchors { left: parent.left; right: bin.left; rightMargin: Theme.space1 }
            fieldName: "idea"
            label: qsTr("My idea")
            placeholder: qsTr("Open a second checkout from five customers on")
            minimumLines: 2
            onEdited: root.wordsEdited(text)
            onCursorPositionChanged: if (area.activeFocus) root.caretMoved("/text", cursorPosition)
        }
        AppIconButton {
            id: bin

            anchors { right: parent.right; rightMargin: -Theme.space2 }
            objectName: "removeIdea"
            iconName: "delete_outline"
            text: qsTr("Delete idea %1").arg(root.number)
            tint: Theme.softInk
            onClicked: root.removeChosen()
        }
    }
    NameHints {
        id: hints

        width: parent.width
        aid: root.aid
        area: words
        fieldKey: root.objectName + "/text"
    }
    SimilarCards {
        width: parent.width
        aid: root.aid
        text: words.text
        unitCode: root.unitCode
        ideas: true
        onReportChosen: reportId => root.similarChosen(reportId)
    }
}
