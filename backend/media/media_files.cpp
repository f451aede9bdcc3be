#include "backend/media/media_files.h"

#include <cstdlib>

#include "shared/base/id.h"

namespace passerelle::media {
namespace {
constexpr std::size_t kIdLength = 36;
}  // namespace

TimePoint bornAt(std::string_view id) {
  const std::string hex = std::string(id.substr(0, 8)) + std::string(id.substr(9, 4));
  return fromMs(static_cast<std::int64_t>(std::strtoull(hex.c_str(), nullptr, 16)));
}

MediaFiles::MediaFiles(Files& files, std::string folder) : m_files(files), m_folder(std::move(folder)) {}

Result<void> MediaFiles::prepare() {
  for (const char* name : {"", "/incoming", "/stored"}) {
    if (auto made = m_files.makeFolder(m_folder + name); !made) return made;
  }
  return m_files.syncFolder(m_folder);
}

std::string MediaFiles::partPath(std::string_view uploadId) const {
  return m_folder + "/incoming/" + std::string(uploadId) + ".part";
}
std::string MediaFiles::picturePath(std::string_view file) const { return m_folder + "/stored/" + std::string(file); }
std::string MediaFiles::thumbnailPath(std::string_view file) const { return picturePath(file) + ".thumb"; }

Result<std::int64_t> MediaFiles::partBytes(std::string_view uploadId) {
  auto size = m_files.size(partPath(uploadId));
  if (!size && size.error().code == ErrorCode::notFound) return 0;
  return size;
}

Result<void> MediaFiles::storeOne(const std::string& path, std::string_view bytes) {
  const std::string beside = path + ".tmp";
  auto written = [&]() -> Result<void> {
    auto file = m_files.openAt(beside, 0);
    if (!file) return tl::unexpected<Error>(file.error());
    if (auto appended = (*file)->append(bytes); !appended) return appended;
    return (*file)->sync();
  }();
  if (written) written = m_files.rename(beside, path);
  if (!written) (void)m_files.remove(beside);
  return written;
}

Result<void> MediaFiles::store(std::string_view file, const CleanedPicture& picture) {
  auto stored = storeOne(picturePath(file), picture.bytes);
  if (stored && !picture.thumbnail.empty()) stored = storeOne(thumbnailPath(file), picture.thumbnail);
  if (stored) stored = m_files.syncFolder(m_folder + "/stored");
  if (!stored) (void)wipe(file);
  return stored;
}

void MediaFiles::removePart(std::string_view uploadId) { (void)m_files.remove(partPath(uploadId)); }

Result<void> MediaFiles::wipe(std::string_view id) {
  Result<void> outcome;
  for (const std::string& path : {picturePath(id), thumbnailPath(id), partPath(id)}) {
    if (auto wiped = m_files.wipe(path); !wiped) outcome = wiped;
  }
  return outcome;
}

Result<void> MediaFiles::syncFolders() {
  auto synced = m_files.syncFolder(m_folder + "/stored");
  return synced ? m_files.syncFolder(m_folder + "/incoming") : synced;
}

int MediaFiles::sweep(TimePoint from, TimePoint before, const std::function<bool(std::string_view)>& uploadKnown,
                      const std::function<bool(std::string_view)>& fileKnown) {
  int wiped = 0;
  const auto sweepFolder = [&](const std::string& folder, const std::function<bool(std::string_view)>& known) {
    const auto names = m_files.list(folder);
    if (!names) return;
    for (const std::string& name : *names) {
      const std::string id = name.substr(0, kIdLength);
      if (!isId(id) || bornAt(id) < from || bornAt(id) >= before) continue;
      if (!name.ends_with(".tmp") && known(id)) continue;
      if (m_files.wipe(folder + "/" + name)) ++wiped;
    }
  };
  sweepFolder(m_folder + "/incoming", uploadKnown);
  sweepFolder(m_folder + "/stored", fileKnown);
  return wiped;
}

}  // namespace passerelle::media
