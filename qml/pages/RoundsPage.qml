// Scrutins: the rounds that are open, with what they ask of this person, and the results of the others.
pragma ComponentBehavior: Bound
import QtQuick
import Passerelle

PageFrame {
    id: root

    required property RoundsModel rounds
    required property SyncModel sync
    property bool canGoBack: true
    property string currentId: ""
    signal done()
    signal ballotChosen(string roundId)
    signal resultChosen(string roundId)

    title: qsTr("Rounds")
    subtitle: qsTr("Ideas are graded in secret; the result explains itself.")
    back: canGoBack
    spacing: Theme.space3
    onBackRequested: root.done()
    Component.onCompleted: root.rounds.refresh()

    actions: [
        AppIconButton {
            objectName: "roundsRefresh"
            iconName: "refresh"
            text: qsTr("Refresh")
            enabled: !root.rounds.loading
            onClicked: root.rounds.refresh()
        }
    ]

    Banner {
        width: parent.width
        visible: !root.sync.online
        text: qsTr("No network. You can grade all the same: your ballot leaves as soon as it is back.")
    }
    Banner {
        width: parent.width
        visible: root.rounds.problem !== ""
        kind: "bad"
        text: root.rounds.problem
        action: qsTr("Try again")
        onActed: root.rounds.refresh()
    }
    Repeater {
        model: root.rounds.rounds

        RoundCard {
            id: one

            required property var modelData

            width: parent ? parent.width : 0
            round: modelData
            current: modelData.id === root.currentId
            onBallotChosen: root.ballotChosen(one.modelData.id)
            onResultChosen: root.resultChosen(one.modelData.id)
        }
    }
    EmptyState {
        width: parent.width
        visible: root.rounds.rounds.length === 0
        iconName: "how_to_vote"
        title: qsTr("No round yet")
        text: qsTr("When the committee grades ideas or reports, the round is announced here, and its result when it is published.")
    }
    Section {
        width: parent.width
        visible: root.rounds.conducts
        text: qsTr("You conduct rounds")
    }
    AppText {
        width: parent.width
        visible: root.rounds.conducts
        text: qsTr("Preparing, opening and reminding are done in the browser, where you are signed in.")
        soft: true
        font.pixelSize: Theme.label
    }
    AppButton {
        objectName: "roundsPrepare"
        visible: root.rounds.conducts
        iconName: "open_in_new"
        text: qsTr("Prepare a round in the browser")
        onClicked: root.rounds.openInBrowser("new")
    }
}
