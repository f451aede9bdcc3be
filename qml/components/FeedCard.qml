// One story of the feed: what somebody saw, what the customer said, the idea, and the store's answer.
import QtQuick
import Passerelle

Card {
    id: root

    required property string reportId
    required property string unitName
    required property string region
    required property string authorName
    required property string department
    required property double publishedAt
    required property string tone
    required property string headline
    required property string verbatim
    required property string moment
    required property int more
    required property string ideaId
    required property string idea
    required property bool supported
    required property int supporters
    required property bool useful
    required property int usefulCount
    required property url photo
    required property bool hasPhoto
    required property string replyText
    required property bool thanked
    required property bool own
    /// An idea filed on its own: there is no report behind it.
    readonly property bool alone: ideaId !== "" && ideaId === reportId
    signal supportChosen(bool on)
    signal usefulChosen(bool on)

    pressable: !alone
    name: alone ? qsTr("Idea: %1", "card of the feed").arg(idea)
                : qsTr("Story: %1", "card of the feed").arg(headline !== "" ? headline : verbatim)
    padding: Theme.space4

    Item {
        width: parent.width
        height: Math.max(mark.height, kicker.implicitHeight)

        ToneMark {
            id: mark

            anchors.verticalCenter: parent.verticalCenter
            visible: !root.alone
            tone: root.tone
        }
        AppText {
            id: kicker

            anchors { left: root.alone ? parent.left : mark.right; leftMargin: root.alone ? 0 : Theme.space3; right: parent.right; verticalCenter: parent.verticalCenter }
            text: root.alone ? qsTr("An idea") : Phrases.joined([root.moment, root.unitName])
            color: Theme.sea
            font.pixelSize: Theme.label
            lineHeight: 1
            font.weight: Font.Medium
        }
    }
    AppText {
        width: parent.width
        visible: text !== ""
        text: Phrases.typeset(root.headline)
        font.pixelSize: Theme.cardTitle
        font.weight: Font.Medium
        maximumLineCount: 4
        elide: Text.ElideRight
    }
    AppText {
        width: parent.width
        visible: root.verbatim !== ""
        text: Phrases.quoted(Phrases.typeset(root.verbatim))
        font.pixelSize: Theme.verbatim
        font.italic: true
    }
    Photo {
        width: parent.width
        height: Math.round(Math.min(width * 0.6, 320))
        visible: root.hasPhoto
        source: root.photo
        name: qsTr("Photo: %1").arg(root.headline)
    }
    Item {
        width: parent.width
        height: Math.max(bulb.height, ideaText.implicitHeight)
        visible: root.idea !== ""

        Icon {
            id: bulb

            name: "lightbulb_outline"
            color: Theme.notice
            size: Math.round(22 * Math.min(Theme.fontScale, 1.5))
        }
        AppText {
            id: ideaText

            anchors { left: bulb.right; leftMargin: Theme.space2; right: parent.right; verticalCenter: bulb.verticalCenter; verticalCenterOffset: (implicitHeight - bulb.height) / 2 > 0 ? (implicitHeight - bulb.height) / 2 : 0 }
            text: Phrases.typeset(root.idea)
        }
    }
    ReplyStrip {
        width: parent.width
        visible: root.replyText !== "" || root.thanked
        unitName: root.unitName
        text: root.replyText
        thanked: root.thanked
    }
    AppText {
        width: parent.width
        text: Phrases.joined([root.authorName, root.department, Phrases.nearDay(root.publishedAt)])
        soft: true
        font.pixelSize: Theme.caption
    }
    Flow {
        width: parent.width
        visible: !root.own
        spacing: Theme.space2

        Chip {
            objectName: "support"
            visible: root.ideaId !== ""
            iconName: root.supported ? "favorite" : "favorite_border"
            text: root.supported && root.supporters > 0 ? qsTr("Supported · %1").arg(Phrases.number(root.supporters))
                                                        : root.supported ? qsTr("Supported") : qsTr("Support")
            selected: root.supported
            Accessible.role: Accessible.CheckBox
            Accessible.description: root.idea
            onPicked: root.supportChosen(!root.supported)
        }
        Chip {
            objectName: "useful"
            visible: !root.alone
            iconName: root.useful ? "bookmark" : "bookmark_border"
            text: root.useful && root.usefulCount > 0 ? qsTr("Useful · %1").arg(Phrases.number(root.usefulCount)) : qsTr("Useful")
            selected: root.useful
            Accessible.role: Accessible.CheckBox
            Accessible.description: root.headline
            onPicked: root.usefulChosen(!root.useful)
        }
        AppText {
            height: Theme.touch
            visible: root.more > 0
            verticalAlignment: Text.AlignVCenter
            text: qsTr("and %n more astonishment(s)", "", root.more)
            soft: true
            font.pixelSize: Theme.label
        }
    }
}
