// How often a person gets the edition by mail, as the wire has it, for phones.
#pragma once
#include <string>
#include <string_view>

#include "shared/base/result.h"

namespace passerelle {

struct SubscriptionView {
  std::string frequency;  ///< weekly, monthly, never
  std::string pausedAt;   ///< ISO; empty: the mailbox takes letters
  bool address = true;    ///< one is on record
};

std::string encodeFrequency(const std::string& frequency);
/// Of an answer, or of the body of a PUT.
Result<SubscriptionView> decodeSubscription(std::string_view json);

}  // namespace passerelle
