// A report or an idea of the palmarès: where it stands and why, what became of its ideas, the thanks.
pragma ComponentBehavior: Bound
import QtQuick
import Passerelle

Card {
    id: root

    required property var line // as PalmaresModel tells it
    required property var words // the scale, worst first
    readonly property bool measured: line.figures.readers !== undefined
    readonly property int place: line.rank > 0 ? line.rank : measured ? line.figures.place : 0
    signal reportChosen()

    spacing: Theme.space2

    function fate(one: var): string {
        const by = one.dueOn !== "" ? Phrases.joined([one.owner, Phrases.isoDay(one.dueOn)]) : one.owner;
        switch (one.status) {
        case "retained": return qsTr("Retained: %1").arg(by);
        case "tested": return qsTr("Being tested: %1").arg(by);
        case "done": return Phrases.joined([qsTr("Done"), one.reason]);
        case "alreadyDone": return Phrases.joined([qsTr("Done already"), one.reason]);
        case "declined": return Phrases.joined([qsTr("Not retained"), one.reason]);
        default: return qsTr("Waits for an answer");
        }
    }

    Item {
        width: parent.width
        height: Math.max(number.implicitHeight, heading.implicitHeight)

        AppText {
            id: number

            width: root.place > 0 ? implicitWidth : 0
            visible: root.place > 0
            text: root.place
            color: Theme.sea
            lineHeight: 1
            font.pixelSize: root.place <= 3 ? Theme.number : Theme.cardTitle
            font.weight: Font.Medium
            Accessible.name: qsTr("Rank %1").arg(root.place)
        }
        Column {
            id: heading

            anchors { left: number.right; leftMargin: root.place > 0 ? Theme.space4 : 0; right: parent.right }
            spacing: 2

            AppText {
                width: parent.width
                text: Phrases.typeset(root.line.title)
                font.pixelSize: Theme.cardTitle
                font.weight: Font.Medium
                Accessible.role: Accessible.Heading
            }
            AppText {
                width: parent.width
                visible: text !== ""
                text: Phrases.joined([root.line.author, root.line.gradeWord, root.line.prize ? qsTr("retained by the committee") : ""])
                soft: true
                font.pixelSize: Theme.label
            }
        }
    }
    MeritProfile {
        width: parent.width
        height: 28
        visible: root.line.graders > 0
        counts: root.line.counts
        fills: root.words.map((word, grade) => String(Theme.gradeFill(grade, root.words.length)))
        inks: root.words.map((word, grade) => String(Theme.gradeInk(grade, root.words.length)))
        line: Theme.ink
        halo: Theme.card
        Accessible.role: Accessible.Graphic
        Accessible.name: qsTr("Merit profile: %1").arg(root.words.map((word, grade) => word + " " + Phrases.percent(root.line.counts[grade], root.line.graders)).reverse().join(", "))
    }
    AppText {
        width: parent.width
        visible: root.measured
        text: root.measured ? qsTr("Useful to readers %1 (%2 of %3), consequence %4 (%5, %6): together %7.", "%5: closed actions, %6: ideas in a round")
            .arg(Phrases.decimal(root.line.figures.usefulness)).arg(Phrases.number(root.line.figures.useful)).arg(Phrases.number(root.line.figures.readers))
            .arg(Phrases.decimal(root.line.figures.consequence)).arg(qsTr("%n closed action(s)", "", root.line.figures.closedActions)).arg(qsTr("%n idea(s) in a round", "", root.line.figures.ideasInRounds))
            .arg(Phrases.decimal(root.line.figures.quality)) : ""
        soft: true
        font.pixelSize: Theme.label
    }
    Repeater {
        model: root.line.fates

        Column {
            id: one

            required property var modelData

            width: parent ? parent.width : 0

            AppText {
                width: parent.width
                visible: one.modelData.text !== root.line.title
                text: "• " + Phrases.typeset(one.modelData.text)
            }
            AppText {
                width: parent.width
                text: root.fate(one.modelData)
                color: one.modelData.status === "" || one.modelData.status === "declined" ? Theme.softInk : Theme.good
                font.pixelSize: Theme.label
                font.weight: Font.Medium
            }
        }
    }
    Repeater {
        model: root.line.rewards

        AppText {
            required property var modelData

            width: parent ? parent.width : 0
            text: modelData.kind === "badge" ? qsTr("Badge: %1").arg(modelData.person)
                : modelData.kind === "nomination" ? qsTr("Nominated for a department closer to customers: %1. %2").arg(modelData.person).arg(Phrases.typeset(modelData.words))
                : qsTr("The committee thanks %1: %2").arg(modelData.person).arg(Phrases.quoted(Phrases.typeset(modelData.words)))
            font.pixelSize: Theme.label
        }
    }
    AppButton {
        x: -Theme.space3
        objectName: "palmaresReport"
        visible: root.line.reportId !== ""
        kind: "text"
        iconName: "auto_stories"
        text: qsTr("The report")
        Accessible.description: root.line.title
        onClicked: root.reportChosen()
    }
}
