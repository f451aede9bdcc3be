// Several lines of text that grow with what is written.
import QtQuick
import QtQuick.Templates as T
import Passerelle

Item {
    id: root

    property string label: ""
    property string placeholder: ""
    property bool quoted: false // the customer's own words: italic and larger
    property bool bare: false // no frame: the page is the paper
    property int minimumLines: 2
    property int limit: 0 // characters it may have, as the server counts them; 0: any number. What is too much stays, and is told
    readonly property int excess: limit > 0 && area.length > limit ? Math.max(0, characters(area.text.trim()) - limit) : 0
    property alias text: area.text
    property alias cursorPosition: area.cursorPosition
    property alias fieldName: area.objectName
    readonly property alias area: area
    signal edited()

    implicitWidth: 280
    implicitHeight: column.implicitHeight

    /// As the server counts them: an emoji is one, and two of QML's.
    function characters(text: string): int {
        return text.length - (text.match(/[\ud800-\udbff]/g) ?? []).length;
    }

    function focusField() {
        area.forceActiveFocus();
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
        T.TextArea {
            id: area

            width: parent.width
            height: Math.max(Theme.touch, topPadding + bottomPadding + Math.max(contentHeight, hint.visible ? hint.implicitHeight : 0,
                                                                                root.minimumLines * font.pixelSize * 1.35))
            leftPadding: root.bare ? 0 : Theme.space3
            rightPadding: leftPadding
            topPadding: Theme.space3
            bottomPadding: Theme.space3
            color: Theme.ink
            selectionColor: Theme.sea
            selectedTextColor: Theme.seaInk
            font.family: Theme.family
            font.pixelSize: root.quoted ? Theme.verbatim : Theme.body
            font.italic: root.quoted
            wrapMode: TextEdit.Wrap
            selectByMouse: true
            textFormat: TextEdit.PlainText
            // Tab leaves the field: a text that kept it would be a trap for whoever has no mouse.
            Keys.priority: Keys.BeforeItem
            Keys.onTabPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
            Keys.onBacktabPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
            Accessible.role: Accessible.EditableText
            Accessible.name: root.label !== "" ? root.label : root.placeholder
            Accessible.multiLine: true
            onTextChanged: if (activeFocus) root.edited()

            background: Rectangle {
                radius: Theme.cardRadius
                color: root.bare ? "transparent" : Theme.card
                border.width: root.bare ? 0 : area.activeFocus ? 2 : 1
                border.color: area.activeFocus ? Theme.sea : Theme.outline

                AppText {
                    id: hint

                    x: area.leftPadding
                    y: area.topPadding
                    width: parent.width - area.leftPadding - area.rightPadding
                    visible: area.text === "" && area.preeditText === ""
                    text: root.placeholder
                    soft: true
                    font.pixelSize: area.font.pixelSize
                    font.italic: root.quoted
                    Accessible.ignored: true
                }
            }
        }
        AppText {
            width: parent.width
            visible: root.excess > 0
            text: qsTr("%n character(s) too many", "", root.excess)
            color: Theme.bad
            font.pixelSize: Theme.label
        }
    }
}
