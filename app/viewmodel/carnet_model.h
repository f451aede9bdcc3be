// The carnet: captures that wait to be sorted, newest first, with a selection and an undo.
#pragma once
#include <QAbstractListModel>
#include <QQmlEngine>
#include <QSet>
#include <functional>
#include <vector>

#include "app/local/phone.h"

namespace passerelle {

class CarnetModel : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the app")
  Q_PROPERTY(int count READ count NOTIFY countChanged)
  Q_PROPERTY(int selectedCount READ selectedCount NOTIFY selectionChanged)
  Q_PROPERTY(QString problem READ problem NOTIFY problemChanged)

 public:
  enum Role { CaptureId = Qt::UserRole, Words, At, Day, Photo, PhotoCount, Selected };

  explicit CarnetModel(Phone& phone, QObject* parent = nullptr);

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

  int count() const { return static_cast<int>(m_captures.size()); }
  int selectedCount() const { return static_cast<int>(m_selected.size()); }
  /// What the disk did not take, and what to do; empty when all is well.
  QString problem() const { return m_problem; }

  Q_INVOKABLE void toggle(const QString& captureId);
  Q_INVOKABLE void clearSelection();
  /// Takes a capture out; undo() brings the last one back.
  Q_INVOKABLE void remove(const QString& captureId);
  Q_INVOKABLE void undo();
  /// The selection becomes a report under way; returns the draft's id, empty when it failed.
  Q_INVOKABLE QString groupSelected();
  Q_INVOKABLE QString addSelectedTo(const QString& draftId);

 signals:
  void countChanged();
  void selectionChanged();
  void problemChanged();

 private:
  void reload();
  void say(const QString& problem);
  std::vector<std::string> selectedIds() const;

  Phone& m_phone;
  std::vector<Capture> m_captures;
  QSet<QString> m_selected;
  std::string m_lastRemoved;
  QString m_problem;
  Subscription m_onCaptures;
};

}  // namespace passerelle
