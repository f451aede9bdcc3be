// One report on its way: a line for its text and each photo, with its receipt. Or something smaller, with its standing.
pragma ComponentBehavior: Bound
import QtQuick
import Passerelle

Card {
    id: root

    property string heading: ""
    property string words: ""
    property string sendingState: "" // waiting, sending, refused, conflict, received
    property string why: ""
    property string serverWords: ""
    property string standing: ""
    property string sentence: sendingState === "conflict" ? qsTr("Another device changed this report meanwhile. Your words are kept: compare, then send again.")
        : sendingState === "refused" ? Phrases.obstacle(why, serverWords) : ""
    property bool canEdit: false
    property bool canDrop: false
    property bool keeps: false // its words go to the notebook when it is dropped
    property var lines: [] // [{kind, number, state, done, total, receivedAt}]
    signal editChosen()
    signal retryChosen()
    signal dropChosen()

    name: heading
    spacing: Theme.space2

    AppText {
        width: parent.width
        text: root.heading
        font.weight: Font.Medium
        font.pixelSize: Theme.body + 1
    }
    AppText {
        width: parent.width
        visible: root.words !== ""
        text: root.words
        soft: true
        maximumLineCount: 1
        elide: Text.ElideRight
        wrapMode: Text.NoWrap
        font.pixelSize: Theme.label
    }
    AppText {
        width: parent.width
        visible: root.standing !== ""
        text: root.standing
        soft: true
        font.pixelSize: Theme.label
    }
    Repeater {
        model: root.lines

        PartLine {
            required property var modelData

            width: parent ? parent.width : 0 // a line that is being taken away has no parent any more
            part: modelData
        }
    }
    Banner {
        width: parent.width
        visible: root.sentence !== ""
        kind: root.sendingState === "refused" ? "bad" : "notice"
        iconName: root.sendingState === "refused" ? "error_outline" : "call_split"
        text: root.sentence
    }
    Flow {
        x: -Theme.space3
        width: parent.width + Theme.space3
        visible: root.canEdit || root.sendingState === "refused"

        AppButton {
            objectName: "editSending"
            visible: root.canEdit
            kind: "text"
            iconName: "edit"
            text: qsTr("Edit")
            onClicked: root.editChosen()
        }
        AppButton {
            objectName: "retrySending"
            visible: root.sendingState === "refused"
            kind: "text"
            iconName: "refresh"
            text: qsTr("Try again")
            onClicked: root.retryChosen()
        }
        AppButton {
            objectName: "dropSending"
            visible: root.canDrop
            kind: "text"
            iconName: root.keeps ? "edit_note" : "close"
            text: Phrases.letGo(root.keeps)
            onClicked: root.dropChosen()
        }
    }
}
