// One thing to say of an idea on a ballot: a grade with its colour, pattern and word, or (grade below 0) a plain answer.
import QtQuick
import QtQuick.Templates as T
import Passerelle

T.RadioButton {
    id: root

    property int grade: -1 // on the scale, 0 the worst
    property int grades: 6
    property string hint: "" // the key that does the same
    property bool selected: false
    readonly property bool plain: grade < 0
    readonly property color ink: plain ? Theme.ink : Theme.gradeInk(grade, grades)
    signal picked()

    implicitWidth: Math.max(Theme.touch, swatch.width + label.implicitWidth + 3 * Theme.space3)
    implicitHeight: Math.max(Theme.touch, label.implicitHeight + Theme.space4)
    // Checked from outside; the type is what assistive technology is told, whenever it comes.
    checkable: false
    autoExclusive: false
    focusPolicy: Qt.StrongFocus
    opacity: enabled ? 1 : 0.45
    Accessible.role: Accessible.RadioButton
    Accessible.name: text
    Accessible.checkable: true
    Accessible.checked: selected
    Accessible.focusable: true
    Accessible.onPressAction: if (root.enabled) root.picked()
    Accessible.onToggleAction: if (root.enabled) root.picked()
    onClicked: root.picked()
    Keys.onReturnPressed: root.picked()
    Keys.onEnterPressed: root.picked()

    contentItem: Item {
        GradeSwatch {
            id: swatch

            x: Theme.space2
            width: root.plain ? 0 : Math.round(18 * Math.min(Theme.fontScale, 1.5))
            height: parent.height - Theme.space4
            anchors.verticalCenter: parent.verticalCenter
            visible: !root.plain
            grade: root.grade
            tint: Theme.gradeFill(root.grade, root.grades)
            ink: root.ink
        }
        AppText {
            id: label

            anchors {
                left: swatch.right
                leftMargin: root.plain ? 0 : Theme.space2
                right: tail.left
                rightMargin: tail.width > 0 ? Theme.space1 : Theme.space2
                verticalCenter: parent.verticalCenter
            }
            text: root.text
            color: root.ink
            lineHeight: 1
            font.pixelSize: Theme.label + 1
            font.weight: root.selected ? Font.Bold : Font.Medium
            horizontalAlignment: root.plain ? Text.AlignHCenter : Text.AlignLeft
            Accessible.ignored: true
        }
        Row {
            id: tail

            anchors { right: parent.right; rightMargin: width > 0 ? Theme.space2 : 0; verticalCenter: parent.verticalCenter }
            spacing: Theme.space1

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                visible: root.selected
                name: "check_circle"
                size: Math.round(20 * Math.min(Theme.fontScale, 1.5))
                color: root.ink
            }
            AppText {
                anchors.verticalCenter: parent.verticalCenter
                visible: root.hint !== "" && !root.selected
                text: root.hint
                color: root.ink
                lineHeight: 1
                font.pixelSize: Theme.label
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
        }
    }
    background: Rectangle {
        radius: Theme.cardRadius
        color: root.plain ? (root.selected ? Theme.seaWash : root.down || root.hovered ? Theme.sunken : Theme.card)
                          : Theme.gradeFill(root.grade, root.grades)
        border.width: root.selected ? 3 : 1
        border.color: root.selected ? Theme.ink : root.plain ? Theme.outline : root.down || root.hovered ? Theme.ink : "transparent"

        FocusRing { visible: root.visualFocus }
    }
}
