// The one page of routes: what the server answers, and who may ask.
#pragma once
#include "backend/http/router.h"

namespace passerelle {

void addRoutes(http::Router& router);

}  // namespace passerelle
