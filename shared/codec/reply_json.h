// The host's reply on the wire: {"thanks":true,"kind":"thanks|correction|context|blur|name","text":"",
// "voice":{"id","sha256","sizeBytes","durationMs","words"}}.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"
#include "shared/domain/report.h"

namespace passerelle {

inline constexpr std::size_t kMaxReplyChars = 2000;

struct ReplyBody {
  bool thanks = false;
  std::string kind = "thanks";
  std::string text;                      ///< at most kMaxReplyChars; needed for all but thanks, unless there is a memo
  std::optional<ManifestEntry> voice{};  ///< a memo, sent as media are; what is said in it in `caption`
};

/// Unknown fields are refused by name; errors name the field as a JSON pointer.
Result<ReplyBody> decodeReplyBody(std::string_view json);
std::string encodeReplyBody(const ReplyBody& reply);

/// The memo of the reply in a report as GET gives it: id, length, and its words as caption. Nothing: no memo.
std::optional<ManifestEntry> voiceInReport(std::string_view reportJson);

/// {"reports":["id"…]}: at most 50 ids.
Result<std::vector<std::string>> decodeReadings(std::string_view json);

}  // namespace passerelle
