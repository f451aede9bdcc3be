// The two lists of a report being written: its astonishments and its ideas.
#pragma once
#include <QAbstractListModel>
#include <QQmlEngine>

#include "shared/domain/report.h"

namespace passerelle {

/// A view on the astonishments of the form's draft. What a field shows comes from the person: only tone, moment and
/// sense are told as changed.
class AstonishmentList : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the app")

 public:
  enum Role { EntryId = Qt::UserRole, Tone, Words, Verbatim, Moment, Sense, Question, Photos };

  AstonishmentList(std::vector<Astonishment>& entries, QObject* parent)
      : QAbstractListModel(parent), m_entries(entries) {}
  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

  /// −1 when there is no such entry.
  int rowOf(const QString& id) const;
  /// Nullptr when there is no such entry.
  Astonishment* find(const QString& id);
  void insert(int row, Astonishment entry);
  /// Returns the row it stood at, -1 when there is no such entry.
  int remove(const QString& id);
  void touched(const QString& id);
  /// Moves the entry to `row`, as far as there are rows.
  void move(const QString& id, int row);
  /// Every row, after the draft was replaced.
  void reset() { beginResetModel(), endResetModel(); }
  /// Becomes `wanted` row by row: what did not change keeps its field and caret.
  void follow(const std::vector<Astonishment>& wanted);

 private:
  std::vector<Astonishment>& m_entries;
};

class IdeaList : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the app")

 public:
  enum Role { EntryId = Qt::UserRole, Words };

  IdeaList(std::vector<ReportIdea>& entries, QObject* parent) : QAbstractListModel(parent), m_entries(entries) {}
  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

  ReportIdea* find(const QString& id);
  void insert(int row, ReportIdea entry);
  int remove(const QString& id);
  void reset() { beginResetModel(), endResetModel(); }
  void move(const QString& id, int row);
  void follow(const std::vector<ReportIdea>& wanted);

 private:
  int rowOf(const QString& id) const;
  std::vector<ReportIdea>& m_entries;
};

}  // namespace passerelle
