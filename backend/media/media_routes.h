// The media room's lines of the route table (backend/routes.cpp calls it).
#pragma once
#include "backend/http/router.h"
#include "backend/media/media_api.h"

namespace passerelle::media {

/// `api` must outlive the router.
void addMediaRoutes(http::Router& router, MediaApi& api);

}  // namespace passerelle::media
