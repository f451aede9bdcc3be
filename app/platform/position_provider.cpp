#include "app/platform/position_provider.h"

#include <QCoreApplication>
#include <QGeoPositionInfoSource>
#include <QPointer>
#include <utility>

namespace passerelle {
namespace {

std::string sayOfPosition(const char* text) {
  return QCoreApplication::translate("PositionProvider", text).toStdString();
}

Result<Position> refused() {
  return fail(ErrorCode::forbidden,
              sayOfPosition(QT_TRANSLATE_NOOP("PositionProvider",
                                              "This phone does not let the app know where it is. Choose the unit "
                                              "in the list, or allow the position in the phone's settings.")));
}

Result<Position> nothingCame() {
  return fail(ErrorCode::unavailable,
              sayOfPosition(QT_TRANSLATE_NOOP("PositionProvider",
                                              "No position was found. Choose the unit in the list, or try again "
                                              "near a window.")));
}

}  // namespace

std::unique_ptr<QGeoPositionInfoSource> openPositionSource(const std::string& name) {
  constexpr std::string_view kNmea = "nmea:";
  QGeoPositionInfoSource* source = nullptr;
  if (name.starts_with(kNmea)) {
    const QVariantMap parameters{{"nmea.source", QString::fromStdString(name.substr(kNmea.size()))}};
    source = QGeoPositionInfoSource::createSource(QStringLiteral("nmea"), parameters, nullptr);
  } else if (name.empty()) {
    source = QGeoPositionInfoSource::createDefaultSource(nullptr);
  }
  return std::unique_ptr<QGeoPositionInfoSource>(source);
}

PositionProvider::PositionProvider(OpenSource open, Executor& executor, QObject* parent)
    : QObject(parent), m_open(std::move(open)), m_executor(executor) {}

void PositionProvider::openOnce() {
  if (std::exchange(m_opened, true)) return;
  m_source = m_open();
  if (!m_source) return;
  connect(m_source.get(), &QGeoPositionInfoSource::positionUpdated, this, &PositionProvider::consider);
  connect(m_source.get(), &QGeoPositionInfoSource::errorOccurred, this, [this](QGeoPositionInfoSource::Error error) {
    // UpdateTimeoutError only says that a log is slower than its interval: our own deadline decides.
    if (error == QGeoPositionInfoSource::AccessError) finish(refused());
    if (error == QGeoPositionInfoSource::ClosedError || error == QGeoPositionInfoSource::UnknownSourceError)
      finish(nothingCame());
  });
}

PositionProvider::~PositionProvider() {
  m_executor.cancel(m_deadline);
  if (m_source) m_source->disconnect(this);
}

void PositionProvider::ask(Milliseconds deadline, OnAnswer onAnswer) {
  finish(
      fail(ErrorCode::gone, sayOfPosition(QT_TRANSLATE_NOOP("PositionProvider", "The position was asked for anew."))));
  m_onAnswer = std::move(onAnswer);
  m_deadline = m_executor.after(deadline, [this] { finish(nothingCame()); });
  // A source may refuse inside startUpdates(): the answer still comes later, as promised.
  m_executor.post([home = QPointer<PositionProvider>(this), question = m_deadline] {
    if (!home || home->m_deadline != question || !home->m_onAnswer) return;
    home->openOnce();
    if (home->m_source)
      home->m_source->startUpdates();
    else
      home->finish(nothingCame());
  });
}

void PositionProvider::consider(const QGeoPositionInfo& info) {
  const QGeoCoordinate where = info.coordinate();
  if (!where.isValid()) return;
  finish(roundedTo100M(Position{where.latitude(), where.longitude()}));
}

void PositionProvider::finish(Result<Position> answer) {
  if (!m_onAnswer) return;
  m_executor.cancel(std::exchange(m_deadline, 0));
  if (m_source) m_source->stopUpdates();
  std::exchange(m_onAnswer, nullptr)(std::move(answer));
}

}  // namespace passerelle
