// What the server refused for good, when its person lets go of it.
#pragma once
#include <string>

#include "app/local/phone.h"

namespace passerelle {

/// Out of the outbox; its words, and the memo of an answer, go to the carnet: nothing that was typed or said is lost.
/// What is not refused stays, and so does a report, which is edited instead.
Result<void> dropRefused(Phone& phone, const std::string& path);

/// The words that dropRefused() keeps; empty: none.
std::string wordsOf(const OutboxEntry& entry);
/// A memo that goes with the store's answer, not with a report of one's own.
bool isReplyMemo(Phone& phone, const OutboxEntry& entry);

}  // namespace passerelle
