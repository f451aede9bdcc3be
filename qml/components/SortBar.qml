// Within the thumb's reach while something is selected or carried: a new report, the reports under way, delete, unselect.
pragma ComponentBehavior: Bound
import QtQuick
import Passerelle

Rectangle {
    id: root

    required property DraftsModel drafts
    required property int selected
    property string currentDraft: ""
    property bool carrying: false
    signal sorted(var captureIds, string draftId) // captureIds null: the selection
    signal removeChosen(var captureIds)
    signal unselectChosen()

    readonly property bool open: selected > 0 || carrying

    implicitHeight: open ? view.height + 2 * Theme.space3 : 0
    visible: implicitHeight > 0
    clip: true
    color: Theme.card
    Accessible.role: Accessible.ToolBar
    Accessible.name: qsTr("Sort the selection")
    Accessible.ignored: !open

    Behavior on implicitHeight { NumberAnimation { duration: Theme.gentle; easing.type: Easing.OutCubic } }

    Rectangle {
        width: parent.width
        height: 1
        color: Theme.hairline
    }
    Flickable {
        id: view

        anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.space3 }
        height: Math.min(targets.implicitHeight, 4 * Theme.touch)
        contentHeight: targets.implicitHeight
        clip: true
        boundsBehavior: Flickable.StopAtBounds

        Flow {
            id: targets

            width: parent.width
            spacing: Theme.space2

            SortTarget {
                objectName: "group"
                iconName: "post_add"
                text: root.selected > 0 ? qsTr("Gather %n capture(s) into a report", "", root.selected) : qsTr("A new report")
                onClicked: root.sorted(null, "")
                onReceived: captureIds => root.sorted(captureIds, "")
            }
            Repeater {
                model: root.drafts

                SortTarget {
                    id: target

                    required property string draftId
                    required property string unitName
                    required property string firstWords

                    objectName: "addToDraft"
                    iconName: draftId === root.currentDraft ? "edit_note" : "description"
                    text: qsTr("Into: %1", "a report under way").arg(Phrases.shortened(unitName !== "" ? unitName : firstWords !== "" ? firstWords : qsTr("Report without a store"), 28))
                    onClicked: root.sorted(null, target.draftId)
                    onReceived: captureIds => root.sorted(captureIds, target.draftId)
                }
            }
            SortTarget {
                objectName: "removeSelected"
                iconName: "delete_outline"
                danger: true
                text: qsTr("Delete")
                onClicked: root.removeChosen(null)
                onReceived: captureIds => root.removeChosen(captureIds)
            }
            AppButton {
                objectName: "unselect"
                visible: root.selected > 0
                kind: "text"
                text: qsTr("Unselect")
                onClicked: root.unselectChosen()
            }
        }
    }
}
