#include <nlohmann/json.hpp>

#include "backend/backup/manifest.h"

namespace passerelle::backup {
namespace {
constexpr int kForm = 1;
}

std::string toJson(const Manifest& manifest) {
  auto files = nlohmann::json::array();
  for (const BackedUpFile& file : manifest.files)
    files.push_back({{"path", file.path}, {"sizeBytes", file.sizeBytes}, {"sha256", file.sha256}});
  const nlohmann::json json{{"form", kForm},
                            {"takenAt", manifest.takenAt},
                            {"schema", manifest.schema},
                            {"storeGeneration", manifest.storeGeneration},
                            {"backedUpThrough", manifest.backedUpThrough},
                            {"rows", manifest.rows},
                            {"files", files}};
  return json.dump(1) + "\n";
}

Result<Manifest> manifestFromJson(const std::string& text) {
  try {
    const auto json = nlohmann::json::parse(text);
    if (json.at("form").get<int>() != kForm)
      return fail(ErrorCode::invalid, "This backup was made by a newer Passerelle: restore it with that one.");
    Manifest manifest;
    manifest.takenAt = json.at("takenAt").get<std::string>();
    manifest.schema = json.at("schema").get<int>();
    manifest.storeGeneration = json.at("storeGeneration").get<std::string>();
    manifest.backedUpThrough = json.at("backedUpThrough").get<std::int64_t>();
    manifest.rows = json.at("rows").get<std::map<std::string, std::int64_t>>();
    for (const auto& file : json.at("files")) {
      BackedUpFile read{file.at("path").get<std::string>(), file.at("sizeBytes").get<std::int64_t>(),
                        file.at("sha256").get<std::string>()};
      if (read.path.empty() || read.path[0] == '/' || read.path.find("..") != std::string::npos)
        return fail(ErrorCode::invalid, "The backup's manifest names a file outside of it: " + read.path + ".");
      manifest.files.push_back(std::move(read));
    }
    return manifest;
  } catch (const nlohmann::json::exception&) {
    return fail(ErrorCode::invalid, "The backup's manifest.json cannot be read: take another backup.");
  }
}

}  // namespace passerelle::backup
