// How this person wants the app. Tells Topic::settings.
#pragma once
#include <cstdlib>
#include <string>

#include "app/local/values.h"

namespace passerelle {

class Settings {
 public:
  explicit Settings(Vault& vault) : m_values(vault) {}

  /// "fr", "en"; empty: the system's.
  std::string language() { return m_values.get("language", ""); }
  Result<void> setLanguage(const std::string& code) { return m_values.set("language", code, Topic::settings); }
  /// "light", "dark"; empty: the system's.
  std::string theme() { return m_values.get("theme", ""); }
  Result<void> setTheme(const std::string& name) { return m_values.set("theme", name, Topic::settings); }
  /// Photos and voice memos wait for Wi-Fi; texts and thumbnails never do.
  bool mediaOnWifiOnly() { return m_values.get("mediaOnWifiOnly", "") == "1"; }
  Result<void> setMediaOnWifiOnly(bool only) {
    return m_values.set("mediaOnWifiOnly", only ? "1" : "", Topic::settings);
  }
  /// How much the server's clock is ahead of this device's, as learnt last; 0: it agrees, or nobody told yet.
  Milliseconds clockSkew() { return Milliseconds(std::strtoll(m_values.get("clockSkewMs", "0").c_str(), nullptr, 10)); }
  Result<void> setClockSkew(Milliseconds skew) {
    return m_values.set("clockSkewMs", std::to_string(skew.count()), Topic::settings);
  }
  /// Anything else a page wants to remember, by its own key.
  std::string value(const std::string& key) { return m_values.get("ui." + key, ""); }
  Result<void> setValue(const std::string& key, const std::string& value) {
    return m_values.set("ui." + key, value, Topic::settings);
  }

 private:
  Values m_values;
};

}  // namespace passerelle
