// Palmarès: the month's best reports and ideas, with both parts of every figure, what became of each idea, and the thanks.
pragma ComponentBehavior: Bound
import QtQuick
import Passerelle

PageFrame {
    id: root

    required property PalmaresModel palmares
    required property SyncModel sync
    property bool canGoBack: true
    readonly property var months: palmares.months
    signal done()
    signal reportChosen(string reportId)

    title: qsTr("Palmarès")
    subtitle: palmares.month === "" ? "" : root.monthName(palmares.month)
    back: canGoBack
    onBackRequested: root.done()
    Component.onCompleted: root.palmares.open("")

    function monthName(iso: string): string {
        const parts = iso.split("-");
        return Phrases.capital(new Date(Number(parts[0]), Number(parts[1]) - 1, 1).toLocaleString(Phrases.locale(), "MMMM yyyy"));
    }

    Banner {
        width: parent.width
        visible: !root.sync.online
        text: qsTr("No network. You are reading what is on this phone.")
    }
    Flow {
        width: parent.width
        visible: root.palmares.months.length > 1
        spacing: Theme.space2

        Repeater {
            model: root.months.slice(0, 6)

            Chip {
                required property string modelData

                objectName: "palmaresMonth"
                text: root.monthName(modelData)
                selected: root.palmares.month === modelData
                onPicked: root.palmares.open(modelData)
            }
        }
    }
    AppText {
        width: parent.width
        visible: root.palmares.state !== "" && root.palmares.state !== "published"
        text: root.palmares.state === "running" ? qsTr("The month is running: figures move until it is over.")
            : root.palmares.state === "counting" ? qsTr("The month is over; its last reports have a week to be read.")
            : root.palmares.state === "shortlisted" ? qsTr("Figures are settled: these reports go to the management round.")
            : qsTr("The round is open: no figure is told before its result.")
        soft: true
    }
    Section {
        width: parent.width
        visible: root.palmares.reports.length > 0
        text: qsTr("Reports")
    }
    Repeater {
        model: root.palmares.reports

        PalmaresLine {
            required property var modelData

            width: parent ? parent.width : 0
            line: modelData
            words: root.palmares.words
            onReportChosen: root.reportChosen(modelData.reportId)
        }
    }
    Section {
        width: parent.width
        visible: root.palmares.ideas.length > 0
        text: qsTr("Ideas")
    }
    Repeater {
        model: root.palmares.ideas

        PalmaresLine {
            required property var modelData

            width: parent ? parent.width : 0
            line: modelData
            words: root.palmares.words
            onReportChosen: root.reportChosen(modelData.reportId)
        }
    }
    Skeleton {
        width: parent.width
        visible: root.palmares.loading && root.palmares.state === ""
    }
    EmptyState {
        width: parent.width
        visible: !root.palmares.loading && root.palmares.reports.length === 0 && root.palmares.ideas.length === 0
        iconName: "emoji_events"
        title: qsTr("No palmarès yet")
        text: qsTr("The month's best reports and ideas stand here, and what became of each idea.")
    }
}
