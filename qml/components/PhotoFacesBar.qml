// What the search for faces says about the photo on the workbench, and the one thing to do about it.
import QtQuick
import Passerelle

Item {
    id: root

    required property PhotoWorkshop workshop
    readonly property int proposed: workshop.faces.length

    implicitHeight: Math.max(Theme.touch, words.implicitHeight + Theme.space2)

    AppText {
        id: words

        anchors { left: parent.left; right: act.visible ? act.left : parent.right; rightMargin: Theme.space2; verticalCenter: parent.verticalCenter }
        text: root.proposed > 0 ? qsTr("%n face(s) proposed: mask or wave away each, and look for others.", "", root.proposed)
            : root.workshop.searching ? qsTr("Looking for faces… %1 %", "percentage").arg(root.workshop.progress)
            : !root.workshop.searched ? qsTr("Faces were not looked for: look yourself.")
            : qsTr("No face left to propose. Profiles, badges and reflections escape the search: look yourself.")
        color: root.proposed > 0 ? Theme.notice : Theme.softInk
        font.pixelSize: Theme.label
    }
    AppButton {
        id: act

        anchors { right: parent.right; verticalCenter: parent.verticalCenter }
        width: implicitWidth
        visible: root.proposed > 0 || root.workshop.searching || !root.workshop.searched
        objectName: root.proposed > 0 ? "maskAllFaces" : root.workshop.searching ? "stopSearch" : "searchFaces"
        kind: "text"
        text: root.proposed > 0 ? qsTr("Mask all") : root.workshop.searching ? qsTr("Stop") : qsTr("Look for faces")
        onClicked: {
            if (root.proposed > 0)
                root.workshop.maskAllFaces();
            else if (root.workshop.searching)
                root.workshop.stopSearch();
            else
                root.workshop.search();
        }
    }
}
