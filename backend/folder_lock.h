// One process serves a data folder: a lock that the operating system gives back when the process ends, however it ends.
#pragma once
#include <memory>
#include <string>

#include "shared/base/result.h"

namespace passerelle {

class FolderLock {
 public:
  /// Takes DIR/passerelle.lock. `conflict` when another process holds it: its message names the process.
  static Result<std::unique_ptr<FolderLock>> take(const std::string& folder);
  ~FolderLock();
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

 private:
  explicit FolderLock(int descriptor) : m_descriptor(descriptor) {}
  int m_descriptor;
};

}  // namespace passerelle
