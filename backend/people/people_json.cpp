#include "backend/people/people_json.h"

#include <nlohmann/json.hpp>

namespace passerelle::people {
namespace {
using Json = nlohmann::ordered_json;
std::string dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }
Json unitOrNull(const std::optional<units::Unit>& unit) {
  return unit ? Json{{"code", unit->code}, {"name", unit->name}} : Json();
}
}  // namespace

std::string meJson(const Person& person, const std::optional<units::Unit>& unit, const std::string& region,
                   const http::Caller& caller) {
  return dump({{"id", person.id},
               {"name", person.name},
               {"email", person.email ? Json(*person.email) : Json()},
               {"department", person.department},
               {"roles", person.roles},
               {"unit", unitOrNull(unit)},
               {"region", region.empty() ? Json() : Json(region)},
               {"language", person.language},
               {"standsInFor", caller.standsInFor},
               {"deviceId", caller.deviceId}});
}

std::string devicesJson(std::span<const Device> devices, const std::string& ownDeviceId) {
  Json items = Json::array();
  for (const Device& device : devices) {
    items.push_back({{"id", device.id},
                     {"kind", device.kind},
                     {"name", device.name},
                     {"person", {{"id", device.personId}, {"name", device.personName}}},
                     {"createdAt", toIso(device.createdAt)},
                     {"seenAt", toIso(device.seenAt)},
                     {"expiresAt", toIso(device.expiresAt)},
                     {"current", device.id == ownDeviceId}});
  }
  Json page;
  page["items"] = std::move(items);
  page["next"] = Json();
  return dump(page);
}

std::string invitationJson(const Invitation& invitation, const std::string& qrSvg) {
  Json json{{"link", invitation.link}, {"expiresAt", toIso(invitation.expiresAt)}, {"qrSvg", qrSvg}};
  if (!invitation.appLink.empty()) json["appLink"] = invitation.appLink;
  return dump(json);
}

std::string pairingJson(const Pairing& pairing, const std::optional<units::Unit>& unit,
                        const std::string& organisation) {
  Json person{{"name", pairing.person.name}, {"roles", pairing.person.roles}, {"unit", unitOrNull(unit)}};
  return dump({{"pairingId", pairing.id},
               {"person", std::move(person)},
               {"organisation", organisation},
               {"words", pairing.words}});
}

std::string tokenJson(const SignedIn& in) {
  return dump({{"token", in.token}, {"deviceId", in.deviceId}, {"expiresAt", toIso(in.expiresAt)}});
}

}  // namespace passerelle::people
