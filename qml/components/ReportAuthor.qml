// What its author does with a sent report: correct, mend the store, withdraw and take that back, read what changed.
pragma ComponentBehavior: Bound
import QtQuick
import Passerelle

Column {
    id: root

    required property ReportModel report
    property bool mending: false
    property bool asking: false
    signal correctRequested(string draftId)
    signal undoOffered(string words)

    spacing: Theme.space3

    function correct() {
        const draft = root.report.correct();
        if (draft !== "")
            root.correctRequested(draft);
    }

    Flow {
        width: parent.width
        visible: root.report.own && root.report.state === "ready" && root.report.standing !== "withdrawn"
        spacing: Theme.space2

        AppButton {
            objectName: "correct"
            iconName: "edit"
            text: qsTr("Correct")
            onClicked: root.correct()
        }
        AppButton {
            objectName: "mendUnit"
            kind: "text"
            iconName: "storefront"
            text: qsTr("Wrong store?")
            onClicked: root.mending = !root.mending
        }
        AppButton {
            objectName: "withdraw"
            kind: "text"
            danger: true
            text: qsTr("Withdraw")
            onClicked: root.asking = true
        }
    }
    Card {
        width: parent.width
        visible: root.mending
        name: qsTr("Wrong store?")

        AppText {
            width: parent.width
            text: qsTr("Choose the right one: the correction leaves at once, and that store has its own time to read first.")
            soft: true
            font.pixelSize: Theme.label
        }
        UnitChoices {
            width: parent.width
            choices: root.mending ? root.report.unitChoices : []
            onPicked: code => {
                root.mending = false;
                root.report.mendUnit(code);
                root.undoOffered(qsTr("Store changed."));
            }
        }
        AppButton {
            objectName: "anotherUnit"
            kind: "text"
            text: qsTr("Another store")
            onClicked: root.correct()
        }
    }
    Card {
        width: parent.width
        visible: root.asking
        name: qsTr("Withdraw this report?")

        AppText {
            width: parent.width
            text: qsTr("Withdraw this report? Nobody else will see it any more. You can take that back.")
        }
        Flow {
            width: parent.width
            spacing: Theme.space2

            AppButton {
                objectName: "withdrawYes"
                danger: true
                text: qsTr("Withdraw it")
                onClicked: {
                    root.asking = false;
                    root.report.withdraw();
                    root.undoOffered(qsTr("Report withdrawn."));
                }
            }
            AppButton {
                objectName: "withdrawNo"
                kind: "text"
                text: qsTr("Keep it")
                onClicked: root.asking = false
            }
        }
    }
    AppButton {
        objectName: "unwithdraw"
        visible: root.report.own && root.report.standing === "withdrawn"
        iconName: "undo"
        text: qsTr("Take the withdrawal back")
        onClicked: root.report.takeWithdrawalBack()
    }
    AppButton {
        x: -Theme.space3
        objectName: "history"
        visible: root.report.revision > 1
        kind: "text"
        iconName: root.report.historyOpen ? "expand_less" : "history"
        text: root.report.historyOpen ? qsTr("Close the history") : qsTr("Corrected: see the history")
        onClicked: root.report.historyOpen = !root.report.historyOpen
    }
    AppText {
        width: parent.width
        visible: root.report.historyOpen && root.report.revisions.length === 0
        text: root.report.historyProblem !== "" ? root.report.historyProblem : qsTr("Reading the earlier versions…")
        soft: true
        font.pixelSize: Theme.label
    }
    Repeater {
        model: root.report.historyOpen ? root.report.revisions : []

        RevisionCard {
            required property var modelData

            width: root.width
            number: modelData.number
            when: Phrases.moment(modelData.at)
            words: modelData.words
            changes: modelData.changes
        }
    }
}
