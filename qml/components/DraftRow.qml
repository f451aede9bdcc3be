// A report under way, in the carnet.
import QtQuick
import Passerelle

Card {
    id: root

    property string title: ""
    property string words: ""
    property string when: ""
    property int photos: 0
    property bool isConflict: false

    pressable: true
    name: qsTr("Report under way: %1").arg(title)
    padding: Theme.space3
    spacing: Theme.space1

    AppText {
        width: parent.width
        text: root.title
        font.weight: Font.Medium
    }
    AppText {
        width: parent.width
        visible: root.words !== ""
        text: root.words
        maximumLineCount: 2
        elide: Text.ElideRight
        soft: true
    }
    AppText {
        width: parent.width
        visible: root.isConflict
        text: qsTr("Copy of a report that another device changed: compare, then send or delete.")
        color: Theme.notice
        font.pixelSize: Theme.label
    }
    AppText {
        width: parent.width
        text: root.photos > 0 ? qsTr("%1 · %n photo(s)", "time, photos", root.photos).arg(root.when) : root.when
        soft: true
        font.pixelSize: Theme.caption
    }
}
