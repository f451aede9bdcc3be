// The store's hour: thank, correct, give the context, or ask for a blur. One press for a thank-you; words when there are some.
import QtQuick
import Passerelle

Card {
    id: root

    property double hourEndsAt: 0
    property string replyKind: ""
    property string kind: ""
    signal replied(string kind, string text, bool thanks)

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
    }
    AppTextArea {
        id: words

        width: parent.width
        fieldName: "replyText"
        label: root.kind === "correction" ? qsTr("What happened differently") : root.kind === "context" ? qsTr("What a visitor could not know")
             : root.kind === "blur" ? qsTr("On which photo, and what should be blurred") : qsTr("A word for the visitor, if you like")
        placeholder: root.kind === "" ? qsTr("Thank you for staying an hour at the checkouts with us.") : ""
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
        enabled: root.kind === "" || words.text.trim() !== ""
        text: root.kind === "" ? qsTr("Thank") : root.kind === "blur" ? qsTr("Ask for the blur") : qsTr("Answer")
        onClicked: {
            root.replied(root.kind === "" ? "thanks" : root.kind, words.text.trim(), root.kind === "" || thanks.checked);
            words.text = "";
            root.kind = "";
        }
    }
}
