// One line of the notifications: a story and what is new about it. Unread is a dot and a word, not a colour alone.
import QtQuick
import QtQuick.Templates as T
import Passerelle

Item {
    id: root

    required property string iconName
    required property string title
    required property string words
    required property double at
    required property bool unread
    required property bool muted
    property bool current: false
    signal opened()
    signal muteRequested(bool on)

    implicitHeight: Math.max(row.implicitHeight, bell.height)

    T.ItemDelegate {
        id: row

        anchors { left: parent.left; right: bell.left }
        objectName: "notification"
        implicitHeight: lines.implicitHeight + 2 * Theme.space3
        focusPolicy: Qt.StrongFocus
        Accessible.role: Accessible.Button
        Accessible.name: Phrases.joined([root.unread ? qsTr("Unread") : "", root.title, root.words, Phrases.moment(root.at)])
        Accessible.focusable: true
        Accessible.onPressAction: root.opened()
        Keys.onReturnPressed: root.opened()
        onClicked: root.opened()

        contentItem: Item {
            Icon {
                id: icon

                x: Theme.space2
                anchors.verticalCenter: parent.verticalCenter
                name: root.iconName
                color: root.unread ? Theme.sea : Theme.softInk
            }
            Rectangle {
                anchors { left: icon.right; leftMargin: -6; bottom: icon.top; bottomMargin: -8 }
                visible: root.unread
                width: 10
                height: 10
                radius: 5
                color: Theme.sea
            }
            Column {
                id: lines

                anchors { left: icon.right; leftMargin: Theme.space3; right: parent.right; verticalCenter: parent.verticalCenter }
                spacing: 2

                AppText {
                    width: parent.width
                    text: root.title
                    font.weight: root.unread ? Font.Medium : Font.Normal
                    color: root.current ? Theme.sea : Theme.ink
                    maximumLineCount: 2
                    elide: Text.ElideRight
                    Accessible.ignored: true
                }
                AppText {
                    width: parent.width
                    text: root.words
                    soft: !root.unread
                    font.pixelSize: Theme.label
                    maximumLineCount: 4
                    elide: Text.ElideRight
                    Accessible.ignored: true
                }
                AppText {
                    width: parent.width
                    text: Phrases.joined([Phrases.moment(root.at), root.muted ? qsTr("muted") : ""])
                    soft: true
                    font.pixelSize: Theme.label
                    Accessible.ignored: true
                }
            }
        }
        background: Rectangle {
            color: row.down || row.hovered ? Theme.sunken : "transparent"
            radius: Theme.cardRadius

            FocusRing {
                anchors.margins: 0
                visible: row.visualFocus
            }
        }
    }
    AppIconButton {
        id: bell

        anchors { right: parent.right; verticalCenter: parent.verticalCenter }
        objectName: "muteLine"
        iconName: root.muted ? "notifications_off" : "notifications_none"
        text: root.muted ? qsTr("Hear of it again") : qsTr("Hear no more of it")
        tint: Theme.softInk
        Accessible.description: root.title
        onClicked: root.muteRequested(!root.muted)
    }
}
