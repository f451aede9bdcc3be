// The small copy of a photo, for what leaves the server whole: letters.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "shared/base/files.h"
#include "shared/sql/connection.h"

namespace passerelle::media {

struct SmallPicture {
  std::string type, bytes;
};

/// Nothing when it is no photo, has not arrived, or has no small copy. `folder`: media/ of the data folder.
std::optional<SmallPicture> smallPicture(sql::Connection& connection, Files& files, const std::string& folder,
                                         std::string_view reportId, std::string_view mediumId);

}  // namespace passerelle::media
