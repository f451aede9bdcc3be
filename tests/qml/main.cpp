#include <QtQuickTest/quicktest.h>
#include <QQmlEngine>

class Setup : public QObject {
  Q_OBJECT

 public slots:
  void qmlEngineAvailable(QQmlEngine* engine) { engine->addImportPath(QStringLiteral("qrc:/qt/qml")); }
};

QUICK_TEST_MAIN_WITH_SETUP(qml, Setup)
#include "main.moc"
