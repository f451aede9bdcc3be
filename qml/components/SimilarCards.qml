// Under an astonishment or an idea: at most three that others wrote and that say nearly the same. Found without network.
pragma ComponentBehavior: Bound
import QtQuick
import Passerelle

Column {
    id: root

    property WritingAid aid: null
    property alias text: search.text
    property alias unitCode: search.unitCode
    property alias moment: search.moment
    property alias ideas: search.ideas
    readonly property SimilarSearch search: SimilarSearch {
        id: search

        aid: root.aid
    }
    signal reportChosen(string reportId)

    visible: search.count > 0
    height: visible ? implicitHeight : 0
    spacing: Theme.space2
    Accessible.role: Accessible.Grouping
    Accessible.name: title.text

    AppText {
        id: title

        width: parent.width
        text: root.ideas ? qsTr("Somebody already had this idea") : qsTr("Somebody already saw this")
        color: Theme.sea
        font.pixelSize: Theme.label
        font.weight: Font.Medium
        Accessible.role: Accessible.Heading
    }
    Repeater {
        model: search.results

        Card {
            id: one

            required property int index
            required property var modelData

            width: root.width
            objectName: "similar" + index
            padding: Theme.space3
            spacing: Theme.space1
            pressable: true
            name: qsTr("Open: %1").arg(modelData.text)
            color: Theme.seaWash
            onPressed: root.reportChosen(modelData.reportId)

            AppText {
                width: parent.width
                text: Phrases.joined([one.modelData.unitName, one.modelData.moment])
                soft: true
                font.pixelSize: Theme.label
                Accessible.ignored: true
            }
            AppText {
                width: parent.width
                text: Phrases.typeset(one.modelData.text)
                maximumLineCount: 3
                elide: Text.ElideRight
                Accessible.ignored: true
            }
            AppButton {
                x: -Theme.space3
                objectName: "meToo" + one.index
                kind: "text"
                iconName: one.modelData.mine ? "check" : root.ideas ? "thumb_up" : "lightbulb_outline"
                text: one.modelData.mine ? qsTr("Me too: counted. Take back") : qsTr("Me too")
                Accessible.name: one.modelData.mine ? qsTr("Take back: me too, %1").arg(one.modelData.text) : qsTr("Me too: %1").arg(one.modelData.text)
                onClicked: search.meToo(one.index)
            }
        }
    }
}
