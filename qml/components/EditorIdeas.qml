// What I would change: the ideas of a report being written, and a way to add one.
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
        for (let i = 0; i < ideas.count; ++i) {
            const card = ideas.itemAt(i) as EditedCard;
            if (card && name.startsWith(card.objectName + "/"))
                return card;
        }
        return null;
    }

    /// Of every field: who could be recognised in it.
    function hintLists(): var {
        const lists = [];
        for (let i = 0; i < ideas.count; ++i)
            lists.push(...(ideas.itemAt(i) as EditedCard).hintLists());
        return lists;
    }

    Section {
        width: parent.width
        text: qsTr("What I would change")
    }
    Repeater {
        id: ideas

        model: root.form.ideas

        IdeaCard {
            id: idea

            required property string entryId
            required property int index
            required property string words

            width: parent.width
            objectName: entryId
            number: index + 1
            initialWords: words
            aid: root.aid
            unitCode: root.form.unitCode
            onSimilarChosen: reportId => root.reportChosen(reportId)
            onWordsEdited: text => root.form.setIdea(idea.entryId, text)
            onCaretMoved: (field, position) => root.form.rememberCaret(idea.entryId + field, position)
            onRemoveChosen: {
                root.form.removeIdea(idea.entryId);
                root.undoOffered(qsTr("Deleted."));
            }
        }
    }
    AppButton {
        width: parent.width
        objectName: "addIdea"
        iconName: "lightbulb_outline"
        text: ideas.count === 0 ? qsTr("Add an idea") : qsTr("Add another idea")
        onClicked: root.form.addIdea()
    }
}
