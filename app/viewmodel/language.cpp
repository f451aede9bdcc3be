#include "app/viewmodel/language.h"

#include <QCoreApplication>
#include <QLocale>

namespace passerelle {

Language::~Language() {
  if (QCoreApplication::instance() != nullptr) QCoreApplication::removeTranslator(&m_translator);
}

void Language::use(const QString& code, QQmlEngine* engine) {
  if (code == m_code) return;
  m_code = code;
  QCoreApplication::removeTranslator(&m_translator);
  QLocale::setDefault(QLocale(code == QLatin1String("fr") ? QStringLiteral("fr_FR") : QStringLiteral("en_GB")));
  if (m_translator.load(QStringLiteral(":/i18n/passerelle_%1.qm").arg(code)))
    QCoreApplication::installTranslator(&m_translator);
  if (engine != nullptr) engine->retranslate();
}

}  // namespace passerelle
