// The sensory strip of a report being written.
import QtQuick
import Passerelle

Column {
    id: root

    required property ReportForm form

    spacing: Theme.space3

    Section {
        width: parent.width
        text: qsTr("Sensory walk: one tap a cell")
    }
    Card {
        width: parent.width
        padding: Theme.space3

        SensoryStrip {
            width: parent.width
            moments: root.form.moments
            marks: root.form.senses
            onCycled: (moment, sense) => root.form.cycleSense(moment, sense)
            onWordEdited: (moment, sense, word) => root.form.setSenseWord(moment, sense, word)
        }
    }
}
