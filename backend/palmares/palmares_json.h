// The palmarès as the wire shows it, and rewards as it takes them.
#pragma once
#include "backend/http/message.h"
#include "backend/palmares/palmares.h"
#include "shared/codec/json_writer.h"

namespace passerelle::palmares {

void writeReward(const Reward& reward, JsonWriter& json);
void writeMonth(const Month& month, TimePoint now, JsonWriter& json);
/// {"id","kind","item","person","words"}. Errors: `invalid` with a pointer, `unsupportedType`.
Result<NewReward> decodeReward(const http::Request& request, std::string month);

}  // namespace passerelle::palmares
