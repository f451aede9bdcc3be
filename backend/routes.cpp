#include "backend/routes.h"

namespace passerelle {

void addRoutes(http::Router& router) {
  using http::Reply;
  using http::Request;
  router.add({"GET", "/healthz", Permission::open, "health"},
             [](Request&, Reply reply) { reply(http::json(200, R"({"status":"ok"})")); });
}

}  // namespace passerelle
