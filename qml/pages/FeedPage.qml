// Fil: the stories of colleagues, in the order the server ranked them.
// qmllint disable unqualified
// (Unbound: Qt 6.4 makes neither header, footer nor section of a list from bound components.)
import QtQuick
import QtQuick.Templates as T
import Passerelle

Rectangle {
    id: root

    required property FeedModel feed
    required property SyncModel sync
    required property RoundsModel rounds
    property string currentId: ""
    signal reportChosen(string reportId)
    signal ballotChosen(string roundId)
    signal resultChosen(string roundId)
    signal captureRequested()
    signal searchRequested()

    color: Theme.paper
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Stories")

    /// J and K: the story after or before the open one.
    function step(by: int) {
        const next = root.feed.idAt(Math.max(0, Math.min(root.feed.count - 1, root.feed.rowOf(root.currentId) + by)));
        if (next !== "") {
            list.scrolled = true;
            list.positionViewAtIndex(root.feed.rowOf(next), ListView.Contain);
            root.reportChosen(next);
        }
    }

    PageHeader {
        id: header

        anchors { left: parent.left; right: parent.right; top: parent.top }
        title: qsTr("Stories")

        AppIconButton {
            objectName: "feedSearch"
            iconName: "search"
            text: qsTr("Search")
            onClicked: root.searchRequested()
        }
        AppIconButton {
            objectName: "feedRefresh"
            iconName: "refresh"
            text: qsTr("Refresh")
            onClicked: root.feed.refresh()
        }
    }
    ListView {
        id: list

        anchors { left: parent.left; right: parent.right; top: header.bottom; bottom: parent.bottom }
        clip: true
        spacing: Theme.space4
        reuseItems: true
        cacheBuffer: 1200
        boundsBehavior: Flickable.DragOverBounds
        model: root.feed
        T.ScrollBar.vertical: AppScrollBar {}
        // What is announced above the stories comes after them: it is seen, unless somebody has scrolled.
        property bool scrolled: false
        onMovementStarted: scrolled = true
        onMovementEnded: scrolled = !atYBeginning
        onOriginYChanged: if (!scrolled) positionViewAtBeginning()
        onAtYEndChanged: if (atYEnd && count > 0) root.feed.loadMore()

        header: Column {
            x: Theme.space4
            width: list.width - 2 * Theme.space4
            bottomPadding: visible && height > 0 ? Theme.space4 : 0
            spacing: Theme.space2

            RoundNews {
                width: parent.width
                rounds: root.rounds
                onBallotChosen: roundId => root.ballotChosen(roundId)
                onResultChosen: roundId => root.resultChosen(roundId)
            }
            Banner {
                width: parent.width
                visible: !root.sync.online
                text: root.feed.updatedAt > 0
                      ? qsTr("No network. You are reading what was here at %1.").arg(Phrases.moment(root.feed.updatedAt))
                      : qsTr("No network. Stories will come as soon as it is back.")
            }
            Banner {
                width: parent.width
                visible: root.feed.problem !== ""
                kind: "bad"
                text: root.feed.problem
                action: qsTr("Try again")
                onActed: root.feed.refresh()
            }
        }
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
            readonly property bool halfSeen: y + height / 2 > list.contentY && y + height / 2 < list.contentY + list.height

            width: list.width
            height: card.implicitHeight

            FeedCard {
                id: card

                x: Math.max(Theme.space4, (row.width - width) / 2)
                width: Math.min(row.width - 2 * Theme.space4, Theme.column)
                objectName: "story"
                current: row.reportId === root.currentId
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
                onPressed: root.reportChosen(row.reportId)
                onSupportChosen: on => root.feed.support(row.ideaId, on)
                onUsefulChosen: on => root.feed.findUseful(row.reportId, on)
            }
            Timer {
                interval: 2000
                running: row.halfSeen && root.visible
                onTriggered: root.feed.seen(row.reportId)
            }
        }
        footer: Column {
            x: Theme.space4
            width: list.width - 2 * Theme.space4
            topPadding: Theme.space4
            bottomPadding: Theme.space5

            Skeleton {
                width: parent.width
                visible: root.feed.loading && list.count === 0
            }
            EmptyState {
                width: parent.width
                visible: !root.feed.loading && list.count === 0
                iconName: "chrome_reader_mode"
                title: qsTr("The first story may be yours")
                text: qsTr("What colleagues saw in the stores appears here, once the store has read it first.")
                action: qsTr("Catch an astonishment")
                onActed: root.captureRequested()
            }
        }
    }
}
