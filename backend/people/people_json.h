// People, devices and invitations as the wire shows them (docs/wire.md).
#pragma once
#include <span>
#include <string>

#include "backend/people/people_service.h"
#include "backend/units/unit_repository.h"

namespace passerelle::people {

std::string meJson(const Person& person, const std::optional<units::Unit>& unit, const std::string& region,
                   const http::Caller& caller);
std::string devicesJson(std::span<const Device> devices, const std::string& ownDeviceId);
std::string invitationJson(const Invitation& invitation, const std::string& qrSvg);
std::string pairingJson(const Pairing& pairing, const std::optional<units::Unit>& unit,
                        const std::string& organisation);
/// {"token","deviceId","expiresAt"}
std::string tokenJson(const SignedIn& in);

}  // namespace passerelle::people
