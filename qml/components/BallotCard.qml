// One idea of a ballot, as a thumb grades it: what it says above, what one says of it below.
pragma ComponentBehavior: Bound
import QtQuick
import Passerelle

Item {
    id: root

    required property BallotModel ballot
    property real room: 0 // the height that is there: the grades stand at its foot, within the thumb's reach
    property bool writing: false
    readonly property var idea: ballot.current
    readonly property bool there: idea.item !== undefined
    readonly property int said: there ? idea.said : -1
    signal reportChosen(string reportId)

    implicitHeight: Math.max(room, above.implicitHeight + Theme.space4 + below.implicitHeight)
    onIdeaChanged: if (!words.area.activeFocus) words.text = root.idea.comment ?? ""

    Connections {
        target: root.ballot

        function onRowChanged() {
            root.writing = false;
            words.text = root.idea.comment ?? "";
        }
    }
    Column {
        id: above

        width: parent.width
        spacing: Theme.space3

        AppText {
            width: parent.width
            text: root.there ? Phrases.typeset(root.idea.title) : ""
            font.pixelSize: Theme.cardTitle
            font.weight: Font.Medium
            Accessible.role: Accessible.Heading
        }
        AppText {
            width: parent.width
            visible: text !== ""
            text: root.there ? Phrases.quoted(Phrases.typeset(root.idea.verbatim)) : ""
            font.pixelSize: Theme.body
            font.italic: true
        }
        Photo {
            readonly property real spare: root.room - below.implicitHeight - y - report.implicitHeight - 2 * Theme.space4

            width: parent.width
            height: Math.max(0, Math.min(width * 0.5, spare))
            visible: root.there && root.idea.photo !== "" && spare > 72
            source: root.there ? root.idea.photo : ""
            name: root.there ? qsTr("Photo: %1").arg(root.idea.title) : ""
        }
        AppButton {
            id: report

            x: -Theme.space3
            objectName: "ballotReport"
            visible: root.there && root.idea.reportId !== ""
            kind: "text"
            iconName: "auto_stories"
            text: qsTr("Read the report")
            onClicked: root.reportChosen(root.idea.reportId)
        }
    }
    Column {
        id: below

        width: parent.width
        anchors.bottom: parent.bottom
        spacing: Theme.space2

        Repeater {
            model: root.ballot.scale

            GradeButton {
                required property var modelData

                width: below.width
                objectName: "grade-" + modelData.grade
                enabled: root.ballot.editable
                grade: modelData.grade
                grades: root.ballot.scale.length
                text: modelData.word
                selected: root.said === modelData.grade
                onPicked: root.ballot.say(root.ballot.row, modelData.grade)
            }
        }
        Row {
            width: parent.width
            spacing: Theme.space2

            GradeButton {
                width: (parent.width - Theme.space2) / 2
                height: Math.max(implicitHeight, concerned.implicitHeight)
                objectName: "grade-none"
                enabled: root.ballot.editable
                text: qsTr("No opinion")
                selected: root.said === -2
                onPicked: root.ballot.say(root.ballot.row, -2)
            }
            GradeButton {
                id: concerned

                width: (parent.width - Theme.space2) / 2
                objectName: "grade-concerned"
                enabled: root.ballot.editable
                text: qsTr("I am concerned")
                selected: root.said === -3
                onPicked: root.ballot.say(root.ballot.row, -3)
            }
        }
        AppButton {
            x: -Theme.space3
            objectName: "ballotWord"
            visible: !words.visible
            enabled: root.ballot.editable
            kind: "text"
            iconName: "chat_bubble_outline"
            text: qsTr("A word to the author, without your name")
            onClicked: {
                root.writing = true;
                words.focusField();
            }
        }
        AppTextArea {
            id: words

            width: parent.width
            visible: root.writing || (root.there && root.idea.comment !== "")
            enabled: root.ballot.editable
            fieldName: "ballotComment"
            label: root.said !== -1 ? qsTr("A word to the author, without your name") : qsTr("A word to the author, without your name; it leaves with a grade")
            minimumLines: 2
            onEdited: {
                if (text.length > 500)
                    text = text.slice(0, 500);
                root.ballot.setComment(root.ballot.row, text);
            }
        }
    }
}
