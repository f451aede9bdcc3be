// What lies in a folder, for tests that look whether something can be read there.
#pragma once
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

namespace passerelle::testing {

/// Every regular file below `folder`: its bytes by its path.
inline std::map<std::string, std::string> filesIn(const std::string& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    files[entry.path().string()].assign(std::istreambuf_iterator<char>(file), {});
  }
  return files;
}

/// Their bytes, one file after the other.
inline std::string everythingIn(const std::string& folder) {
  std::string all;
  for (const auto& [path, bytes] : filesIn(folder)) all += bytes;
  return all;
}

}  // namespace passerelle::testing
