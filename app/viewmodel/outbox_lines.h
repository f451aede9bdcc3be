// What waits to be sent beside reports and ballots: a line for each, with a plain name.
#pragma once
#include <QVariantList>

#include "app/local/phone.h"

namespace passerelle {

/// [{path, what, words, state, obstacle, detail, keeps}], in the order of sending. `what`: reply, memo, comment,
/// commentBack, absence, absenceEnd, triage, support, useful, thanks, following, read, letters, medium. `state`:
/// waiting, sending, refused. `keeps`: letting go of it puts its words into the carnet.
QVariantList outboxLines(Phone& phone);

}  // namespace passerelle
