// A size between two bounds, by finger, arrow keys or assistive technology.
import QtQuick
import QtQuick.Templates as T
import Passerelle

T.Slider {
    id: root

    property string name: ""

    implicitWidth: 160
    implicitHeight: Theme.touch
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Slider
    Accessible.name: name
    Accessible.onIncreaseAction: {
        root.increase();
        root.moved();
    }
    Accessible.onDecreaseAction: {
        root.decrease();
        root.moved();
    }

    background: Rectangle {
        x: root.leftPadding
        y: root.topPadding + (root.availableHeight - height) / 2
        width: root.availableWidth
        height: 4
        radius: 2
        color: Theme.outline
    }
    handle: Rectangle {
        x: root.leftPadding + root.visualPosition * (root.availableWidth - width)
        y: root.topPadding + (root.availableHeight - height) / 2
        width: 24
        height: 24
        radius: 12
        color: Theme.sea

        FocusRing { visible: root.visualFocus }
    }
}
