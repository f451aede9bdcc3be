// The service referential: moments of truth, senses and kinds of visit that reports point at, a version a year.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "backend/http/message.h"
#include "shared/sql/connection.h"
#include "shared/sql/database.h"

namespace passerelle::service {

/// What a new store begins with: JSON as docs/wire.md shows it, without "version".
std::string_view seedReferential();

/// Stores the seed as version 1 when there is none yet. Inside a write job.
void ensureReferential(sql::Connection& connection);

/// The newest version as the wire shows it; nullopt before ensureReferential.
std::optional<std::string> currentReferential(sql::Connection& connection);

/// GET /v1/referential
class ReferentialApi {
 public:
  explicit ReferentialApi(sql::Database& database) : m_database(database) {}
  void get(http::Request& request, http::Reply reply);

 private:
  sql::Database& m_database;
};

}  // namespace passerelle::service
