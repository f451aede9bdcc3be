// A piece of text in the house's type. The size comes from Theme; wraps, never cuts unless told to.
import QtQuick
import Passerelle

Text {
    id: root

    property bool soft: false

    color: soft ? Theme.softInk : Theme.ink
    font.family: Theme.family
    font.pixelSize: Theme.body
    lineHeight: font.pixelSize >= Theme.cardTitle ? Theme.tightLineHeight : Theme.lineHeight
    wrapMode: Text.Wrap
    textFormat: Text.PlainText
    renderType: Text.QtRendering
    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
