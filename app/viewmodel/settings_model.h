// How this person wants the app: language, light, text size, movements.
#pragma once
#include <QObject>
#include <QQmlEngine>
#include <QString>

#include "app/local/phone.h"

namespace passerelle {

class SettingsModel : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the app")
  Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY changed)
  Q_PROPERTY(QString theme READ theme WRITE setTheme NOTIFY changed)
  Q_PROPERTY(double fontScale READ fontScale WRITE setFontScale NOTIFY changed)
  Q_PROPERTY(bool motion READ motion WRITE setMotion NOTIFY changed)
  Q_PROPERTY(bool mediaOnWifiOnly READ mediaOnWifiOnly WRITE setMediaOnWifiOnly NOTIFY changed)

 public:
  explicit SettingsModel(Phone& phone, QObject* parent = nullptr);

  /// "fr" or "en": what was chosen here, else the language of the person's account, else French.
  QString language() const;
  void setLanguage(const QString& code);
  /// "light", "dark"; empty: as the system.
  QString theme() const;
  void setTheme(const QString& name);
  /// 1 to 2.
  double fontScale() const;
  void setFontScale(double scale);
  bool motion() const;
  void setMotion(bool on);
  bool mediaOnWifiOnly() const;
  void setMediaOnWifiOnly(bool only);

 signals:
  void changed();

 private:
  Phone& m_phone;
  std::vector<Subscription> m_subscriptions;
};

}  // namespace passerelle
