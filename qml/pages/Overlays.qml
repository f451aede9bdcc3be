// What stands over the places: the welcome, the capture sheet, camera, workbench, files, a photo, paper, the keys, an undo.
// qmllint disable unqualified
// (Qt 6.4 cannot create bound components in Loader and StackView, and calls the ids of unbound ones unqualified.)
import QtQuick
import Passerelle

Item {
    id: root

    required property PageModels models
    required property bool wide
    required property real foot // height of what the snackbar stays above
    property bool rejoining: false // a new invitation for a phone that the server no longer knows
    readonly property bool standing: overlay.sourceComponent !== null || bench.active || picker.open || keysSheet.open || photoViewer.open || paperSheet.shown
    signal closed() // the places have the keyboard again

    /// Closes what stands in front. False: nothing did.
    function back(): bool {
        if (keysSheet.open)
            keysSheet.close();
        else if (paperSheet.shown)
            paperSheet.sheet.close();
        else if (photoViewer.open)
            photoViewer.open = false;
        else if (bench.active)
            (bench.item as PhotoWorkshopPage).leave();
        else if (overlay.sourceComponent)
            overlay.leave();
        else
            return false;
        return true;
    }

    /// Closes what is written or drawn on, and keeps it.
    function leave() {
        if (bench.active)
            (bench.item as PhotoWorkshopPage).leave();
        if (overlay.sourceComponent)
            overlay.leave();
    }

    /// Drops the sheet that is open; what was written on it is kept.
    function clear() {
        root.models.capture.finish();
        overlay.sourceComponent = null;
    }

    function startCapture(captureId: string) {
        root.models.capture.begin(captureId);
        overlay.sourceComponent = captureSheet;
    }

    /// Puts a photo on the workbench; `reportId` where it may be fetched from.
    function openWorkshop(photoId: string, reportId: string) {
        root.models.form.save();
        root.models.capture.save();
        bench.active = true;
        root.models.workshop.open(photoId, reportId);
    }

    function openPhoto(source: url) {
        photoViewer.source = source;
        photoViewer.open = true;
    }

    /// Asks for a file: invitation, capture, report, captureSound, reportSound or replySound.
    function pickFile(purpose: string) {
        picker.purpose = purpose;
        picker.open = true;
    }

    /// The open report, or the open result of a round, on paper.
    function showPaper(ofRound: bool) {
        if (!paperSheet.item)
            paperSheet.setSource("../components/PaperSheet.qml", { report: root.models.report, paper: root.models.paper });
        (paperSheet.sheet as PaperSheet).result = ofRound ? root.models.result : null;
        paperSheet.sheet.open = true;
        paperSheet.sheet.forceActiveFocus();
    }

    function showKeys() {
        keysSheet.open = true;
    }

    /// Tells why nothing came of a press.
    function tell(words: string) {
        snackbar.show(words, "");
    }

    /// Tells what was done; `undoer` has an undo() for it.
    function offerUndo(words: string, undoer: QtObject) {
        snackbar.undoer = undoer;
        snackbar.show(words, qsTr("Undo"));
    }

    Loader {
        anchors.fill: parent
        active: !root.models.account.signedIn || root.rejoining
        visible: active
        z: 10
        sourceComponent: WelcomePage {
            welcome: root.models.welcome
            hasCamera: root.models.camera.available
            back: root.rejoining
            again: root.models.account.personName !== "" && (root.models.drafts.count > 0 || root.models.carnet.count > 0 || root.models.outbox.waiting > 0)
            notes: root.models.carnet.count
            onBackRequested: root.rejoining = false
            onWipeRequested: root.models.devices.wipeNow()
            onNoteRequested: root.startCapture("")
            onPictureRequested: root.pickFile("invitation")
            onCameraRequested: overlay.sourceComponent = qrSheet
        }
    }
    Connections {
        target: root.models.welcome

        function onSignedIn() {
            root.rejoining = false;
        }
    }

    Loader {
        id: bench

        anchors.fill: parent
        z: 25
        active: false
        sourceComponent: PhotoWorkshopPage {
            workshop: root.models.workshop
            onDone: {
                bench.active = false;
                if (overlay.item)
                    overlay.item.forceActiveFocus();
                else
                    root.closed();
            }
        }
    }

    // ---------------------------------------------------------------- capture sheet, camera, code reader
    Loader {
        id: overlay

        function leave() {
            const sheet = item as CaptureSheet;
            if (sheet) {
                sheet.finish(); // closes it when all is written
                return;
            }
            if (!root.models.capture.finish()) // the camera stood over it
                return;
            overlay.sourceComponent = null;
            root.closed();
        }

        anchors.fill: parent
        z: 20
    }
    Component {
        id: captureSheet

        CaptureSheet {
            capture: root.models.capture
            recorder: root.models.recorder
            player: root.models.player
            aid: root.models.aid
            wide: root.wide
            hasCamera: root.models.camera.available
            onDone: {
                overlay.sourceComponent = null;
                root.closed();
            }
            onPhotoRequested: root.pickFile("capture")
            onSoundRequested: root.pickFile("captureSound")
            onCameraRequested: overlay.sourceComponent = cameraSheet
            onWorkshopRequested: photoId => root.openWorkshop(photoId, "")
            onUndoOffered: words => root.offerUndo(words, root.models.recorder)
            onPhotoUndoOffered: words => root.offerUndo(words, root.models.capture)
        }
    }
    // By address, not by name: their modules (multimedia, files) are loaded when they are wanted, not before the first frame.
    Component {
        id: cameraSheet

        Loader {
            id: cameraLoader

            Component.onCompleted: setSource("CameraPage.qml", { camera: root.models.camera, capture: root.models.capture })

            Connections {
                target: cameraLoader.item
                function onDone() { overlay.sourceComponent = captureSheet; }
                function onFileRequested() {
                    overlay.sourceComponent = captureSheet;
                    root.pickFile("capture");
                }
            }
        }
    }
    Component {
        id: qrSheet

        Loader {
            id: qrLoader

            Component.onCompleted: setSource("CameraPage.qml", { camera: root.models.camera, capture: root.models.capture, forQr: true })

            Connections {
                target: qrLoader.item
                function onDone() { overlay.sourceComponent = null; }
                function onFileRequested() {
                    overlay.sourceComponent = null;
                    root.pickFile("invitation");
                }
            }
        }
    }
    Connections {
        target: root.models.camera

        function onTaken(picture: var) {
            root.models.capture.addPicture(picture);
            overlay.sourceComponent = captureSheet;
        }
        function onCodeFound(text: string) {
            overlay.sourceComponent = null;
            root.models.welcome.openLink(text);
        }
    }

    // ---------------------------------------------------------------- files, a photo, paper, keys, undo
    Loader {
        id: picker

        property string purpose: ""
        property bool open: false

        anchors.fill: parent
        z: 30
        active: open
        onOpenChanged: if (open) setSource("../components/FilePicker.qml", {
            title: purpose === "invitation" ? qsTr("A picture of the invitation") : purpose.endsWith("Sound") ? qsTr("Choose a sound file") : qsTr("Choose a photo"),
            sounds: purpose.endsWith("Sound")
        })

        Connections {
            target: picker.item
            function onCancelled() { picker.open = false; }
            function onPicked(path: string) {
                picker.open = false;
                if (picker.purpose === "invitation")
                    root.models.welcome.openPicture("file://" + path);
                else if (picker.purpose === "captureSound" || picker.purpose === "replySound")
                    root.models.recorder.importFile(path, "");
                else if (picker.purpose === "reportSound") {
                    root.models.form.save();
                    root.models.recorder.importFile(path, root.models.form.draftId);
                } else if (picker.purpose === "capture")
                    root.models.capture.addPhoto(path);
                else
                    root.models.form.addPhoto(path);
            }
        }
    }
    PhotoViewer { id: photoViewer }
    Loader {
        id: paperSheet

        readonly property Sheet sheet: item as Sheet
        readonly property bool shown: sheet !== null && sheet.open

        anchors.fill: parent
        z: 50

        Connections {
            target: paperSheet.item
            function onClosed() { root.closed(); }
        }
    }
    KeysSheet {
        id: keysSheet

        onClosed: root.closed()
    }
    Snackbar {
        id: snackbar

        objectName: "snackbar"
        property var undoer: null

        anchors { horizontalCenter: parent.horizontalCenter; bottom: parent.bottom; bottomMargin: root.foot + Theme.space5 }
        z: 40
        onActed: undoer.undo()
    }
}
