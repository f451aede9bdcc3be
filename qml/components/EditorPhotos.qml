// The photos of a report being written, and the tick that nobody can be recognised on them.
pragma ComponentBehavior: Bound
import QtQuick
import Passerelle

Column {
    id: root

    required property ReportForm form
    required property PhotoFaces faces
    signal photoRequested()
    signal workshopRequested(string photoId)
    signal undoOffered(string words)

    spacing: Theme.space4

    Section {
        width: parent.width
        text: qsTr("Photos")
    }
    PhotoStrip {
        width: parent.width
        photos: root.form.photos
        onAddRequested: root.photoRequested()
        onOpened: index => root.workshopRequested(root.form.photos[index].medium)
        onRemoveRequested: id => {
            root.form.removePhoto(id);
            root.undoOffered(qsTr("Photo removed."));
        }
    }
    AppText {
        width: parent.width
        visible: root.form.preparing
        text: qsTr("A photo is being made upright and smaller…")
        soft: true
        font.pixelSize: Theme.label
    }
    PhotoGuard {
        width: parent.width
        faces: root.faces
        photos: root.form.photos
        checked: root.form.noRecognisablePerson
        onPicked: on => root.form.noRecognisablePerson = on
    }
}
