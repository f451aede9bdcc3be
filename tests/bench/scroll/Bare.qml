// The same rows in a list and nothing else: no pages, no counting of readings, no model that reads a store.
// qmllint disable unqualified
import QtQuick
import Passerelle

Window {
    id: root

    required property var rows

    visible: true
    width: 390
    height: 844
    color: Theme.paper

    ListView {
        id: list

        objectName: "list"
        anchors.fill: parent
        clip: true
        spacing: Theme.space4
        reuseItems: true
        cacheBuffer: 1200
        model: root.rows
        delegate: Item {
            id: row

            required property int index
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

            width: list.width
            height: card.implicitHeight

            FeedCard {
                id: card

                x: Math.max(Theme.space4, (row.width - width) / 2)
                width: Math.min(row.width - 2 * Theme.space4, Theme.column)
                reportId: row.reportId
                unitName: row.unitName
                region: row.region
                authorName: row.authorName
                department: row.department
                publishedAt: row.publishedAt
                tone: row.tone
                headline: row.headline
                verbatim: row.verbatim
                moment: row.moment
                more: row.more
                ideaId: row.ideaId
                idea: row.idea
                supported: row.supported
                supporters: row.supporters
                useful: row.useful
                usefulCount: row.usefulCount
                photo: row.photo
                hasPhoto: row.hasPhoto
                replyText: row.replyText
                thanked: row.thanked
                own: row.own
            }
        }
    }
}
