// The words for codes, times and states that several pages say; no state of its own. Times are milliseconds since 1970, shown in
// local time.
pragma Singleton
import QtQuick

QtObject {
    id: root

    function locale(): var {
        return Qt.locale(qsTr("en_GB", "the locale of dates: fr_FR in French"));
    }

    /// "1:05": a length in minutes and seconds.
    function length(ms: real): string {
        const seconds = Math.ceil(ms / 1000);
        const rest = seconds % 60;
        return Math.floor(seconds / 60) + ":" + (rest < 10 ? "0" : "") + rest;
    }

    /// "17:42", in French "17 h 42".
    function time(ms: real): string {
        const at = new Date(ms);
        const minutes = at.getMinutes();
        return qsTr("%1:%2", "time of day: hours, minutes").arg(at.getHours()).arg(minutes < 10 ? "0" + minutes : minutes);
    }

    /// "Tuesday 17 November", with the year when it is not this one.
    function dayOf(date: var): string {
        const text = date.toLocaleString(root.locale(), qsTr("dddd d MMMM", "format of a day")).replace(/ 1 /, " " + qsTr("1", "the first of a month") + " ");
        return date.getFullYear() === new Date().getFullYear() ? text : text + " " + date.getFullYear();
    }

    function day(ms: real): string {
        return root.dayOf(new Date(ms));
    }

    /// "Today", "Yesterday" or the day.
    function nearDay(ms: real): string {
        const then = new Date(ms), now = new Date();
        const days = Math.round((new Date(now.getFullYear(), now.getMonth(), now.getDate())
                               - new Date(then.getFullYear(), then.getMonth(), then.getDate())) / 86400000);
        return days === 0 ? qsTr("Today") : days === 1 ? qsTr("Yesterday") : root.capital(root.dayOf(then));
    }

    /// A date of the wire, "2026-11-17", as a day; "" for none.
    function isoDay(iso: string): string {
        const parts = String(iso).split("-");
        return parts.length === 3 ? root.dayOf(new Date(Number(parts[0]), Number(parts[1]) - 1, Number(parts[2]))) : "";
    }

    function isoOf(date: var): string {
        const two = n => n < 10 ? "0" + n : String(n);
        return date.getFullYear() + "-" + two(date.getMonth() + 1) + "-" + two(date.getDate());
    }

    /// "17:42" of today, else "Tuesday 17 November, 17:42".
    function moment(ms: real): string {
        const then = new Date(ms), now = new Date();
        return root.isoOf(then) === root.isoOf(now) ? root.time(ms) : qsTr("%1, %2", "day, time").arg(root.dayOf(then)).arg(root.time(ms));
    }

    function capital(text: string): string {
        return text === "" ? "" : text.charAt(0).toUpperCase() + text.slice(1);
    }

    function number(n: real): string {
        return Number(n).toLocaleString(root.locale(), "f", 0);
    }

    /// "38 %": a share in whole percents.
    function percent(part: real, whole: real): string {
        return qsTr("%1%", "a share").arg(root.number(whole > 0 ? Math.round(part * 100 / whole) : 0));
    }

    /// "1.5", in French "1,5"; no more decimals than it needs, two at most.
    function decimal(n: real): string {
        const hundredths = Math.round(n * 100);
        return Number(hundredths / 100).toLocaleString(root.locale(), "f", hundredths % 100 === 0 ? 0 : hundredths % 10 === 0 ? 1 : 2);
    }

    /// At most `most` characters, ended by an ellipsis where it was cut.
    function shortened(text: string, most: int): string {
        return text.length <= most ? text : text.slice(0, most - 1).trim() + "…";
    }

    /// A customer's words between the guillemets of the language.
    function quoted(text: string): string {
        return text === "" ? "" : qsTr("“%1”", "a customer's words").arg(text);
    }

    /// Why these words are pointed out; nothing for a name, which says it itself.
    function hintReason(kind: string): string {
        switch (kind) {
        case "looks": return qsTr("Looks single a person out.");
        case "age": return qsTr("Age singles a person out.");
        case "origin": return qsTr("Origin is nobody’s business here.");
        case "health": return qsTr("Health is nobody’s business here.");
        case "religion": return qsTr("Religion is nobody’s business here.");
        case "voice": return qsTr("An accent or a voice singles a person out.");
        case "privateLife": return qsTr("Private life is nobody’s business here.");
        }
        return "";
    }

    function tone(name: string): string {
        return name === "good" ? qsTr("Good") : name === "bad" ? qsTr("Bad") : qsTr("Puzzling");
    }

    function sense(name: string): string {
        switch (name) {
        case "sight": return qsTr("Sight");
        case "hearing": return qsTr("Hearing");
        case "smell": return qsTr("Smell");
        case "touch": return qsTr("Touch");
        default: return "";
        }
    }

    function kind(name: string): string {
        switch (name) {
        case "buddyDay": return qsTr("A day in my buddy store");
        case "mysteryVisit": return qsTr("Mystery visit");
        case "callListening": return qsTr("Listening to calls");
        case "complaint": return qsTr("A customer's complaint");
        case "rideAlong": return qsTr("A day on the road");
        case "fieldWeek": return qsTr("A week in the field");
        case "newcomer": return qsTr("Newcomer's first weeks");
        default: return qsTr("Another visit");
        }
    }

    function role(name: string): string {
        switch (name) {
        case "visitor": return qsTr("Visitor");
        case "collaborator": return qsTr("Collaborator");
        case "host": return qsTr("Host");
        case "deputy": return qsTr("Deputy host");
        case "coach": return qsTr("Coach");
        case "regional": return qsTr("Regional team");
        case "management": return qsTr("Management");
        case "chair": return qsTr("Chair of a round");
        case "advocate": return qsTr("Customer's advocate");
        case "customerService": return qsTr("Customer-service reviewer");
        case "moderator": return qsTr("Moderator");
        case "dpo": return qsTr("Data protection officer");
        case "admin": return qsTr("Administrator");
        default: return name;
        }
    }

    function roles(names: var): string {
        return names.map(name => root.role(name)).join(", ");
    }

    /// Metres as people say them: "350 m", "1.2 km", "14 km".
    function distance(metres: real): string {
        if (metres < 1000)
            return qsTr("%1 m", "metres").arg(root.number(Math.max(50, Math.round(metres / 50) * 50)));
        const km = metres / 1000;
        return qsTr("%1 km", "kilometres").arg(Number(km).toLocaleString(root.locale(), "f", km < 10 ? 1 : 0));
    }

    /// Why something did not get through, and what that means for the person. `detail`: the server's own sentence.
    function obstacle(name: string, detail: string): string {
        switch (name) {
        case "none": return "";
        case "offline": return qsTr("No network. Nothing is lost.");
        case "captivePortal": return qsTr("This Wi-Fi wants you to sign in first: open its page, or leave it. Nothing is lost.");
        case "untrusted": return qsTr("The server could not prove who it is, so nothing was sent. Check this device's date, or try another network; else tell your administrator.");
        case "serverDown": return qsTr("The server does not answer. Your report is on this phone.");
        case "busy": return qsTr("The server is busy and asks to come back. Your report is on this phone.");
        case "serverFull": return qsTr("The server has no room left; its administrator is told. Your report is on this phone.");
        case "signIn": return qsTr("This phone is no longer signed in. Nothing is lost: sending waits for a new invitation.");
        case "updateApp": return qsTr("This app is too old for the server: update it. Nothing is lost.");
        case "forbidden": return detail !== "" ? detail : qsTr("The server does not accept this from you. Ask the person who invited you.");
        case "tooLarge": return qsTr("Too large for the server: remove a photo or shorten the text, then send again.");
        case "unsupportedType": return qsTr("The server does not take this kind of file: remove it, then send again.");
        case "conflict": return qsTr("Another device changed this report meanwhile. Your words are kept: compare, then send again.");
        case "wrongReceipt": return qsTr("The receipt was not the right one, so it is not believed: it is sent again.");
        case "fileLost": return qsTr("This photo can no longer be read on this phone: remove it, then send again.");
        case "waitsForWifi": return qsTr("Photos wait for Wi-Fi, as you chose.");
        default: return detail !== "" ? detail : qsTr("The server refused it: edit the report, then send again.");
        }
    }

    /// Why the server will never take a comment, an answer or an absence as it is.
    function refusal(obstacle: string, detail: string): string {
        return detail !== "" ? detail : obstacle === "refused" || obstacle === "conflict" ? qsTr("The server did not take it.") : root.obstacle(obstacle, detail);
    }

    /// To let go of what was refused; `keeps`: its words go to the notebook.
    function letGo(keeps: bool): string {
        return keeps ? qsTr("Move to the notebook") : qsTr("Drop");
    }

    /// What has not arrived, of each kind; "" for nothing.
    function onTheWay(reports: int, ballots: int, others: int): string {
        return root.joined([reports > 0 ? qsTr("%n report(s) on the way", "", reports) : "",
                            ballots > 0 ? qsTr("%n ballot(s) on the way", "", ballots) : "",
                            others > 0 ? qsTr("%n other item(s) to send", "", others) : ""]);
    }

    /// What waits to be sent beside reports and ballots, as OutboxModel names it.
    function sending(what: string): string {
        switch (what) {
        case "reply": return qsTr("The store’s answer");
        case "memo": return qsTr("Voice memo of an answer");
        case "comment": return qsTr("Comment");
        case "commentBack": return qsTr("Comment taken back");
        case "absence": return qsTr("Absence");
        case "absenceEnd": return qsTr("End of an absence");
        case "triage": return qsTr("Triage of an idea");
        case "support": return qsTr("Support for an idea");
        case "useful": return qsTr("A report found useful");
        case "thanks": return qsTr("Thanks for a comment");
        case "following": return qsTr("How a story is followed");
        case "read": return qsTr("Notifications read");
        case "letters": return qsTr("How often the edition comes");
        default: return qsTr("Photo or memo");
        }
    }

    /// This device was signed out, and hands over what it holds until then.
    function signedOutUntil(ms: real): string {
        return qsTr("This device was signed out. What you wrote goes to your other devices, sealed; then it wipes itself. It has until %1.").arg(root.moment(ms));
    }

    /// "Next try at 17:50, or as soon as it is back."; never "later" without a time.
    function next(ms: real): string {
        return ms > 0 ? qsTr("Next try at %1, or as soon as the network is back.").arg(root.time(ms))
                      : qsTr("It starts again as soon as the network is back.");
    }

    /// "3 minutes", "5 hours", "12 days".
    function duration(ms: real): string {
        const minutes = Math.round(ms / 60000);
        return minutes < 120 ? qsTr("%n minute(s)", "", minutes)
             : minutes < 2880 ? qsTr("%n hour(s)", "", Math.round(minutes / 60)) : qsTr("%n day(s)", "", Math.round(minutes / 1440));
    }

    /// How far a ballot is: "3 of 12 graded".
    function graded(answered: int, total: int): string {
        return qsTr("%n of %1 graded", "lines of a ballot", answered).arg(total);
    }

    /// What a round is about: "12 ideas", "12 reports".
    function items(kind: string, count: int): string {
        return kind === "reports" ? qsTr("%n report(s)", "of a round", count) : qsTr("%n idea(s)", "of a round", count);
    }

    /// How a line came onto the slate, where that is not by its rank.
    function origin(name: string): string {
        switch (name) {
        case "chair": return qsTr("the chair’s pick");
        case "random": return qsTr("drawn by lot");
        case "triage": return qsTr("marked in the triage");
        case "carried": return qsTr("carried over from the round before");
        default: return "";
        }
    }

    /// The parts that are there, with a middle dot between them.
    function joined(parts: var): string {
        return parts.filter(part => part !== "").join(" · ");
    }

    /// French and English prose as people type it, with the spaces that must not break a line.
    function typeset(text: string): string {
        return text.replace(/« /g, "«\u00a0").replace(/ »/g, "\u00a0»").replace(/ ([;?!])/g, "\u202f$1").replace(/ :/g, "\u00a0:");
    }
}
