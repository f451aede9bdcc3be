// Moi: who I am, what is being sent, how I like the app, and leaving without losing anything.
pragma ComponentBehavior: Bound
import QtQuick
import Passerelle

PageFrame {
    id: root

    required property AccountModel account
    required property SettingsModel settings
    required property SyncModel sync
    required property OutboxModel outbox
    required property RoundsModel rounds
    required property TriageModel triage
    required property PalmaresModel palmares
    required property DevicesModel devices
    required property LettersModel letters
    property bool outboxOpen: false
    property int news: 0
    property bool notificationsOpen: false
    signal notificationsRequested()
    property bool roundsOpen: false
    readonly property int ballots: rounds.sending.length
    readonly property var waiting: rounds.waiting
    signal outboxRequested()
    property string open: "" // the page beside
    property string saved: "" // where the file went
    signal roundsRequested()
    signal triageRequested()
    signal palmaresRequested()
    signal invitationRequested()

    title: qsTr("Me")

    Card {
        width: parent.width

        Item {
            width: parent.width
            height: Math.max(face.height, who.implicitHeight)

            Avatar {
                id: face

                size: 56
                anchors.verticalCenter: parent.verticalCenter
                name: root.account.personName
            }
            Column {
                id: who

                anchors { left: face.right; leftMargin: Theme.space4; right: parent.right; verticalCenter: parent.verticalCenter }
                spacing: 2

                AppText {
                    width: parent.width
                    text: root.account.personName
                    font.pixelSize: Theme.cardTitle
                    font.weight: Font.Medium
                }
                AppText {
                    width: parent.width
                    visible: text !== ""
                    text: Phrases.joined([root.account.department, root.account.unitName])
                    soft: true
                    font.pixelSize: Theme.label
                }
                AppText {
                    width: parent.width
                    visible: text !== ""
                    text: Phrases.roles(root.account.roles)
                    soft: true
                    font.pixelSize: Theme.label
                }
            }
        }
    }
    DepartureBanner {
        width: parent.width
        devices: root.devices
        onExportRequested: saved = root.outbox.exportFile("") || root.outbox.exportFault()
    }
    Banner {
        width: parent.width
        visible: root.devices.farewell >= 0
        kind: "good"
        text: qsTr("This device was wiped on %1, after it had handed over %n item(s) to your other devices.", "", Math.max(0, root.devices.farewell)).arg(Phrases.moment(root.devices.farewellAt))
        action: qsTr("Close")
        actionName: "closeFarewell"
        onActed: root.devices.closeFarewell()
    }
    Banner {
        width: parent.width
        visible: root.account.needsSignIn && root.devices.leavesAt === 0
        kind: "bad"
        iconName: "lock_outline"
        text: qsTr("This phone is no longer signed in. You can go on writing; sending waits for a new invitation.")
        action: qsTr("Open an invitation")
        actionName: "rejoin"
        onActed: root.invitationRequested()
    }
    Card {
        width: parent.width
        padding: Theme.space2

        ListRow {
            width: parent.width
            objectName: "notifications"
            iconName: root.news > 0 ? "notifications_active" : "notifications_none"
            title: qsTr("Notifications")
            subtitle: root.news === 0 ? qsTr("Everything is read.") : qsTr("%n unread", "", root.news)
            current: root.notificationsOpen
            onClicked: root.notificationsRequested()
        }
        ListRow {
            width: parent.width
            objectName: "outbox"
            iconName: root.outbox.unsent > 0 ? "cloud_upload" : "cloud_done"
            title: qsTr("Sending")
            subtitle: root.outbox.unsent === 0 ? qsTr("Everything has arrived.")
                : Phrases.onTheWay(root.outbox.waiting, root.ballots, root.outbox.others.length)
            current: root.outboxOpen
            onClicked: root.outboxRequested()
        }
        ListRow {
            width: parent.width
            objectName: "rounds"
            iconName: "how_to_vote"
            title: qsTr("Rounds")
            subtitle: root.waiting.id !== undefined ? qsTr("A ballot waits for you: %1").arg(root.waiting.title) : qsTr("Ballots and results")
            current: root.roundsOpen
            onClicked: root.roundsRequested()
        }
        ListRow {
            width: parent.width
            objectName: "triage"
            visible: root.triage.allowed && root.triage.known
            iconName: "style"
            title: qsTr("Triage")
            subtitle: root.triage.waiting === 0 ? qsTr("Nothing waits.") : qsTr("%n idea(s) to sort before the committee", "", root.triage.waiting)
            current: root.open === "triage"
            onClicked: root.triageRequested()
        }
        ListRow {
            width: parent.width
            objectName: "palmares"
            visible: root.palmares.months.length > 0
            iconName: "emoji_events"
            title: qsTr("Palmarès")
            subtitle: qsTr("The best of the month, and what became of each idea")
            current: root.open === "palmares"
            onClicked: root.palmaresRequested()
        }
    }
    Section {
        width: parent.width
        text: qsTr("Language")
    }
    Flow {
        width: parent.width
        spacing: Theme.space2

        Repeater {
            model: [{ code: "fr", label: "Français" }, { code: "en", label: "English" }]

            Chip {
                required property var modelData

                objectName: "language-" + modelData.code
                text: modelData.label
                selected: root.settings.language === modelData.code
                onPicked: root.settings.language = modelData.code
            }
        }
    }
    Section {
        width: parent.width
        text: qsTr("Light")
    }
    Flow {
        width: parent.width
        spacing: Theme.space2

        Repeater {
            model: [{ code: "", label: qsTr("As the system") }, { code: "light", label: qsTr("Day") }, { code: "dark", label: qsTr("Night") }]

            Chip {
                required property var modelData

                objectName: "theme-" + (modelData.code === "" ? "system" : modelData.code)
                text: modelData.label
                selected: root.settings.theme === modelData.code
                onPicked: root.settings.theme = modelData.code
            }
        }
    }
    Section {
        width: parent.width
        text: qsTr("Text size")
    }
    Flow {
        width: parent.width
        spacing: Theme.space2

        Repeater {
            model: [1.0, 1.25, 1.5, 2.0]

            Chip {
                required property real modelData

                objectName: "fontScale-" + Math.round(modelData * 100)
                text: qsTr("%1 %", "text size").arg(Math.round(modelData * 100))
                selected: Math.abs(root.settings.fontScale - modelData) < 0.01
                onPicked: root.settings.fontScale = modelData
            }
        }
    }
    AppCheck {
        width: parent.width
        objectName: "motion"
        text: qsTr("Show movements")
        checked: root.settings.motion
        onPicked: on => root.settings.motion = on
    }
    AppCheck {
        width: parent.width
        objectName: "wifiOnly"
        text: qsTr("Send photos by Wi-Fi only; texts always leave")
        checked: root.settings.mediaOnWifiOnly
        onPicked: on => root.settings.mediaOnWifiOnly = on
    }
    AppText {
        width: parent.width
        visible: root.settings.mediaOnWifiOnly
        text: root.sync.networkKind === "unknown" ? qsTr("The system does not say which network this is: photos leave as if it were Wi-Fi.")
            : root.sync.networkKind === "mobile" ? qsTr("Mobile network: photos wait for Wi-Fi.") : qsTr("Wi-Fi or cable: photos leave.")
        soft: true
        font.pixelSize: Theme.label
    }
    MyLetters {
        width: parent.width
        letters: root.letters
    }
    MyDevices {
        width: parent.width
        devices: root.devices
    }
    Section {
        width: parent.width
        text: qsTr("This phone")
    }
    AppText {
        width: parent.width
        text: Phrases.joined([root.account.organisation, root.account.server])
        soft: true
        font.pixelSize: Theme.label
    }
    AppText {
        width: parent.width
        text: root.account.keySentence
        soft: true
        font.pixelSize: Theme.label
    }
    AppButton {
        width: parent.width
        objectName: "signOut"
        iconName: "logout"
        text: qsTr("Sign out")
        onClicked: leaving.visible = true
    }
    Card {
        id: leaving

        width: parent.width
        visible: false
        onHeightChanged: if (visible) root.reveal(leaving)

        AppText {
            width: parent.width
            text: root.outbox.unsent > 0 ? qsTr("%n item(s) have not left yet", "", root.outbox.unsent) : qsTr("Sign out of this phone?")
            font.pixelSize: Theme.cardTitle
            font.weight: Font.Medium
        }
        AppText {
            width: parent.width
            text: root.outbox.unsent > 0
                  ? qsTr("They stay encrypted on this phone and leave when you sign in again. Better: send them first.")
                  : qsTr("Your notebook stays encrypted on this phone, for when you come back with a new invitation.")
            soft: true
        }
        AppText {
            width: parent.width
            text: qsTr("While it holds what you wrote and did not send, nobody else can sign in here. If somebody else is to have it, save a file first.")
            soft: true
        }
        AppText {
            width: parent.width
            visible: root.saved !== ""
            text: qsTr("Saved: %1").arg(root.saved)
            soft: true
        }
        Flow {
            width: parent.width
            spacing: Theme.space2

            AppButton {
                objectName: "signOutStay"
                text: root.outbox.unsent > 0 ? qsTr("See what waits") : qsTr("Stay")
                onClicked: {
                    leaving.visible = false;
                    if (root.outbox.unsent > 0)
                        root.outboxRequested();
                }
            }
            AppButton {
                objectName: "signOutExport"
                iconName: "save_alt"
                text: qsTr("Save as a file")
                onClicked: root.saved = root.outbox.exportFile("") || root.outbox.exportFault()
            }
            AppButton {
                objectName: "signOutConfirm"
                kind: "text"
                danger: true
                text: qsTr("Sign out")
                onClicked: {
                    leaving.visible = false;
                    root.account.signOut();
                }
            }
        }
    }
}
