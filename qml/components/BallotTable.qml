// The whole ballot on a desk: an idea a line, everything that can be said of it beside. The keys of the page act on the
// line that is framed.
pragma ComponentBehavior: Bound
import QtQuick
import Passerelle

Column {
    id: root

    required property BallotModel ballot
    /// Title at the left and answers in columns where they fit; else one under the other.
    readonly property bool columns: width >= 1000 * Math.min(Theme.fontScale, 1.5)
    readonly property var scale: ballot.scale
    readonly property var answers: {
        const list = scale.map(one => ({ said: one.grade, word: one.word, hint: String(one.grade + 1), name: "grade-" + one.grade }));
        list.push({ said: -2, word: qsTr("No opinion"), hint: "S", name: "grade-none" });
        list.push({ said: -3, word: qsTr("I am concerned"), hint: "C", name: "grade-concerned" });
        return list;
    }
    signal reportChosen(string reportId)

    spacing: Theme.space2

    function lineAt(row: int): Item {
        return lines.itemAt(row);
    }

    Repeater {
        id: lines

        model: root.visible ? root.ballot : null

        Rectangle {
            id: line

            required property int index
            required property string title
            required property string reportId
            required property int said
            required property bool answered
            required property string comment
            readonly property bool current: index === root.ballot.row
            property bool writing: false

            objectName: "ballotLine"
            width: root.width
            height: body.implicitHeight + 2 * Theme.space3
            radius: Theme.cardRadius
            color: Theme.card
            border.width: current ? 2 : 1
            border.color: current ? Theme.sea : Theme.hairline
            Accessible.role: Accessible.Grouping
            Accessible.name: qsTr("%1. %2", "place on the ballot, idea").arg(index + 1).arg(title)

            MouseArea {
                anchors.fill: parent
                onClicked: root.ballot.row = line.index
            }
            Column {
                id: body

                x: Theme.space3
                y: Theme.space3
                width: parent.width - 2 * Theme.space3
                spacing: Theme.space2

                Item {
                    width: parent.width
                    height: root.columns ? Math.max(what.implicitHeight, choices.implicitHeight) : what.implicitHeight + Theme.space2 + choices.implicitHeight

                    Column {
                        id: what

                        width: root.columns ? Math.round(parent.width * 0.3) - Theme.space3 : parent.width

                        AppText {
                            width: parent.width
                            text: Phrases.typeset((line.index + 1) + ".\u00a0" + line.title)
                            font.weight: line.current ? Font.Medium : Font.Normal
                        }
                        Flow {
                            x: -Theme.space3
                            width: parent.width + Theme.space3

                            AppButton {
                                objectName: "ballotReport"
                                visible: line.reportId !== ""
                                kind: "text"
                                text: qsTr("The report")
                                Accessible.description: line.title
                                onClicked: root.reportChosen(line.reportId)
                            }
                            AppButton {
                                objectName: "ballotWord"
                                visible: !words.visible
                                enabled: root.ballot.editable
                                kind: "text"
                                text: qsTr("A word")
                                Accessible.description: line.title
                                onClicked: {
                                    line.writing = true;
                                    root.ballot.row = line.index;
                                    words.focusField();
                                }
                            }
                        }
                    }
                    Flow {
                        id: choices

                        x: root.columns ? Math.round(parent.width * 0.3) : 0
                        y: root.columns ? 0 : what.implicitHeight + Theme.space2
                        width: root.columns ? parent.width - x : parent.width
                        spacing: Theme.space1

                        Repeater {
                            model: root.answers

                            GradeButton {
                                required property var modelData
                                readonly property real column: (choices.width - (root.answers.length / 2 - 1) * choices.spacing) / (root.answers.length / 2)

                                // Two rows of four: the grades stand in columns down the whole table.
                                width: root.columns ? Math.floor(column) : Math.max(implicitWidth, Theme.touch * 2)
                                objectName: modelData.name
                                enabled: root.ballot.editable
                                grade: modelData.said
                                grades: root.ballot.scale.length
                                text: modelData.word
                                hint: line.current ? modelData.hint : ""
                                selected: line.said === modelData.said
                                Accessible.description: line.title
                                onPicked: root.ballot.say(line.index, modelData.said)
                            }
                        }
                    }
                }
                AppText {
                    width: parent.width
                    visible: line.answered && line.said === -1
                    text: qsTr("Graded. What you gave is no longer on this device; it is shown again with the network.")
                    soft: true
                    font.pixelSize: Theme.label
                }
                AppTextArea {
                    id: words

                    width: parent.width
                    visible: line.writing || line.comment !== ""
                    enabled: root.ballot.editable
                    fieldName: "ballotComment"
                    label: line.said !== -1 ? qsTr("A word to the author, without your name") : qsTr("A word to the author, without your name; it leaves with a grade")
                    minimumLines: 1
                    Component.onCompleted: text = line.comment
                    onEdited: {
                        if (text.length > 500)
                            text = text.slice(0, 500);
                        root.ballot.setComment(line.index, text);
                    }
                }
            }
        }
    }
}
