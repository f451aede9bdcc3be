// "My devices": the list, the private notebook between them, and what to do when one is lost.
pragma ComponentBehavior: Bound
import QtQuick
import Passerelle

Column {
    id: root

    required property DevicesModel devices

    spacing: Theme.space3
    Component.onCompleted: root.devices.refresh()

    Section {
        width: parent.width
        text: qsTr("My devices")
    }
    Banner {
        width: parent.width
        visible: root.devices.carnetState === "waiting"
        kind: "info"
        iconName: "lock_outline"
        text: qsTr("Your notebook is sealed between your devices. On another one, in Me, My devices, open it to this device; there you compare three words: %1.").arg(root.devices.ownWords)
        action: qsTr("Look again")
        actionName: "carnetNow"
        onActed: root.devices.tryNow()
    }
    AppText {
        width: parent.width
        visible: root.devices.carnetState === "ready"
        text: root.devices.toTell + root.devices.toTake === 0 ? qsTr("Notebook and drafts are the same on your devices. Nobody else can read them, nor can the server.")
            : Phrases.joined([root.devices.toTell > 0 ? qsTr("%n to tell the other devices", "", root.devices.toTell) : "",
                root.devices.toTake > 0 ? qsTr("%n from another device, waiting for its photos or for its draft to be closed here", "", root.devices.toTake) : ""])
        soft: true
        font.pixelSize: Theme.label
    }
    AppText {
        width: parent.width
        visible: root.devices.ownWords !== "" && root.devices.carnetState !== "waiting"
        text: qsTr("The three words of this device: %1").arg(root.devices.ownWords)
        soft: true
        font.pixelSize: Theme.label
    }
    Repeater {
        model: root.devices.items

        Card {
            id: card

            required property var modelData

            width: parent.width
            padding: Theme.space3
            name: card.modelData.name

            DeviceRow {
                width: parent.width
                objectName: "device"
                deviceName: card.modelData.name
                kind: card.modelData.kind
                seenAt: card.modelData.seenAt
                current: card.modelData.current
                mayRead: card.modelData.mayRead
                canAccept: card.modelData.canAccept
                words: card.modelData.words
                onRevokeChosen: root.devices.revoke(card.modelData.id)
                onAcceptChosen: root.devices.accept(card.modelData.id)
            }
        }
    }
    AppText {
        width: parent.width
        visible: root.devices.sentence !== ""
        text: root.devices.sentence
        soft: true
    }
    AppButton {
        objectName: "readDevices"
        kind: "text"
        iconName: "refresh"
        enabled: !root.devices.reading
        text: qsTr("Read the list again")
        onClicked: root.devices.refresh()
    }
}
