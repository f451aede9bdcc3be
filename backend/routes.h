// The one page of routes: what the server answers, and who may ask.
#pragma once
#include "backend/http/router.h"
#include "backend/rooms.h"

namespace passerelle {

/// The rooms must outlive the router.
void addRoutes(http::Router& router, Rooms rooms);
/// The media room's lines alone, for its tests.
void addMediaRoutes(http::Router& router, media::MediaApi& room);

}  // namespace passerelle
