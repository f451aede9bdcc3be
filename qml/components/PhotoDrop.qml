// Over a page: pictures dropped from the desktop or pasted become photos; what was refused is said by name.
pragma ComponentBehavior: Bound
import QtQuick
import Passerelle

Item {
    id: root

    required property PhotoIntake intake
    required property string where // carnet, report

    z: 5

    Shortcut {
        enabled: root.visible && root.enabled
        sequences: ["Ctrl+V", "Shift+Insert"]
        onActivated: root.intake.paste(root.where)
    }
    DropArea {
        id: area

        anchors.fill: parent
        keys: ["text/uri-list"]
        onEntered: drag => drag.accepted = drag.hasUrls && root.intake.mayTake(drag.urls)
        onDropped: drop => {
            root.intake.take(drop.urls, root.where);
            drop.accept(Qt.CopyAction);
        }
    }
    Rectangle {
        anchors { fill: parent; margins: Theme.space2 }
        visible: area.containsDrag
        radius: Theme.cardRadius
        color: Theme.seaWash
        opacity: 0.92
        border.width: 2
        border.color: Theme.sea

        AppText {
            anchors.centerIn: parent
            width: parent.width - 2 * Theme.space5
            text: root.where === "report" ? qsTr("Let go: the pictures join this report") : qsTr("Let go: the pictures go into the notebook")
            color: Theme.sea
            font.pixelSize: Theme.cardTitle
            horizontalAlignment: Text.AlignHCenter
        }
    }
    Column {
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom; margins: Theme.space4 }
        spacing: Theme.space2

        Banner {
            width: parent.width
            visible: root.intake.under > 0
            kind: "notice"
            iconName: "hourglass_empty"
            text: qsTr("%n picture(s) being made upright and smaller…", "", root.intake.under)
        }
        Repeater {
            model: Math.min(3, root.intake.problems.length)

            Banner {
                required property int index
                readonly property var problem: root.intake.problems[index]

                width: parent.width
                kind: "bad"
                text: qsTr("%1: %2", "name of a file: what is wrong with it").arg(problem ? problem.name : "").arg(problem ? problem.sentence : "")
                      + (index === 2 && root.intake.problems.length > 3 ? " " + qsTr("And %n more.", "", root.intake.problems.length - 3) : "")
                action: index === Math.min(2, root.intake.problems.length - 1) ? qsTr("Understood") : ""
                onActed: root.intake.clearProblems()
            }
        }
    }
}
