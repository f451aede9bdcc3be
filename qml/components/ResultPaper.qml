// A round's result in words and profiles, as the sheet of PaperModel wants it.
import QtQuick
import Passerelle

QtObject {
    id: root

    property RoundResultModel result: null
    readonly property var words: result ? result.words : []
    readonly property var lines: result ? result.lines : []
    readonly property var carried: result ? result.underQuorum : []

    function sheet(): var {
        const words = root.words, parts = [];
        const fills = words.map((word, grade) => String(Theme.gradeFill(grade, words.length)));
        const inks = words.map((word, grade) => String(Theme.gradeInk(grade, words.length)));
        for (const line of root.lines) {
            const counts = [];
            for (let grade = line.counts.length - 1; grade >= 0; --grade)
                counts.push(words[grade] + "\u00a0" + line.counts[grade]);
            parts.push({
                tone: "plain",
                heading: line.rank + " · " + Phrases.typeset(line.title),
                verbatim: "",
                text: [Phrases.joined([line.gradeWord, line.prize ? qsTr("retained, with an owner and a date") : "", Phrases.origin(line.origin)]),
                       qsTr("%1 above, %2 below", "shares").arg(Phrases.percent(line.above, line.graders)).arg(Phrases.percent(line.below, line.graders)) + " · "
                       + Phrases.joined([qsTr("%n people graded it", "", line.graders), qsTr("%n without opinion", "", line.sansAvis), qsTr("%n recusal(s)", "", line.recusals)]),
                       line.why !== "" ? qsTr("Ahead of the next one: %1", "why").arg(Phrases.typeset(line.why)) : "",
                       line.best === line.worst ? qsTr("Its place stays whoever is left out.")
                       : qsTr("With one person left out, its place would go from %1 to %2 (unchanged %3 times of %4).").arg(line.best).arg(line.worst).arg(line.kept).arg(root.result.ballots)
                      ].filter(text => text !== "").join("\n"),
                photos: [],
                merit: { counts: line.counts, fills: fills, inks: inks, line: String(Theme.printInk), halo: String(Theme.printPaper), caption: counts.join(" · ") }
            });
        }
        return {
            title: root.result.title,
            day: Phrases.isoOf(new Date(root.result.publishedAt)),
            subtitle: qsTr("Result published %1").arg(Phrases.moment(root.result.publishedAt)),
            author: qsTr("%1 ballots of %2 people invited.").arg(root.result.voted).arg(root.result.invited)
                    + (root.result.valid ? "" : " " + qsTr("Fewer than half of those invited voted: this result is not valid and gives no prize.")),
            parts: parts,
            photos: [],
            ideasHeading: qsTr("Under quorum, carried over to the next round"),
            ideas: root.carried.map(line => Phrases.typeset(line.title) + " (" + qsTr("%1 grades, %2 were needed").arg(line.graders).arg(line.quorum) + ")"),
            replyHeading: qsTr("Do the sum again"),
            replyText: Phrases.typeset(qsTr("Keep the grades from the result's page as a file, then run “passerelled rank FILE.csv”, without the server.")),
            footer: Phrases.joined(["Passerelle", root.result.title]),
            pageOf: qsTr("Page %1 of %2")
        };
    }
}
