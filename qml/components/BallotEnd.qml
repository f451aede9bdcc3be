// Where the ballot stands: on this device, on its way, received with its receipt, or not counted and why.
pragma ComponentBehavior: Bound
import QtQuick
import Passerelle

Column {
    id: root

    required property BallotModel ballot
    required property SyncModel sync
    property bool listed: true // the ideas and what was said of them, to go back to
    readonly property string standing: ballot.standing
    readonly property bool over: standing === "late" || standing === "notInvited" || standing === "undeposited" || standing === "refused"
    readonly property string sentence: {
        switch (standing) {
        case "empty": return qsTr("Nothing is graded yet.");
        case "begun": return qsTr("Kept on this device, not submitted yet: %1.").arg(Phrases.graded(ballot.answered, ballot.count));
        case "onPhone": return qsTr("Your ballot is on this device, encrypted.") + " "
                             + (sync.online ? qsTr("It is about to leave.") : Phrases.obstacle(sync.obstacle, sync.detail) + " " + Phrases.next(sync.nextAttemptAt));
        case "sending": return qsTr("Your ballot is on its way.");
        case "received": return ballot.receivedAt > 0 ? qsTr("Ballot received at %1. You can still change your mind.").arg(Phrases.moment(ballot.receivedAt))
                                                      : qsTr("Ballot received. You can still change your mind.");
        case "elsewhere": return qsTr("Your ballot was changed elsewhere since, in a browser or on another device. What you graded here has not left: choose.");
        case "late": return qsTr("Your ballot came after the close and is not counted. Its grades were wiped from this device.");
        case "notInvited": return qsTr("The server says that this round is not yours: only those invited grade. Your grades were wiped from this device.");
        case "undeposited": return qsTr("The round closed before you submitted your ballot. What you had graded was wiped from this device.");
        default: return ballot.detail !== "" ? ballot.detail : qsTr("The server refused this ballot: look at it again, then submit it.");
        }
    }
    signal chosen(int row)

    spacing: Theme.space3

    Banner {
        width: parent.width
        objectName: "ballotStanding"
        kind: root.over ? "bad" : root.standing === "received" ? "good" : root.standing === "onPhone" ? "notice" : "info"
        iconName: root.over ? "error_outline" : root.standing === "received" ? "check_circle_outline" : root.standing === "onPhone" ? "cloud_off" : "how_to_vote"
        text: root.sentence
    }
    Banner {
        width: parent.width
        visible: root.ballot.closePassed && !root.over
        iconName: "schedule"
        text: qsTr("The close is past. What the server receives before %1 still counts.").arg(Phrases.moment(root.ballot.resultsAt))
    }
    AppButton {
        width: parent.width
        objectName: "ballotDeposit"
        visible: root.standing === "begun" || root.standing === "refused"
        kind: "primary"
        iconName: "how_to_vote"
        text: qsTr("Submit the ballot")
        onClicked: root.ballot.deposit()
    }
    AppButton {
        width: parent.width
        objectName: "ballotInsist"
        visible: root.standing === "elsewhere"
        kind: "primary"
        iconName: "how_to_vote"
        text: qsTr("Submit what is graded here")
        onClicked: root.ballot.insist()
    }
    AppButton {
        width: parent.width
        objectName: "ballotYield"
        visible: root.standing === "elsewhere"
        text: qsTr("Keep the other one")
        onClicked: root.ballot.yieldToOther()
    }
    Card {
        width: parent.width
        visible: root.ballot.receipt !== ""
        spacing: Theme.space1

        AppText {
            width: parent.width
            text: qsTr("Your receipt")
            soft: true
            font.pixelSize: Theme.label
        }
        AppText {
            width: parent.width
            objectName: "ballotReceipt"
            text: root.ballot.receipt
            font.weight: Font.Medium
            wrapMode: Text.WrapAnywhere
        }
        AppText {
            width: parent.width
            text: qsTr("It will prove that this ballot was counted, and says nothing of your grades. It is kept on this device; your grades are not.")
            soft: true
            font.pixelSize: Theme.label
        }
    }
    Section {
        width: parent.width
        visible: root.listed
        text: qsTr("My grades")
    }
    Repeater {
        model: root.listed ? root.ballot : null

        ListRow {
            required property int index
            required property int said
            required property bool answered
            required property var model

            width: root.width
            objectName: "ballotReview"
            title: Phrases.typeset(model.title)
            subtitle: said >= 0 ? root.wordOf(said) : said === -2 ? qsTr("No opinion") : said === -3 ? qsTr("I am concerned")
                    : answered ? qsTr("Graded; shown again with the network") : qsTr("Not graded")
            iconName: answered ? "check_circle" : "radio_button_unchecked"
            onClicked: root.chosen(index)
        }
    }

    function wordOf(grade: int): string {
        for (const one of root.ballot.scale) {
            if (one.grade === grade)
                return one.word;
        }
        return "";
    }
}
