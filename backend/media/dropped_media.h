// Media that a report listed and, since a correction, lists no more: a photo that was masked, or taken out. Their rows
// go with the correction, in its transaction; their files are overwritten within a minute; what arrives late is
// refused.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/clock.h"
#include "shared/domain/report.h"
#include "shared/sql/connection.h"

namespace passerelle::media {

/// Throws sql::DatabaseError, as every statement does.
class DroppedMedia {
 public:
  explicit DroppedMedia(sql::Connection& connection) : m_connection(connection) {}

  /// Drops every medium (id and hash) of `before` that is not in `after`; one that `after` lists again may come back.
  void revise(std::string_view reportId, const std::vector<ManifestEntry>& before,
              const std::vector<ManifestEntry>& after, TimePoint now);
  /// True: the author took this version back, and it is not to be kept.
  bool has(std::string_view reportId, std::string_view mediumId, std::string_view sha);

 private:
  void drop(std::string_view reportId, const ManifestEntry& entry, TimePoint now);

  sql::Connection& m_connection;
};

}  // namespace passerelle::media
