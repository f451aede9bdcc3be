// CPU per scrolled frame of the feed over a phone with 10 000 reports, against a bare ListView of the same rows.
//   bench_scroll [ROUNDS]         default 5; offscreen, software rendering, by turns in one process
#include <QAbstractListModel>
#include <QEventLoop>
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickWindow>
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <vector>

#include "tests/bench/big_phone.h"
#include "tests/tour/sample.h"
#include "tests/tour/stage.h"

namespace passerelle::bench {
namespace {

constexpr int kFrames = 300;
constexpr double kStepPx = 90;

double cpuMs() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// What a feed told, kept in memory: the first rows again and again.
class Rows final : public QAbstractListModel {
 public:
  Rows(const QAbstractItemModel& told, int count) : m_roles(told.roleNames()), m_count(count) {
    for (int row = 0; row < told.rowCount(); ++row) {
      QHash<int, QVariant> values;
      for (auto role = m_roles.cbegin(); role != m_roles.cend(); ++role)
        values.insert(role.key(), told.data(told.index(row, 0), role.key()));
      m_rows.push_back(std::move(values));
    }
  }
  int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : m_count; }
  QVariant data(const QModelIndex& index, int role) const override {
    return m_rows[static_cast<std::size_t>(index.row()) % m_rows.size()].value(role);
  }
  QHash<int, QByteArray> roleNames() const override { return m_roles; }

 private:
  QHash<int, QByteArray> m_roles;
  int m_count;
  std::vector<QHash<int, QVariant>> m_rows;
};

QQuickItem* listIn(QQuickItem* item) {
  if (!item->isVisible()) return nullptr;
  if (item->inherits("QQuickListView")) return item;
  for (QQuickItem* child : item->childItems()) {
    if (auto* found = listIn(child)) return found;
  }
  return nullptr;
}

void nextFrame(QQuickWindow* window) {
  QEventLoop loop;
  const auto connection =
      QObject::connect(window, &QQuickWindow::frameSwapped, &loop, &QEventLoop::quit, Qt::QueuedConnection);
  window->update();
  loop.exec();
  QObject::disconnect(connection);
}

/// CPU of one frame, each a step further down.
double scroll(QQuickWindow* window) {
  QQuickItem* list = listIn(window->contentItem());
  list->setProperty("contentY", list->property("originY"));
  for (int i = 0; i < 5; ++i) nextFrame(window);
  const double begun = cpuMs();
  for (int i = 0; i < kFrames; ++i) {
    const double end =
        list->property("originY").toDouble() + list->property("contentHeight").toDouble() - list->height();
    list->setProperty("contentY", std::min(end, list->property("contentY").toDouble() + kStepPx));
    nextFrame(window);
  }
  return (cpuMs() - begun) / kFrames;
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

int run(int rounds) {
  testing::Stage stage;
  testing::signInVisitor(*stage.phone);
  putBigFeed(*stage.phone, stage.clock, stage.rng);
  QQuickWindow* ours = stage.show(390, 844);
  testing::Stage::settle(300);
  // A model of its own is read ahead, so that the feed's own still has to read while it is scrolled.
  FeedModel told(*stage.phone, stage.models->exchange);
  while (told.rowCount() < 400) told.loadMore();
  Rows rows(told, kReports);

  QQmlApplicationEngine engine;
  engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
  engine.setInitialProperties({{QStringLiteral("rows"), QVariant::fromValue<QObject*>(&rows)}});
  engine.load(QUrl(QStringLiteral("qrc:/qt/qml/BenchScroll/Bare.qml")));
  auto* bare = qobject_cast<QQuickWindow*>(engine.rootObjects().value(0));
  if (bare == nullptr || listIn(ours->contentItem()) == nullptr) return 1;
  std::vector<double> a, b;
  for (int i = -1; i < rounds; ++i) {
    const double one = scroll(ours);
    const double other = scroll(bare);
    if (i < 0) continue;
    a.push_back(one);
    b.push_back(other);
  }
  std::printf("bench scroll ours=%.2fms reference=%.2fms ratio=%.2f\n", median(a), median(b), median(a) / median(b));
  return 0;
}

}  // namespace
}  // namespace passerelle::bench

int main(int argc, char** argv) {
  qputenv("QT_QPA_PLATFORM", "offscreen");
  qputenv("QT_QUICK_BACKEND", "software");
  QGuiApplication application(argc, argv);
  return passerelle::bench::run(argc > 1 ? std::max(1, std::atoi(argv[1])) : 5);
}
