// Our own picker of pictures: a grid of what is in the usual folders, and the folders around.
pragma ComponentBehavior: Bound
import QtCore
import QtQuick
import QtQuick.Templates as T
import Qt.labs.folderlistmodel
import Passerelle

Rectangle {
    id: root

    property string title: qsTr("Choose a photo")
    property bool sounds: false // sound files instead of pictures
    property url folder: StandardPaths.standardLocations(root.sounds ? StandardPaths.MusicLocation : StandardPaths.PicturesLocation)[0]
    signal picked(string path)
    signal cancelled()

    color: Theme.paper
    Accessible.role: Accessible.Dialog
    Accessible.name: title

    PageHeader {
        id: header

        anchors { left: parent.left; right: parent.right; top: parent.top }
        title: root.title
        subtitle: decodeURIComponent(String(root.folder).replace("file://", ""))
        back: true
        onBackRequested: root.cancelled()

        AppIconButton {
            objectName: "folderUp"
            iconName: "arrow_upward"
            text: qsTr("Folder above")
            onClicked: root.folder = files.parentFolder
        }
    }
    FolderListModel {
        id: files

        folder: root.folder
        nameFilters: root.sounds ? ["*.ogg", "*.opus", "*.wav", "*.OGG", "*.OPUS", "*.WAV"] : ["*.jpg", "*.jpeg", "*.png", "*.JPG", "*.JPEG", "*.PNG"]
        showDirsFirst: true
        sortField: FolderListModel.Time
    }
    GridView {
        id: grid

        readonly property int columns: Math.max(2, Math.floor(width / 130))

        anchors { left: parent.left; right: parent.right; top: header.bottom; bottom: parent.bottom; margins: Theme.space3 }
        clip: true
        cellWidth: width / columns
        cellHeight: cellWidth + Theme.caption * 1.6
        model: files
        T.ScrollBar.vertical: AppScrollBar {}

        delegate: Item {
            id: cell

            required property string fileName
            required property string filePath
            required property url fileUrl
            required property bool fileIsDir

            width: grid.cellWidth
            height: grid.cellHeight

            Item {
                id: tile

                anchors { fill: parent; margins: Theme.space1 }
                objectName: cell.fileIsDir ? "folder" : "file"
                activeFocusOnTab: true
                Accessible.role: Accessible.Button
                Accessible.name: cell.fileIsDir ? qsTr("Folder %1").arg(cell.fileName) : root.sounds ? qsTr("Sound file %1").arg(cell.fileName) : qsTr("Photo %1").arg(cell.fileName)
                Accessible.focusable: true
                Accessible.onPressAction: tile.go()
                Keys.onReturnPressed: tile.go()
                Keys.onSpacePressed: tile.go()

                function go() {
                    if (cell.fileIsDir)
                        root.folder = cell.fileUrl;
                    else
                        root.picked(cell.filePath);
                }

                Photo {
                    width: parent.width
                    height: width
                    visible: !cell.fileIsDir && !root.sounds
                    source: cell.fileIsDir || root.sounds ? "" : cell.fileUrl
                    name: cell.fileName
                    waitingText: ""
                }
                Rectangle {
                    width: parent.width
                    height: width
                    visible: cell.fileIsDir || root.sounds
                    radius: Theme.cardRadius
                    color: Theme.sunken

                    Icon {
                        anchors.centerIn: parent
                        name: cell.fileIsDir ? "folder_open" : "audiotrack"
                        size: 40
                        color: Theme.softInk
                    }
                }
                AppText {
                    anchors.bottom: parent.bottom
                    width: parent.width
                    text: cell.fileName
                    soft: true
                    font.pixelSize: Theme.caption
                    elide: Text.ElideMiddle
                    wrapMode: Text.NoWrap
                    horizontalAlignment: Text.AlignHCenter
                    Accessible.ignored: true
                }
                MouseArea {
                    anchors.fill: parent
                    onClicked: tile.go()
                }
                FocusRing { visible: tile.activeFocus }
            }
        }
    }
    EmptyState {
        anchors.centerIn: parent
        width: parent.width
        visible: files.status === FolderListModel.Ready && files.count === 0
        iconName: root.sounds ? "audiotrack" : "photo_library"
        title: root.sounds ? qsTr("No sound file in this folder") : qsTr("No photo in this folder")
        text: qsTr("Go to the folder above, or open another one.")
    }
}
