// Beside a report's photos: how many proposed faces are not masked yet, and the author's word that nobody can be recognised.
import QtQuick
import Passerelle

Column {
    id: root

    required property PhotoFaces faces
    required property var photos // [{medium}]
    property bool checked: false
    signal picked(bool on)

    readonly property var ids: photos.map(photo => photo.medium)
    property int proposed: 0
    property int unsearched: 0

    function count() {
        root.proposed = root.faces.left(root.ids);
        root.unsearched = root.faces.unsearched(root.ids);
    }

    spacing: Theme.space2
    visible: photos.length > 0
    onIdsChanged: {
        root.faces.look(root.ids);
        root.count();
    }
    Component.onCompleted: root.count()

    Connections {
        target: root.faces
        function onChanged() { root.count(); }
        function onFound() { root.count(); }
    }
    Row {
        width: parent.width
        spacing: Theme.space2

        Icon {
            id: sign

            name: root.proposed > 0 ? "face" : root.unsearched > 0 ? "search" : "done"
            color: root.proposed > 0 ? Theme.notice : Theme.softInk
        }
        AppText {
            width: parent.width - sign.width - Theme.space2
            objectName: "facesLeft"
            text: root.proposed > 0 ? qsTr("%n face(s) proposed and not masked: press a photo to mask or wave away.", "", root.proposed)
                : root.faces.busy && root.unsearched > 0 ? qsTr("Looking for faces on %n photo(s)…", "", root.unsearched)
                : root.unsearched > 0 ? qsTr("%n photo(s) not searched for faces: look yourself.", "", root.unsearched)
                : qsTr("No face proposed any more. The search misses profiles, badges and reflections: look yourself.")
            color: root.proposed > 0 ? Theme.notice : Theme.softInk
            font.pixelSize: Theme.label
        }
    }
    AppCheck {
        width: parent.width
        objectName: "noRecognisablePerson"
        text: qsTr("I looked: no recognisable person on the photos")
        checked: root.checked
        onPicked: on => root.picked(on)
    }
}
