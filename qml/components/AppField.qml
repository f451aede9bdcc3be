// One line of text with its label above and, when something is wrong, what to do below.
import QtQuick
import QtQuick.Templates as T
import Passerelle

Item {
    id: root

    property string label: ""
    property string placeholder: ""
    property string problem: ""
    property string iconName: ""
    property alias text: field.text
    property alias inputMethodHints: field.inputMethodHints
    property alias cursorPosition: field.cursorPosition
    property alias fieldName: field.objectName
    readonly property alias field: field
    signal edited()
    signal accepted()

    implicitWidth: 280
    implicitHeight: column.implicitHeight

    function focusField() {
        field.forceActiveFocus();
    }

    Column {
        id: column

        width: parent.width
        spacing: Theme.space1

        AppText {
            visible: root.label !== ""
            width: parent.width
            text: root.label
            soft: true
            font.pixelSize: Theme.label
            Accessible.ignored: true
        }
        T.TextField {
            id: field

            width: parent.width
            height: Math.max(Theme.touch, contentHeight + Theme.space5)
            leftPadding: root.iconName === "" ? Theme.space3 : Theme.touch
            rightPadding: Theme.space3
            topPadding: Theme.space3
            bottomPadding: Theme.space3
            verticalAlignment: TextInput.AlignVCenter
            color: Theme.ink
            selectionColor: Theme.sea
            selectedTextColor: Theme.seaInk
            placeholderTextColor: Theme.softInk
            font.family: Theme.family
            font.pixelSize: Theme.body
            selectByMouse: true
            Accessible.role: Accessible.EditableText
            Accessible.name: root.label !== "" ? root.label : root.placeholder
            Accessible.description: root.problem
            onTextEdited: root.edited()
            onAccepted: root.accepted()

            background: Rectangle {
                radius: Theme.cardRadius
                color: Theme.card
                border.width: field.activeFocus ? 2 : 1
                border.color: root.problem !== "" ? Theme.bad : field.activeFocus ? Theme.sea : Theme.outline

                Icon {
                    anchors { left: parent.left; leftMargin: Theme.space3; verticalCenter: parent.verticalCenter }
                    visible: root.iconName !== ""
                    name: root.iconName
                    color: Theme.softInk
                }
                AppText {
                    x: field.leftPadding
                    width: parent.width - field.leftPadding - field.rightPadding
                    anchors.verticalCenter: parent.verticalCenter
                    visible: field.text === "" && field.preeditText === ""
                    text: root.placeholder
                    soft: true
                    elide: Text.ElideRight
                    wrapMode: Text.NoWrap
                    maximumLineCount: 1 // large letters show its beginning; the name says it whole
                    Accessible.ignored: true
                }
            }
        }
        AppText {
            visible: root.problem !== ""
            width: parent.width
            text: root.problem
            color: Theme.bad
            font.pixelSize: Theme.label
        }
    }
}
