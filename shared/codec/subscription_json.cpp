#include "shared/codec/subscription_json.h"

#include "shared/codec/json_reader.h"
#include "shared/codec/json_writer.h"

namespace passerelle {
using namespace json;

std::string encodeFrequency(const std::string& frequency) {
  return JsonWriter(64).beginObject().field("frequency", frequency).endObject().take();
}

Result<SubscriptionView> decodeSubscription(std::string_view input) {
  return parsed<SubscriptionView>(input, [](const Json& json) -> Result<SubscriptionView> {
    if (text(json, "frequency").empty())
      return fail(ErrorCode::invalid, "This answer is not what a Passerelle server says.");
    const Json& address = at(json, "address");
    return SubscriptionView{text(json, "frequency"), text(json, "pausedAt"),
                            !address.is_boolean() || address.get<bool>()};
  });
}

}  // namespace passerelle
