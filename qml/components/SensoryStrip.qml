// The sensory strip: moments of truth down, sight, touch, smell and hearing across. A tap makes a cell good, bad, puzzling, empty;
// a long press or Enter opens a few words of why. Arrows walk it as a grid. Not editable, it is a table to read.
pragma ComponentBehavior: Bound
import QtQuick
import Passerelle

Column {
    id: root

    required property var moments // [{code, label}]
    required property var marks // "moment/sense" → {tone, word}
    property bool editable: true
    property bool all: false
    property int row: 0
    property int column: 0
    property string openMoment: ""
    property string openSense: ""
    readonly property var senses: ["sight", "touch", "smell", "hearing"]
    readonly property var shown: all || !editable ? moments : moments.slice(0, 5)
    readonly property int labelWidth: Math.round(width * 0.34)
    readonly property int cellWidth: Math.floor((width - labelWidth) / 4)
    signal cycled(string moment, string sense)
    signal wordEdited(string moment, string sense, string word)

    spacing: 0

    function label(code: string): string {
        for (const moment of root.moments) {
            if (moment.code === code)
                return moment.label;
        }
        return code;
    }

    /// "Welcome, smell: good"
    function spoken(moment: string, sense: string): string {
        const mark = root.marks[moment + "/" + sense];
        const tone = !mark ? qsTr("nothing noted") : mark.tone === "good" ? qsTr("good") : mark.tone === "bad" ? qsTr("bad") : qsTr("puzzling");
        const words = mark && mark.word !== "" ? ", " + mark.word : "";
        return qsTr("%1, %2: %3", "moment of truth, sense, tone").arg(root.label(moment)).arg(Phrases.sense(sense).toLowerCase()).arg(tone) + words;
    }

    function walk(rows: int, columns: int) {
        root.row = Math.max(0, Math.min(root.shown.length - 1, root.row + rows));
        root.column = Math.max(0, Math.min(3, root.column + columns));
        const line = lines.itemAt(root.row) as Item;
        if (line)
            line.focusCell(root.column);
    }

    function openWord(moment: string, sense: string) {
        root.openMoment = moment;
        root.openSense = sense;
        const mark = root.marks[moment + "/" + sense];
        word.text = mark ? mark.word : "";
        word.focusField();
    }

    Row {
        x: root.labelWidth

        Repeater {
            model: root.senses

            AppText {
                required property string modelData

                width: root.cellWidth
                text: Phrases.sense(modelData)
                soft: true
                font.pixelSize: Theme.caption
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: 9
                horizontalAlignment: Text.AlignHCenter
                wrapMode: Text.NoWrap
                bottomPadding: Theme.space1
            }
        }
    }
    Repeater {
        id: lines

        model: root.shown

        Item {
            id: line

            required property var modelData
            required property int index

            width: root.width
            height: Math.max(Theme.touch, name.implicitHeight + Theme.space2)

            function focusCell(at: int) {
                const cell = cells.itemAt(at);
                if (cell)
                    cell.forceActiveFocus();
            }

            Rectangle {
                width: parent.width
                height: 1
                color: Theme.hairline
            }
            AppText {
                id: name

                width: root.labelWidth - Theme.space2
                anchors.verticalCenter: parent.verticalCenter
                text: line.modelData.label
                font.pixelSize: Theme.label
            }
            Row {
                x: root.labelWidth
                height: parent.height

                Repeater {
                    id: cells

                    model: root.senses

                    Rectangle {
                        id: cell

                        required property string modelData
                        required property int index
                        readonly property var mark: root.marks[line.modelData.code + "/" + modelData]
                        readonly property string tone: mark ? mark.tone : ""

                        objectName: "cell-" + line.modelData.code + "-" + modelData
                        width: root.cellWidth
                        height: parent ? parent.height : Theme.touch
                        radius: Theme.cardRadius
                        color: tone !== "" ? Theme.toneWash(tone) : touch.pressed ? Theme.sunken : "transparent"
                        border.width: tone !== "" ? 1 : 0
                        border.color: tone !== "" ? Theme.tone(tone) : "transparent"
                        activeFocusOnTab: root.editable && line.index === root.row && index === root.column
                        Accessible.role: root.editable ? Accessible.Button : Accessible.StaticText
                        Accessible.name: root.spoken(line.modelData.code, modelData)
                        Accessible.description: root.editable ? qsTr("Press to change; Enter to write a few words") : ""
                        Accessible.focusable: root.editable
                        Accessible.onPressAction: cell.cycle()
                        onActiveFocusChanged: {
                            if (!activeFocus)
                                return;
                            root.row = line.index;
                            root.column = index;
                        }
                        Keys.onLeftPressed: root.walk(0, -1)
                        Keys.onRightPressed: root.walk(0, 1)
                        Keys.onUpPressed: root.walk(-1, 0)
                        Keys.onDownPressed: root.walk(1, 0)
                        Keys.onSpacePressed: cell.cycle()
                        Keys.onReturnPressed: root.openWord(line.modelData.code, modelData)
                        Keys.onEnterPressed: root.openWord(line.modelData.code, modelData)

                        function cycle() {
                            if (root.editable)
                                root.cycled(line.modelData.code, modelData);
                        }

                        AppText {
                            anchors.centerIn: parent
                            text: cell.tone === "good" ? "▲" : cell.tone === "bad" ? "▼" : cell.tone === "puzzling" ? "?" : root.editable ? "·" : ""
                            color: cell.tone !== "" ? Theme.tone(cell.tone) : Theme.softInk
                            font.weight: Font.Bold
                            Accessible.ignored: true
                        }
                        Rectangle {
                            anchors { right: parent.right; top: parent.top; margins: 4 }
                            visible: cell.mark !== undefined && cell.mark.word !== ""
                            width: 6
                            height: 6
                            radius: 3
                            color: Theme.tone(cell.tone)
                        }
                        MouseArea {
                            id: touch

                            anchors.fill: parent
                            enabled: root.editable
                            cursorShape: Qt.PointingHandCursor
                            onClicked: mouse => { if (!mouse.wasHeld) cell.cycle(); }
                            onPressAndHold: root.openWord(line.modelData.code, cell.modelData)
                        }
                        FocusRing { visible: cell.activeFocus }
                    }
                }
            }
        }
    }
    AppButton {
        x: -Theme.space3
        objectName: "allMoments"
        visible: root.editable && root.moments.length > 5
        kind: "text"
        iconName: root.all ? "expand_less" : "expand_more"
        text: root.all ? qsTr("Fewer moments") : qsTr("Other moments")
        onClicked: root.all = !root.all
    }
    AppTextArea {
        id: word

        width: parent.width
        visible: root.openMoment !== ""
        fieldName: "senseWord"
        label: qsTr("%1, %2: a few words", "moment of truth, sense").arg(root.label(root.openMoment)).arg(Phrases.sense(root.openSense).toLowerCase())
        minimumLines: 1
        onEdited: root.wordEdited(root.openMoment, root.openSense, text)
    }
    // What was written, for those who read it.
    Repeater {
        model: root.editable ? [] : Object.keys(root.marks).filter(key => root.marks[key].word !== "")

        AppText {
            required property string modelData
            readonly property var parts: modelData.split("/")

            width: root.width
            topPadding: Theme.space2
            text: root.spoken(parts[0], parts[1])
            soft: true
            font.pixelSize: Theme.label
            Accessible.ignored: true
        }
    }
}
