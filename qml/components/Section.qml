// A heading within a page.
import QtQuick
import Passerelle

AppText {
    topPadding: Theme.space2
    soft: true
    font.pixelSize: Theme.label
    font.weight: Font.Medium
    Accessible.role: Accessible.Heading
}
