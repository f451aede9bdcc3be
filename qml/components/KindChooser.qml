// What kind of visit it was: a line that opens into choices.
pragma ComponentBehavior: Bound
import QtQuick
import Passerelle

Column {
    id: root

    required property string kind
    property bool open: false
    signal picked(string kind)

    ListRow {
        width: parent.width
        objectName: "kind"
        iconName: "explore"
        title: Phrases.kind(root.kind)
        chevron: false
        trailing: root.open ? qsTr("Close") : qsTr("Change")
        onClicked: root.open = !root.open
    }
    Flow {
        x: Theme.space4
        width: parent.width - 2 * Theme.space4
        visible: root.open
        spacing: Theme.space2
        bottomPadding: Theme.space3

        Repeater {
            model: root.open ? ["buddyDay", "callListening", "complaint", "rideAlong", "fieldWeek", "newcomer", "mysteryVisit", "other"] : []

            Chip {
                required property string modelData

                objectName: "kind-" + modelData
                text: Phrases.kind(modelData)
                selected: root.kind === modelData
                onPicked: {
                    root.picked(modelData);
                    root.open = false;
                }
            }
        }
    }
}
