// Where and when: the unit, the day, the kind of visit of a report being written.
pragma ComponentBehavior: Bound
import QtQuick
import Passerelle

Card {
    id: root

    required property ReportForm form
    signal unitRequested()

    padding: Theme.space2
    spacing: 0

    ListRow {
        width: parent.width
        objectName: "chooseUnit"
        iconName: "storefront"
        title: root.form.unitName !== "" ? root.form.unitName : qsTr("Which store?")
        subtitle: root.form.unitName !== "" ? root.form.unitPlace : qsTr("Found from where you are, or by its name")
        onClicked: root.unitRequested()
    }
    UnitChoices {
        x: Theme.space4
        width: parent.width - 2 * Theme.space4
        visible: choices.length > 0
        choices: root.form.unitChoices
        bottomPadding: Theme.space2
        onPicked: code => root.form.chooseUnit(code)
    }
    DayStepper {
        width: parent.width
        day: root.form.visitedOn
        today: root.form.today
        onPicked: iso => root.form.visitedOn = iso
    }
    Banner {
        width: parent.width
        visible: root.form.dayDoubt !== ""
        iconName: "event"
        text: root.form.dayDoubt
        action: qsTr("It was today, %1").arg(Phrases.isoDay(root.form.today))
        actionName: "dayToday"
        onActed: root.form.visitedOn = root.form.today
    }
    KindChooser {
        width: parent.width
        kind: root.form.kind
        onPicked: kind => root.form.kind = kind
    }
}
