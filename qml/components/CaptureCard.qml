// One capture of the carnet. A tap opens it; a long press, or Ctrl or Shift with a click, selects; a swipe to the right sorts,
// to the left deletes; held and moved, it is carried onto a report. The sign at its end opens the same as a list.
pragma ComponentBehavior: Bound
import QtQuick
import Passerelle

Item {
    id: root

    property string kind: "text"
    property string words: ""
    property string time: ""
    property url photo
    property int photoCount: 0
    property string voice: ""
    property int voiceMs: 0
    property VoicePlayer player: null
    property bool selected: false
    property var carried: [] // ids that travel when this card is dragged
    property Item dragLayer: root
    readonly property bool dragging: ghost.Drag.active
    signal pressed()
    signal selectChosen()
    signal rangeChosen()
    signal removeChosen()
    signal sortChosen()
    signal actionsRequested()

    implicitHeight: card.implicitHeight
    Accessible.role: Accessible.Button
    Accessible.name: words !== "" ? qsTr("Capture: %1").arg(words) : kind === "voice" ? qsTr("Capture: voice memo")
                                                                                   : qsTr("Capture: %n photo(s)", "", photoCount)
    Accessible.description: selected ? qsTr("Selected") : ""
    Accessible.focusable: true
    Accessible.selectable: true
    Accessible.selected: selected
    Accessible.onPressAction: root.pressed()

    // What the swipe is about to do.
    Rectangle {
        anchors.fill: parent
        visible: card.x !== 0
        radius: Theme.cardRadius
        color: card.x > 0 ? Theme.seaWash : Theme.toneWash("bad")

        Icon {
            anchors { verticalCenter: parent.verticalCenter; left: parent.left; leftMargin: Theme.space5 }
            visible: card.x > 0
            name: "post_add"
            color: Theme.sea
        }
        Icon {
            anchors { verticalCenter: parent.verticalCenter; right: parent.right; rightMargin: Theme.space5 }
            visible: card.x < 0
            name: "delete_outline"
            color: Theme.bad
        }
    }
    Card {
        id: card

        width: parent.width
        padding: Theme.space2
        current: root.selected
        opacity: root.dragging ? 0.5 : 1

        Item {
            width: parent.width
            height: Math.max(picture.visible ? picture.height : 0, lines.implicitHeight, tick.height)

            Row {
                id: picture

                anchors { left: parent.left; leftMargin: tick.width; verticalCenter: parent.verticalCenter }
                visible: root.photoCount > 0 || root.kind === "voice"

                Photo {
                    visible: root.photoCount > 0
                    width: 72
                    height: 72
                    source: root.photo
                    waitingText: ""
                }
                AppIconButton {
                    anchors.verticalCenter: parent.verticalCenter
                    objectName: "listen"
                    visible: root.kind === "voice"
                    iconName: root.player && root.voice !== "" && root.player.playing === root.voice ? "stop" : "play_arrow"
                    text: qsTr("Listen to the memo, %1").arg(Phrases.length(root.voiceMs))
                    tint: Theme.sea
                    onClicked: if (root.player) root.player.toggle(root.voice)
                }
            }
            Column {
                id: lines

                anchors {
                    left: picture.visible ? picture.right : parent.left
                    leftMargin: picture.visible ? Theme.space3 : tick.width
                    right: parent.right
                    rightMargin: more.width
                    verticalCenter: parent.verticalCenter
                }
                spacing: Theme.space1

                AppText {
                    width: parent.width
                    text: root.words !== "" ? root.words : root.kind === "voice" ? qsTr("Voice memo, no words yet")
                                                         : qsTr("%n photo(s), no words yet", "", root.photoCount)
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
        }
    }
    FocusRing { visible: root.activeFocus }
    MouseArea {
        id: hand

        property bool held: false

        anchors.fill: card
        acceptedButtons: Qt.LeftButton | Qt.RightButton
        cursorShape: Qt.PointingHandCursor
        drag.target: held ? ghost : null
        drag.threshold: 8
        preventStealing: held
        onPressAndHold: mouse => {
            if (mouse.button !== Qt.LeftButton)
                return;
            const at = root.mapToItem(root.dragLayer, mouse.x - ghost.width / 2, mouse.y - ghost.height - Theme.space4);
            ghost.x = at.x;
            ghost.y = at.y;
            held = true;
            if (!root.selected)
                root.selectChosen();
        }
        onReleased: {
            if (held && drag.active)
                ghost.Drag.drop();
            held = false;
        }
        onCanceled: held = false
        onClicked: mouse => {
            if (mouse.wasHeld)
                return;
            if (mouse.button === Qt.RightButton)
                root.actionsRequested();
            else if (mouse.modifiers & Qt.ControlModifier)
                root.selectChosen();
            else if (mouse.modifiers & Qt.ShiftModifier)
                root.rangeChosen();
            else
                root.pressed();
        }
    }
    DragHandler {
        target: null
        enabled: !hand.held
        yAxis.enabled: false
        onActiveChanged: {
            if (active)
                return;
            const sort = card.x > root.width / 3, remove = card.x < -root.width / 3;
            card.x = 0;
            if (sort)
                root.sortChosen();
            else if (remove)
                root.removeChosen();
        }
        onTranslationChanged: if (active) card.x = translation.x
    }
    AppIconButton {
        id: tick

        anchors { left: parent.left; leftMargin: card.x; verticalCenter: parent.verticalCenter }
        objectName: "selectCapture"
        iconName: root.selected ? "check_circle" : "radio_button_unchecked"
        text: root.selected ? qsTr("Selected: leave it out") : qsTr("Select for a report")
        tint: root.selected ? Theme.sea : Theme.softInk
        focusPolicy: Qt.NoFocus
        Accessible.checkable: true
        Accessible.checked: root.selected
        onClicked: root.selectChosen()
    }
    AppIconButton {
        id: more

        anchors { right: parent.right; rightMargin: -card.x; verticalCenter: parent.verticalCenter }
        objectName: "captureActions"
        iconName: "more_vert"
        text: qsTr("What to do with this capture")
        tint: Theme.softInk
        focusPolicy: Qt.NoFocus
        onClicked: root.actionsRequested()
    }
    // What is carried: a small paper under the finger.
    Rectangle {
        id: ghost

        readonly property var captureIds: root.carried

        parent: root.dragLayer
        z: 100
        width: Math.min(240, root.width)
        height: label.implicitHeight + Theme.space4
        visible: hand.drag.active
        radius: Theme.cardRadius
        color: Theme.ink
        Drag.active: hand.drag.active
        Drag.source: ghost
        Drag.keys: ["passerelle/captures"]
        Drag.hotSpot: Qt.point(width / 2, height + Theme.space4)

        AppText {
            id: label

            anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter; margins: Theme.space3 }
            text: root.carried.length > 1 ? qsTr("%n capture(s)", "", root.carried.length) : root.words !== "" ? root.words : qsTr("A capture")
            color: Theme.paper
            maximumLineCount: 1
            elide: Text.ElideRight
            font.pixelSize: Theme.label
        }
    }
}
