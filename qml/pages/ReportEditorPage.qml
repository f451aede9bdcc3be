// Rapport: where, when, what surprised, what I would change, photos. Saved as one types; opens again on the same field.
pragma ComponentBehavior: Bound
import QtQuick
import Passerelle

PageFrame {
    id: root

    required property ReportForm form
    property bool canGoBack: true
    signal done()
    signal sent()
    signal unitRequested()
    signal photoRequested()
    signal photoOpened(url source)
    signal undoOffered(string words)

    title: form.unitName !== "" ? form.unitName : qsTr("New report")
    subtitle: form.correction ? qsTr("Correction of a report already sent")
            : form.savedAt > 0 ? qsTr("Kept on this phone at %1").arg(Phrases.time(form.savedAt)) : qsTr("Kept as you write, without network")
    back: canGoBack
    onBackRequested: root.leave()

    // Once the page stands and the window has given its first focus away.
    Timer {
        interval: 1
        running: true
        onTriggered: root.restoreCaret()
    }

    function leave() {
        root.form.save();
        root.done();
    }

    /// Gives the focus back to the field that had it, at the same letter.
    function restoreCaret() {
        const name = root.form.caretField;
        if (name === "")
            return;
        for (const list of [astonishments, ideas]) {
            for (let i = 0; i < list.count; ++i) {
                const item = list.itemAt(i) as Item;
                if (item && root.placeCaret(item, name))
                    return;
            }
        }
    }

    function placeCaret(card: Item, name: string): bool {
        if (name !== card.objectName + "/text" && name !== card.objectName + "/verbatim")
            return false;
        (card as EditedCard).takeCaret(name, root.form.caretPosition);
        root.reveal(card);
        return true;
    }

    actions: [
        AppIconButton {
            objectName: "discardReport"
            iconName: "delete_outline"
            text: qsTr("Delete this report under way")
            tint: Theme.softInk
            onClicked: {
                root.form.discard();
                root.undoOffered(qsTr("Report deleted; its captures are back in the notebook."));
                root.done();
            }
        }
    ]

    Banner {
        width: parent.width
        visible: root.form.problem !== ""
        kind: "bad"
        text: root.form.problem
        action: qsTr("Try again")
        onActed: root.form.save()
    }
    Banner {
        width: parent.width
        visible: root.form.conflict
        kind: "notice"
        iconName: "call_split"
        text: qsTr("This report was changed on another device. This is your copy: nothing is lost. Send it to replace the other, or delete it.")
    }

    // ---- where and when
    Card {
        width: parent.width
        padding: Theme.space2
        spacing: 0

        ListRow {
            width: parent.width
            objectName: "chooseUnit"
            iconName: "storefront"
            title: root.form.unitName !== "" ? root.form.unitName : qsTr("Which store?")
            subtitle: root.form.unitName !== "" ? root.form.unitPlace : qsTr("Found from where you are, or by its name")
            onClicked: root.unitRequested()
        }
        DayStepper {
            width: parent.width
            day: root.form.visitedOn
            onPicked: iso => root.form.visitedOn = iso
        }
        KindChooser {
            width: parent.width
            kind: root.form.kind
            onPicked: kind => root.form.kind = kind
        }
    }

    // ---- what surprised
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

            width: parent.width
            objectName: entryId
            number: index + 1
            currentTone: tone
            currentMoment: moment
            currentSense: sense
            initialWords: words
            initialVerbatim: verbatim
            moments: root.form.moments
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

    // ---- what I would change
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

    // ---- photos
    Section {
        width: parent.width
        text: qsTr("Photos")
    }
    PhotoStrip {
        width: parent.width
        photos: root.form.photos
        onAddRequested: root.photoRequested()
        onRemoveRequested: id => {
            root.form.removePhoto(id);
            root.undoOffered(qsTr("Photo removed."));
        }
    }
    AppText {
        width: parent.width
        visible: root.form.preparing
        text: qsTr("A photo is being made upright and smaller…")
        soft: true
        font.pixelSize: Theme.label
    }
    AppCheck {
        width: parent.width
        visible: root.form.photos.length > 0
        objectName: "noRecognisablePerson"
        text: qsTr("I looked: no recognisable person on the photos")
        checked: root.form.noRecognisablePerson
        onPicked: on => root.form.noRecognisablePerson = on
    }

    footer: [
        AppText {
            width: parent.width
            visible: root.form.missing !== ""
            text: root.form.missing
            color: Theme.notice
            font.pixelSize: Theme.label
            horizontalAlignment: Text.AlignHCenter
        },
        AppButton {
            width: parent.width
            objectName: "send"
            kind: "primary"
            iconName: "send"
            enabled: root.form.missing === ""
            text: root.form.correction ? qsTr("Send the correction when there is a network") : qsTr("Send when there is a network")
            onClicked: {
                if (root.form.send())
                    root.sent();
            }
        }
    ]
}
