#include "app/viewmodel/language.h"

#include <QCoreApplication>
#include <QLocale>
#include <utility>

namespace passerelle {

QString Typesetter::translate(const char* context, const char* source, const char* comment, int n) const {
  QString text = QTranslator::translate(context, source, comment, n);
  if (!english) return text;
  if (text.isNull()) text = QString::fromUtf8(source);
  bool open = true;
  for (QChar& letter : text) {
    if (letter == u'\'') letter = QChar(0x2019);
    if (letter == u'"') letter = QChar(std::exchange(open, !open) ? 0x201C : 0x201D);
  }
  return text;
}

Language::~Language() {
  if (QCoreApplication::instance() != nullptr) QCoreApplication::removeTranslator(&m_translator);
}

void Language::use(const QString& code, QQmlEngine* engine) {
  if (code == m_code) return;
  m_code = code;
  QCoreApplication::removeTranslator(&m_translator);
  QLocale::setDefault(QLocale(code == QLatin1String("fr") ? QStringLiteral("fr_FR") : QStringLiteral("en_GB")));
  m_translator.english = code != QLatin1String("fr");
  if (m_translator.load(QStringLiteral(":/i18n/passerelle_%1.qm").arg(code)))
    QCoreApplication::installTranslator(&m_translator);
  if (engine != nullptr) engine->retranslate();
}

}  // namespace passerelle
