// Bulletin: on a phone one idea at a time, a press a grade; on a desk the whole table, a key a grade. Everything is kept at
// once, and leaves by itself when the last idea is graded.
pragma ComponentBehavior: Bound
import QtQuick
import Passerelle

PageFrame {
    id: root

    required property BallotModel ballot
    required property SyncModel sync
    property bool wide: false
    readonly property bool atEnd: ballot.row >= ballot.count
    signal done()
    signal reportChosen(string reportId)

    title: wide ? ballot.title : atEnd ? qsTr("My ballot") : qsTr("%1 of %2", "place, lines of a ballot").arg(ballot.row + 1).arg(ballot.count)
    subtitle: wide ? Phrases.graded(ballot.answered, ballot.count) + " · " + qsTr("closes %1").arg(Phrases.moment(ballot.closesAt))
                   : ballot.title
    back: true
    broad: wide
    spacing: wide ? Theme.space4 : 0
    onBackRequested: root.done()

    /// What a key says of the idea in hand. False: this key means nothing here.
    function takeKey(text: string, key: int): bool {
        const at = root.ballot.row, grade = "123456789".indexOf(text);
        if (text !== "" && grade >= 0 && grade < root.ballot.scale.length)
            root.ballot.say(at, grade);
        else if (text === "0" || text === "s" || text === "S")
            root.ballot.say(at, -2);
        else if (text === "c" || text === "C")
            root.ballot.say(at, -3);
        else if (text === "j" || text === "J" || key === Qt.Key_Down)
            root.ballot.step(1);
        else if (text === "k" || text === "K" || key === Qt.Key_Up)
            root.ballot.step(-1);
        else
            return text >= "1" && text <= "9" && text.length === 1; // off the scale: no grade, and no other page either
        return true;
    }

    actions: [
        AppIconButton {
            objectName: "ballotBefore"
            visible: !root.wide
            enabled: root.ballot.row > 0
            iconName: "chevron_left"
            text: qsTr("The one before")
            onClicked: root.ballot.step(-1)
        },
        AppIconButton {
            objectName: "ballotNext"
            visible: !root.wide
            enabled: !root.atEnd
            iconName: "chevron_right"
            text: qsTr("The next one")
            onClicked: root.ballot.step(1)
        }
    ]

    Timer {
        id: settled

        interval: 0
        onTriggered: root.reveal(end)
    }
    Connections {
        target: root.ballot

        // The end grows by the receipt: it stays whole in view for who looks at it.
        function onChanged() {
            if (root.wide && root.atEnd)
                settled.restart();
        }
        function onRowChanged() {
            if (!root.wide)
                root.view.contentY = 0;
            else if (root.atEnd)
                root.reveal(end);
            else if (table.lineAt(root.ballot.row))
                root.reveal(table.lineAt(root.ballot.row));
        }
    }
    Banner {
        width: parent.width
        visible: root.ballot.showOfHands && (root.wide || root.ballot.row === 0)
        iconName: "pan_tool"
        text: qsTr("Fewer than five people vote: this is an open show of hands, no secret is possible.")
    }
    AppText {
        width: parent.width
        visible: root.wide
        text: Phrases.typeset(qsTr("Nobody sees your grades: they are encrypted here and on the server, and published without names or order. The one protection that is missing: against whoever administers the server during the round. Keys: 1 to %1 grade, S no opinion, C concerned, J and K move.").arg(root.ballot.scale.length))
        soft: true
        font.pixelSize: Theme.label
    }
    BallotCard {
        width: parent.width
        visible: !root.wide && root.ballot.count > 0 && !root.atEnd
        ballot: root.ballot
        room: root.view.height - Theme.space6
        onReportChosen: reportId => root.reportChosen(reportId)
    }
    BallotTable {
        id: table

        width: parent.width
        visible: root.wide
        ballot: root.ballot
        onReportChosen: reportId => root.reportChosen(reportId)
    }
    EmptyState {
        width: parent.width
        visible: root.ballot.count === 0
        iconName: "how_to_vote"
        title: qsTr("Nothing for you to grade")
        text: qsTr("You are concerned by all of them, or your ballot comes with the network.")
    }
    BallotEnd {
        id: end

        width: parent.width
        visible: root.ballot.count > 0 && (root.wide || root.atEnd)
        ballot: root.ballot
        sync: root.sync
        listed: !root.wide
        onChosen: row => root.ballot.row = row
    }
    AppText {
        width: parent.width
        topPadding: Theme.space4
        visible: !root.wide && root.atEnd
        text: Phrases.typeset(qsTr("Closes %1. Nobody sees your grades: they are encrypted here and on the server, and published without names or order. The one protection that is missing: against whoever administers the server during the round.").arg(Phrases.moment(root.ballot.closesAt)))
        soft: true
        font.pixelSize: Theme.label
    }
}
