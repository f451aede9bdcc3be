// The store's answer by voice: a memo of this phone that goes with the reply, and the one that a reply has.
#pragma once
#include <optional>
#include <string>

#include "app/local/phone.h"

namespace passerelle {

/// The memo of a reply.
struct ReplyVoice {
  std::string mediumId;
  std::int64_t durationMs = 0;
  std::string words;  ///< what is said in it, for who cannot hear
};

/// The host's answer with a memo that this phone holds: both wait in the outbox, in one transaction, and a newer answer
/// replaces it. The memo is a copy of `mediumId`, so that the carnet may let go of its own. `notFound`: no such memo
/// here.
Result<void> replyByVoice(Phone& phone, const std::string& reportId, const StoreReply& reply,
                          const std::string& mediumId, const std::string& words);

/// The memo of the reply as this phone knows it: of one that waits to be sent, else of the one received.
std::optional<ReplyVoice> voiceOfReply(Phone& phone, const std::string& reportId);

}  // namespace passerelle
