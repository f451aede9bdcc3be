// A report in a list, with where it stands.
import QtQuick
import Passerelle

Card {
    id: root

    property string heading: ""
    property string firstWords: ""
    property string mark: ""
    property string stands: "" // onPhone, withHost, published, withdrawn
    property double time: 0
    property double endsAt: 0
    property int done: 0
    property int total: 0
    property bool toAnswer: false
    property bool answered: false
    property bool own: false
    readonly property string standing: toAnswer && endsAt > 0 ? qsTr("To answer before %1").arg(Phrases.moment(endsAt))
        : own && total > 0 && done < total ? qsTr("On its way: %1 of %2 received").arg(done).arg(total)
        : stands === "onPhone" ? qsTr("On this phone")
        : stands === "withHost" ? (own ? qsTr("With the store, until %1").arg(Phrases.moment(endsAt)) : qsTr("Answered, published soon"))
        : stands === "withdrawn" ? qsTr("Withdrawn")
        : answered ? qsTr("Published, the store answered") : qsTr("Published")

    pressable: true
    name: qsTr("%1, %2", "report, where it stands").arg(heading).arg(standing)
    padding: Theme.space3
    spacing: Theme.space1

    Item {
        width: parent.width
        height: Math.max(sign.visible ? sign.height : 0, title.implicitHeight)

        ToneMark {
            id: sign

            visible: root.mark !== ""
            tone: root.mark
        }
        AppText {
            id: title

            anchors { left: sign.visible ? sign.right : parent.left; leftMargin: sign.visible ? Theme.space2 : 0; right: parent.right }
            text: root.heading
            lineHeight: 1.1
            font.weight: Font.Medium
        }
    }
    AppText {
        width: parent.width
        visible: root.firstWords !== ""
        text: Phrases.typeset(root.firstWords)
        soft: true
        maximumLineCount: 2
        elide: Text.ElideRight
    }
    AppText {
        width: parent.width
        text: root.standing
        color: root.toAnswer ? Theme.coral : root.stands === "published" ? Theme.good : Theme.sea
        font.pixelSize: Theme.label
        font.weight: Font.Medium
    }
}
