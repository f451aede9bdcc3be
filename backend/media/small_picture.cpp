#include "backend/media/small_picture.h"

#include "backend/media/media_files.h"
#include "backend/media/media_repository.h"

namespace passerelle::media {

std::optional<SmallPicture> smallPicture(sql::Connection& connection, Files& files, const std::string& folder,
                                         std::string_view reportId, std::string_view mediumId) {
  const auto medium = MediaRepository(connection).medium(reportId, mediumId);
  if (!medium || medium->kind != "photo") return std::nullopt;
  auto bytes = files.read(MediaFiles(files, folder).thumbnailPath(medium->file));
  if (!bytes) return std::nullopt;
  if (bytes->starts_with("\xFF\xD8")) return SmallPicture{"image/jpeg", std::move(*bytes)};
  if (bytes->starts_with("\x89PNG")) return SmallPicture{"image/png", std::move(*bytes)};
  return std::nullopt;
}

}  // namespace passerelle::media
