// Trier: ideas before the committee, one card at a time, one press or one key a word; everything can be undone, and works
// without a network.
pragma ComponentBehavior: Bound
import QtQuick
import Passerelle

PageFrame {
    id: root

    required property TriageModel triage
    required property SyncModel sync
    property bool canGoBack: true
    property bool keyed: false // a keyboard is at hand: the keys are shown
    property bool choosing: false // into which one the card is merged
    readonly property var card: triage.card
    readonly property bool there: card.id !== undefined
    readonly property var group: triage.group
    signal done()
    signal reportChosen(string reportId)

    title: qsTr("Triage")
    subtitle: triage.waiting === 0 ? qsTr("Nothing waits.") : qsTr("%n idea(s) wait", "", triage.waiting)
    back: canGoBack
    onBackRequested: root.done()
    onCardChanged: root.choosing = false
    Component.onCompleted: root.triage.refresh()

    /// What a key says of the card. False: this key means nothing here.
    function takeKey(text: string): bool {
        switch (text.toLowerCase()) {
        case "1": root.triage.decide("toRound"); break;
        case "2": root.triage.decide("answer"); break;
        case "3": root.triage.decide("information"); break;
        case "4": root.triage.merge(""); break;
        case "u": root.triage.undo(); break;
        case "j": root.triage.step(1); break;
        case "k": root.triage.step(-1); break;
        default: return text >= "5" && text <= "9" && text.length === 1;
        }
        return true;
    }

    function hinted(words: string, key: string): string {
        return root.keyed ? words + " · " + key : words;
    }

    actions: [
        AppIconButton {
            objectName: "triageUndo"
            iconName: "undo"
            text: qsTr("Undo")
            enabled: root.triage.canUndo
            onClicked: root.triage.undo()
        },
        AppIconButton {
            objectName: "triageNext"
            iconName: "skip_next"
            text: qsTr("Later")
            enabled: root.triage.waiting > 1
            onClicked: root.triage.step(1)
        }
    ]
    footer: [
        Flow {
            id: words

            readonly property real half: (width - spacing) / 2

            width: parent ? parent.width : 0
            visible: root.there && !root.choosing
            spacing: Theme.space2

            AppButton {
                width: words.half
                objectName: "triageRound"
                kind: "primary"
                iconName: "how_to_vote"
                text: root.hinted(qsTr("To the round"), "1")
                onClicked: root.triage.decide("toRound")
            }
            AppButton {
                width: words.half
                objectName: "triageAnswer"
                iconName: "reply"
                text: root.hinted(qsTr("Answer"), "2")
                onClicked: root.triage.decide("answer")
            }
            AppButton {
                width: words.half
                objectName: "triageInformation"
                iconName: "info_outline"
                text: root.hinted(qsTr("For information"), "3")
                onClicked: root.triage.decide("information")
            }
            AppButton {
                width: words.half
                objectName: "triageMerge"
                enabled: root.group.length > 0
                iconName: "call_merge"
                text: root.hinted(qsTr("Merge"), "4")
                onClicked: if (root.group.length === 1) root.triage.merge(""); else root.choosing = true
            }
        }
    ]

    Banner {
        width: parent.width
        visible: !root.sync.online
        text: root.triage.sending > 0 ? qsTr("No network. %n decision(s) are on this device and leave as soon as it is back.", "", root.triage.sending)
                                      : qsTr("No network. You can sort what is here: it leaves as soon as it is back.")
    }
    Banner {
        width: parent.width
        visible: root.triage.problem !== ""
        kind: "bad"
        text: root.triage.problem
    }
    Card {
        width: parent.width
        visible: root.there

        AppText {
            width: parent.width
            text: root.there ? Phrases.joined([root.card.moment, root.card.unit]) : ""
            visible: text !== ""
            color: Theme.sea
            font.pixelSize: Theme.label
            font.weight: Font.Medium
        }
        AppText {
            width: parent.width
            objectName: "triageText"
            text: root.there ? Phrases.typeset(root.card.text) : ""
            font.pixelSize: Theme.cardTitle
            font.weight: Font.Medium
            Accessible.role: Accessible.Heading
        }
        AppText {
            width: parent.width
            visible: text !== ""
            text: root.there ? Phrases.typeset(root.card.context) : ""
        }
        AppText {
            width: parent.width
            visible: text !== ""
            text: root.there ? Phrases.quoted(Phrases.typeset(root.card.verbatim)) : ""
            font.pixelSize: Theme.verbatim
            font.italic: true
        }
        AppText {
            width: parent.width
            text: !root.there ? "" : Phrases.joined([qsTr("%1 supports of %2 readers").arg(Phrases.number(root.card.supporters)).arg(Phrases.number(root.card.readers)),
                                                     root.card.author, root.card.department, root.card.publishedAt > 0 ? Phrases.nearDay(root.card.publishedAt) : ""])
            soft: true
            font.pixelSize: Theme.label
        }
        AppButton {
            x: -Theme.space3
            objectName: "triageReport"
            visible: root.there && root.card.reportId !== ""
            kind: "text"
            iconName: "auto_stories"
            text: qsTr("Read the report")
            onClicked: root.reportChosen(root.card.reportId)
        }
    }
    Section {
        width: parent.width
        visible: root.group.length > 0
        text: root.choosing ? qsTr("Merge with which one? The older stands for both, and both authors are credited.") : qsTr("These look alike")
    }
    Repeater {
        model: root.group

        ListRow {
            required property var modelData

            width: parent ? parent.width : 0
            objectName: "triageLike"
            iconName: "call_merge"
            title: Phrases.typeset(modelData.text)
            subtitle: qsTr("Merge with this one")
            chevron: false
            onClicked: root.triage.merge(modelData.id)
        }
    }
    EmptyState {
        width: parent.width
        visible: !root.there
        iconName: "done_all"
        title: root.triage.decided > 0 ? qsTr("Everything is sorted") : qsTr("Nothing to sort")
        text: qsTr("Ideas come here from published reports. What goes to the round is proposed to whoever prepares it.")
    }
}
