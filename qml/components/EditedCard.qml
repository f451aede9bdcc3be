// A card with fields that can take the caret again after the app was closed.
import QtQuick
import Passerelle

Card {
    id: root

    property int number: 1
    property string initialWords: ""
    signal wordsEdited(string text)
    signal caretMoved(string field, int position)
    signal removeChosen()

    function takeCaret(name: string, position: int) {
    }
}
