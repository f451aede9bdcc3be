// Search: notes, reports, stories, ideas and stores by their words, as one types; all of it on this device.
// qmllint disable unqualified
// (Unbound: Qt 6.4 makes neither header, footer nor section of a list from bound components.)
import QtQuick
import QtQuick.Templates as T
import Passerelle

Rectangle {
    id: root

    required property SearchModel search
    property string currentId: ""
    readonly property var kinds: ({
        capture: { label: qsTr("Notebook"), icon: "event_note" },
        draft: { label: qsTr("Reports under way"), icon: "note_add" },
        ownReport: { label: qsTr("My reports"), icon: "person_outline" },
        report: { label: qsTr("Stories"), icon: "chrome_reader_mode" },
        idea: { label: qsTr("Ideas"), icon: "lightbulb_outline" },
        unit: { label: qsTr("Stores"), icon: "storefront" }
    })
    signal done()
    signal reportChosen(string reportId)
    signal draftChosen(string draftId)
    signal captureChosen(string captureId)

    color: Theme.paper
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Search")

    function focusField() {
        field.focusField();
    }

    function choose(kind: string, id: string, title: string) {
        if (kind === "capture")
            root.captureChosen(id);
        else if (kind === "draft")
            root.draftChosen(id);
        else if (kind === "unit") {
            field.text = title;
            root.search.query = title;
        } else
            root.reportChosen(id);
    }

    PageHeader {
        id: header

        anchors { left: parent.left; right: parent.right; top: parent.top }
        title: qsTr("Search")
        back: true
        onBackRequested: root.done()
    }
    AppField {
        id: field

        anchors { left: parent.left; right: parent.right; top: header.bottom; leftMargin: Theme.space4; rightMargin: Theme.space4 }
        fieldName: "searchField"
        iconName: "search"
        placeholder: qsTr("A word, a store, a moment")
        text: root.search.query
        onEdited: root.search.query = text
        Keys.onDownPressed: list.step(0)
        Keys.onEscapePressed: root.done()
    }
    ListView {
        id: list

        anchors { left: parent.left; right: parent.right; top: field.bottom; bottom: parent.bottom; topMargin: Theme.space3 }
        clip: true
        reuseItems: true
        keyNavigationEnabled: false
        boundsBehavior: Flickable.DragOverBounds
        model: root.search
        T.ScrollBar.vertical: AppScrollBar {}
        Keys.onEscapePressed: root.done()

        /// The arrows: into the list, through it, and back to the words.
        function step(by: int) {
            if (by < 0 && list.currentIndex <= 0) {
                root.focusField();
                return;
            }
            list.currentIndex = by === 0 ? 0 : Math.min(list.count - 1, list.currentIndex + by);
            if (list.currentItem)
                list.currentItem.forceActiveFocus(Qt.TabFocusReason);
        }

        section.property: "kind"
        section.delegate: Item {
            required property string section

            width: list.width
            height: heading.implicitHeight + Theme.space2

            Section {
                id: heading

                x: Theme.space4
                width: parent.width - 2 * Theme.space4
                text: root.kinds[parent.section].label
            }
        }
        delegate: ListRow {
            id: row

            required property string kind
            required property string hitId
            required property string heading
            required property string excerpt

            width: list.width
            objectName: "searchHit"
            iconName: root.kinds[kind].icon
            title: heading === "" ? excerpt : heading
            subtitle: heading === "" ? "" : excerpt
            current: hitId === root.currentId
            chevron: kind !== "unit"
            onClicked: root.choose(kind, hitId, heading)
            Keys.onDownPressed: list.step(1)
            Keys.onUpPressed: list.step(-1)
        }
        footer: Column {
            x: Theme.space4
            width: list.width - 2 * Theme.space4
            bottomPadding: Theme.space5

            EmptyState {
                width: parent.width
                visible: root.search.query === ""
                iconName: "search"
                title: qsTr("Everything on this device")
                text: qsTr("Your notes and reports, colleagues’ stories and ideas, the stores. Accents and capitals do not matter, and no network is needed.")
            }
            EmptyState {
                width: parent.width
                visible: root.search.query !== "" && list.count === 0 && !root.search.complete
                iconName: "hourglass_empty"
                title: qsTr("Still reading")
                text: qsTr("The stories on this device are being read: what is found appears by itself.")
            }
            EmptyState {
                width: parent.width
                visible: root.search.query !== "" && list.count === 0 && root.search.complete
                iconName: "search"
                title: qsTr("Nothing with these words")
                text: qsTr("Every word must be in the text. Try another one, fewer words, or the name of a store.")
            }
        }
    }
}
