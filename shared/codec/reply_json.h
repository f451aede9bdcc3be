// The host's reply on the wire: {"thanks":true,"kind":"thanks|correction|context|blur","text":""}.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"

namespace passerelle {

struct ReplyBody {
  bool thanks = false;
  std::string kind = "thanks";
  std::string text;  ///< at most 2 000 characters; needed for correction and context
};

/// Unknown fields are refused by name; errors name the field as a JSON pointer.
Result<ReplyBody> decodeReplyBody(std::string_view json);
std::string encodeReplyBody(const ReplyBody& reply);

/// {"reports":["id"…]}: at most 50 ids.
Result<std::vector<std::string>> decodeReadings(std::string_view json);

}  // namespace passerelle
