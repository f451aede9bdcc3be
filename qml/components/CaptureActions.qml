// What can be done with one capture, or with the selection it is part of, as a list: everything that gestures do.
pragma ComponentBehavior: Bound
import QtQuick
import Passerelle

Sheet {
    id: root

    required property DraftsModel drafts
    property var captureIds: []
    signal openChosen(string captureId)
    signal sorted(var captureIds, string draftId)
    signal removeChosen(var captureIds)
    signal selectChosen(string captureId)

    title: captureIds.length > 1 ? qsTr("%n capture(s)", "", captureIds.length) : qsTr("This capture")

    function show(ids: var) {
        captureIds = ids;
        open = true;
        Qt.callLater(first.forceActiveFocus);
    }
    function leave() {
        root.close();
    }

    ListRow {
        id: first

        width: parent.width
        objectName: "sortIntoNew"
        iconName: "post_add"
        title: qsTr("Into a new report")
        onClicked: {
            root.leave();
            root.sorted(root.captureIds, "");
        }
    }
    Repeater {
        model: root.open ? root.drafts : null

        ListRow {
            id: row

            required property string draftId
            required property string unitName
            required property string firstWords

            width: parent.width
            objectName: "sortIntoDraft"
            iconName: "description"
            title: qsTr("Into: %1", "a report under way").arg(unitName !== "" ? unitName : qsTr("Report without a store"))
            subtitle: firstWords
            onClicked: {
                root.leave();
                root.sorted(root.captureIds, row.draftId);
            }
        }
    }
    ListRow {
        width: parent.width
        objectName: "openCapture"
        visible: root.captureIds.length === 1
        iconName: "edit"
        title: qsTr("Read or complete")
        onClicked: {
            root.leave();
            root.openChosen(root.captureIds[0]);
        }
    }
    ListRow {
        width: parent.width
        objectName: "selectThis"
        visible: root.captureIds.length === 1
        iconName: "check_circle"
        title: qsTr("Select")
        onClicked: {
            root.leave();
            root.selectChosen(root.captureIds[0]);
        }
    }
    ListRow {
        width: parent.width
        objectName: "removeCapture"
        iconName: "delete_outline"
        title: qsTr("Delete")
        subtitle: qsTr("Can be undone")
        onClicked: {
            root.leave();
            root.removeChosen(root.captureIds);
        }
    }
    AppButton {
        width: parent.width
        objectName: "actionsClose"
        text: qsTr("Close")
        onClicked: root.close()
    }
}
