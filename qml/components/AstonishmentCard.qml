// One astonishment being written: its sign, what I saw, the customer's words, and precisely when and by which sense.
pragma ComponentBehavior: Bound
import QtQuick
import Passerelle

EditedCard {
    id: root

    property string currentTone: "puzzling"
    property string currentMoment: ""
    property string currentSense: ""
    property string initialVerbatim: ""
    property var moments: [] // [{code, label}]
    property bool precise: false
    property string question: "" // of a template, that this answers
    property bool first: false
    property bool last: false
    signal moved(int by)
    property var otherReports: [] // [{id, title}]
    signal carnetChosen()
    signal reportChosen(string draftId)
    signal toneChosen(string tone)
    signal momentChosen(string code)
    signal senseChosen(string code)
    signal verbatimEdited(string text)

    name: qsTr("Astonishment %1").arg(number)
    Component.onCompleted: {
        words.text = initialWords;
        verbatim.text = initialVerbatim;
    }

    function takeCaret(name: string, position: int) {
        const target = name === root.objectName + "/text" ? words : verbatim;
        target.focusField();
        target.cursorPosition = Math.min(position, target.text.length);
    }

    function hintLists(): var {
        return [wordsHints, verbatimHints];
    }

    function label(code: string): string {
        for (const moment of root.moments) {
            if (moment.code === code)
                return moment.label;
        }
        return code;
    }

    Item {
        width: parent.width
        height: tones.implicitHeight

        Flow {
            id: tones

            anchors { left: parent.left; right: bin.left }
            spacing: Theme.space2

            Repeater {
                model: ["good", "bad", "puzzling"]

                Chip {
                    required property string modelData

                    objectName: "tone-" + modelData
                    text: (modelData === "good" ? "▲ " : modelData === "bad" ? "▼ " : "? ") + Phrases.tone(modelData)
                    Accessible.name: Phrases.tone(modelData)
                    selected: root.currentTone === modelData
                    tint: Theme.tone(modelData)
                    wash: Theme.toneWash(modelData)
                    onPicked: root.toneChosen(modelData)
                }
            }
        }
        AppIconButton {
            id: bin

            anchors { right: parent.right; rightMargin: -Theme.space2 }
            objectName: "removeAstonishment"
            iconName: "delete_outline"
            text: qsTr("Delete astonishment %1").arg(root.number)
            tint: Theme.softInk
            onClicked: root.removeChosen()
        }
    }
    AppTextArea {
        id: words

        width: parent.width
        fieldName: "words"
        label: root.question !== "" ? root.question : qsTr("What I saw")
        placeholder: root.question !== "" ? "" : qsTr("Checkout closed, seven customers waiting")
        minimumLines: 2
        onEdited: root.wordsEdited(text)
        onCursorPositionChanged: if (area.activeFocus) root.caretMoved("/text", cursorPosition)
    }
    NameHints {
        id: wordsHints

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
        moment: root.currentMoment
        onReportChosen: reportId => root.similarChosen(reportId)
    }
    AppTextArea {
        id: verbatim

        width: parent.width
        fieldName: "verbatim"
        label: qsTr("The customer's own words")
        placeholder: Phrases.quoted(qsTr("You have lost my file three times."))
        quoted: true
        minimumLines: 1
        onEdited: root.verbatimEdited(text)
        onCursorPositionChanged: if (area.activeFocus) root.caretMoved("/verbatim", cursorPosition)
    }
    NameHints {
        id: verbatimHints

        width: parent.width
        aid: root.aid
        area: verbatim
        fieldKey: root.objectName + "/verbatim"
    }
    AppButton {
        x: -Theme.space3
        objectName: "precise"
        kind: "text"
        iconName: root.precise ? "expand_less" : "expand_more"
        text: root.precise ? qsTr("Less")
            : root.currentMoment === "" && root.currentSense === "" ? qsTr("Add the moment and the sense")
            : Phrases.joined([root.currentMoment === "" ? "" : root.label(root.currentMoment), Phrases.sense(root.currentSense)])
        onClicked: root.precise = !root.precise
    }
    Section {
        width: parent.width
        visible: root.precise
        text: qsTr("Moment of truth")
    }
    Flow {
        width: parent.width
        visible: root.precise
        spacing: Theme.space2

        Repeater {
            model: root.precise ? root.moments : []

            Chip {
                required property var modelData

                objectName: "moment-" + modelData.code
                text: modelData.label
                selected: root.currentMoment === modelData.code
                onPicked: root.momentChosen(selected ? "" : modelData.code)
            }
        }
    }
    Section {
        width: parent.width
        visible: root.precise
        text: qsTr("Sense")
    }
    Flow {
        width: parent.width
        visible: root.precise
        spacing: Theme.space2

        Repeater {
            model: root.precise ? ["sight", "hearing", "smell", "touch"] : []

            Chip {
                required property string modelData

                objectName: "sense-" + modelData
                text: Phrases.sense(modelData)
                selected: root.currentSense === modelData
                onPicked: root.senseChosen(selected ? "" : modelData)
            }
        }
    }
    Section {
        width: parent.width
        visible: root.precise
        text: qsTr("Its place")
    }
    Flow {
        width: parent.width
        visible: root.precise
        spacing: Theme.space2

        AppButton {
            objectName: "moveUp"
            kind: "text"
            iconName: "arrow_upward"
            enabled: !root.first
            text: qsTr("Move up")
            onClicked: root.moved(-1)
        }
        AppButton {
            objectName: "moveDown"
            kind: "text"
            iconName: "arrow_downward"
            enabled: !root.last
            text: qsTr("Move down")
            onClicked: root.moved(1)
        }
        AppButton {
            objectName: "moveToCarnet"
            kind: "text"
            iconName: "event_note"
            text: qsTr("Back to the notebook")
            onClicked: root.carnetChosen()
        }
        Repeater {
            model: root.precise ? root.otherReports : []

            AppButton {
                required property var modelData

                objectName: "moveToReport"
                kind: "text"
                iconName: "drive_file_move"
                text: qsTr("Into: %1", "a report under way").arg(Phrases.shortened(modelData.title, 28))
                onClicked: root.reportChosen(modelData.id)
            }
        }
    }
    Keys.onPressed: event => {
        if (!(event.modifiers & Qt.AltModifier) || (event.key !== Qt.Key_Up && event.key !== Qt.Key_Down))
            return;
        root.moved(event.key === Qt.Key_Up ? -1 : 1);
        event.accepted = true;
    }
}
