// One of the person's devices: its name, when it was seen, whether it reads the notebook; and losing it.
import QtQuick
import Passerelle

Column {
    id: root

    property string deviceName: ""
    property string kind: "" // app, browser, script
    property real seenAt: 0
    property bool current: false
    property bool mayRead: false
    property bool canAccept: false
    property string words: ""
    property bool asking: false // "revoke" or "accept" was pressed, and is to be confirmed
    property string question: ""
    signal revokeChosen()
    signal acceptChosen()

    spacing: Theme.space1

    Row {
        width: parent.width
        spacing: Theme.space3

        Icon {
            id: sign

            anchors.verticalCenter: parent.verticalCenter
            name: root.kind === "browser" ? "language" : root.kind === "script" ? "code" : "devices"
            color: Theme.softInk
        }
        Column {
            width: parent.width - sign.width - Theme.space3
            spacing: 2

            AppText {
                width: parent.width
                text: root.deviceName
                font.weight: Font.Medium
            }
            AppText {
                width: parent.width
                text: Phrases.joined([root.current ? qsTr("This device") : root.seenAt > 0 ? qsTr("Seen %1", "when").arg(Phrases.moment(root.seenAt)) : "",
                    root.kind === "app" ? (root.mayRead ? qsTr("reads the notebook") : qsTr("does not read the notebook")) : ""])
                soft: true
                font.pixelSize: Theme.label
            }
        }
    }
    Flow {
        x: -Theme.space3
        width: parent.width + Theme.space3
        visible: !root.current && !root.asking

        AppButton {
            objectName: "acceptDevice"
            visible: root.canAccept
            kind: "text"
            iconName: "lock_open"
            text: qsTr("Open the notebook to it")
            onClicked: {
                root.question = "accept";
                root.asking = true;
            }
        }
        AppButton {
            objectName: "revokeDevice"
            kind: "text"
            danger: true
            iconName: "phonelink_erase"
            text: root.kind === "app" ? qsTr("Lost, or no longer mine") : qsTr("Sign it out")
            onClicked: {
                root.question = "revoke";
                root.asking = true;
            }
        }
    }
    AppText {
        width: parent.width
        visible: root.asking
        text: root.question === "accept" ? qsTr("That device must show these three words, in Me, My devices: %1. Do they agree?").arg(root.words)
            : root.kind === "app" ? qsTr("It reads nothing from now on. When it next has a network it hands over to your other devices what it still holds, then wipes itself. What it had sent stays.")
            : qsTr("It reads nothing from now on.")
    }
    Flow {
        width: parent.width
        visible: root.asking
        spacing: Theme.space2

        AppButton {
            objectName: "deviceYes"
            danger: root.question === "revoke"
            text: root.question === "accept" ? qsTr("Yes, the same words") : qsTr("Sign it out")
            onClicked: {
                root.asking = false;
                if (root.question === "accept")
                    root.acceptChosen();
                else
                    root.revokeChosen();
            }
        }
        AppButton {
            objectName: "deviceNo"
            kind: "text"
            text: qsTr("Not now")
            onClicked: root.asking = false
        }
    }
}
