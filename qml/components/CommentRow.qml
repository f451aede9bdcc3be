// One comment: who, what, when; thanks, answer, and for its author correct and take back.
pragma ComponentBehavior: Bound
import QtQuick
import Passerelle

Item {
    id: root

    required property var comment
    signal thanked(bool on)
    signal answered()
    signal editRequested()
    signal withdrawn()
    readonly property bool gone: comment.text === ""
    readonly property string when: Phrases.moment(comment.at)

    implicitHeight: column.implicitHeight
    Accessible.role: Accessible.Paragraph
    Accessible.name: root.gone ? words.text : qsTr("%1: %2", "who, what").arg(root.comment.author).arg(root.comment.text)

    Rectangle {
        x: Theme.space2
        visible: root.comment.answer
        width: 2
        height: parent.height
        color: Theme.hairline
    }
    Column {
        id: column

        x: root.comment.answer ? Theme.space5 : 0
        width: parent.width - x
        spacing: Theme.space1

        Item {
            width: parent.width
            height: Math.max(face.height, byline.implicitHeight)
            visible: !root.gone

            Avatar {
                id: face

                size: 32
                anchors.verticalCenter: parent.verticalCenter
                name: root.comment.author
            }
            AppText {
                id: byline

                anchors { left: face.right; leftMargin: Theme.space3; right: parent.right; verticalCenter: parent.verticalCenter }
                text: Phrases.joined([root.comment.author, root.comment.department, root.when,
                                      root.comment.edited ? qsTr("corrected") : "", root.comment.aside ? qsTr("aside") : ""])
                soft: true
                font.pixelSize: Theme.label
            }
        }
        AppText {
            id: words

            width: parent.width
            text: root.gone ? (root.comment.state === "hidden" ? qsTr("This comment was hidden by a moderator.") : qsTr("This comment was taken back."))
                            : root.comment.styled
            textFormat: root.gone ? Text.PlainText : Text.StyledText
            soft: root.gone
            font.italic: root.gone
            Accessible.ignored: true
        }
        AppText {
            width: parent.width
            visible: root.comment.state === "hidden" && root.comment.reason !== ""
            text: qsTr("Hidden by a moderator: %1").arg(root.comment.reason)
            color: Theme.bad
            font.pixelSize: Theme.label
        }
        AppText {
            width: parent.width
            visible: root.comment.waiting
            text: qsTr("On this phone; it leaves as soon as there is a network.")
            soft: true
            font.pixelSize: Theme.label
        }
        AppText {
            width: parent.width
            visible: root.comment.refused
            text: root.comment.detail !== "" ? root.comment.detail : qsTr("The server did not take it: correct it, or take it back.")
            color: Theme.bad
            font.pixelSize: Theme.label
        }
        Flow {
            width: parent.width
            spacing: Theme.space2
            visible: !root.gone

            Chip {
                objectName: "commentThanks"
                visible: !root.comment.own && root.comment.state === "visible"
                iconName: root.comment.thanked ? "favorite" : "favorite_border"
                text: root.comment.thanks > 0 ? qsTr("Thank you · %1").arg(Phrases.number(root.comment.thanks)) : qsTr("Thank you")
                selected: root.comment.thanked
                Accessible.role: Accessible.CheckBox
                Accessible.description: root.comment.text
                onPicked: root.thanked(!root.comment.thanked)
            }
            AppText {
                height: Theme.touch
                visible: root.comment.own && root.comment.thanks > 0
                verticalAlignment: Text.AlignVCenter
                text: qsTr("%n person(s) thank you", "", root.comment.thanks)
                soft: true
                font.pixelSize: Theme.label
            }
            AppButton {
                objectName: "commentAnswer"
                visible: root.comment.state === "visible" && !root.comment.own
                kind: "text"
                text: qsTr("Answer")
                Accessible.description: root.comment.text
                onClicked: root.answered()
            }
            AppButton {
                objectName: "commentEdit"
                visible: root.comment.own && root.comment.state === "visible"
                kind: "text"
                text: qsTr("Correct")
                Accessible.description: root.comment.text
                onClicked: root.editRequested()
            }
            AppButton {
                objectName: "commentWithdraw"
                visible: root.comment.own && root.comment.state === "visible"
                kind: "text"
                text: qsTr("Take back")
                Accessible.description: root.comment.text
                onClicked: root.withdrawn()
            }
        }
    }
}
