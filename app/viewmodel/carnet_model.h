// The carnet: captures that wait to be sorted, newest first, with a selection, sorting into reports, and an undo of
// each of it.
#pragma once
#include <QAbstractListModel>
#include <QQmlEngine>
#include <QSet>
#include <QStringList>
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
  Q_PROPERTY(QStringList selection READ selection NOTIFY selectionChanged)
  Q_PROPERTY(bool canUndo READ canUndo NOTIFY undoChanged)
  Q_PROPERTY(QString problem READ problem NOTIFY problemChanged)

 public:
  enum Role { CaptureId = Qt::UserRole, Kind, Words, At, Day, Photo, PhotoCount, Voice, VoiceMs, Selected };

  explicit CarnetModel(Phone& phone, QObject* parent = nullptr);

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

  int count() const { return static_cast<int>(m_captures.size()); }
  int selectedCount() const { return static_cast<int>(m_selected.size()); }
  /// Ids, oldest capture first.
  QStringList selection() const;
  bool canUndo() const { return !m_undo.empty(); }
  /// What the disk did not take, and what to do; empty when all is well.
  QString problem() const { return m_problem; }

  /// The capture of a row; empty outside.
  Q_INVOKABLE QString idAt(int row) const;
  Q_INVOKABLE int rowOf(const QString& captureId) const;

  Q_INVOKABLE void toggle(const QString& captureId);
  /// Everything between the capture toggled last and this one, both included.
  Q_INVOKABLE void selectTo(const QString& captureId);
  Q_INVOKABLE void selectAll();
  Q_INVOKABLE void clearSelection();
  /// What a gesture on `captureId` means: the selection when it is part of it, else this one alone.
  Q_INVOKABLE QStringList meant(const QString& captureId) const;

  Q_INVOKABLE void remove(const QString& captureId) { removeAll({captureId}); }
  Q_INVOKABLE void removeAll(const QStringList& captureIds);
  /// Into a report under way, or a new one with an empty id. Returns the report's id, empty when it failed.
  Q_INVOKABLE QString sort(const QStringList& captureIds, const QString& draftId);
  /// The selection becomes a report under way; returns the draft's id, empty when it failed.
  Q_INVOKABLE QString groupSelected() { return sort(selection(), {}); }
  /// Takes the last deletion or sorting back, then the one before.
  Q_INVOKABLE void undo();

 signals:
  void countChanged();
  void selectionChanged();
  void undoChanged();
  void problemChanged();

 private:
  void reload();
  void say(const QString& problem);
  bool check(const Result<void>& done);
  void remember(std::function<void()> undo);
  void prune();

  Phone& m_phone;
  std::vector<Capture> m_captures;
  QSet<QString> m_selected;
  QString m_anchor;                           ///< toggled last: where a range begins
  std::vector<std::function<void()>> m_undo;  ///< the newest last
  QString m_problem;
  Subscription m_onCaptures;
};

}  // namespace passerelle
