// Where the phone is: asked once, by a press, and only as precisely as the unit's choice needs.
#pragma once
#include <QObject>
#include <functional>
#include <memory>
#include <string>

#include "shared/base/executor.h"
#include "shared/domain/report.h"

class QGeoPositionInfo;
class QGeoPositionInfoSource;

namespace passerelle {

/// A position rounded to a thousandth of a degree: 111 m to the north, 78 m to the east in Lyon.
Position roundedTo100M(double latDegrees, double lonDegrees);

/// Opens a source by name. "" is the system's own; "nmea:FILE" replays a log at the pace of its time stamps;
/// "nmea:socket://HOST:PORT" reads a live feed. Nullptr where there is none.
std::unique_ptr<QGeoPositionInfoSource> openPositionSource(const std::string& name);

/// One question at a time over a source that need not exist. Updates run only while a question is open; the exact
/// position never leaves this class.
class PositionProvider final : public QObject {
 public:
  using OnAnswer = std::function<void(Result<Position>)>;
  /// @param source  may be null: then every answer is ErrorCode::unavailable.   @param executor  keeps the deadline.
  PositionProvider(std::unique_ptr<QGeoPositionInfoSource> source, Executor& executor, QObject* parent = nullptr);
  ~PositionProvider() override;

  bool available() const { return m_source != nullptr; }
  /// Answers once, later: the first valid position; `forbidden` when the system refuses; `unavailable` when nothing
  /// came within `deadline`. A question asked while another is open takes its place; the older one is answered `gone`.
  void ask(Milliseconds deadline, OnAnswer onAnswer);

 private:
  void consider(const QGeoPositionInfo& info);
  void finish(Result<Position> answer);

  std::unique_ptr<QGeoPositionInfoSource> m_source;
  Executor& m_executor;
  OnAnswer m_onAnswer;
  std::uint64_t m_deadline = 0;
};

}  // namespace passerelle
