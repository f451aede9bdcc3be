// Choosing the store: by a press from where one is, nearest first; or by its name.
// qmllint disable unqualified
// (Unbound: Qt 6.4 makes neither header, footer nor section of a list from bound components.)
import QtQuick
import QtQuick.Templates as T
import Passerelle

Rectangle {
    id: root

    required property UnitsModel units
    signal picked(string code)
    signal backRequested()

    color: Theme.paper
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Which store?")
    Component.onCompleted: units.query = ""

    PageHeader {
        id: header

        anchors { left: parent.left; right: parent.right; top: parent.top }
        title: qsTr("Which store?")
        back: true
        onBackRequested: root.backRequested()
    }
    Column {
        id: top

        x: Math.max(Theme.space4, (root.width - width) / 2)
        anchors.top: header.bottom
        width: Math.min(root.width - 2 * Theme.space4, Theme.column)
        spacing: Theme.space3

        AppButton {
            width: parent.width
            objectName: "locate"
            kind: "primary"
            iconName: "my_location"
            enabled: !root.units.locating
            text: root.units.locating ? qsTr("Looking for your position…") : qsTr("Find the store")
            onClicked: root.units.locate()
        }
        AppText {
            width: parent.width
            visible: root.units.problem !== "" || !root.units.located
            text: root.units.problem !== "" ? root.units.problem
                                            : qsTr("Your position is asked once, rounded to 100 m, and only used to propose the store.")
            soft: root.units.problem === ""
            color: root.units.problem !== "" ? Theme.notice : Theme.softInk
            font.pixelSize: Theme.label
        }
        AppField {
            width: parent.width
            fieldName: "unitQuery"
            iconName: "search"
            placeholder: qsTr("Name, town or code")
            onEdited: root.units.query = text
        }
    }
    ListView {
        id: list

        anchors { left: parent.left; right: parent.right; top: top.bottom; topMargin: Theme.space3; bottom: parent.bottom }
        clip: true
        model: root.units
        T.ScrollBar.vertical: AppScrollBar {}

        delegate: ListRow {
            required property string code
            required property string unitName
            required property string place
            required property double distanceM

            x: Math.max(Theme.space2, (list.width - width) / 2)
            width: Math.min(list.width - 2 * Theme.space2, Theme.column + 2 * Theme.space2)
            objectName: "unit"
            iconName: "storefront"
            title: unitName
            subtitle: place
            trailing: distanceM >= 0 ? Phrases.distance(distanceM) : ""
            chevron: false
            onClicked: root.picked(code)
        }
        footer: Column {
            width: list.width
            visible: list.count === 0

            EmptyState {
                width: parent.width
                visible: list.count === 0
                iconName: "storefront"
                title: root.units.query !== "" ? qsTr("No store with this name") : qsTr("The list of stores is not here yet")
                text: root.units.query !== "" ? qsTr("Try the town, or fewer letters.")
                                              : qsTr("It comes with the first connection. Your report can wait: everything is kept.")
            }
        }
    }
}
