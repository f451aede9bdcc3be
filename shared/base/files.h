// The file system, as a seam: the real one in programs, one that loses power in tests.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"

namespace passerelle {

/// A file open for appending. Not safe for two threads at once.
class OpenFile {
 public:
  virtual ~OpenFile() = default;
  virtual Result<void> append(std::string_view bytes) = 0;
  /// Returns after what was appended is on the disk (fdatasync).
  virtual Result<void> sync() = 0;
};

/// Paths are absolute or relative to the process; a missing disk space is ErrorCode::noSpace, a missing file notFound.
class Files {
 public:
  virtual ~Files() = default;
  /// Opens for appending, creates if missing, cuts to `length` bytes first.
  virtual Result<std::unique_ptr<OpenFile>> openAt(const std::string& path, std::int64_t length) = 0;
  virtual Result<std::string> read(const std::string& path) = 0;
  virtual Result<std::int64_t> size(const std::string& path) = 0;
  virtual Result<void> rename(const std::string& from, const std::string& to) = 0;
  virtual Result<void> remove(const std::string& path) = 0;
  /// Returns after the folder's entries are on the disk: needed after create and rename.
  virtual Result<void> syncFolder(const std::string& folder) = 0;
  virtual Result<void> makeFolder(const std::string& folder) = 0;
  /// Names (not paths) of the files in a folder, sorted.
  virtual Result<std::vector<std::string>> list(const std::string& folder) = 0;

  // Of these a seam that does not care inherits a plain form.

  /// At most `bytes` from `offset` on; fewer at the end of the file.
  virtual Result<std::string> readPart(const std::string& path, std::int64_t offset, std::int64_t bytes);
  /// Files in a folder and all folders below it, as paths relative to it, sorted. A missing folder holds none.
  virtual Result<std::vector<std::string>> walk(const std::string& folder);
  /// Names of the folders in a folder, sorted. A missing folder holds none.
  virtual Result<std::vector<std::string>> folders(const std::string& folder);
  /// Removes a folder with all that is in it; a missing one is no error.
  virtual Result<void> removeFolder(const std::string& folder);
  /// Overwrites a file with zeros, brings them to the disk, then removes it; a missing one is no error. A flash disk
  /// may keep the old blocks for a while: what must not be read again is encrypted too.
  virtual Result<void> wipe(const std::string& path) { return remove(path); }
  /// Bytes that can still be written where `folder` lies; nothing where nobody knows.
  virtual Result<std::int64_t> freeBytes(const std::string& folder);
};

class SystemFiles final : public Files {
 public:
  Result<std::unique_ptr<OpenFile>> openAt(const std::string& path, std::int64_t length) override;
  Result<std::string> read(const std::string& path) override;
  Result<std::int64_t> size(const std::string& path) override;
  Result<void> rename(const std::string& from, const std::string& to) override;
  Result<void> remove(const std::string& path) override;
  Result<void> syncFolder(const std::string& folder) override;
  Result<void> makeFolder(const std::string& folder) override;
  Result<std::vector<std::string>> list(const std::string& folder) override;
  Result<std::string> readPart(const std::string& path, std::int64_t offset, std::int64_t bytes) override;
  Result<std::vector<std::string>> walk(const std::string& folder) override;
  Result<std::vector<std::string>> folders(const std::string& folder) override;
  Result<void> removeFolder(const std::string& folder) override;
  Result<void> wipe(const std::string& path) override;
  Result<std::int64_t> freeBytes(const std::string& folder) override;
};

}  // namespace passerelle
