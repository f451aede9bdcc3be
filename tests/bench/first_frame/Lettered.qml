import QtQuick.Controls.Basic

ApplicationWindow {
    visible: true
    width: 390
    height: 844
    title: "Bare"

    Label { text: "Fil" }
}
