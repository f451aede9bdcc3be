// What the server says of itself: alive, ready, who it is, and what can be asked of it.
#pragma once
#include <string>

#include "backend/backup/generation.h"
#include "backend/http/message.h"
#include "shared/base/clock.h"
#include "shared/sql/database.h"

namespace passerelle::server {

class ServerApi {
 public:
  ServerApi(sql::Database& database, const backup::Generation& generation, const Clock& clock, std::string organisation)
      : m_database(database), m_generation(generation), m_clock(clock), m_organisation(std::move(organisation)) {}

  /// 200 as long as the process answers.
  void health(http::Request& request, http::Reply reply);
  /// 200 when the database answers, else 503.
  void ready(http::Request& request, http::Reply reply);
  /// docs/wire.md, "Server".
  void server(http::Request& request, http::Reply reply);
  /// backend/http/openapi.json, compiled in.
  void openApi(http::Request& request, http::Reply reply);

 private:
  sql::Database& m_database;
  const backup::Generation& m_generation;
  const Clock& m_clock;
  std::string m_organisation;
};

/// The OpenAPI description as it is served.
std::string_view openApiText();

}  // namespace passerelle::server
