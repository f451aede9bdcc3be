// A round in a list: what it is, where it stands, what it asks of this person. While it is open it shows the turnout and
// nothing more.
import QtQuick
import Passerelle

Card {
    id: root

    required property var round // as RoundsModel tells it
    readonly property bool open: round.state === "open"
    readonly property bool complete: round.total > 0 && round.answered === round.total
    readonly property string turnout: qsTr("%1 of %2 ballots received", "turnout").arg(round.turnoutVoted).arg(round.turnoutInvited)
    readonly property string standing: {
        if (round.state === "draft")
            return qsTr("A draft: only those who conduct rounds see it.");
        if (round.state === "cancelled")
            return qsTr("Cancelled.");
        if (round.state === "published")
            return qsTr("Result published %1").arg(Phrases.moment(round.publishedAt));
        return qsTr("Open, closes %1").arg(Phrases.moment(round.closesAt));
    }
    readonly property string mine: {
        switch (round.fate) {
        case "late": return qsTr("Your ballot came after the close and is not counted.");
        case "notInvited": return qsTr("The server says that this round is not yours.");
        case "undeposited": return qsTr("The round closed before you submitted your ballot.");
        }
        if (!open)
            return round.receipt !== "" ? qsTr("You voted; your receipt is kept here.") : "";
        if (!round.invited)
            return qsTr("Only those invited grade; the result is for everybody.");
        if (round.unsent)
            return round.deposited ? qsTr("Your ballot is on this device; it leaves as soon as there is a network.")
                                   : qsTr("%1, not submitted yet").arg(Phrases.graded(round.answered, round.total));
        if (round.voted || round.receipt !== "")
            return complete || !round.here ? qsTr("Your ballot is received. You can still change it.")
                                           : qsTr("Your ballot is received: %1.").arg(Phrases.graded(round.answered, round.total));
        return round.here ? qsTr("To grade: %1", "12 ideas, 12 reports").arg(Phrases.items(round.kind, round.total)) : qsTr("Your ballot comes with the network.");
    }
    signal ballotChosen()
    signal resultChosen()

    objectName: "round"
    pressable: (open && round.here) || round.state === "published"
    name: qsTr("Round: %1", "card of a round").arg([round.title, standing, mine].filter(part => part !== "").join(", "))
    spacing: Theme.space1
    onPressed: root.open ? root.ballotChosen() : root.resultChosen()

    AppText {
        width: parent.width
        text: Phrases.typeset(root.round.title)
        font.pixelSize: Theme.cardTitle
        font.weight: Font.Medium
    }
    AppText {
        width: parent.width
        text: root.standing
        color: root.open ? Theme.sea : root.round.state === "published" ? Theme.good : Theme.softInk
        font.pixelSize: Theme.label
        font.weight: Font.Medium
    }
    AppText {
        width: parent.width
        visible: root.open || root.round.state === "published"
        text: root.turnout
        soft: true
        font.pixelSize: Theme.label
    }
    AppText {
        width: parent.width
        visible: text !== ""
        text: root.mine
        font.pixelSize: Theme.label
    }
    AppText {
        width: parent.width
        visible: root.round.receipt !== ""
        text: qsTr("Receipt: %1").arg(root.round.receipt)
        soft: true
        wrapMode: Text.WrapAnywhere
        font.pixelSize: Theme.caption
    }
}
