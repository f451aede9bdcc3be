// "Where am I?", asked by a press: the page shows that it is looking, then a position or a sentence.
#pragma once
#include <QObject>
#include <QQmlEngine>
#include <QString>

#include "app/platform/position_provider.h"

namespace passerelle {

class PositionModel : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the app")
  Q_PROPERTY(bool available READ available CONSTANT)
  Q_PROPERTY(bool busy READ busy NOTIFY changed)
  Q_PROPERTY(bool known READ known NOTIFY changed)
  Q_PROPERTY(double latitude READ latitude NOTIFY changed)
  Q_PROPERTY(double longitude READ longitude NOTIFY changed)
  Q_PROPERTY(QString sentence READ sentence NOTIFY changed)

 public:
  explicit PositionModel(PositionProvider& provider, QObject* parent = nullptr);

  /// False where this device cannot know its position: the page then offers the list only.
  bool available() const { return m_provider.available(); }
  bool busy() const { return m_busy; }
  /// A position was found in this run of the app; it is never written by this class.
  bool known() const { return m_position.has_value(); }
  double latitude() const { return m_position ? m_position->lat : 0; }   ///< degrees, rounded to 0.001
  double longitude() const { return m_position ? m_position->lon : 0; }  ///< degrees, rounded to 0.001
  /// What to say when none was found; empty otherwise.
  QString sentence() const { return m_sentence; }

  Q_INVOKABLE void ask();
  /// Another report, another place.
  Q_INVOKABLE void forget();

 signals:
  void changed();
  void found(double latitude, double longitude);

 private:
  PositionProvider& m_provider;
  std::optional<Position> m_position;
  QString m_sentence;
  bool m_busy = false;
};

}  // namespace passerelle
