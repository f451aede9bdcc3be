#include "backend/routes.h"

#include "backend/people/people_api.h"
#include "backend/server/server_api.h"
#include "backend/service/referential.h"
#include "backend/units/units_api.h"

namespace passerelle {
namespace {
using http::Reply;
using http::Request;

template <class Room>
http::Handler on(Room& room, void (Room::*handler)(Request&, Reply)) {
  return [&room, handler](Request& request, Reply reply) { (room.*handler)(request, std::move(reply)); };
}

constexpr std::size_t kImportBytes = 8 * 1024 * 1024;
}  // namespace

// clang-format off
void addRoutes(http::Router& router, Rooms rooms) {
  using enum Permission;
  router.add({"GET", "/healthz", open, "health"}, on(rooms.server, &server::ServerApi::health));
  router.add({"GET", "/readyz", open, "ready"}, on(rooms.server, &server::ServerApi::ready));
  router.add({"GET", "/v1/server", open, "getServer"}, on(rooms.server, &server::ServerApi::server));
  router.add({"GET", "/v1/openapi.json", open, "getOpenApi"}, on(rooms.server, &server::ServerApi::openApi));

  router.add({"GET", "/v1/me", signedIn, "me"}, on(rooms.people, &people::PeopleApi::me));
  router.add({"GET", "/v1/devices", manageDevices, "listDevices"}, on(rooms.people, &people::PeopleApi::devices));
  router.add({"DELETE", "/v1/devices/{id}", manageDevices, "revokeDevice"}, on(rooms.people, &people::PeopleApi::revoke));
  router.add({"POST", "/v1/token/rotate", signedIn, "rotateToken"}, on(rooms.people, &people::PeopleApi::rotate));
  router.add({"POST", "/v1/invitations", invite, "invite"}, on(rooms.people, &people::PeopleApi::invite));
  router.add({"POST", "/v1/pairings", open, "pair", 4096}, on(rooms.people, &people::PeopleApi::pair));
  router.add({"POST", "/v1/pairings/{id}/confirm", open, "confirmPairing", 4096}, on(rooms.people, &people::PeopleApi::confirm));

  router.add({"GET", "/v1/units", readNetwork, "listUnits"}, on(rooms.units, &units::UnitsApi::list));
  router.add({"GET", "/v1/units/{code}", readNetwork, "getUnit"}, on(rooms.units, &units::UnitsApi::get));
  router.add({"GET", "/v1/regions", readNetwork, "listRegions"}, on(rooms.units, &units::UnitsApi::regions));
  router.add({"GET", "/v1/referential", readNetwork, "getReferential"}, on(rooms.referential, &service::ReferentialApi::get));
  router.add({"POST", "/v1/imports/units", importNetwork, "importUnits", kImportBytes}, on(rooms.units, &units::UnitsApi::importUnits));
  router.add({"POST", "/v1/imports/people", importNetwork, "importPeople", kImportBytes}, on(rooms.people, &people::PeopleApi::importPeople));
}
// clang-format on

}  // namespace passerelle
