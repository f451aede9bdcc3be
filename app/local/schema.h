// The phone's schema, embedded from app/local/schema.sql by the build.
#pragma once
#include <span>

#include "shared/sql/migrator.h"

namespace passerelle {

/// In order; a released one is never edited.
std::span<const sql::Migration> phoneMigrations();

}  // namespace passerelle
