// A month of days, of which a first and a last one are pressed. Past days are there to be seen, not to be pressed.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Passerelle

Column {
    id: root

    required property string first // 2026-12-24; "": none yet
    required property string last
    required property string today
    property int month: Number(today.slice(5, 7)) - 1
    property int year: Number(today.slice(0, 4))
    readonly property int lead: (new Date(year, month, 1).getDay() + 6) % 7 // weeks begin on Monday
    readonly property int days: new Date(year, month + 1, 0).getDate()
    signal picked(string day)

    spacing: Theme.space1

    function move(by: int) {
        const to = new Date(root.year, root.month + by, 1);
        root.year = to.getFullYear();
        root.month = to.getMonth();
    }

    function isoAt(number: int): string {
        return Phrases.isoOf(new Date(root.year, root.month, number));
    }

    Item {
        width: parent.width
        height: Math.max(Theme.touch, name.implicitHeight)

        AppIconButton {
            id: before

            anchors { left: parent.left; verticalCenter: parent.verticalCenter }
            objectName: "monthBefore"
            iconName: "chevron_left"
            text: qsTr("The month before")
            enabled: root.isoAt(1) > root.today
            onClicked: root.move(-1)
        }
        AppText {
            id: name

            anchors { left: before.right; right: after.left; verticalCenter: parent.verticalCenter }
            horizontalAlignment: Text.AlignHCenter
            text: Phrases.capital(Phrases.locale().standaloneMonthName(root.month)) + " " + root.year
            font.weight: Font.Medium
        }
        AppIconButton {
            id: after

            anchors { right: parent.right; verticalCenter: parent.verticalCenter }
            objectName: "monthAfter"
            iconName: "chevron_right"
            text: qsTr("The month after")
            onClicked: root.move(1)
        }
    }
    Grid {
        columns: 7

        Repeater {
            model: 7

            AppText {
                required property int index

                width: root.width / 7
                horizontalAlignment: Text.AlignHCenter
                text: Phrases.locale().standaloneDayName((index + 1) % 7, Locale.NarrowFormat)
                soft: true
                font.pixelSize: Math.min(Theme.label, 20)
                Accessible.ignored: true
            }
        }
        Repeater {
            model: root.lead

            Item {
                width: root.width / 7
                height: Theme.touch
            }
        }
        Repeater {
            model: root.days

            T.Button {
                id: day

                required property int index
                readonly property string iso: root.isoAt(index + 1)
                readonly property bool edge: iso === root.first || iso === root.last
                readonly property bool within: root.first !== "" && iso >= root.first && iso <= root.last

                objectName: "day"
                width: root.width / 7
                height: Theme.touch
                enabled: iso >= root.today
                opacity: enabled ? 1 : 0.45
                focusPolicy: Qt.StrongFocus
                text: Phrases.isoDay(iso)
                Accessible.role: Accessible.CheckBox
                Accessible.name: text
                Accessible.checkable: true
                Accessible.checked: within
                Accessible.focusable: true
                Accessible.onPressAction: if (day.enabled) day.clicked()
                Accessible.onToggleAction: if (day.enabled) day.clicked()
                Keys.onReturnPressed: day.clicked()
                onClicked: root.picked(day.iso)

                contentItem: AppText {
                    horizontalAlignment: Text.AlignHCenter
                    verticalAlignment: Text.AlignVCenter
                    text: day.index + 1
                    lineHeight: 1
                    font.pixelSize: Math.min(Theme.body, 24)
                    font.weight: day.edge ? Font.Bold : Font.Normal
                    color: day.within ? Theme.sea : Theme.ink
                    Accessible.ignored: true
                }
                background: Item {
                    Rectangle {
                        anchors { fill: parent; topMargin: 4; bottomMargin: 4 }
                        visible: day.within || day.hovered
                        color: day.within ? Theme.seaWash : Theme.sunken
                    }
                    Rectangle {
                        anchors { fill: parent; margins: 2 }
                        visible: day.edge
                        radius: Theme.cardRadius
                        color: Theme.seaWash
                        border.width: 2
                        border.color: Theme.sea
                    }
                    FocusRing { visible: day.visualFocus }
                }
            }
        }
    }
}
