// One part of a report: "on this phone", "3 of 7", "received at 17:42".
import QtQuick
import Passerelle

Item {
    id: root

    required property var part // {kind, number, state, done, total, receivedAt}
    readonly property string what: part.kind === "text" ? qsTr("Text") : part.kind === "voice" ? qsTr("Voice memo") : qsTr("Photo %1").arg(part.number)
    readonly property string how: part.state === "received" ? (part.receivedAt > 0 ? qsTr("received at %1").arg(Phrases.moment(part.receivedAt)) : qsTr("received"))
                                : part.state === "sending" && part.total > 1 ? qsTr("%1 of %2", "parts sent, parts in all").arg(part.done).arg(part.total)
                                : part.state === "sending" ? qsTr("on its way")
                                : part.state === "refused" ? qsTr("refused")
                                : part.total > 1 && part.done > 0 ? qsTr("%1 of %2, the rest on this phone").arg(part.done).arg(part.total)
                                : qsTr("on this phone")

    implicitWidth: 320
    // Side by side where both fit, as with the usual size of text; one under the other where not.
    readonly property bool stacked: label.x + label.implicitWidth + Theme.space2 + state.implicitWidth > width

    implicitHeight: Math.max(28, (stacked ? state.y + state.height : label.implicitHeight) + (bar.visible ? 10 : 4))
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("%1: %2", "part, state").arg(what).arg(how)

    Icon {
        id: icon

        name: root.part.state === "received" ? "check_circle" : root.part.state === "refused" ? "error_outline"
            : root.part.kind === "text" ? "notes" : root.part.kind === "voice" ? "mic_none" : "photo_camera"
        size: Math.round(20 * Math.min(Theme.fontScale, 1.5))
        color: root.part.state === "received" ? Theme.good : root.part.state === "refused" ? Theme.bad : Theme.softInk
    }
    AppText {
        id: label

        anchors { left: icon.right; leftMargin: Theme.space2 }
        text: root.what
        font.pixelSize: Theme.label
        Accessible.ignored: true
    }
    AppText {
        id: state

        anchors { right: parent.right; left: root.stacked ? label.left : label.right; leftMargin: root.stacked ? 0 : Theme.space2 }
        y: root.stacked ? label.height : 0
        text: root.how
        color: root.part.state === "received" ? Theme.good : root.part.state === "refused" ? Theme.bad : Theme.softInk
        font.pixelSize: Theme.label
        horizontalAlignment: root.stacked ? Text.AlignLeft : Text.AlignRight
        Accessible.ignored: true
    }
    Rectangle {
        id: bar

        anchors { left: label.left; right: parent.right; bottom: parent.bottom }
        visible: root.part.total > 1 && root.part.done > 0 && root.part.state !== "received"
        height: 4
        radius: 2
        color: Theme.sunken

        Rectangle {
            width: parent.width * root.part.done / Math.max(1, root.part.total)
            height: parent.height
            radius: 2
            color: Theme.sea

            Behavior on width { NumberAnimation { duration: Theme.gentle } }
        }
    }
}
