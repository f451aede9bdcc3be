// A page that scrolls: header above, a column of at most 68 characters, and a footer that stays within the thumb's reach.
import QtQuick
import QtQuick.Templates as T
import Passerelle

Rectangle {
    id: root

    default property alias content: column.data
    property alias title: header.title
    property alias subtitle: header.subtitle
    property alias back: header.back
    property alias actions: header.actions
    property alias footer: foot.data
    property alias spacing: column.spacing
    readonly property alias view: view
    property bool broad: false // a table: all the room there is, up to twice a column
    readonly property real most: broad ? Math.max(Theme.column, 1240) : Theme.column
    readonly property Item focused: Window.activeFocusItem
    signal backRequested()

    color: Theme.paper
    Accessible.role: Accessible.Pane
    Accessible.name: title

    // What gets the focus comes into view; again once what appeared with it has found its place.
    onFocusedChanged: {
        root.revealFocused();
        settled.restart();
    }
    Timer {
        id: settled

        interval: 150
        onTriggered: root.revealFocused()
    }

    function revealFocused() {
        for (let item = root.focused; item; item = item.parent) {
            if (item === column) {
                root.reveal(root.focused);
                return;
            }
        }
    }

    /// Scrolls so that `item` stands in view.
    function reveal(item: Item) {
        const y = item.mapToItem(column, 0, 0).y;
        if (item.height < view.height && (y < view.contentY || y + item.height > view.contentY + view.height))
            view.contentY = Math.max(0, Math.min(y - Theme.space5, view.contentHeight - view.height));
    }

    PageHeader {
        id: header

        anchors {
            left: parent.left
            leftMargin: root.back ? 0 : column.x - Theme.space4
            right: parent.right
            rightMargin: root.back ? 0 : column.x - Theme.space4
            top: parent.top
        }
        onBackRequested: root.backRequested()
    }
    Flickable {
        id: view

        anchors { left: parent.left; right: parent.right; top: header.bottom; bottom: foot.top }
        clip: true
        contentHeight: column.implicitHeight + Theme.space6
        boundsBehavior: Flickable.StopAtBounds
        T.ScrollBar.vertical: AppScrollBar {}

        Column {
            id: column

            x: Math.max(Theme.space4, (view.width - width) / 2)
            width: Math.min(view.width - 2 * Theme.space4, root.most)
            spacing: Theme.space4
        }
    }
    Column {
        id: foot

        anchors { bottom: parent.bottom; bottomMargin: visible && implicitHeight > 0 ? Theme.space3 : 0 }
        x: Math.max(Theme.space4, (root.width - width) / 2)
        width: Math.min(root.width - 2 * Theme.space4, root.most)
        spacing: Theme.space2
    }
}
