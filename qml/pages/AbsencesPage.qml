// When I am not there: days, and who stands in; the reports of my store and the right to answer are theirs meanwhile.
pragma ComponentBehavior: Bound
import QtQuick
import Passerelle

PageFrame {
    id: root

    required property AbsencesModel absences
    property bool canGoBack: true
    property string needle: ""
    readonly property int atOnce: 8 // more are found by their name
    readonly property var candidates: absences.candidates
    readonly property var found: candidates.filter(one => (one.name + " " + one.unit).toLowerCase().includes(needle.toLowerCase())).slice(0, atOnce)
    signal done()

    title: qsTr("When you are away")
    subtitle: qsTr("Who stands in reads the reports on your store and answers them.")
    back: canGoBack
    onBackRequested: root.done()
    Component.onCompleted: root.absences.refresh()

    function days(first: string, last: string): string {
        return first === last ? Phrases.capital(Phrases.isoDay(first))
                              : qsTr("From %1 to %2", "days").arg(Phrases.isoDay(first)).arg(Phrases.isoDay(last));
    }

    Repeater {
        model: root.absences.absences

        Card {
            id: card

            required property var modelData

            width: parent.width
            spacing: Theme.space1

            AppText {
                width: parent.width
                text: root.days(card.modelData.firstDay, card.modelData.lastDay)
                font.weight: Font.Medium
            }
            AppText {
                width: parent.width
                text: card.modelData.begun && !card.modelData.waiting && !card.modelData.refused ? qsTr("%1 stands in for you now.").arg(card.modelData.deputy)
                                                                                                : qsTr("%1 will stand in for you.").arg(card.modelData.deputy)
                soft: true
            }
            AppText {
                width: parent.width
                visible: card.modelData.waiting
                text: qsTr("On this phone; it leaves as soon as there is a network.")
                soft: true
                font.pixelSize: Theme.label
            }
            AppText {
                width: parent.width
                visible: card.modelData.refused
                text: card.modelData.detail !== "" ? card.modelData.detail : qsTr("The server did not take it: take it back, then choose other days.")
                color: Theme.bad
                font.pixelSize: Theme.label
            }
            AppButton {
                objectName: "absenceEnd"
                iconName: card.modelData.begun ? "task_alt" : ""
                text: card.modelData.begun && !card.modelData.refused ? qsTr("I am back") : qsTr("Take back")
                Accessible.description: root.days(card.modelData.firstDay, card.modelData.lastDay)
                onClicked: root.absences.end(card.modelData.id)
            }
        }
    }
    Section {
        width: parent.width
        text: root.absences.absences.length > 0 ? qsTr("Another absence") : qsTr("Which days?")
    }
    Card {
        width: parent.width
        padding: Theme.space2

        DayRange {
            width: parent.width
            first: root.absences.firstDay
            last: root.absences.lastDay
            today: root.absences.today
            onPicked: day => root.absences.pickDay(day)
        }
        AppText {
            width: parent.width
            text: root.absences.firstDay === "" ? qsTr("Press the first day, then the last one.") : root.days(root.absences.firstDay, root.absences.lastDay)
            soft: root.absences.firstDay === ""
            horizontalAlignment: Text.AlignHCenter
        }
    }
    Section {
        width: parent.width
        visible: root.absences.candidates.length > 0
        text: qsTr("Who stands in for you?")
    }
    AppText {
        width: parent.width
        visible: root.absences.candidates.length === 0
        text: qsTr("Who can stand in is read from the server: it needs the network once.")
        soft: true
    }
    AppField {
        width: parent.width
        visible: root.absences.candidates.length > root.atOnce
        fieldName: "deputyQuery"
        iconName: "search"
        placeholder: qsTr("A name or a store")
        onEdited: root.needle = text
    }
    Card {
        width: parent.width
        visible: root.found.length > 0
        padding: Theme.space1
        spacing: 0

        Repeater {
            model: root.found

            ListRow {
                required property var modelData
                readonly property bool chosen: root.absences.deputyId === modelData.id

                objectName: "deputy"
                width: parent.width
                iconName: chosen ? "radio_button_checked" : "radio_button_unchecked"
                title: modelData.name
                subtitle: Phrases.joined([modelData.unit, modelData.reachable ? "" : qsTr("no e-mail address: is told in the app only")])
                current: chosen
                chevron: false
                Accessible.role: Accessible.RadioButton
                Accessible.checkable: true
                Accessible.checked: chosen
                onClicked: root.absences.deputyId = modelData.id
            }
        }
    }
    AppText {
        width: parent.width
        visible: root.absences.problem !== ""
        text: root.absences.problem
        color: Theme.bad
        font.pixelSize: Theme.label
    }
    AppButton {
        objectName: "absenceDeclare"
        kind: "primary"
        enabled: root.absences.firstDay !== "" && root.absences.deputyId !== ""
        text: qsTr("Declare")
        onClicked: root.absences.declare()
    }
}
