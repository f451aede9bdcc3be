// What the first frame shows: the places, the coral button, and the feed in the shape it will have. Light on purpose: the
// pages are not loaded yet; what is chosen here opens with them.
// qmllint disable unqualified
// (Qt 6.4 cannot create bound components in Loader and StackView, and calls the ids of unbound ones unqualified.)
import QtQuick
import Passerelle

Item {
    id: root

    required property bool wide
    property int waiting: 0
    /// A place (feed, carnet, terrain, me) or "capture".
    signal wanted(string name)

    Skeleton {
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.space4; topMargin: Theme.touch + Theme.space4 }
        visible: !root.wide
    }
    BottomBar {
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        visible: !root.wide
        section: "feed"
        waiting: root.waiting
        onChosen: section => root.wanted(section)
        onCaptureRequested: root.wanted("capture")
    }
    Loader {
        anchors { left: parent.left; top: parent.top; bottom: parent.bottom }
        active: root.wide
        sourceComponent: Rail {
            section: "feed"
            waiting: root.waiting
            onChosen: section => root.wanted(section)
            onCaptureRequested: root.wanted("capture")
        }
    }
}
