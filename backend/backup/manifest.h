// What a backup holds, written beside it: by this it is verified, now and at a restore.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "shared/base/result.h"

namespace passerelle::backup {

struct BackedUpFile {
  std::string path;  ///< relative to the backup: "passerelle.db", "media/stored/ab/…"
  std::int64_t sizeBytes = 0;
  std::string sha256;
};

struct Manifest {
  std::string takenAt;  ///< ISO 8601
  int schema = 0;
  std::string storeGeneration;
  std::int64_t backedUpThrough = 0;          ///< the last change in the copy
  std::map<std::string, std::int64_t> rows;  ///< by table
  std::vector<BackedUpFile> files;
};

inline constexpr const char* kManifestName = "manifest.json";
inline constexpr const char* kDatabaseName = "passerelle.db";

std::string toJson(const Manifest& manifest);
/// `invalid` when it is no manifest of a form this program knows.
Result<Manifest> manifestFromJson(const std::string& json);

}  // namespace passerelle::backup
