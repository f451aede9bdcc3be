// Carnet: what was caught, by day, to be sorted into reports; and the reports under way.
// qmllint disable unqualified
// (Unbound: Qt 6.4 makes neither header, footer nor section of a list from bound components.)
import QtQuick
import QtQuick.Templates as T
import Passerelle

Rectangle {
    id: root

    required property CarnetModel carnet
    required property DraftsModel drafts
    required property DevicesModel devices
    property string currentDraft: ""
    signal captureRequested()
    signal captureChosen(string captureId)
    signal draftChosen(string draftId)
    signal undoOffered(string words)

    color: Theme.paper
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Notebook")

    PageHeader {
        id: header

        anchors { left: parent.left; right: parent.right; top: parent.top }
        title: qsTr("Notebook")

        AppIconButton {
            objectName: "newReport"
            iconName: "note_add"
            text: qsTr("Write a report directly")
            onClicked: root.draftChosen("")
        }
    }
    ListView {
        id: list

        anchors { left: parent.left; right: parent.right; top: header.bottom; bottom: bar.top }
        clip: true
        model: root.carnet
        spacing: Theme.space2
        T.ScrollBar.vertical: AppScrollBar {}

        header: Column {
            x: Theme.space4
            width: list.width - 2 * Theme.space4
            spacing: Theme.space2
            bottomPadding: Theme.space2

            Section {
                width: parent.width
                visible: root.drafts.count > 0
                text: qsTr("Reports under way")
            }
            Repeater {
                model: root.drafts

                DraftRow {
                    required property string draftId
                    required property string unitName
                    required property string firstWords
                    required property double updatedAt
                    required property int photoCount
                    required property bool conflict

                    width: parent.width
                    objectName: "draft"
                    title: unitName !== "" ? unitName : qsTr("Store to be chosen")
                    words: firstWords
                    when: Phrases.moment(updatedAt)
                    photos: photoCount
                    isConflict: conflict
                    note: root.devices.noteOf(draftId)
                    onKeepChosen: root.devices.keep(draftId)
                    onMergeChosen: root.devices.merge(draftId)
                    current: draftId === root.currentDraft
                    onPressed: root.draftChosen(draftId)
                }
            }
        }
        section.property: "day"
        section.delegate: Section {
            required property string section

            leftPadding: Theme.space4
            topPadding: Theme.space4
            bottomPadding: Theme.space2
            text: Phrases.nearDay(Number(section))
        }
        delegate: Item {
            id: row

            required property string captureId
            required property string words
            required property double at
            required property url photo
            required property int photoCount
            required property bool selected

            width: list.width
            height: card.implicitHeight

            CaptureCard {
                id: card

                x: Theme.space4
                width: row.width - 2 * Theme.space4
                objectName: "captureCard"
                words: row.words
                time: Phrases.time(row.at)
                photo: row.photo
                photoCount: row.photoCount
                selected: row.selected
                onPressed: root.captureChosen(row.captureId)
                onSelectChosen: root.carnet.toggle(row.captureId)
                onRemoveChosen: {
                    root.carnet.remove(row.captureId);
                    root.undoOffered(qsTr("Deleted."));
                }
            }
        }
        footer: EmptyState {
            width: list.width
            height: visible ? implicitHeight : 0
            visible: list.count === 0 && root.drafts.count === 0
            iconName: "event_note"
            title: qsTr("Your notebook is empty")
            text: qsTr("In the store, press the round button: a few words or a photo. Everything is kept here, without network.")
            action: qsTr("Catch an astonishment")
            onActed: root.captureRequested()
        }
    }
    Rectangle {
        id: bar

        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        height: root.carnet.selectedCount > 0 ? actions.implicitHeight + 2 * Theme.space3 : 0
        visible: height > 0
        color: Theme.card
        clip: true

        Behavior on height { NumberAnimation { duration: Theme.gentle; easing.type: Easing.OutCubic } }
        Rectangle {
            width: parent.width
            height: 1
            color: Theme.hairline
        }
        Flow {
            id: actions

            anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter; margins: Theme.space4 }
            spacing: Theme.space2

            AppButton {
                objectName: "group"
                kind: "plain"
                iconName: "post_add"
                text: qsTr("Gather %n capture(s) into a report", "", root.carnet.selectedCount)
                onClicked: root.draftChosen(root.carnet.groupSelected())
            }
            AppButton {
                objectName: "addToDraft"
                visible: root.currentDraft !== "" || root.drafts.count > 0
                kind: "text"
                text: qsTr("Add to the report under way")
                onClicked: root.draftChosen(root.carnet.addSelectedTo(root.currentDraft !== "" ? root.currentDraft : root.drafts.latestId))
            }
            AppButton {
                objectName: "unselect"
                kind: "text"
                text: qsTr("Unselect")
                onClicked: root.carnet.clearSelection()
            }
        }
    }
}
