// Single facts about the store itself: the table store_meta.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "shared/sql/connection.h"

namespace passerelle {

inline constexpr std::string_view kPublicUrlKey = "publicUrl";

inline std::optional<std::string> readMeta(sql::Connection& connection, std::string_view key) {
  auto rows = connection.query("SELECT value FROM store_meta WHERE key = $1", {sql::val(key)});
  const auto* row = rows->next();
  return row == nullptr ? std::nullopt : std::optional<std::string>(row->string(0));
}

inline void writeMeta(sql::Connection& connection, std::string_view key, std::string_view value) {
  connection.execute(
      "INSERT INTO store_meta (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = $2 WHERE "
      "store_meta.value <> $2",
      {sql::val(key), sql::val(value)});
}

}  // namespace passerelle
