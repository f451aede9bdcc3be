// Envois: where each part of each report is, in honest words; when it will be tried next; what to do when it was refused.
pragma ComponentBehavior: Bound
import QtQuick
import Passerelle

PageFrame {
    id: root

    required property OutboxModel outbox
    required property RoundsModel rounds
    required property SyncModel sync
    property bool canGoBack: true
    readonly property int ballots: rounds.sending.length
    readonly property int waiting: outbox.unsent
    property string saved: "" // where the file went, or why it could not be written
    signal done()
    signal editRequested(string reportId)
    signal ballotChosen(string roundId)

    title: qsTr("Sending")
    subtitle: waiting === 0 ? qsTr("Everything has arrived.")
        : Phrases.onTheWay(outbox.waiting, ballots, outbox.others.length)
    back: canGoBack
    onBackRequested: root.done()

    Banner {
        width: parent.width
        visible: root.sync.signInNeeded
        kind: "bad"
        iconName: "lock_outline"
        text: qsTr("This phone is no longer signed in. Nothing is lost: sending waits for a new invitation.")
    }
    Banner {
        width: parent.width
        visible: !root.sync.signInNeeded && root.waiting > 0 && root.sync.obstacle === "waitsForWifi"
        kind: "info"
        iconName: "cloud_upload"
        text: Phrases.obstacle(root.sync.obstacle, "")
        action: qsTr("Send on this network all the same")
        actionName: "sendAnyway"
        onActed: root.sync.sendAnyway()
    }
    Banner {
        width: parent.width
        visible: !root.sync.signInNeeded && root.waiting > 0 && root.sync.obstacle !== "none" && root.sync.obstacle !== "waitsForWifi"
        text: Phrases.obstacle(root.sync.obstacle, root.sync.detail) + " " + Phrases.next(root.sync.nextAttemptAt)
        action: qsTr("Send now")
        actionName: "sendNow"
        onActed: root.sync.sendNow()
    }
    Banner {
        width: parent.width
        visible: !root.sync.signInNeeded && root.waiting > 0 && root.sync.obstacle === "none"
        kind: "info"
        iconName: "cloud_upload"
        text: root.sync.sending ? qsTr("Sending: text first, photos after.")
            : root.sync.nextAttemptAt > 0 ? Phrases.next(root.sync.nextAttemptAt) : qsTr("Ready to send.")
        action: root.sync.sending ? "" : qsTr("Send now")
        actionName: "sendNow"
        onActed: root.sync.sendNow()
    }
    Banner {
        width: parent.width
        visible: root.sync.skewMs !== 0
        iconName: "schedule"
        text: root.sync.skewMs > 0 ? qsTr("The clock of this device is %1 slow: set it to automatic in the system's settings. Nothing is lost: the server's time counts.").arg(Phrases.duration(root.sync.skewMs))
            : qsTr("The clock of this device is %1 fast: set it to automatic in the system's settings. Nothing is lost: the server's time counts.").arg(Phrases.duration(-root.sync.skewMs))
    }
    Repeater {
        model: root.rounds.sending

        ListRow {
            required property var modelData

            width: parent ? parent.width : 0
            objectName: "sendingBallot"
            iconName: modelData.state === "refused" ? "error_outline" : "how_to_vote"
            title: qsTr("Ballot: %1").arg(modelData.title)
            subtitle: modelData.state === "refused" ? Phrases.obstacle(modelData.obstacle, modelData.detail)
                : modelData.state === "sending" ? qsTr("on its way") : qsTr("on this phone, encrypted")
            onClicked: root.ballotChosen(modelData.id)
        }
    }
    Repeater {
        model: root.outbox

        OutboxCard {
            required property string reportId
            required property string title
            required property string firstWords
            required property string state
            required property string obstacle
            required property string detail
            required property bool editable
            required property var parts

            width: parent.width
            objectName: "sending"
            heading: title !== "" ? title : qsTr("Report")
            words: firstWords
            sendingState: state
            why: obstacle
            serverWords: detail
            canEdit: editable
            lines: parts
            onEditChosen: root.editRequested(reportId)
            onRetryChosen: root.outbox.retry(reportId)
        }
    }
    Repeater {
        model: root.outbox.others

        OutboxCard {
            required property var modelData

            width: parent ? parent.width : 0
            objectName: "sendingOther"
            heading: Phrases.sending(modelData.what)
            words: modelData.words
            sendingState: modelData.state
            standing: modelData.state === "refused" ? "" : modelData.state === "sending" ? qsTr("on its way") : qsTr("on this phone, encrypted")
            sentence: modelData.state === "refused" ? Phrases.refusal(modelData.obstacle, modelData.detail) : ""
            canDrop: modelData.state === "refused"
            keeps: modelData.keeps
            onRetryChosen: root.outbox.retryOther(modelData.path)
            onDropChosen: root.outbox.dropOther(modelData.path)
        }
    }
    AppButton {
        width: Math.min(implicitWidth, parent.width)
        objectName: "exportUnsent"
        visible: root.outbox.waiting > 0
        kind: "text"
        iconName: "save_alt"
        text: qsTr("Save what was not sent as a file")
        onClicked: root.saved = root.outbox.exportFile("") || root.outbox.exportFault()
    }
    AppText {
        width: parent.width
        visible: root.saved !== ""
        text: root.saved
        soft: true
        font.pixelSize: Theme.label
    }
    EmptyState {
        width: parent.width
        visible: root.outbox.count === 0 && root.waiting === 0
        iconName: "cloud_done"
        title: qsTr("Nothing to send")
        text: qsTr("A report you send appears here, with a receipt for its text and for each photo.")
    }
}
