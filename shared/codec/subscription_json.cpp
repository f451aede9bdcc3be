#include "shared/codec/subscription_json.h"

#include <nlohmann/json.hpp>

#include "shared/codec/json_writer.h"

namespace passerelle {

std::string encodeFrequency(const std::string& frequency) {
  return JsonWriter(64).beginObject().field("frequency", frequency).endObject().take();
}

Result<SubscriptionView> decodeSubscription(std::string_view input) {
  const auto json = nlohmann::json::parse(input, nullptr, false);
  const auto text = [&json](const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
  };
  if (!json.is_object() || text("frequency").empty())
    return fail(ErrorCode::invalid, "This answer is not what a Passerelle server says.");
  const auto address = json.find("address");
  return SubscriptionView{text("frequency"), text("pausedAt"),
                          address == json.end() || !address->is_boolean() || address->get<bool>()};
}

}  // namespace passerelle
