// The real file system, with a list of what was done to it and in which order.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "shared/base/files.h"

namespace passerelle::testing {

/// Steps read "append NAME", "sync NAME", "rename NAME NAME", "remove NAME", "folder NAME" (names without their
/// folders).
class RecordingFiles final : public Files {
 public:
  std::vector<std::string> steps;
  /// Called before each step is done.
  std::function<void(const std::string& step)> onStep;

  Result<std::unique_ptr<OpenFile>> openAt(const std::string& path, std::int64_t length) override {
    auto file = m_files.openAt(path, length);
    if (!file) return file;
    return std::make_unique<Recorded>(*this, nameOf(path), std::move(*file));
  }
  Result<std::string> read(const std::string& path) override { return m_files.read(path); }
  Result<std::int64_t> size(const std::string& path) override { return m_files.size(path); }
  Result<void> rename(const std::string& from, const std::string& to) override {
    note("rename " + nameOf(from) + " " + nameOf(to));
    return m_files.rename(from, to);
  }
  Result<void> remove(const std::string& path) override {
    note("remove " + nameOf(path));
    return m_files.remove(path);
  }
  Result<void> syncFolder(const std::string& folder) override {
    note("folder " + nameOf(folder));
    return m_files.syncFolder(folder);
  }
  Result<void> makeFolder(const std::string& folder) override { return m_files.makeFolder(folder); }
  Result<std::vector<std::string>> list(const std::string& folder) override { return m_files.list(folder); }

 private:
  class Recorded final : public OpenFile {
   public:
    Recorded(RecordingFiles& owner, std::string name, std::unique_ptr<OpenFile> file)
        : m_owner(owner), m_name(std::move(name)), m_file(std::move(file)) {}
    Result<void> append(std::string_view bytes) override {
      m_owner.note("append " + m_name);
      return m_file->append(bytes);
    }
    Result<void> sync() override {
      m_owner.note("sync " + m_name);
      return m_file->sync();
    }

   private:
    RecordingFiles& m_owner;
    std::string m_name;
    std::unique_ptr<OpenFile> m_file;
  };

  static std::string nameOf(const std::string& path) { return path.substr(path.rfind('/') + 1); }
  void note(const std::string& step) {
    if (onStep) onStep(step);
    steps.push_back(step);
  }

  SystemFiles m_files;
};

}  // namespace passerelle::testing
