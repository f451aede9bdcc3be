// The words for codes, times and states that several pages say. Times are milliseconds since 1970; shown in local time.
.pragma library

function locale() {
    return Qt.locale(qsTr("en_GB", "the locale of dates: fr_FR in French"));
}

/// "17:42", in French "17 h 42".
function time(ms) {
    var at = new Date(ms);
    var minutes = at.getMinutes();
    return qsTr("%1:%2", "time of day: hours, minutes").arg(at.getHours()).arg(minutes < 10 ? "0" + minutes : minutes);
}

/// "Tuesday 17 November", with the year when it is not this one.
function dayOf(date) {
    var text = date.toLocaleString(locale(), qsTr("dddd d MMMM", "format of a day"));
    return date.getFullYear() === new Date().getFullYear() ? text : text + " " + date.getFullYear();
}

function day(ms) {
    return dayOf(new Date(ms));
}

/// "Today", "Yesterday" or the day.
function nearDay(ms) {
    var then = new Date(ms), now = new Date();
    var days = Math.round((new Date(now.getFullYear(), now.getMonth(), now.getDate())
                           - new Date(then.getFullYear(), then.getMonth(), then.getDate())) / 86400000);
    return days === 0 ? qsTr("Today") : days === 1 ? qsTr("Yesterday") : capital(dayOf(then));
}

/// A date of the wire, "2026-11-17", as a day; "" for none.
function isoDay(iso) {
    var parts = String(iso).split("-");
    return parts.length === 3 ? dayOf(new Date(Number(parts[0]), Number(parts[1]) - 1, Number(parts[2]))) : "";
}

function isoOf(date) {
    var two = function (n) { return n < 10 ? "0" + n : String(n); };
    return date.getFullYear() + "-" + two(date.getMonth() + 1) + "-" + two(date.getDate());
}

/// "17:42" of today, else "Tuesday 17 November, 17:42".
function moment(ms) {
    var then = new Date(ms), now = new Date();
    return isoOf(then) === isoOf(now) ? time(ms) : qsTr("%1, %2", "day, time").arg(dayOf(then)).arg(time(ms));
}

function capital(text) {
    return text === "" ? "" : text.charAt(0).toUpperCase() + text.slice(1);
}

function number(n) {
    return Number(n).toLocaleString(locale(), "f", 0);
}

/// A customer's words between the guillemets of the language.
function quoted(text) {
    return text === "" ? "" : qsTr("“%1”", "a customer's words").arg(text);
}

function tone(name) {
    return name === "good" ? qsTr("Good") : name === "bad" ? qsTr("Bad") : qsTr("Puzzling");
}

function sense(name) {
    switch (name) {
    case "sight": return qsTr("Sight");
    case "hearing": return qsTr("Hearing");
    case "smell": return qsTr("Smell");
    case "touch": return qsTr("Touch");
    default: return "";
    }
}

function kind(name) {
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

function role(name) {
    switch (name) {
    case "visitor": return qsTr("Visitor");
    case "collaborator": return qsTr("Collaborator");
    case "host": return qsTr("Host");
    case "deputy": return qsTr("Deputy host");
    case "coach": return qsTr("Coach");
    case "regionalTeam": return qsTr("Regional team");
    case "management": return qsTr("Management");
    case "chair": return qsTr("Chair of a round");
    case "advocate": return qsTr("Customer's advocate");
    case "reviewer": return qsTr("Customer-service reviewer");
    case "moderator": return qsTr("Moderator");
    case "dpo": return qsTr("Data protection officer");
    case "administrator": return qsTr("Administrator");
    default: return name;
    }
}

/// Metres as people say them: "350 m", "1.2 km", "14 km".
function distance(metres) {
    if (metres < 1000)
        return qsTr("%1 m", "metres").arg(number(Math.max(50, Math.round(metres / 50) * 50)));
    var km = metres / 1000;
    return qsTr("%1 km", "kilometres").arg(Number(km).toLocaleString(locale(), "f", km < 10 ? 1 : 0));
}

/// Why something did not get through, and what that means for the person. `detail`: the server's own sentence.
function obstacle(name, detail) {
    switch (name) {
    case "none": return "";
    case "offline": return qsTr("No network. Nothing is lost.");
    case "captivePortal": return qsTr("This Wi-Fi wants you to sign in first: open its page, or leave it. Nothing is lost.");
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

/// "Next try at 17:50, or as soon as it is back."; never "later" without a time.
function next(ms) {
    return ms > 0 ? qsTr("Next try at %1, or as soon as the network is back.").arg(time(ms))
                  : qsTr("It starts again as soon as the network is back.");
}
