// What I was told: one line for each story, the newest first; read by opening, muted by a press.
pragma ComponentBehavior: Bound
import QtQuick
import Passerelle

PageFrame {
    id: root

    required property NotificationsModel notifications
    property bool canGoBack: true
    signal done()
    signal opened(string subjectKind, string subjectId, string reportId)

    title: qsTr("Notifications")
    subtitle: notifications.unread === 0 ? qsTr("Everything is read.") : qsTr("%n unread", "", notifications.unread)
    Component.onCompleted: notifications.load()
    back: canGoBack
    onBackRequested: root.done()

    EmptyState {
        width: parent.width
        visible: root.notifications.count === 0
        iconName: "notifications_none"
        title: qsTr("Nothing new")
        text: qsTr("You are told here when somebody comments on your report, answers you, calls you by name, or when an idea gets its answer.")
    }
    AppButton {
        width: parent.width
        objectName: "readAll"
        visible: root.notifications.unread > 0
        iconName: "done_all"
        text: qsTr("Everything is read")
        onClicked: root.notifications.markAllRead()
    }
    Card {
        width: parent.width
        visible: root.notifications.count > 0
        padding: Theme.space1
        spacing: 0

        Repeater {
            model: root.notifications

            NotificationRow {
                required property string lineId
                required property string subjectKind
                required property string subjectId
                required property string reportId

                width: parent.width
                onOpened: {
                    root.notifications.markRead(lineId);
                    if (reportId !== "")
                        root.opened(subjectKind, subjectId, reportId);
                    else
                        root.notifications.openInBrowser(lineId);
                }
                onMuteRequested: on => root.notifications.mute(lineId, on)
            }
        }
    }
}
