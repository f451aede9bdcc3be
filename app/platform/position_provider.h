// Where the phone is: asked once, by a press, and only as precisely as the unit's choice needs.
#pragma once
#include <QObject>
#include <functional>
#include <memory>
#include <string>

#include "shared/base/executor.h"
#include "shared/domain/position.h"

class QGeoPositionInfo;
class QGeoPositionInfoSource;

namespace passerelle {

/// Opens a source by name. "" is the system's own; "nmea:FILE" replays a log at the pace of its time stamps;
/// "nmea:socket://HOST:PORT" reads a live feed. Nullptr where there is none.
std::unique_ptr<QGeoPositionInfoSource> openPositionSource(const std::string& name);

/// One question at a time over a source that need not exist. Updates run only while a question is open; the exact
/// position never leaves this class, answers are rounded to 100 m.
class PositionProvider final : public QObject {
 public:
  using OnAnswer = std::function<void(Result<Position>)>;
  using OpenSource = std::function<std::unique_ptr<QGeoPositionInfoSource>()>;
  /// @param open  called at the first question, because opening a source costs time; may give null: then every answer
  /// is ErrorCode::unavailable.   @param executor  keeps the deadline.
  PositionProvider(OpenSource open, Executor& executor, QObject* parent = nullptr);
  ~PositionProvider() override;

  /// False once a question has shown that there is no source.
  bool available() const { return !m_opened || m_source != nullptr; }
  /// Answers once, later: the first valid position; `forbidden` when the system refuses; `unavailable` when nothing
  /// came within `deadline`. A question asked while another is open takes its place; the older one is answered `gone`.
  void ask(Milliseconds deadline, OnAnswer onAnswer);

 private:
  void openOnce();
  void consider(const QGeoPositionInfo& info);
  void finish(Result<Position> answer);

  OpenSource m_open;
  bool m_opened = false;
  std::unique_ptr<QGeoPositionInfoSource> m_source;
  Executor& m_executor;
  OnAnswer m_onAnswer;
  std::uint64_t m_deadline = 0;
};

}  // namespace passerelle
