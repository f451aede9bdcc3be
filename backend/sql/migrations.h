// The server's migrations, compiled in from backend/sql/migrations/*.sql.
#pragma once
#include <span>

#include "shared/sql/migrator.h"

namespace passerelle {

std::span<const sql::Migration> serverMigrations();

}  // namespace passerelle
