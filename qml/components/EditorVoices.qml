// The voice memos of a report being written, and the recorder.
pragma ComponentBehavior: Bound
import QtQuick
import Passerelle

Column {
    id: root

    required property ReportForm form
    required property VoiceRecorder recorder
    required property VoicePlayer player
    signal fileRequested()
    signal undoOffered(string words)
    signal memoUndoOffered(string words)

    spacing: Theme.space3

    Section {
        width: parent.width
        text: qsTr("Voice memos")
    }
    Repeater {
        model: root.form.voiceIds

        VoiceMemo {
            required property string modelData

            width: root.width
            player: root.player
            mediumId: modelData
            durationMs: root.form.voiceMs(modelData)
            caption: root.form.voiceWords(modelData)
            removable: true
            editable: true
            onCaptionEdited: text => root.form.setVoiceWords(modelData, text)
            onRemoveRequested: {
                root.player.stop();
                root.form.removePhoto(modelData);
                root.undoOffered(qsTr("Voice memo deleted."));
            }
        }
    }
    VoicePanel {
        width: parent.width
        recorder: root.recorder
        player: root.player
        draftId: root.form.draftId
        form: root.form
        onFileRequested: root.fileRequested()
        onUndoOffered: words => root.memoUndoOffered(words)
    }
    Connections {
        target: root.recorder

        function onKept(mediumId: string, captureId: string, draftId: string) {
            if (draftId === root.form.draftId)
                root.form.reload();
        }
    }
}
