// What became of one idea: its rank, its majority grade above its merit profile, what set it ahead, and the figures behind.
pragma ComponentBehavior: Bound
import QtQuick
import Passerelle

Card {
    id: root

    required property var line // as RoundResultModel tells it
    required property var words // the scale, worst first
    required property int ballots
    property bool figures: false
    readonly property bool drawn: line.counts.length > 0 && line.graders > 0
    readonly property string spoken: {
        const parts = [];
        for (let grade = line.counts.length - 1; grade >= 0; --grade) {
            if (line.counts[grade] > 0)
                parts.push(root.words[grade] + " " + Phrases.percent(line.counts[grade], line.graders));
        }
        return qsTr("Merit profile: %1").arg(parts.join(", "));
    }
    signal reportChosen()

    spacing: Theme.space2

    Item {
        width: parent.width
        height: Math.max(rank.implicitHeight, heading.implicitHeight)

        AppText {
            id: rank

            width: implicitWidth
            text: root.line.rank
            color: Theme.sea
            lineHeight: 1
            font.pixelSize: root.line.rank <= 3 ? Theme.number : Theme.cardTitle
            font.weight: Font.Medium
            Accessible.name: qsTr("Rank %1").arg(root.line.rank)
        }
        Column {
            id: heading

            anchors { left: rank.right; leftMargin: Theme.space4; right: parent.right }
            spacing: 2

            AppText {
                width: parent.width
                text: Phrases.typeset(root.line.title)
                font.pixelSize: root.line.rank <= 3 ? Theme.cardTitle : Theme.body
                font.weight: Font.Medium
                Accessible.role: Accessible.Heading
            }
            AppText {
                width: parent.width
                text: Phrases.joined([Phrases.origin(root.line.origin),
                                      root.line.prize ? qsTr("retained, with an owner and a date") : ""])
                visible: text !== ""
                color: root.line.prize ? Theme.good : Theme.softInk
                font.pixelSize: Theme.label
            }
        }
    }
    AppText {
        width: parent.width
        visible: root.line.gradeWord !== ""
        text: root.line.gradeWord
        font.weight: Font.Bold
    }
    Item {
        width: parent.width
        height: bar.height + half.height
        visible: root.drawn

        MeritProfile {
            id: bar

            width: parent.width
            height: 36
            counts: root.line.counts
            fills: root.words.map((word, grade) => String(Theme.gradeFill(grade, root.words.length)))
            inks: root.words.map((word, grade) => String(Theme.gradeInk(grade, root.words.length)))
            line: Theme.ink
            halo: Theme.card
            Accessible.role: Accessible.Graphic
            Accessible.name: root.spoken
        }
        AppText {
            id: half

            anchors { top: bar.bottom; horizontalCenter: parent.horizontalCenter }
            text: Phrases.percent(1, 2)
            soft: true
            font.pixelSize: Theme.caption
            Accessible.ignored: true
        }
    }
    AppText {
        width: parent.width
        visible: root.line.graders > 0
        text: qsTr("%1 above, %2 below", "shares").arg(Phrases.percent(root.line.above, root.line.graders)).arg(Phrases.percent(root.line.below, root.line.graders))
              + " · " + Phrases.joined([qsTr("%n people graded it", "", root.line.graders), qsTr("%n without opinion", "", root.line.sansAvis), qsTr("%n recusal(s)", "", root.line.recusals)])
        font.pixelSize: Theme.label
    }
    AppText {
        width: parent.width
        visible: root.line.why !== ""
        text: qsTr("Ahead of the next one: %1", "why").arg(Phrases.typeset(root.line.why))
        font.pixelSize: Theme.label
    }
    AppText {
        width: parent.width
        text: root.line.best === root.line.worst ? qsTr("Its place stays whoever is left out.")
            : qsTr("With one person left out, its place would go from %1 to %2 (unchanged %3 times of %4).").arg(root.line.best).arg(root.line.worst).arg(root.line.kept).arg(root.ballots)
        soft: true
        font.pixelSize: Theme.label
    }
    Flow {
        x: -Theme.space3
        width: parent.width + Theme.space3

        AppButton {
            objectName: "resultFigures"
            visible: root.drawn
            kind: "text"
            iconName: root.figures ? "expand_less" : "expand_more"
            text: root.figures ? qsTr("Hide the figures") : qsTr("The figures behind the picture")
            Accessible.description: root.line.title
            onClicked: root.figures = !root.figures
        }
        AppButton {
            objectName: "resultReport"
            visible: root.line.reportId !== ""
            kind: "text"
            iconName: "auto_stories"
            text: qsTr("The report")
            Accessible.description: root.line.title
            onClicked: root.reportChosen()
        }
    }
    Column {
        width: parent.width
        visible: root.figures

        Repeater {
            model: root.figures ? root.words.slice().reverse() : []

            Item {
                id: cell

                required property int index
                required property string modelData
                readonly property int grade: root.words.length - 1 - index
                readonly property int count: root.line.counts[grade]

                width: parent ? parent.width : 0
                height: Math.max(word.implicitHeight, 24) + Theme.space2
                Accessible.role: Accessible.StaticText
                Accessible.name: qsTr("%1: %2, %3", "grade, people, share").arg(modelData).arg(count).arg(Phrases.percent(count, root.line.graders))

                GradeSwatch {
                    id: swatch

                    y: 2
                    width: 24
                    height: 20
                    grade: Theme.gradeStep(cell.grade, root.words.length)
                    tint: Theme.gradeFill(cell.grade, root.words.length)
                    ink: Theme.gradeInk(cell.grade, root.words.length)
                }
                AppText {
                    id: word

                    anchors { left: swatch.right; leftMargin: Theme.space3; right: people.left; rightMargin: Theme.space2 }
                    text: cell.modelData
                    font.pixelSize: Theme.label
                    Accessible.ignored: true
                }
                AppText {
                    id: people

                    anchors { right: share.left; rightMargin: Theme.space4 }
                    text: Phrases.number(cell.count)
                    font.pixelSize: Theme.label
                    Accessible.ignored: true
                }
                AppText {
                    id: share

                    anchors.right: parent.right
                    width: Math.round(56 * Theme.fontScale)
                    text: Phrases.percent(cell.count, root.line.graders)
                    horizontalAlignment: Text.AlignRight
                    font.pixelSize: Theme.label
                    Accessible.ignored: true
                }
            }
        }
    }
}
