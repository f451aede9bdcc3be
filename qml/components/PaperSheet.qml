// The open report, or the open result of a round, on paper: kept as a PDF, or printed.
import QtQuick
import Passerelle

Sheet {
    id: root

    required property ReportModel report
    required property PaperModel paper
    property RoundResultModel result: null // instead of the report

    ResultPaper {
        id: resultPaper

        result: root.result
    }

    function sheet(): var {
        return root.result ? resultPaper.sheet() : root.reportSheet();
    }

    /// The report in words, as the page shows it.
    function reportSheet(): var {
        const parts = [], ideas = [];
        for (const one of root.report.astonishments)
            parts.push({
                tone: one.tone,
                heading: Phrases.joined([Phrases.tone(one.tone), one.moment, Phrases.sense(one.sense)]),
                verbatim: Phrases.quoted(Phrases.typeset(one.verbatim)),
                text: Phrases.typeset(one.text),
                photos: one.photos
            });
        for (const one of root.report.ideas)
            ideas.push(Phrases.typeset(one.text));
        const thanked = root.report.thanked || root.report.replyKind !== "";
        const kind = Phrases.kind(root.report.kind);
        const title = root.report.unitName !== "" ? root.report.unitName : kind;
        return {
            title: title,
            day: root.report.visitedOn,
            subtitle: Phrases.joined([kind, Phrases.isoDay(root.report.visitedOn)]),
            author: Phrases.joined([root.report.authorName, root.report.department]),
            parts: parts,
            photos: root.report.photos,
            ideasHeading: qsTr("What I would change"),
            ideas: ideas,
            replyHeading: !thanked ? "" : root.report.replyText !== "" ? qsTr("%1 thanks and answers:").arg(title) : qsTr("%1 says thank you.").arg(title),
            replyText: Phrases.typeset(root.report.replyText),
            footer: Phrases.joined(["Passerelle", title, Phrases.isoDay(root.report.visitedOn)]),
            pageOf: qsTr("Page %1 of %2")
        };
    }

    objectName: "paperSheet"
    title: qsTr("On paper")
    onOpenChanged: if (open) root.paper.forget()

    AppText {
        width: parent.width
        text: root.paper.sentence !== "" ? root.paper.sentence : root.result ? qsTr("The whole result on A4, with its merit profiles.")
            : qsTr("The whole report on A4, with its photos and the store's answer.")
        color: root.paper.path !== "" ? Theme.good : Theme.ink
    }
    AppButton {
        objectName: "paperOpen"
        visible: root.paper.path !== ""
        width: parent.width
        iconName: "open_in_new"
        text: qsTr("Open the PDF")
        onClicked: root.paper.openPdf()
    }
    AppButton {
        objectName: "paperKeep"
        width: parent.width
        kind: "primary"
        iconName: "picture_as_pdf"
        text: qsTr("Keep as a PDF")
        onClicked: root.paper.keepPdf(root.sheet())
    }
    AppButton {
        objectName: "paperPrint"
        width: parent.width
        iconName: "print"
        text: qsTr("Print")
        onClicked: root.paper.print(root.sheet())
    }
    AppButton {
        objectName: "paperClose"
        width: parent.width
        kind: "text"
        text: qsTr("Close")
        onClicked: root.close()
    }
}
