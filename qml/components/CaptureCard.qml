// One capture of the carnet: words or photo, time, a tick to gather it, a bin. A swipe to the left deletes too.
import QtQuick
import Passerelle

Card {
    id: root

    property string words: ""
    property string time: ""
    property url photo
    property int photoCount: 0
    property bool selected: false
    signal selectChosen()
    signal removeChosen()

    pressable: true
    current: selected
    name: words !== "" ? qsTr("Capture: %1").arg(words) : qsTr("Capture: %n photo(s)", "", photoCount)
    padding: Theme.space3

    Item {
        width: parent.width
        height: Math.max(picture.visible ? picture.height : 0, lines.implicitHeight, tick.height)

        Photo {
            id: picture

            visible: root.photoCount > 0
            width: 72
            height: 72
            source: root.photo
            waitingText: ""
        }
        Column {
            id: lines

            anchors {
                left: picture.visible ? picture.right : parent.left
                leftMargin: picture.visible ? Theme.space3 : Theme.space1
                right: bin.left
                rightMargin: Theme.space1
                verticalCenter: parent.verticalCenter
            }
            spacing: Theme.space1

            AppText {
                width: parent.width
                text: root.words !== "" ? root.words : qsTr("%n photo(s), no words yet", "", root.photoCount)
                soft: root.words === ""
                maximumLineCount: 3
                elide: Text.ElideRight
            }
            AppText {
                width: parent.width
                text: qsTr("%1 · to be sorted", "time of a capture").arg(root.time)
                soft: true
                font.pixelSize: Theme.caption
            }
        }
        AppIconButton {
            id: bin

            anchors { right: tick.left; verticalCenter: parent.verticalCenter }
            objectName: "removeCapture"
            iconName: "delete_outline"
            text: qsTr("Delete this capture")
            tint: Theme.softInk
            onClicked: root.removeChosen()
        }
        AppIconButton {
            id: tick

            anchors { right: parent.right; rightMargin: -Theme.space1; verticalCenter: parent.verticalCenter }
            objectName: "selectCapture"
            iconName: root.selected ? "check_circle" : "radio_button_unchecked"
            text: root.selected ? qsTr("Selected: leave it out") : qsTr("Select for a report")
            tint: root.selected ? Theme.sea : Theme.softInk
            Accessible.checkable: true
            Accessible.checked: root.selected
            onClicked: root.selectChosen()
        }
    }
    DragHandler {
        id: swipe

        target: null
        yAxis.enabled: false
        xAxis.enabled: true
        onActiveChanged: {
            if (!active && root.slide < -root.width / 3)
                root.removeChosen();
            root.slide = 0;
        }
        onTranslationChanged: root.slide = Math.min(0, translation.x)
    }
    property real slide: 0

    transform: Translate { x: root.slide }
    opacity: 1 + slide / width / 1.5
}
