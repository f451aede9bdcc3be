#include "app/local/wiping.h"

#include "app/local/media_files.h"

namespace passerelle {
namespace {
constexpr const char* kMark = "wipe";

Result<void> gone(Files& files, const std::string& path) {
  auto removed = files.remove(path);
  if (!removed && removed.error().code != ErrorCode::notFound) return removed;
  return {};
}
}  // namespace

Result<void> askForWiping(Files& files, const std::string& folder, const std::string& farewell) {
  return writeWhole(files, folder, kMark, farewell + "\n");
}

std::optional<std::string> wipingAsked(Files& files, const std::string& folder) {
  auto mark = files.read(folder + "/" + kMark);
  if (!mark) return std::nullopt;
  while (mark->ends_with('\n')) mark->pop_back();
  return *mark;
}

Result<void> wipeFolder(Files& files, const std::string& folder) {
  for (const char* name : {"key", "key.part", "key.home", "key.home.part"}) {
    if (auto removed = gone(files, folder + "/" + name); !removed) return removed;
  }
  if (auto synced = files.syncFolder(folder); !synced) return synced;
  for (const char* name : {"phone.db", "phone.db-wal", "phone.db-shm"}) {
    if (auto removed = gone(files, folder + "/" + name); !removed) return removed;
  }
  if (auto removed = files.removeFolder(folder + "/media"); !removed) return removed;
  if (auto synced = files.syncFolder(folder); !synced) return synced;
  if (auto removed = gone(files, folder + "/" + kMark); !removed) return removed;
  return files.syncFolder(folder);
}

}  // namespace passerelle
