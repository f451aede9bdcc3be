// This device was signed out from elsewhere: what becomes of what it still holds, and the file as the last resort.
pragma ComponentBehavior: Bound
import QtQuick
import Passerelle

Column {
    id: root

    required property DevicesModel devices
    property string saved: "" // where the file went
    property bool sure: false
    signal exportRequested()

    spacing: Theme.space2
    visible: root.devices.leavesAt > 0

    Banner {
        width: parent.width
        kind: "bad"
        iconName: "phonelink_erase"
        text: root.devices.carnetState === "over"
              ? qsTr("This device was signed out, and the time to hand over is past. Save what it holds as a file, then wipe it.")
              : root.devices.carnetState === "keeping"
              ? qsTr("This device was signed out. %n item(s) could not be handed over to your other devices and stay here, encrypted. Save a file, then wipe this device.", "", root.devices.kept.length)
              : root.devices.carnetState === "needsDevice"
              ? qsTr("This device was signed out. What it holds is at the server, sealed; it waits for another device of yours that can open it, until %1. Pair one, or save a file.").arg(Phrases.moment(root.devices.leavesAt))
              : qsTr("This device was signed out. It hands over what it still holds to your other devices, then wipes itself; it has until %1.").arg(Phrases.moment(root.devices.leavesAt))
        action: qsTr("Try now")
        actionName: "departNow"
        onActed: root.devices.tryNow()
    }
    Repeater {
        model: root.devices.carnetState === "keeping" ? root.devices.kept : []

        AppText {
            required property string modelData

            width: root.width
            text: "· " + modelData
        }
    }
    AppText {
        width: parent.width
        visible: root.devices.carnetState === "keeping" && text !== ""
        text: root.devices.refusal
        soft: true
    }
    Flow {
        width: parent.width
        spacing: Theme.space2

        AppButton {
            objectName: "exportDeparture"
            iconName: "save_alt"
            text: qsTr("Save as a file")
            onClicked: root.exportRequested()
        }
        AppButton {
            objectName: "wipe"
            kind: "text"
            danger: true
            text: root.sure ? qsTr("Yes, wipe this device") : qsTr("Wipe this device now")
            onClicked: {
                if (root.sure)
                    root.devices.wipeNow();
                else
                    root.sure = true;
            }
        }
    }
    AppText {
        width: parent.width
        visible: root.saved !== ""
        text: qsTr("Saved: %1").arg(root.saved)
        soft: true
    }
}
