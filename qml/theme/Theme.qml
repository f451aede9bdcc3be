// Colours, sizes and fonts: the only file with a colour in it. Contrasts are computed by tests/qml/ui/tst_theme.qml (text ≥ 4.5).
pragma Singleton
import QtQuick

QtObject {
    id: root

    // What the settings say; Main.qml sets them.
    property bool dark: false
    property real fontScale: 1.0 // 1.0 to 2.0
    property bool motion: true
    property string language: "fr"
    property bool fontsWanted: false // fonts can wait, the first frame has no letter: Main.qml says when, before the first text

    // ---- paper and ink
    readonly property color paper: dark ? "#0F161B" : "#FBF8F3"
    readonly property color card: dark ? "#172129" : "#FFFFFF"
    readonly property color sunken: dark ? "#1E2A33" : "#F4EEE4" // wells: fields, skeletons, pressed rows
    readonly property color hairline: dark ? "#2C3A45" : "#DDD5C7"
    readonly property color outline: dark ? "#7F8E99" : "#857D70" // borders that carry meaning, ≥ 3
    readonly property color ink: dark ? "#E8EDF0" : "#1C2329"
    readonly property color softInk: dark ? "#A3B0BA" : "#5A636B"
    readonly property color scrim: dark ? "#B0000000" : "#801C2329"

    // ---- navigation, the one call to act, meaning
    readonly property color sea: dark ? "#7CC4E8" : "#0B4F6C"
    readonly property color seaInk: dark ? "#0F161B" : "#FFFFFF"
    readonly property color seaWash: dark ? "#14303E" : "#E3EEF2"
    readonly property color coral: dark ? "#FF9B7A" : "#C2411C"
    readonly property color coralPressed: dark ? "#FFB79F" : "#A33415"
    readonly property color coralInk: dark ? "#0F161B" : "#FFFFFF"
    readonly property color good: dark ? "#7BD3A8" : "#1F6F4A"
    readonly property color goodWash: dark ? "#15302A" : "#E4F1EA"
    readonly property color bad: dark ? "#FF8F85" : "#A3241B"
    readonly property color badWash: dark ? "#3A1F20" : "#FBE9E6"
    readonly property color puzzling: dark ? "#C4A8F0" : "#6A4C93"
    readonly property color puzzlingWash: dark ? "#2A2440" : "#F0EAF7"
    readonly property color notice: dark ? "#F5C96B" : "#7A4B00"
    readonly property color noticeWash: dark ? "#3A2E12" : "#FFF1D6"

    // ---- grades, worst to best: a brown–teal diverging scale, each always with its word
    readonly property var grades: ["#8C510A", "#D8B365", "#F6E8C3", "#C7EAE5", "#5AB4AC", "#01665E"]
    readonly property var gradeInks: ["#FFFFFF", "#1C2329", "#1C2329", "#1C2329", "#1C2329", "#FFFFFF"]

    /// The colour of one grade of a scale of `count`, worst 0, and that of the words on it.
    function gradeStep(grade: int, count: int): int {
        return count < 2 ? 5 : Math.max(0, Math.min(5, Math.round(grade * 5 / (count - 1))));
    }
    function gradeFill(grade: int, count: int): color {
        return root.grades[root.gradeStep(grade, count)];
    }
    function gradeInk(grade: int, count: int): color {
        return root.gradeInks[root.gradeStep(grade, count)];
    }

    // ---- on a photo: the mask is solid, the lines stand out on any picture
    readonly property color mask: "#1C2329"
    readonly property color markLine: "#FFFFFF"
    readonly property color markHalo: "#0B4F6C"
    readonly property var markColours: [
        { colour: "#E8442A", tick: "#FFFFFF", name: qsTr("Red") },
        { colour: "#FFD23F", tick: "#1C2329", name: qsTr("Yellow") },
        { colour: "#2FB0E8", tick: "#1C2329", name: qsTr("Blue") },
        { colour: "#FFFFFF", tick: "#1C2329", name: qsTr("White") },
        { colour: "#1C2329", tick: "#FFFFFF", name: qsTr("Black") }
    ]

    // ---- on paper: always by day
    readonly property color printInk: "#1C2329"
    readonly property color printPaper: "#FFFFFF"

    // ---- type
    readonly property string family: regular.name
    readonly property string iconFamily: icons.name
    readonly property int caption: Math.round(12 * fontScale)
    readonly property int label: Math.round(14 * fontScale)
    readonly property int body: Math.round(16 * fontScale)
    readonly property int verbatim: Math.round(19 * fontScale)
    readonly property int cardTitle: Math.round(20 * fontScale)
    readonly property int pageTitle: Math.round(28 * fontScale)
    readonly property int number: Math.round(36 * fontScale)
    // Of Roboto's natural line, which is 1.17 of its size: 1.45 and 1.25 of the size.
    readonly property real lineHeight: 1.24
    readonly property real tightLineHeight: 1.07

    // ---- room
    readonly property int space1: 4
    readonly property int space2: 8
    readonly property int space3: 12
    readonly property int space4: 16
    readonly property int space5: 24
    readonly property int space6: 32
    readonly property int space7: 48
    readonly property int touch: 48
    readonly property int cardRadius: 12
    readonly property int pillRadius: 24
    readonly property int column: Math.round(608 * Math.min(fontScale, 1.5)) // 68 characters of body
    readonly property int wide: 840 // from here: rail, list and detail side by side

    // ---- motion
    readonly property int quick: motion ? 150 : 0
    readonly property int gentle: motion ? 200 : 0

    readonly property FontLoader regular: FontLoader { source: root.fontsWanted ? "qrc:/fonts/Roboto-Regular.ttf" : "" }
    readonly property FontLoader italic: FontLoader { source: root.fontsWanted ? "qrc:/fonts/Roboto-Italic.ttf" : "" }
    readonly property FontLoader medium: FontLoader { source: root.fontsWanted ? "qrc:/fonts/Roboto-Medium.ttf" : "" }
    readonly property FontLoader bold: FontLoader { source: root.fontsWanted ? "qrc:/fonts/Roboto-Bold.ttf" : "" }
    readonly property FontLoader icons: FontLoader { source: root.fontsWanted ? "qrc:/fonts/MaterialIcons-Regular.ttf" : "" }

    /// The colour of "good", "bad" or "puzzling", and its wash.
    function tone(name: string): color {
        return name === "good" ? root.good : name === "bad" ? root.bad : root.puzzling;
    }
    function toneWash(name: string): color {
        return name === "good" ? root.goodWash : name === "bad" ? root.badWash : root.puzzlingWash;
    }
}
