// The comments under one report or idea: read from the phone, written through the outbox, people called by name.
#pragma once
#include <QObject>
#include <QQmlEngine>
#include <QTimer>
#include <QVariantList>
#include <memory>
#include <string>
#include <vector>

#include "app/local/phone.h"
#include "app/viewmodel/exchange.h"

namespace passerelle {

class ConversationModel : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the app")
  Q_PROPERTY(QString subjectKind READ subjectKind NOTIFY changed)
  Q_PROPERTY(QString subjectId READ subjectId NOTIFY changed)
  Q_PROPERTY(QVariantList comments READ comments NOTIFY changed)
  Q_PROPERTY(int count READ count NOTIFY changed)
  Q_PROPERTY(QString following READ following NOTIFY changed)
  Q_PROPERTY(bool aside READ aside NOTIFY changed)
  Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged)
  Q_PROPERTY(QString answering READ answering NOTIFY textChanged)
  Q_PROPERTY(QString editing READ editing NOTIFY textChanged)
  Q_PROPERTY(QVariantList people READ people NOTIFY peopleChanged)
  Q_PROPERTY(QString problem READ problem NOTIFY textChanged)

 public:
  ConversationModel(Phone& phone, Exchange& exchange, QObject* parent = nullptr);

  /// report, idea
  QString subjectKind() const { return QString::fromStdString(m_subjectKind); }
  QString subjectId() const { return QString::fromStdString(m_subjectId); }
  /// [{id, author, department, styled, text, at, edited, aside, thanks, thanked, own, answer, state, reason, waiting,
  /// detail}]; `styled` is escaped text in which the names called are bold: for Text.StyledText.
  QVariantList comments() const;
  int count() const;
  /// follows, muted, none
  QString following() const;
  /// The report is still its store's: what is said stays between those who read it.
  bool aside() const;
  /// What is being written; kept on the phone with every pause.
  QString text() const { return m_text; }
  void setText(const QString& text);
  /// Whom the new comment answers; empty: nobody.
  QString answering() const { return m_answering; }
  /// The comment that is being corrected; empty: a new one.
  QString editing() const { return QString::fromStdString(m_editing); }
  /// While an "@" is being typed: [{id, name, department}].
  QVariantList people() const { return m_people; }
  QString problem() const { return m_problem; }

  /// `reportId`: of an idea, the report that it stands in.
  Q_INVOKABLE void open(const QString& kind, const QString& id, const QString& reportId = {});
  Q_INVOKABLE void close();
  Q_INVOKABLE void answer(const QString& commentId);
  Q_INVOKABLE void edit(const QString& commentId);
  Q_INVOKABLE void cancel();
  /// True when it was written.
  Q_INVOKABLE bool send();
  Q_INVOKABLE void withdraw(const QString& commentId);
  Q_INVOKABLE void thank(const QString& commentId, bool on);
  Q_INVOKABLE void follow(const QString& state);
  /// Puts this person's name in the place of what stands after the "@" before `cursor`; the cursor after it.
  Q_INVOKABLE int call(const QString& personId, int cursor);
  /// The cursor moved, or something was typed: looks for people after an "@".
  Q_INVOKABLE void look(int cursor);

 signals:
  void changed();
  void textChanged();
  void peopleChanged();

 private:
  struct Person {
    std::string id;
    QString name, department;
  };
  std::string draftKey() const { return "comment." + m_subjectKind + "." + m_subjectId; }
  void keepDraft();
  void clearDraft();
  std::vector<std::string> calloutsIn(const QString& text) const;
  /// What stands between an "@" and the cursor; empty: nothing is being called.
  static QString wordBefore(const QString& text, int cursor);

  Phone& m_phone;
  Exchange& m_exchange;
  std::string m_subjectKind, m_subjectId, m_reportId, m_parent, m_editing;
  QString m_text, m_answering, m_problem;
  QVariantList m_people;
  std::vector<Person> m_called;  ///< chosen for what is being written
  QString m_asked;
  QTimer m_keep;
  std::vector<Subscription> m_subscriptions;
  std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

}  // namespace passerelle
