// What surprised: the astonishments of a report being written, and a way to add one.
pragma ComponentBehavior: Bound
import QtQuick
import Passerelle

Column {
    id: root

    required property ReportForm form
    property WritingAid aid: null
    signal reportChosen(string reportId)
    signal undoOffered(string words)

    spacing: Theme.space4

    /// The card that holds the field `name` ("<entry id>/text"); null when it is not among these.
    function cardOf(name: string): EditedCard {
        for (let i = 0; i < astonishments.count; ++i) {
            const card = astonishments.itemAt(i) as EditedCard;
            if (card && name.startsWith(card.objectName + "/"))
                return card;
        }
        return null;
    }

    /// Of every field: who could be recognised in it.
    function hintLists(): var {
        const lists = [];
        for (let i = 0; i < astonishments.count; ++i)
            lists.push(...(astonishments.itemAt(i) as EditedCard).hintLists());
        return lists;
    }

    Section {
        width: parent.width
        text: qsTr("What surprised me")
    }
    Repeater {
        id: astonishments

        model: root.form.astonishments

        AstonishmentCard {
            id: one

            required property string entryId
            required property int index
            required property string tone
            required property string words
            required property string verbatim
            required property string moment
            required property string sense
            required question

            width: parent.width
            objectName: entryId
            number: index + 1
            currentTone: tone
            currentMoment: moment
            currentSense: sense
            initialWords: words
            initialVerbatim: verbatim
            moments: root.form.moments
            first: index === 0
            last: index === astonishments.count - 1
            otherReports: precise ? root.form.otherReports() : []
            onMoved: by => root.form.moveAstonishment(one.entryId, by)
            onCarnetChosen: {
                root.form.moveToCarnet(one.entryId);
                root.undoOffered(qsTr("Back in the notebook."));
            }
            onReportChosen: draftId => {
                root.form.moveToReport(one.entryId, draftId);
                root.undoOffered(qsTr("Moved to the other report."));
            }
            aid: root.aid
            unitCode: root.form.unitCode
            onSimilarChosen: reportId => root.reportChosen(reportId)
            onToneChosen: tone => root.form.setTone(one.entryId, tone)
            onMomentChosen: code => root.form.setMoment(one.entryId, code)
            onSenseChosen: code => root.form.setSense(one.entryId, code)
            onWordsEdited: text => root.form.setWords(one.entryId, text)
            onVerbatimEdited: text => root.form.setVerbatim(one.entryId, text)
            onCaretMoved: (field, position) => root.form.rememberCaret(one.entryId + field, position)
            onRemoveChosen: {
                root.form.removeAstonishment(one.entryId);
                root.undoOffered(qsTr("Deleted."));
            }
        }
    }
    AppButton {
        width: parent.width
        objectName: "addAstonishment"
        iconName: "add"
        text: astonishments.count === 0 ? qsTr("Add an astonishment") : qsTr("Add another astonishment")
        onClicked: root.form.addAstonishment()
    }
}
