#include "app/viewmodel/settings_model.h"

#include <algorithm>

#include "app/viewmodel/language_here.h"
#include "app/viewmodel/text.h"

namespace passerelle {

SettingsModel::SettingsModel(Phone& phone, QObject* parent) : QObject(parent), m_phone(phone) {
  for (const Topic topic : {Topic::settings, Topic::account}) {
    m_subscriptions.push_back(m_phone.observers.on(topic, [this](const std::string&) { emit changed(); }));
  }
}

QString SettingsModel::language() const { return toQt(languageHere(m_phone)); }

void SettingsModel::setLanguage(const QString& code) {
  if (code != language()) (void)m_phone.settings.setLanguage(code.toStdString());
}

QString SettingsModel::theme() const { return toQt(m_phone.settings.theme()); }

void SettingsModel::setTheme(const QString& name) {
  if (name != theme()) (void)m_phone.settings.setTheme(name.toStdString());
}

double SettingsModel::fontScale() const {
  const double scale = toQt(m_phone.settings.value("fontScale")).toDouble();
  return scale == 0 ? 1 : std::clamp(scale, 1.0, 2.0);
}

void SettingsModel::setFontScale(double scale) {
  (void)m_phone.settings.setValue("fontScale", QString::number(std::clamp(scale, 1.0, 2.0)).toStdString());
}

bool SettingsModel::motion() const { return m_phone.settings.value("motion") != "off"; }

void SettingsModel::setMotion(bool on) { (void)m_phone.settings.setValue("motion", on ? "" : "off"); }

bool SettingsModel::mediaOnWifiOnly() const { return m_phone.settings.mediaOnWifiOnly(); }

void SettingsModel::setMediaOnWifiOnly(bool only) { (void)m_phone.settings.setMediaOnWifiOnly(only); }

}  // namespace passerelle
