// One version of a report: when, and what changed since the one before, word by word.
pragma ComponentBehavior: Bound
import QtQuick
import Passerelle

Card {
    id: root

    property int number: 1
    property string when: ""
    property string words: ""
    property var changes: [] // [{label, pieces: [{kind, text}], spoken}]

    name: qsTr("Version %1").arg(number)
    spacing: Theme.space2

    function escaped(text: string): string {
        return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/\n/g, "<br>");
    }

    function drawn(pieces: var): string {
        let html = "";
        for (const piece of pieces) {
            const words = root.escaped(piece.text);
            html += piece.kind === "removed" ? "<s><font color=\"" + Theme.bad + "\">" + words + "</font></s>"
                  : piece.kind === "added" ? "<u><font color=\"" + Theme.good + "\">" + words + "</font></u>" : words;
        }
        return html;
    }

    AppText {
        width: parent.width
        text: qsTr("Version %1, %2", "number, time").arg(root.number).arg(root.when)
        font.weight: Font.Medium
        Accessible.role: Accessible.Heading
    }
    AppText {
        width: parent.width
        visible: root.changes.length === 0
        text: root.number > 1 ? qsTr("No word changed.") : root.words !== "" ? qsTr("First version: %1").arg(root.words) : qsTr("First version")
        soft: true
        font.pixelSize: Theme.label
    }
    Repeater {
        model: root.changes

        Column {
            id: change

            required property var modelData

            width: parent ? parent.width : 0
            spacing: 2

            AppText {
                width: parent.width
                text: change.modelData.label
                soft: true
                font.pixelSize: Theme.caption
                Accessible.ignored: true
            }
            AppText {
                width: parent.width
                textFormat: Text.StyledText
                text: root.drawn(change.modelData.pieces)
                Accessible.role: Accessible.StaticText
                Accessible.name: change.modelData.label + ": " + change.modelData.spoken
            }
        }
    }
}
