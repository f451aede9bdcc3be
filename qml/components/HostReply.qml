// The store's hour: thank, correct, give the context, ask for a blur or for a name to go; in words, or by voice. One press for a
// thank-you.
// qmllint disable unqualified
// (Qt 6.4 cannot create bound components in Loader, and calls the ids of unbound ones unqualified.)
import QtQuick
import Passerelle

Card {
    id: root

    property double hourEndsAt: 0
    property string replyKind: ""
    property int limit: 0 // characters
    property string kind: ""
    property VoiceRecorder recorder: null // null where nothing can be recorded
    property VoicePlayer player: null
    readonly property bool asks: kind === "blur" || kind === "name"
    property string memoId: ""
    property string memoCapture: ""
    property int memoMs: 0
    signal replied(string kind, string text, bool thanks)
    signal repliedByVoice(string kind, string text, bool thanks, string mediumId, string captureId, string words)
    signal fileRequested()

    function send() {
        const what = root.kind === "" ? "thanks" : root.kind;
        const thanking = root.kind === "" || thanks.checked;
        if (root.memoId !== "" && !root.asks)
            root.repliedByVoice(what, words.text.trim(), thanking, root.memoId, root.memoCapture, words.text.trim());
        else
            root.replied(what, words.text.trim(), thanking);
        words.text = "";
        root.kind = "";
        root.memoId = "";
        root.memoCapture = "";
    }

    /// Takes up an answer that the server refused.
    function correct(kind: string, text: string, thanking: bool, memo: var) {
        root.kind = kind === "thanks" ? "" : kind;
        words.text = text;
        thanks.checked = thanking;
        root.memoId = memo.id ?? "";
        root.memoCapture = "";
        root.memoMs = memo.durationMs ?? 0;
        words.focusField();
    }

    Connections {
        target: root.recorder
        enabled: root.visible

        function onHeard() {
            if (root.recorder.durationMs > 0)
                root.memoMs = root.recorder.durationMs;
        }
        function onKept(mediumId: string, captureId: string, draftId: string) {
            if (draftId !== "")
                return;
            root.memoId = mediumId;
            root.memoCapture = captureId;
        }
    }

    AppText {
        width: parent.width
        text: root.replyKind !== "" ? qsTr("You answered. You can still change your answer.") : qsTr("You read it first")
        font.pixelSize: Theme.cardTitle
        font.weight: Font.Medium
    }
    AppText {
        width: parent.width
        text: root.hourEndsAt > 0 ? qsTr("Your answer prints beside the report everywhere. Without an answer, it is published on %1.").arg(Phrases.moment(root.hourEndsAt))
                                  : qsTr("Your answer prints beside the report everywhere.")
        soft: true
        font.pixelSize: Theme.label
    }
    Flow {
        width: parent.width
        spacing: Theme.space2

        Chip {
            objectName: "replyCorrection"
            text: qsTr("Correct")
            iconName: "rule"
            selected: root.kind === "correction"
            onPicked: root.kind = root.kind === "correction" ? "" : "correction"
        }
        Chip {
            objectName: "replyContext"
            text: qsTr("Give the context")
            iconName: "forum"
            selected: root.kind === "context"
            onPicked: root.kind = root.kind === "context" ? "" : "context"
        }
        Chip {
            objectName: "replyBlur"
            text: qsTr("Ask for a blur")
            iconName: "blur_on"
            selected: root.kind === "blur"
            onPicked: root.kind = root.kind === "blur" ? "" : "blur"
        }
        Chip {
            objectName: "replyName"
            text: qsTr("A name should go")
            iconName: "person_off"
            selected: root.kind === "name"
            onPicked: root.kind = root.kind === "name" ? "" : "name"
        }
    }
    AppTextArea {
        id: words

        width: parent.width
        fieldName: "replyText"
        limit: root.limit
        label: root.kind === "correction" ? qsTr("What happened differently") : root.kind === "context" ? qsTr("What a visitor could not know")
             : root.kind === "blur" ? qsTr("On which photo, and what should be blurred") : root.kind === "name" ? qsTr("Which name, and where it stands")
             : root.memoId !== "" ? qsTr("What I say in it (for who cannot hear)") : qsTr("A word for the visitor, if you like")
        placeholder: root.kind === "" ? qsTr("Thank you for staying an hour at the checkouts with us.") : ""
    }
    Loader {
        width: parent.width
        active: root.recorder !== null && root.player !== null && !root.asks
        visible: active
        sourceComponent: root.memoId === "" ? panel : memo

        Component {
            id: panel

            VoicePanel {
                recorder: root.recorder
                player: root.player
                onFileRequested: root.fileRequested()
            }
        }
        Component {
            id: memo

            VoiceMemo {
                objectName: "replyMemoKept"
                player: root.player
                mediumId: root.memoId
                durationMs: root.memoMs
                removable: true
                onRemoveRequested: root.memoId = ""
            }
        }
    }
    AppCheck {
        id: thanks

        width: parent.width
        objectName: "replyThanks"
        visible: root.kind !== ""
        checked: true
        text: qsTr("And thank the visitor")
    }
    AppButton {
        width: parent.width
        objectName: "replySend"
        kind: "primary"
        enabled: words.excess === 0 && (root.kind === "" || words.text.trim() !== "" || (root.memoId !== "" && !root.asks))
        text: root.asks ? (root.kind === "blur" ? qsTr("Ask for the blur") : qsTr("Ask for the name to go"))
            : root.memoId !== "" ? qsTr("Answer by voice") : root.kind === "" ? qsTr("Thank") : qsTr("Answer")
        onClicked: root.send()
    }
}
