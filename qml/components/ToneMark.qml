// ▲ good, ▼ bad, ? puzzling: a sign in its colour, with the word for assistive technology.
import QtQuick
import Passerelle

Rectangle {
    id: root

    property string tone: "puzzling"

    implicitWidth: Math.round(26 * Math.min(Theme.fontScale, 1.6))
    implicitHeight: implicitWidth
    radius: width / 2
    color: Theme.toneWash(tone)
    Accessible.role: Accessible.Graphic
    Accessible.name: Phrases.tone(tone)

    Text {
        anchors.centerIn: parent
        text: root.tone === "good" ? "▲" : root.tone === "bad" ? "▼" : "?"
        color: Theme.tone(root.tone)
        font.family: Theme.family
        font.pixelSize: root.tone === "puzzling" ? root.width * 0.58 : root.width * 0.46
        font.weight: Font.Bold
        Accessible.ignored: true
    }
}
