// A report as it is read: the story first, the customer's words large, the photos, the store's answer, the ideas, the history.
pragma ComponentBehavior: Bound
import QtQuick
import Passerelle

PageFrame {
    id: root

    required property ReportModel report
    readonly property var refusal: report.replyRefusal // of the store's answer: obstacle, detail, keeps; empty: none
    readonly property var replyVoice: report.replyVoice // of the store's answer: id, durationMs, words; empty: none
    required property VoicePlayer player
    required property SyncModel sync
    property VoiceRecorder recorder: null
    required property ConversationModel talk
    property bool talks: true // what is said about it is shown
    property bool canGoBack: true
    readonly property var ideas: report.ideas
    readonly property string aboutIdea: talk.subjectKind === "idea" ? ideas.find(one => one.id === talk.subjectId)?.text ?? "" : ""
    signal done()
    signal correctRequested(string draftId)
    signal photoOpened(url source)
    signal paperRequested()
    signal undoOffered(string words)
    signal soundRequested()

    title: report.unitName !== "" ? report.unitName : Phrases.kind(report.kind)
    subtitle: Phrases.joined([Phrases.kind(report.kind), Phrases.isoDay(report.visitedOn)])
    back: canGoBack
    spacing: Theme.space5
    onBackRequested: root.done()
    actions: [
        AppIconButton {
            objectName: "paper"
            visible: root.report.state === "ready"
            iconName: "print"
            text: qsTr("Print, or keep as a PDF")
            onClicked: root.paperRequested()
        }
    ]

    Skeleton {
        width: parent.width
        visible: root.report.state === "loading"
        cards: 2
    }
    EmptyState {
        width: parent.width
        visible: root.report.state === "missing"
        iconName: root.sync.online ? "help_outline" : "cloud_off"
        title: root.sync.online ? qsTr("This report cannot be shown") : qsTr("This report is not on this phone yet")
        text: root.report.problem !== "" ? root.report.problem
            : root.sync.online ? qsTr("It was withdrawn, or it is not for your eyes yet.")
                               : qsTr("It will open as soon as the network is back.")
        action: qsTr("Try again")
        onActed: root.report.refresh()
    }

    // ---- for the author: where it stands
    Banner {
        width: parent.width
        visible: root.report.own && root.report.standing !== ""
        kind: root.report.standing === "published" ? "good" : "info"
        iconName: root.report.standing === "published" ? "public" : root.report.standing === "withdrawn" ? "visibility_off" : "storefront"
        text: root.report.standing === "onPhone" ? qsTr("On this phone. It leaves as soon as there is a network.")
            : root.report.standing === "withHost" ? (root.report.hourEndsAt > 0
                ? qsTr("The store reads it first, until %1. Then colleagues do.").arg(Phrases.moment(root.report.hourEndsAt))
                : qsTr("The store reads it first. Then colleagues do."))
            : root.report.standing === "withdrawn" ? qsTr("Withdrawn: nobody else sees it any more.")
            : qsTr("Published on %1.").arg(Phrases.day(root.report.publishedAt))
    }

    // ---- the story
    Repeater {
        model: root.report.astonishments

        StoryPart {
            required property var modelData

            width: parent.width
            tone: modelData.tone
            words: modelData.text
            question: modelData.question
            verbatim: modelData.verbatim
            moment: modelData.moment
            sense: modelData.sense
            photos: modelData.photos
            onPhotoOpened: source => root.photoOpened(source)
        }
    }
    Repeater {
        model: root.report.photos

        Photo {
            id: loose

            required property var modelData

            width: parent.width
            height: Math.round(width * 0.62)
            source: modelData.source
            name: modelData.caption !== "" ? modelData.caption : qsTr("Photo of the report")

            TapHandler { onTapped: root.photoOpened(loose.modelData.fullSource) }
            CornerMask {
                anchors.fill: parent
                colour: Theme.paper
            }
        }
    }

    Repeater {
        model: root.report.voices

        VoiceMemo {
            required property var modelData

            width: parent.width
            player: root.player
            mediumId: modelData.id
            reportId: root.report.reportId
            durationMs: modelData.durationMs
            caption: modelData.caption
        }
    }

    // ---- the sensory walk
    Section {
        width: parent.width
        visible: root.report.senseMoments.length > 0
        text: qsTr("Sensory walk")
    }
    SensoryStrip {
        width: parent.width
        visible: root.report.senseMoments.length > 0
        editable: false
        moments: root.report.senseMoments
        marks: root.report.senses
    }

    // ---- the ideas
    Section {
        width: parent.width
        visible: root.report.ideas.length > 0
        text: qsTr("What I would change")
    }
    Repeater {
        model: root.report.ideas

        Card {
            id: ideaCard

            required property var modelData

            width: parent.width

            Item {
                width: parent.width
                height: Math.max(bulb.height, ideaText.implicitHeight)

                Icon {
                    id: bulb

                    name: "lightbulb_outline"
                    color: Theme.notice
                }
                AppText {
                    id: ideaText

                    anchors { left: bulb.right; leftMargin: Theme.space3; right: parent.right }
                    text: ideaCard.modelData.text
                    font.pixelSize: Theme.body + 1
                }
            }
            Flow {
                width: parent.width
                spacing: Theme.space2

                Chip {
                    objectName: "support"
                    visible: !root.report.own && root.report.standing === "published"
                    iconName: ideaCard.modelData.supported ? "favorite" : "favorite_border"
                    text: !ideaCard.modelData.supported ? qsTr("Support")
                        : ideaCard.modelData.supporters > 0 ? qsTr("Supported · %1").arg(Phrases.number(ideaCard.modelData.supporters)) : qsTr("Supported")
                    selected: ideaCard.modelData.supported
                    Accessible.role: Accessible.CheckBox
                    Accessible.description: ideaCard.modelData.text
                    onPicked: root.report.support(ideaCard.modelData.id, !ideaCard.modelData.supported)
                }
                AppButton {
                    objectName: "ideaComments"
                    visible: comments.visible && root.aboutIdea !== ideaCard.modelData.text
                    kind: "text"
                    iconName: "chat_bubble_outline"
                    text: qsTr("Comment on the idea")
                    Accessible.description: ideaCard.modelData.text
                    onClicked: {
                        root.talk.open("idea", ideaCard.modelData.id, root.report.reportId);
                        comments.showIdea();
                    }
                }
            }
            AppText {
                width: parent.width
                visible: root.report.own && ideaCard.modelData.supporters >= 0
                text: qsTr("%n support(s)", "", Math.max(0, ideaCard.modelData.supporters))
                soft: true
                font.pixelSize: Theme.label
            }
        }
    }

    // ---- the store's answer
    ReplyStrip {
        width: parent.width
        visible: root.report.replyKind !== ""
        unitName: root.report.unitName
        text: root.report.replyText
        thanked: root.report.thanked
        kind: root.report.replyKind
        spoken: root.replyVoice.id !== undefined
    }
    VoiceMemo {
        width: parent.width
        visible: root.replyVoice.id !== undefined
        objectName: "replyMemo"
        player: root.player
        mediumId: root.replyVoice.id ?? ""
        reportId: root.report.reportId
        durationMs: root.replyVoice.durationMs ?? 0
        caption: root.replyVoice.words !== root.report.replyText ? root.replyVoice.words ?? "" : ""
    }
    AppText {
        width: parent.width
        visible: root.report.replyWaiting
        text: qsTr("Your answer is on this phone; it leaves as soon as there is a network.")
        soft: true
        font.pixelSize: Theme.label
    }

    Banner {
        width: parent.width
        visible: root.refusal.obstacle !== undefined
        kind: "bad"
        text: Phrases.refusal(root.refusal.obstacle ?? "", root.refusal.detail ?? "")
    }
    Flow {
        x: -Theme.space3
        width: parent.width + Theme.space3
        visible: root.refusal.obstacle !== undefined

        AppButton {
            objectName: "correctReply"
            visible: root.report.canReply
            kind: "text"
            iconName: "edit"
            text: qsTr("Correct")
            onClicked: hostReply.correct(root.report.replyKind, root.report.replyText, root.report.thanked, root.replyVoice)
        }
        AppButton {
            objectName: "dropReply"
            kind: "text"
            iconName: root.refusal.keeps ? "edit_note" : "close"
            text: Phrases.letGo(root.refusal.keeps ?? false)
            onClicked: root.report.dropReply()
        }
    }

    // ---- for the host
    HostReply {
        id: hostReply

        width: parent.width
        visible: root.report.canReply
        hourEndsAt: root.report.hourEndsAt
        replyKind: root.refusal.obstacle === undefined ? root.report.replyKind : ""
        limit: root.report.replyLimit
        recorder: root.recorder
        player: root.player
        onReplied: (kind, text, thanks) => root.report.reply(kind, text, thanks)
        onRepliedByVoice: (kind, text, thanks, mediumId, captureId, words) => root.report.replyByVoice(kind, text, thanks, mediumId, captureId, words)
        onFileRequested: root.soundRequested()
    }

    // ---- who and how useful
    Item {
        width: parent.width
        height: Math.max(Theme.touch, byline.implicitHeight)
        visible: root.report.state === "ready"

        Avatar {
            id: face

            anchors.verticalCenter: parent.verticalCenter
            name: root.report.authorName
        }
        AppText {
            id: byline

            anchors { left: face.right; leftMargin: Theme.space3; right: usefulChip.left; verticalCenter: parent.verticalCenter }
            text: Phrases.joined([root.report.authorName, root.report.department])
            soft: true
            font.pixelSize: Theme.label
        }
        Chip {
            id: usefulChip

            anchors { right: parent.right; verticalCenter: parent.verticalCenter }
            objectName: "useful"
            visible: !root.report.own && root.report.standing === "published"
            width: visible ? implicitWidth : 0
            iconName: root.report.useful ? "bookmark" : "bookmark_border"
            text: root.report.useful && root.report.usefulCount > 0 ? qsTr("Useful · %1").arg(Phrases.number(root.report.usefulCount)) : qsTr("Useful")
            selected: root.report.useful
            Accessible.role: Accessible.CheckBox
            onPicked: root.report.findUseful(!root.report.useful)
        }
    }

    // ---- what is said about it
    Comments {
        id: comments

        width: parent.width
        visible: root.talks && root.report.state === "ready" && (root.report.standing === "published" || root.report.standing === "withHost")
        talk: root.talk
        idea: root.aboutIdea
        onReportWanted: root.talk.open("report", root.report.reportId)
    }

    // ---- for the author
    ReportAuthor {
        width: parent.width
        report: root.report
        onCorrectRequested: draftId => root.correctRequested(draftId)
        onUndoOffered: words => root.undoOffered(words)
    }
}
