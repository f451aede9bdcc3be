#include "app/viewmodel/sentences.h"

#include <QCoreApplication>

namespace passerelle {
namespace {
/// What app/local, app/sync and the rules they keep can say of themselves.
[[maybe_unused]] constexpr const char* kSentences[] = {
    // the disk
    QT_TRANSLATE_NOOP("Sentences",
                      "The phone's storage is full: make room, then save again. What is on the screen is not saved "
                      "yet."),
    QT_TRANSLATE_NOOP("Sentences", "The phone's storage is full: make room, then take the photo again."),
    QT_TRANSLATE_NOOP("Sentences", "The phone's storage is full: make room, then open Passerelle again."),
    QT_TRANSLATE_NOOP("Sentences", "The phone could not save this. Stay on this page and try again."),
    QT_TRANSLATE_NOOP("Sentences", "The phone's key is missing: sign in again."),
    QT_TRANSLATE_NOOP("Sentences",
                      "This phone's key does not open its data: it was changed, or belongs to another phone."),
    // captures, drafts, reports
    QT_TRANSLATE_NOOP("Sentences", "This capture is no longer there."),
    QT_TRANSLATE_NOOP("Sentences", "One of these captures is no longer there."),
    QT_TRANSLATE_NOOP("Sentences", "It was sorted elsewhere meanwhile."),
    QT_TRANSLATE_NOOP("Sentences", "This astonishment is no longer in the report."),
    QT_TRANSLATE_NOOP("Sentences", "This draft is no longer there: it was sent or removed."),
    QT_TRANSLATE_NOOP("Sentences", "This report is not on this phone."),
    QT_TRANSLATE_NOOP("Sentences", "A report's text is at most 64 kB: split it in two."),
    QT_TRANSLATE_NOOP("Sentences", "This comment is not on this phone."),
    QT_TRANSLATE_NOOP("Sentences", "A comment calls at most ten people."),
    QT_TRANSLATE_NOOP("Sentences", "Write your comment."),
    QT_TRANSLATE_NOOP("Sentences", "A comment has at most 2,000 characters."),
    QT_TRANSLATE_NOOP("Sentences", "The comment has a control character."),
    // photos, memos
    QT_TRANSLATE_NOOP("Sentences", "This file is empty: take it again."),
    QT_TRANSLATE_NOOP("Sentences", "This file is heavier than 64 MB. Choose a smaller photo."),
    QT_TRANSLATE_NOOP("Sentences", "An attachment is at most 12 MB: make it smaller."),
    QT_TRANSLATE_NOOP("Sentences", "This attachment arrived damaged."),
    QT_TRANSLATE_NOOP("Sentences", "This attachment is not on this phone."),
    QT_TRANSLATE_NOOP("Sentences", "This photo is neither in the carnet nor in a report under way any more."),
    QT_TRANSLATE_NOOP("Sentences", "This voice memo is no longer there."),
    QT_TRANSLATE_NOOP("Sentences", "This voice memo is no longer on this phone: record it again."),
    QT_TRANSLATE_NOOP("Sentences", "Nothing was heard: look at the level while you speak, then record again."),
    QT_TRANSLATE_NOOP("Sentences", "A voice memo lasts at most five minutes: keep this one, then begin another."),
    QT_TRANSLATE_NOOP("Sentences", "A voice memo lasts at most five minutes: choose a shorter one."),
    QT_TRANSLATE_NOOP("Sentences", "A voice memo weighs at most 6 MB: choose a shorter one."),
    QT_TRANSLATE_NOOP("Sentences", "This sound file cannot be read: choose an Ogg Opus or a WAV file."),
    QT_TRANSLATE_NOOP("Sentences", "This sound file is damaged or incomplete: choose another one."),
    // rounds, triage, absences
    QT_TRANSLATE_NOOP("Sentences", "This idea is not on the ballot."),
    QT_TRANSLATE_NOOP("Sentences", "This round is over."),
    QT_TRANSLATE_NOOP("Sentences", "There is no ballot of this round on this phone."),
    QT_TRANSLATE_NOOP("Sentences", "This idea is not in the deck any more."),
    QT_TRANSLATE_NOOP("Sentences", "Give the first and the last day, in this order."),
    QT_TRANSLATE_NOOP("Sentences", "Choose who stands in."),
    // the other devices
    QT_TRANSLATE_NOOP("Sentences", "This phone has not that key of your notebook yet: accept it on your other device."),
    QT_TRANSLATE_NOOP("Sentences", "A key of your notebook was not sealed for this device: accept it once more."),
    QT_TRANSLATE_NOOP("Sentences", "That device's key is none: pair it again."),
    QT_TRANSLATE_NOOP("Sentences", "That device is no longer one of yours: read the list again."),
    QT_TRANSLATE_NOOP("Sentences", "A photo from your other device arrived damaged: it is fetched again."),
    QT_TRANSLATE_NOOP("Sentences", "The other version is no longer there: keep this one as it is."),
    // the server
    QT_TRANSLATE_NOOP("Sentences", "No network: it is tried again as soon as it is back."),
    QT_TRANSLATE_NOOP("Sentences", "Nobody answers. Check the network and try again: the same code still works."),
    QT_TRANSLATE_NOOP("Sentences", "This is not Passerelle that answers: sign in to the Wi-Fi first, or leave it."),
    QT_TRANSLATE_NOOP("Sentences", "The server does not take this invitation: ask for a new one."),
    QT_TRANSLATE_NOOP("Sentences", "The server's answer was not understood: try again."),
    QT_TRANSLATE_NOOP("Sentences", "The server's answer was not understood: try again, or update the app."),
    QT_TRANSLATE_NOOP("Sentences",
                      "The words differ: somebody stands between this phone and the server. Ask for a new invitation, "
                      "on another network."),
    QT_TRANSLATE_NOOP("Sentences", "Open an invitation first."),
};
}  // namespace

QString sentenceOf(const Error& error) {
  return error.message.empty() ? QString() : QCoreApplication::translate("Sentences", error.message.c_str());
}

}  // namespace passerelle
