// What others have said already about what one is writing: at most three, of the same unit first.
#pragma once
#include <QObject>
#include <QPointer>
#include <QQmlEngine>
#include <QTimer>
#include <QVariantList>
#include <vector>

#include "app/viewmodel/writing_aid.h"

namespace passerelle {

/// One of a field; asks the phone's own copy 400 ms after the last letter, without network.
class SimilarSearch : public QObject {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(passerelle::WritingAid* aid READ aid WRITE setAid NOTIFY asked)
  Q_PROPERTY(QString text READ text WRITE setText NOTIFY asked)
  Q_PROPERTY(QString unitCode READ unitCode WRITE setUnitCode NOTIFY asked)
  Q_PROPERTY(QString moment READ moment WRITE setMoment NOTIFY asked)
  /// Looks among ideas, otherwise among astonishments.
  Q_PROPERTY(bool ideas READ ideas WRITE setIdeas NOTIFY asked)
  /// [{reportId, ideaId, text, unitName, moment, mine}], mine: supported or found useful already
  Q_PROPERTY(QVariantList results READ results NOTIFY changed)
  Q_PROPERTY(int count READ count NOTIFY changed)

 public:
  explicit SimilarSearch(QObject* parent = nullptr);

  WritingAid* aid() const { return m_aid; }
  void setAid(WritingAid* aid);
  QString text() const { return m_text; }
  void setText(const QString& text);
  QString unitCode() const { return m_unitCode; }
  void setUnitCode(const QString& code);
  QString moment() const { return m_moment; }
  void setMoment(const QString& code);
  bool ideas() const { return m_ideas; }
  void setIdeas(bool ideas);
  QVariantList results() const;
  int count() const { return static_cast<int>(m_found.size()); }

  /// "Me too": supports the idea, or finds the report useful, now and without network; again: takes it back.
  Q_INVOKABLE void meToo(int result);
  /// Looks now, without waiting for a pause.
  Q_INVOKABLE void look();

 signals:
  void asked();
  void changed();

 private:
  void later();

  QPointer<WritingAid> m_aid;
  QString m_text, m_unitCode, m_moment;
  bool m_ideas = false;
  QTimer m_pause;
  std::vector<SimilarEntry> m_found;
  std::vector<Subscription> m_subscriptions;
};

}  // namespace passerelle
