// Résultat: the podium and the others, drawn, explained and checked; readable without a network, and on paper.
pragma ComponentBehavior: Bound
import QtQuick
import Passerelle

PageFrame {
    id: root

    required property RoundResultModel result
    required property SyncModel sync
    readonly property var lines: result.lines
    readonly property var podium: lines.filter(line => line.rank <= 3)
    readonly property var others: lines.filter(line => line.rank > 3)
    signal done()
    signal reportChosen(string reportId)
    signal paperRequested()

    title: result.title
    subtitle: result.publishedAt > 0 ? qsTr("Result published %1").arg(Phrases.moment(result.publishedAt)) : ""
    back: true
    onBackRequested: root.done()

    actions: [
        AppIconButton {
            objectName: "resultPaper"
            iconName: "print"
            text: qsTr("Print")
            onClicked: root.paperRequested()
        }
    ]

    AppText {
        width: parent.width
        text: qsTr("%1 ballots of %2 people invited.").arg(root.result.voted).arg(root.result.invited)
    }
    Banner {
        width: parent.width
        visible: !root.result.valid
        iconName: "info_outline"
        text: qsTr("Fewer than half of those invited voted: this result is not valid and gives no prize.")
    }
    Banner {
        width: parent.width
        visible: root.result.inclusion === "counted" || root.result.inclusion === "missing"
        kind: root.result.inclusion === "counted" ? "good" : "bad"
        iconName: root.result.inclusion === "counted" ? "verified_user" : "error_outline"
        text: root.result.inclusion === "counted" ? qsTr("Your ballot was counted: your receipt is among those published.")
            : qsTr("No ballot that was counted answers to your receipt: write to whoever chairs the round, with the receipt.")
    }
    Section {
        width: parent.width
        visible: root.podium.length > 0
        text: qsTr("Podium")
    }
    Repeater {
        model: root.podium

        ResultLine {
            required property var modelData

            width: parent ? parent.width : 0
            line: modelData
            words: root.result.words
            ballots: root.result.ballots
            onReportChosen: root.reportChosen(modelData.reportId)
        }
    }
    Section {
        width: parent.width
        visible: root.others.length > 0
        text: qsTr("The others, in order")
    }
    Repeater {
        model: root.others

        ResultLine {
            required property var modelData

            width: parent ? parent.width : 0
            line: modelData
            words: root.result.words
            ballots: root.result.ballots
            onReportChosen: root.reportChosen(modelData.reportId)
        }
    }
    EmptyState {
        width: parent.width
        visible: root.result.lines.length === 0
        iconName: "insert_chart_outlined"
        title: qsTr("Nothing was graded enough")
        text: qsTr("What too few people graded is carried over to the next round.")
    }
    Section {
        width: parent.width
        visible: root.result.underQuorum.length > 0
        text: qsTr("Under quorum, carried over to the next round")
    }
    Repeater {
        model: root.result.underQuorum

        Card {
            id: carried

            required property var modelData

            width: parent ? parent.width : 0
            spacing: Theme.space1

            AppText {
                width: parent.width
                text: Phrases.typeset(carried.modelData.title)
            }
            AppText {
                width: parent.width
                text: qsTr("%1 grades, %2 were needed").arg(carried.modelData.graders).arg(carried.modelData.quorum)
                soft: true
                font.pixelSize: Theme.label
            }
        }
    }
    Section {
        width: parent.width
        text: qsTr("Do the sum again")
    }
    AppText {
        width: parent.width
        visible: root.result.recount !== "hidden"
        text: root.result.recount === "same" ? qsTr("This device ranked the published counts again: the same order and the same grades.")
                                             : qsTr("This device ranks the published counts differently: tell whoever chairs the round.")
        color: root.result.recount === "same" ? Theme.good : Theme.bad
    }
    AppText {
        width: parent.width
        text: Phrases.typeset(qsTr("Without trusting anybody: keep the grades as a file, then run “passerelled rank FILE.csv” on any computer, without the server. Each grade stands under a number of its own, so that no ballot can be recognised."))
        soft: true
        font.pixelSize: Theme.label
    }
    AppButton {
        objectName: "resultGrades"
        enabled: root.sync.online
        iconName: "save_alt"
        text: qsTr("Keep the grades, without names (CSV)")
        onClicked: root.result.keepGrades()
    }
    AppText {
        width: parent.width
        visible: root.result.kept !== ""
        text: root.result.kept
        font.pixelSize: Theme.label
    }
    AppText {
        width: parent.width
        visible: root.result.receipt !== ""
        text: qsTr("Your receipt: %1").arg(root.result.receipt)
        soft: true
        wrapMode: Text.WrapAnywhere
        font.pixelSize: Theme.label
    }
    AppText {
        width: parent.width
        visible: root.result.complaintsUntil > 0
        text: qsTr("Until %1 a complaint can be looked into; then the round's secret is destroyed, and nobody can link a grade to a person any more.").arg(Phrases.moment(root.result.complaintsUntil))
        soft: true
        font.pixelSize: Theme.label
    }
}
