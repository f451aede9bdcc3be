// What a person wrote on this phone and no server has, beside carnet, drafts and reports: comments, also one that was
// only begun, a store's reply, absences, words on a ballot.
#pragma once
#include <string>
#include <vector>

#include "shared/base/clock.h"

namespace passerelle {

class Phone;

struct UnsentWords {
  std::string key;  ///< its path in the outbox; of what waits nowhere yet a name of its own
  std::string text;
  std::string mediumId;  ///< of a reply by voice: the memo
  TimePoint writtenAt{};
};

/// In the order of writing as far as it is known. Choices without words (a support, a grade, what was read) are not in
/// it.
std::vector<UnsentWords> unsentWords(Phone& phone);

}  // namespace passerelle
