// The first page: an invitation becomes a phone that is signed in. Link, picture or camera; then three words to compare.
pragma ComponentBehavior: Bound
import QtQuick
import Passerelle

PageFrame {
    id: root

    required property WelcomeModel welcome
    required property bool hasCamera
    required property bool again // the phone was signed in before: what it holds is kept
    property bool sure: false // about what another person wrote here
    property int notes: 0 // caught on this device before anybody signed in
    signal noteRequested()
    signal pictureRequested()
    signal cameraRequested()
    signal wipeRequested()

    title: ""
    spacing: Theme.space4

    Item {
        width: 1
        height: Theme.space3
    }
    GangwayMark {
        anchors.horizontalCenter: parent.horizontalCenter
    }
    AppText {
        width: parent.width
        text: root.welcome.step === WelcomeModel.Words ? qsTr("Welcome, %1").arg(root.welcome.personName) : qsTr("Passerelle")
        font.pixelSize: Theme.number
        font.weight: Font.Medium
        horizontalAlignment: Text.AlignHCenter
        Accessible.role: Accessible.Heading
    }
    AppText {
        width: parent.width
        text: root.welcome.step === WelcomeModel.Words
              ? Phrases.joined([root.welcome.organisation, root.welcome.unitName])
              : qsTr("What surprises you in a store deserves better than an e-mail.")
        soft: true
        font.pixelSize: Theme.body + 1
        horizontalAlignment: Text.AlignHCenter
    }
    Banner {
        width: parent.width
        visible: root.again && root.welcome.step === WelcomeModel.Invitation && root.welcome.sentence === ""
        kind: "info"
        text: qsTr("Your notebook and what waits to be sent are still on this phone. A new invitation for the same person opens them again.")
    }
    Banner {
        width: parent.width
        visible: root.welcome.sentence !== ""
        kind: "bad"
        text: root.welcome.sentence
    }

    // ---- another person's words stand only here
    Card {
        width: parent.width
        visible: root.welcome.heldOf !== ""
        spacing: Theme.space3
        onVisibleChanged: root.sure = false

        AppText {
            width: parent.width
            text: qsTr("Erased, what %1 wrote here and did not send cannot be brought back by anybody.").arg(root.welcome.heldOf)
            soft: true
        }
        AppButton {
            width: parent.width
            objectName: "wipeForAnother"
            iconName: "phonelink_erase"
            danger: true
            text: root.sure ? qsTr("Yes, erase what %1 wrote").arg(root.welcome.heldOf) : qsTr("Erase what %1 wrote").arg(root.welcome.heldOf)
            onClicked: {
                if (root.sure)
                    root.wipeRequested();
                else
                    root.sure = true;
            }
        }
    }

    // ---- step 1: the invitation
    Card {
        width: parent.width
        visible: root.welcome.step === WelcomeModel.Invitation
        spacing: Theme.space4

        AppText {
            width: parent.width
            text: qsTr("You received an invitation")
            font.pixelSize: Theme.cardTitle
            font.weight: Font.Medium
        }
        AppField {
            id: link

            width: parent.width
            fieldName: "invitationLink"
            label: qsTr("Its link")
            placeholder: "https://…/join#…"
            iconName: "link"
            inputMethodHints: Qt.ImhUrlCharactersOnly | Qt.ImhNoAutoUppercase | Qt.ImhNoPredictiveText
            onAccepted: root.welcome.openLink(text)
        }
        AppButton {
            width: parent.width
            objectName: "join"
            kind: "primary"
            enabled: !root.welcome.busy && link.text.trim() !== ""
            text: root.welcome.busy ? qsTr("Asking who is invited…") : qsTr("Open the invitation")
            onClicked: root.welcome.openLink(link.text)
        }
        AppText {
            width: parent.width
            text: qsTr("Or show its QR code")
            soft: true
            font.pixelSize: Theme.label
            horizontalAlignment: Text.AlignHCenter
        }
        Flow {
            width: parent.width
            spacing: Theme.space2

            AppButton {
                width: root.hasCamera ? (parent.width - Theme.space2) / 2 : parent.width
                objectName: "qrPicture"
                iconName: "photo_library"
                text: qsTr("From a picture")
                onClicked: root.pictureRequested()
            }
            AppButton {
                width: (parent.width - Theme.space2) / 2
                objectName: "qrCamera"
                visible: root.hasCamera
                iconName: "qr_code_scanner"
                text: qsTr("With the camera")
                onClicked: root.cameraRequested()
            }
        }
    }

    // ---- before that: what needs neither network nor invitation
    Card {
        width: parent.width
        visible: root.welcome.step === WelcomeModel.Invitation && !root.back
        spacing: Theme.space3

        AppText {
            width: parent.width
            text: qsTr("No network, or no invitation yet?")
            font.pixelSize: Theme.cardTitle
            font.weight: Font.Medium
        }
        AppText {
            width: parent.width
            text: qsTr("Only opening the invitation needs the network, once. Until then, catch what you see: it is kept on this device, encrypted, and stands in your notebook when you join.")
            soft: true
        }
        AppButton {
            width: parent.width
            objectName: "noteBeforeJoining"
            iconName: "add"
            text: qsTr("Catch an astonishment")
            onClicked: root.noteRequested()
        }
        AppText {
            width: parent.width
            visible: root.notes > 0
            text: qsTr("%n note(s) kept on this device", "", root.notes)
            font.pixelSize: Theme.label
            horizontalAlignment: Text.AlignHCenter
        }
    }

    // ---- step 2: the three words
    Card {
        width: parent.width
        visible: root.welcome.step === WelcomeModel.Words
        spacing: Theme.space4

        AppText {
            width: parent.width
            text: qsTr("Are these the three words on the other screen?")
            font.pixelSize: Theme.cardTitle
            font.weight: Font.Medium
        }
        Repeater {
            model: root.welcome.words

            AppText {
                required property string modelData

                width: parent.width
                text: modelData
                color: Theme.sea
                font.pixelSize: Theme.pageTitle
                font.weight: Font.Medium
                horizontalAlignment: Text.AlignHCenter
            }
        }
        AppButton {
            width: parent.width
            objectName: "confirmWords"
            kind: "primary"
            enabled: !root.welcome.busy
            text: root.welcome.busy ? qsTr("Signing in…") : qsTr("They are the same")
            onClicked: root.welcome.confirmWords()
        }
        AppButton {
            width: parent.width
            objectName: "startAgain"
            kind: "text"
            text: qsTr("They differ, or it is not me")
            onClicked: root.welcome.startAgain()
        }
    }
    AppText {
        width: parent.width
        text: qsTr("No password. What you write stays encrypted on this phone until it leaves.")
        soft: true
        font.pixelSize: Theme.caption
        horizontalAlignment: Text.AlignHCenter
    }
}
