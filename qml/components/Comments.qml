// What is said under a story: the comments with their answers, and a place to write, where an @ calls somebody by name.
pragma ComponentBehavior: Bound
import QtQuick
import Passerelle

Column {
    id: root

    required property ConversationModel talk
    property string idea: "" // they are about this idea; "": about the report
    signal reportWanted()

    spacing: Theme.space4

    /// The comments on an idea were asked for: the page shows where they begin.
    function showIdea() {
        backToReport.forceActiveFocus();
    }

    Section {
        width: parent.width
        text: root.talk.count > 0 ? qsTr("Comments · %1").arg(Phrases.number(root.talk.count)) : qsTr("Comments")
    }
    Column {
        width: parent.width
        visible: root.idea !== ""

        AppText {
            width: parent.width
            text: qsTr("On the idea: %1").arg(Phrases.quoted(root.idea))
        }
        AppButton {
            id: backToReport

            objectName: "reportComments"
            kind: "text"
            text: qsTr("Back to the comments on the report")
            onClicked: root.reportWanted()
        }
    }
    AppText {
        width: parent.width
        visible: root.talk.aside
        text: qsTr("This is the store's hour: what you write here stays between those who read the report now.")
        soft: true
        font.pixelSize: Theme.label
    }
    AppText {
        width: parent.width
        visible: root.talk.count === 0
        text: qsTr("Nobody has said anything yet. A question, or what you did about it, helps most.")
        soft: true
    }
    Repeater {
        model: root.talk.comments

        CommentRow {
            required property var modelData

            width: root.width
            comment: modelData
            onThanked: on => root.talk.thank(modelData.id, on)
            onAnswered: {
                root.talk.answer(modelData.id);
                words.focusField();
            }
            onEditRequested: {
                root.talk.edit(modelData.id);
                words.focusField();
            }
            onWithdrawn: root.talk.withdraw(modelData.id)
        }
    }
    Column {
        width: parent.width
        spacing: Theme.space2

        AppTextArea {
            id: words

            width: parent.width
            fieldName: "commentText"
            label: root.talk.editing !== "" ? qsTr("Correct your comment") : root.talk.answering !== "" ? qsTr("Your answer to %1").arg(root.talk.answering)
                 : qsTr("Your comment")
            placeholder: qsTr("@ and a name calls somebody")
            onEdited: {
                root.talk.text = text;
                root.talk.look(cursorPosition);
            }

            Connections {
                target: root.talk
                function onTextChanged() {
                    if (words.text !== root.talk.text)
                        words.text = root.talk.text;
                }
            }
            Component.onCompleted: text = root.talk.text
        }
        Flow {
            width: parent.width
            spacing: Theme.space2
            visible: root.talk.people.length > 0
            Accessible.role: Accessible.List
            Accessible.name: qsTr("People to call")

            Repeater {
                model: root.talk.people

                Chip {
                    required property var modelData

                    objectName: "callPerson"
                    iconName: "alternate_email"
                    text: Phrases.joined([modelData.name, modelData.department])
                    Accessible.role: Accessible.Button
                    onPicked: {
                        const cursor = root.talk.call(modelData.id, words.cursorPosition);
                        words.focusField();
                        words.cursorPosition = cursor;
                    }
                }
            }
        }
        AppText {
            width: parent.width
            visible: root.talk.problem !== ""
            text: root.talk.problem
            color: Theme.bad
            font.pixelSize: Theme.label
        }
        Flow {
            width: parent.width
            spacing: Theme.space2

            AppButton {
                objectName: "commentSend"
                enabled: root.talk.text.trim() !== ""
                text: root.talk.editing !== "" ? qsTr("Correct") : root.talk.answering !== "" ? qsTr("Answer") : qsTr("Comment")
                onClicked: root.talk.send()
            }
            AppButton {
                objectName: "commentCancel"
                visible: root.talk.editing !== "" || root.talk.answering !== ""
                kind: "text"
                text: qsTr("Cancel")
                onClicked: root.talk.cancel()
            }
        }
    }
    Flow {
        width: parent.width
        spacing: Theme.space2

        Chip {
            objectName: "followStory"
            iconName: root.talk.following === "follows" ? "notifications_active" : "notifications_none"
            text: root.talk.following === "follows" ? qsTr("Followed") : qsTr("Follow")
            selected: root.talk.following === "follows"
            Accessible.role: Accessible.CheckBox
            onPicked: root.talk.follow(root.talk.following === "follows" ? "none" : "follows")
        }
        Chip {
            objectName: "muteStory"
            iconName: "notifications_off"
            text: root.talk.following === "muted" ? qsTr("Muted") : qsTr("Mute")
            selected: root.talk.following === "muted"
            Accessible.role: Accessible.CheckBox
            onPicked: root.talk.follow(root.talk.following === "muted" ? "none" : "muted")
        }
    }
}
