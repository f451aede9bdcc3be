// A report under way, in the carnet; captures can be dropped on it.
import QtQuick
import Passerelle

Card {
    id: root

    property string title: ""
    property string words: ""
    property string when: ""
    property int photos: 0
    property bool isConflict: false
    property var note: ({}) // {kind: version or restored, device, mergeable}; empty for most
    signal keepChosen()
    signal mergeChosen()
    signal received(var captureIds)

    pressable: true
    name: qsTr("Report under way: %1").arg(title)
    padding: Theme.space3
    spacing: Theme.space1

    AppText {
        width: parent.width
        text: root.title
        font.weight: Font.Medium
    }
    AppText {
        width: parent.width
        visible: root.words !== ""
        text: root.words
        maximumLineCount: 2
        elide: Text.ElideRight
        soft: true
    }
    AppText {
        width: parent.width
        visible: root.isConflict
        text: qsTr("Copy of a report that another device changed: compare, then send or delete.")
        color: Theme.notice
        font.pixelSize: Theme.label
    }
    AppText {
        width: parent.width
        visible: root.note.kind !== undefined
        text: root.note.kind === "restored" ? qsTr("Restored from “%1”, which was lost: look at it, then send it or delete it.").arg(root.note.device)
            : qsTr("Another version of a draft, written on “%1”: keep both, or put its words into the other one.").arg(root.note.device ?? "")
        color: Theme.notice
        font.pixelSize: Theme.label
    }
    Flow {
        x: -Theme.space3
        width: parent.width + Theme.space3
        visible: root.note.kind !== undefined

        AppButton {
            objectName: "keepVersion"
            kind: "text"
            text: root.note.kind === "restored" ? qsTr("It is mine") : qsTr("Keep both")
            onClicked: root.keepChosen()
        }
        AppButton {
            objectName: "mergeVersion"
            visible: root.note.mergeable === true
            kind: "text"
            text: qsTr("Put into the other")
            onClicked: root.mergeChosen()
        }
    }
    AppText {
        width: parent.width
        text: root.photos > 0 ? qsTr("%1 · %n photo(s)", "time, photos", root.photos).arg(root.when) : root.when
        soft: true
        font.pixelSize: Theme.caption
    }
    data: [
        DropArea {
            id: hole

            anchors.fill: parent
            keys: ["passerelle/captures"]
            onDropped: drop => {
                drop.accept();
                root.received(drop.source.captureIds);
            }

            FocusRing { visible: hole.containsDrag }
        }
    ]
}
