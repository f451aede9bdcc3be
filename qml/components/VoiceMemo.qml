// One voice memo to listen to, with its length and what is said in it: not everybody can hear, or has the sound on.
pragma ComponentBehavior: Bound
import QtQuick
import Passerelle

Card {
    id: root

    required property VoicePlayer player
    required property string mediumId
    property string reportId: ""
    property int durationMs: 0
    property string caption: ""
    property bool removable: false
    property bool editable: false
    readonly property bool playing: player.playing === mediumId
    readonly property bool waiting: player.waiting === mediumId
    signal removeRequested()
    signal captionEdited(string text)

    padding: Theme.space3
    name: qsTr("Voice memo, %1").arg(Phrases.length(durationMs))
    Component.onCompleted: words.text = caption

    Item {
        width: parent.width
        height: Math.max(button.height, label.implicitHeight)

        AppIconButton {
            id: button

            anchors { left: parent.left; leftMargin: -Theme.space2; verticalCenter: parent.verticalCenter }
            objectName: "listen"
            iconName: root.playing || root.waiting ? "stop" : "play_arrow"
            text: root.playing || root.waiting ? qsTr("Stop the memo") : qsTr("Listen to the memo, %1").arg(Phrases.length(root.durationMs))
            tint: Theme.sea
            onClicked: root.player.toggle(root.mediumId, root.reportId)
        }
        AppText {
            id: label

            anchors { left: button.right; leftMargin: Theme.space2; right: bin.visible ? bin.left : parent.right; verticalCenter: parent.verticalCenter }
            text: root.waiting ? qsTr("The memo is being fetched…")
                : root.playing ? qsTr("%1 of %2", "seconds heard, length").arg(Phrases.length(root.player.positionMs)).arg(Phrases.length(root.durationMs))
                : qsTr("Voice memo, %1").arg(Phrases.length(root.durationMs))
        }
        AppIconButton {
            id: bin

            anchors { right: parent.right; verticalCenter: parent.verticalCenter }
            objectName: "removeVoice"
            visible: root.removable
            iconName: "delete_outline"
            text: qsTr("Delete the voice memo")
            tint: Theme.softInk
            onClicked: root.removeRequested()
        }
    }
    Rectangle {
        width: parent.width
        height: 6
        visible: root.playing
        radius: 3
        color: Theme.sunken

        Rectangle {
            width: parent.width * Math.min(1, root.player.positionMs / Math.max(1, root.durationMs))
            height: parent.height
            radius: 3
            color: Theme.sea
        }
    }
    AppText {
        width: parent.width
        visible: root.player.problemOf === root.mediumId && root.player.problem !== ""
        text: root.player.problem
        color: Theme.bad
        font.pixelSize: Theme.label
    }
    AppText {
        width: parent.width
        visible: !root.editable && root.caption !== ""
        text: root.caption
    }
    AppTextArea {
        id: words

        width: parent.width
        visible: root.editable
        fieldName: "voiceWords"
        label: qsTr("What I say in it (for who cannot hear)")
        minimumLines: 2
        onEdited: root.captionEdited(text)
    }
}
