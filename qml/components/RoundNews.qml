// What rounds ask of this person, above the stories: a ballot that waits, a result that was just published.
import QtQuick
import Passerelle

Column {
    id: root

    required property RoundsModel rounds
    readonly property var waiting: rounds.waiting
    readonly property var news: rounds.news
    readonly property bool waits: waiting.id !== undefined
    signal ballotChosen(string roundId)
    signal resultChosen(string roundId)

    spacing: Theme.space2

    Banner {
        width: parent.width
        visible: root.waits
        kind: "info"
        iconName: "how_to_vote"
        text: !root.waits ? "" : root.waiting.answered === 0 || root.waiting.deposited
              ? qsTr("Your ballot waits: %1. %2, until %3.").arg(root.waiting.title).arg(Phrases.items(root.waiting.kind, root.waiting.total - root.waiting.answered)).arg(Phrases.moment(root.waiting.closesAt))
              : qsTr("Your ballot is begun and not submitted: %1. %2, until %3.").arg(root.waiting.title).arg(Phrases.graded(root.waiting.answered, root.waiting.total)).arg(Phrases.moment(root.waiting.closesAt))
        action: qsTr("Grade")
        actionName: "ballotOpen"
        onActed: root.ballotChosen(root.waiting.id)
    }
    Banner {
        width: parent.width
        visible: root.news.id !== undefined
        kind: "good"
        iconName: "insert_chart_outlined"
        text: root.news.id === undefined ? "" : qsTr("The result is published: %1").arg(root.news.title)
        action: qsTr("Read the result")
        actionName: "resultOpen"
        onActed: root.resultChosen(root.news.id)
    }
}
