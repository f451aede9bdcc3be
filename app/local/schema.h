// The phone's schema, compiled in from app/local/migrations/*.sql.
#pragma once
#include <span>

#include "shared/sql/migrator.h"

namespace passerelle {

/// In order; a released one is never edited.
std::span<const sql::Migration> phoneMigrations();

}  // namespace passerelle
