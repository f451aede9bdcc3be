#include "backend/server/server_api.h"

#include <nlohmann/json.hpp>

#include "shared/api/paths.h"

namespace passerelle::server {
using http::Reply;
using http::Request;

void ServerApi::health(Request&, Reply reply) { reply(http::json(200, R"({"status":"ok"})")); }

void ServerApi::ready(Request&, Reply reply) {
  auto answer = http::share(std::move(reply));
  m_database.read([answer](sql::Connection& connection) {
    try {
      connection.query("SELECT version FROM schema_version")->next();
      (*answer)(http::json(200, R"({"status":"ready"})"));
    } catch (const sql::DatabaseError&) {
      (*answer)(Error{ErrorCode::unavailable, "The database does not answer. The server is not ready.", {}});
    }
  });
}

void ServerApi::server(Request&, Reply reply) {
  const nlohmann::json body = {{"name", m_organisation},
                               {"wire", {api::kWireVersion}},
                               {"time", toIso(m_clock.now())},
                               {"storeGeneration", m_generation.name()},
                               {"backedUpThrough", m_generation.backedUpThrough()}};
  http::Response response = http::json(200, body.dump());
  response.headers.emplace("Cache-Control", "no-cache");
  reply(std::move(response));
}

void ServerApi::openApi(Request&, Reply reply) {
  static const auto kText = http::onePiece(std::make_shared<const std::string>(openApiText()));
  http::Response response = http::json(200, {});
  response.pieces = kText;
  reply(std::move(response));
}

}  // namespace passerelle::server
