// The language of every text, changed while the app runs.
#pragma once
#include <QQmlEngine>
#include <QString>
#include <QTranslator>

namespace passerelle {

/// A translator that also sets English as a printer would: the sources are written with a typewriter's ' and ".
class Typesetter final : public QTranslator {
 public:
  bool english = false;
  QString translate(const char* context, const char* source, const char* comment, int n) const override;
};

/// English stands in the sources; other languages are translations in :/i18n. GUI thread.
class Language {
 public:
  Language() = default;
  ~Language();
  /// "fr" or "en". The texts of `engine`'s pages follow at once; an engine that is not yet there may be null.
  void use(const QString& code, QQmlEngine* engine = nullptr);
  const QString& code() const { return m_code; }

 private:
  Typesetter m_translator;
  QString m_code;
};

}  // namespace passerelle
