// Terrain: for a host, the reports on one's own unit that wait for an answer; for everybody, one's own reports.
pragma ComponentBehavior: Bound
import QtQuick
import Passerelle

PageFrame {
    id: root

    required property ReportListModel unitReports
    required property ReportListModel myReports
    required property bool host
    required property string unitName
    required property SyncModel sync
    property string currentId: ""
    required property AbsencesModel absences
    property bool absencesOpen: false
    signal reportChosen(string reportId)
    signal captureRequested()
    signal absencesRequested()
    readonly property var away: absences.soonest // the absence that runs, or the next one

    title: qsTr("Field")
    Component.onCompleted: root.absences.refresh()
    subtitle: unitName
    spacing: Theme.space3

    component ReportRow: ReportLine {
        required property string reportId
        required property string title
        required property string words
        required property string tone
        required property string standing
        required property double at
        required property double hourEndsAt
        required property int partsDone
        required property int partsTotal
        required property string replyKind

        heading: title
        firstWords: words
        mark: tone
        stands: standing
        time: at
        endsAt: hourEndsAt
    }

    Banner {
        width: parent.width
        visible: !root.sync.online
        text: qsTr("No network. You are reading what is on this phone.")
    }
    Section {
        width: parent.width
        visible: root.host
        text: root.unitReports.count > 0 ? qsTr("To answer: you read them first") : qsTr("Reports on my store")
    }
    AppText {
        width: parent.width
        visible: root.host && root.unitReports.count === 0
        text: qsTr("No report waits for your answer. When somebody visits you, you read the report before anybody else.")
        soft: true
    }
    Repeater {
        model: root.host ? root.unitReports : null

        ReportRow {
            width: parent.width
            objectName: "unitReport"
            toAnswer: replyKind === ""
            current: reportId === root.currentId
            onPressed: root.reportChosen(reportId)
        }
    }
    Card {
        width: parent.width
        visible: root.absences.allowed
        padding: Theme.space2

        ListRow {
            width: parent.width
            objectName: "absences"
            iconName: "event_busy"
            title: qsTr("When you are away")
            subtitle: root.away.id === undefined ? qsTr("Say who stands in for you.")
                : root.away.begun ? qsTr("%1 stands in for you until %2.").arg(root.away.deputy).arg(Phrases.isoDay(root.away.lastDay))
                                  : qsTr("From %1: %2").arg(Phrases.isoDay(root.away.firstDay)).arg(root.away.deputy)
            current: root.absencesOpen
            onClicked: root.absencesRequested()
        }
    }
    Section {
        width: parent.width
        visible: !root.host || root.myReports.count > 0
        text: qsTr("My reports")
    }
    Repeater {
        model: root.myReports

        ReportRow {
            width: parent.width
            objectName: "myReport"
            done: partsDone
            total: partsTotal
            answered: replyKind !== ""
            own: true
            current: reportId === root.currentId
            onPressed: root.reportChosen(reportId)
        }
    }
    EmptyState {
        width: parent.width
        visible: root.myReports.count === 0 && !root.host
        iconName: "storefront"
        title: qsTr("No report yet")
        text: qsTr("Go and see: what surprises you in a store becomes a report in two minutes, on the way home.")
        action: qsTr("Catch an astonishment")
        onActed: root.captureRequested()
    }
}
