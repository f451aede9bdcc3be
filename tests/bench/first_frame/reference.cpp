// The least that a Qt Quick Controls program can be: one empty window; ends with its first frame. With --letters the
// window shows one Label, with --stay it does not end.
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickWindow>
#include <cstdlib>

int main(int argc, char** argv) {
  QGuiApplication application(argc, argv);
  const bool letters = application.arguments().contains(QStringLiteral("--letters"));
  QQmlApplicationEngine engine;
  engine.load(QUrl(letters ? QStringLiteral("qrc:/qt/qml/BenchReference/Lettered.qml")
                           : QStringLiteral("qrc:/qt/qml/BenchReference/Reference.qml")));
  auto* window = qobject_cast<QQuickWindow*>(engine.rootObjects().value(0));
  if (window == nullptr) return 1;
  if (!application.arguments().contains(QStringLiteral("--stay"))) {
    QObject::connect(
        window, &QQuickWindow::frameSwapped, window, [] { std::_Exit(0); }, Qt::DirectConnection);
  }
  return application.exec();
}
