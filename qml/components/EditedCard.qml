// A card with fields that can take the caret again after the app was closed.
import QtQuick
import Passerelle

Card {
    id: root

    property int number: 1
    property string initialWords: ""
    property WritingAid aid: null
    property string unitCode: ""
    signal similarChosen(string reportId)
    signal wordsEdited(string text)
    signal caretMoved(string field, int position)
    signal removeChosen()

    function takeCaret(name: string, position: int) {
    }

    /// Of each field of the card: who could be recognised in it.
    function hintLists(): var {
        return [];
    }
}
