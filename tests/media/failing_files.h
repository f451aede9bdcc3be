// The real file system with a disk that fills up or fails when the test says so, and a record of what was asked of it.
#pragma once
#include <string>
#include <vector>

#include "shared/base/files.h"

namespace passerelle::testing {

class FailingFiles final : public Files {
 public:
  bool full = false;               ///< appending says noSpace (after half of the bytes)
  bool syncFails = false;          ///< EIO
  std::vector<std::string> asked;  ///< "append NAME", "sync NAME", "rename NAME", "syncFolder NAME", in order

  Result<std::unique_ptr<OpenFile>> openAt(const std::string& path, std::int64_t length) override {
    auto file = m_real.openAt(path, length);
    if (!file) return file;
    return std::unique_ptr<OpenFile>(new File(*this, std::move(*file), nameOf(path)));
  }
  Result<std::string> read(const std::string& path) override { return m_real.read(path); }
  Result<std::int64_t> size(const std::string& path) override { return m_real.size(path); }
  Result<void> rename(const std::string& from, const std::string& to) override {
    asked.push_back("rename " + nameOf(to));
    return m_real.rename(from, to);
  }
  Result<void> remove(const std::string& path) override { return m_real.remove(path); }
  Result<void> syncFolder(const std::string& folder) override {
    asked.push_back("syncFolder " + nameOf(folder));
    return m_real.syncFolder(folder);
  }
  Result<void> makeFolder(const std::string& folder) override { return m_real.makeFolder(folder); }
  Result<std::vector<std::string>> list(const std::string& folder) override { return m_real.list(folder); }

 private:
  class File final : public OpenFile {
   public:
    File(FailingFiles& disk, std::unique_ptr<OpenFile> real, std::string name)
        : m_disk(disk), m_real(std::move(real)), m_name(std::move(name)) {}
    Result<void> append(std::string_view bytes) override {
      m_disk.asked.push_back("append " + m_name);
      if (!m_disk.full) return m_real->append(bytes);
      (void)m_real->append(bytes.substr(0, bytes.size() / 2));
      return fail(ErrorCode::noSpace, "Cannot write: no space left on device.");
    }
    Result<void> sync() override {
      m_disk.asked.push_back("sync " + m_name);
      if (m_disk.syncFails) return fail(ErrorCode::internal, "Cannot bring to the disk: input/output error.");
      return m_real->sync();
    }

   private:
    FailingFiles& m_disk;
    std::unique_ptr<OpenFile> m_real;
    std::string m_name;
  };

  /// What kind of file it is: "part", "tmp" or the folder's name.
  static std::string nameOf(const std::string& path) {
    const std::string last = path.substr(path.rfind('/') + 1);
    for (const char* kind : {"part", "thumb.tmp", "tmp", "thumb"}) {
      if (last.ends_with(std::string(".") + kind)) return kind;
    }
    return last.size() == 36 ? "picture" : last;
  }

  SystemFiles m_real;
};

}  // namespace passerelle::testing
