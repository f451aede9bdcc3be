// A phone's folder for tests: opened, killed and opened again, with a clock turned by hand and chance from a seed.
#pragma once
#include <stdexcept>

#include "app/local/phone.h"
#include "tests/support/manual_clock.h"
#include "tests/support/temp_folder.h"

namespace passerelle::testing {

class TestPhone {
 public:
  explicit TestPhone(std::uint64_t seed = 7, std::string vfs = {}, std::string folder = {})
      : rng(seed), m_vfs(std::move(vfs)), m_path(folder.empty() ? m_folder.path() : std::move(folder)) {
    open();
  }

  /// The app is killed and started again: nothing that was in memory survives.
  void restart() {
    m_phone.reset();
    open();
  }
  void kill() { m_phone.reset(); }
  void open() {
    auto opened = Phone::open({m_path, key, m_vfs}, clock, rng, files);
    if (!opened) throw std::runtime_error(opened.error().message);
    m_phone = std::move(*opened);
  }

  Phone* operator->() { return m_phone.get(); }
  Phone& operator*() { return *m_phone; }
  const std::string& folder() const { return m_path; }

  ManualClock clock;
  SeededRng rng;
  SystemFiles files;
  std::string key = std::string(kKeyBytes, 'k');

 private:
  TempFolder m_folder;
  std::string m_vfs;
  std::string m_path;
  std::unique_ptr<Phone> m_phone;
};

/// A report that validate() accepts, with one astonishment that says `text`.
inline Report completeReport(Vault& vault, const std::string& text) {
  Report report;
  report.subject = {SubjectKind::unit, "LYO-01"};
  report.visitedOn = "2026-11-17";
  report.astonishments.push_back({vault.newId(), Tone::bad, text, {}, {}, {}, {}});
  return report;
}

inline Identity someIdentity() { return {"https://passerelle.example", "Chaîne", "device-1", "token-1", ""}; }
inline Me somebody(const std::string& id = "0193b3a0-0000-7000-8000-000000000001") {
  Me me;
  me.id = id;
  me.name = "Camille";
  me.roles = {"visitor"};
  return me;
}

}  // namespace passerelle::testing
