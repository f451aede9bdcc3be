// What the routes reach: one API object per room, made by backend.cpp.
#pragma once

namespace passerelle {

namespace people {
class PeopleApi;
}
namespace units {
class UnitsApi;
}
namespace service {
class ReferentialApi;
}

namespace server {
class ServerApi;
}

struct Rooms {
  server::ServerApi& server;
  people::PeopleApi& people;
  units::UnitsApi& units;
  service::ReferentialApi& referential;
};

}  // namespace passerelle
