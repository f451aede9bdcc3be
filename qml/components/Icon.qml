// One sign of the Material set, by its ligature name. Decoration: what it means is said by the control that carries it.
import QtQuick
import Passerelle

Text {
    id: root

    property string name: ""
    property int size: Math.round(24 * Math.min(Theme.fontScale, 1.5))

    text: name
    color: Theme.ink
    font.family: Theme.iconFamily
    font.pixelSize: size
    width: size
    height: size
    horizontalAlignment: Text.AlignHCenter
    verticalAlignment: Text.AlignVCenter
    textFormat: Text.PlainText
    Accessible.ignored: true
}
