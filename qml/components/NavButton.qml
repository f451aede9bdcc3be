// One place of the bottom bar or the rail.
import QtQuick
import QtQuick.Templates as T
import Passerelle

T.Button {
    id: root

    property string iconName: ""
    property bool current: false
    property int badge: 0
    property int news: 0 // a dot: something is unread
    readonly property real scaleOfText: Math.min(Theme.fontScale, 1.3) // the sign says the same; the page carries large text

    implicitWidth: 72
    implicitHeight: Math.max(56, lines.implicitHeight + Theme.space2)
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.PageTab
    Accessible.name: (badge > 0 ? qsTr("%1, %n waiting", "place, number", badge).arg(text) : text)
                     + (news > 0 ? ", " + qsTr("%n unread", "", news) : "")
    Accessible.selected: current
    Accessible.selectable: true
    Accessible.onPressAction: root.clicked()
    Keys.onReturnPressed: root.clicked()

    contentItem: Item {
        Column {
            id: lines

            anchors.centerIn: parent
            spacing: 2

            Rectangle {
                anchors.horizontalCenter: parent.horizontalCenter
                width: 56
                height: 30
                radius: 15
                color: root.current ? Theme.seaWash : root.hovered ? Theme.sunken : "transparent"

                Behavior on color { ColorAnimation { duration: Theme.quick } }
                Icon {
                    anchors.centerIn: parent
                    name: root.iconName
                    size: 24
                    color: root.current ? Theme.sea : Theme.softInk
                }
                Rectangle {
                    x: 2
                    y: -1
                    visible: root.news > 0
                    width: 10
                    height: 10
                    radius: 5
                    color: Theme.sea
                }
                Rectangle {
                    x: parent.width - width + 2
                    y: -4
                    visible: root.badge > 0
                    width: Math.max(18, count.implicitWidth + 8)
                    height: 18
                    radius: 9
                    color: Theme.sea

                    AppText {
                        id: count

                        anchors.centerIn: parent
                        text: root.badge
                        color: Theme.seaInk
                        font.pixelSize: 11
                        font.weight: Font.Medium
                        Accessible.ignored: true
                    }
                }
            }
            AppText {
                anchors.horizontalCenter: parent.horizontalCenter
                text: root.text
                color: root.current ? Theme.sea : Theme.softInk
                font.pixelSize: Math.round(12 * root.scaleOfText)
                font.weight: root.current ? Font.Medium : Font.Normal
                wrapMode: Text.NoWrap
                lineHeight: 1
                Accessible.ignored: true
            }
        }
    }
    background: FocusRing {
        anchors.margins: 0
        visible: root.visualFocus
    }
}
