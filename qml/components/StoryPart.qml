// One astonishment as it is read.
pragma ComponentBehavior: Bound
import QtQuick
import Passerelle

Column {
    id: root

    property string tone: "puzzling"
    property string words: ""
    property string question: "" // of a template, that this answers
    property string verbatim: ""
    property string moment: ""
    property string sense: ""
    property var photos: [] // [{source, fullSource, caption}]
    signal photoOpened(url source)

    spacing: Theme.space3

    Item {
        width: parent.width
        height: Math.max(mark.height, kicker.implicitHeight)

        ToneMark {
            id: mark

            anchors.verticalCenter: parent.verticalCenter
            tone: root.tone
        }
        AppText {
            id: kicker

            anchors { left: mark.right; leftMargin: Theme.space3; right: parent.right; verticalCenter: parent.verticalCenter }
            text: Phrases.joined([Phrases.tone(root.tone), root.moment, Phrases.sense(root.sense)])
            color: Theme.tone(root.tone)
            font.pixelSize: Theme.label
            lineHeight: 1
            font.weight: Font.Medium
        }
    }
    Item {
        width: parent.width
        height: quote.implicitHeight
        visible: root.verbatim !== ""

        Rectangle {
            width: 3
            height: parent.height
            radius: 2
            color: Theme.tone(root.tone)
        }
        AppText {
            id: quote

            x: Theme.space4
            width: parent.width - Theme.space4
            text: Phrases.quoted(Phrases.typeset(root.verbatim))
            font.pixelSize: Math.round(Theme.verbatim * 1.2)
            font.italic: true
        }
    }
    AppText {
        width: parent.width
        visible: root.question !== ""
        text: root.question
        soft: true
        font.italic: true
        font.pixelSize: Theme.label
    }
    AppText {
        width: parent.width
        visible: root.words !== ""
        text: Phrases.typeset(root.words)
        font.pixelSize: Theme.body + 1
    }
    Repeater {
        model: root.photos

        Photo {
            id: picture

            required property var modelData

            width: root.width
            height: Math.round(Math.min(width * 0.62, 420))
            source: modelData.source
            name: modelData.caption !== "" ? modelData.caption : qsTr("Photo: %1").arg(root.words)

            TapHandler { onTapped: root.photoOpened(picture.modelData.fullSource) }
            CornerMask {
                anchors.fill: parent
                colour: Theme.paper
            }
        }
    }
}
