// Where media lie on the disk: media/incoming/{upload}.part while they arrive, media/stored/{file}[.thumb] when
// received.
#pragma once
#include <functional>
#include <string>

#include "backend/media/cleaner.h"
#include "shared/base/clock.h"
#include "shared/base/files.h"

namespace passerelle::media {

/// `file` and upload ids are UUIDv7: a file's name tells its age. Thread-safe as far as `files` is.
class MediaFiles {
 public:
  /// `files` must outlive this. `folder` is made, with all below it.
  MediaFiles(Files& files, std::string folder);
  /// Makes the folders. Call once before the rest.
  Result<void> prepare();

  std::string partPath(std::string_view uploadId) const;
  std::string picturePath(std::string_view file) const;
  std::string thumbnailPath(std::string_view file) const;

  /// Bytes of an upload on the disk; 0 when nothing arrived yet.
  Result<std::int64_t> partBytes(std::string_view uploadId);
  /// Durable when it returns (a memo has no thumbnail): written beside, synced, renamed, folder synced. On an Error
  /// nothing of it is left.
  Result<void> store(std::string_view file, const CleanedPicture& picture);
  void removePart(std::string_view uploadId);
  /// A stored picture with its thumbnail, or an upload's part, overwritten and gone (nobody can say who was on it);
  /// what is not there is no error. Durable after syncFolders().
  Result<void> wipe(std::string_view id);
  Result<void> syncFolders();

  /// Removes what was left behind (a crash between file and row): files born in [from, before) that nobody knows
  /// are wiped. @return how many.
  int sweep(TimePoint from, TimePoint before, const std::function<bool(std::string_view uploadId)>& uploadKnown,
            const std::function<bool(std::string_view file)>& fileKnown);

  Files& files() { return m_files; }

 private:
  Result<void> storeOne(const std::string& path, std::string_view bytes);

  Files& m_files;
  std::string m_folder;
};

/// When a UUIDv7 was born.
TimePoint bornAt(std::string_view id);

}  // namespace passerelle::media
