#include "app/viewmodel/carnet_model.h"

#include <QDate>
#include <algorithm>

#include "app/viewmodel/report_form.h"
#include "app/viewmodel/text.h"

namespace passerelle {

CarnetModel::CarnetModel(Phone& phone, QObject* parent) : QAbstractListModel(parent), m_phone(phone) {
  m_onCaptures = m_phone.observers.on(Topic::captures, [this](const std::string&) { reload(); });
  m_captures = m_phone.captures.all();
}

int CarnetModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : count(); }

QVariant CarnetModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
  const Capture& capture = m_captures[static_cast<std::size_t>(index.row())];
  switch (role) {
    case CaptureId:
      return toQt(capture.id);
    case Words:
      return toQt(capture.text);
    case At:
      return toQml(capture.capturedAt);
    case Day:
      return QString::number(dayOf(capture.capturedAt));
    case Photo:
      return capture.kind == CaptureKind::photo ? QStringLiteral("image://picture/thumb/") + toQt(capture.mediumId)
                                                : QString();
    case PhotoCount:
      return capture.kind == CaptureKind::photo ? 1 : 0;
    case Selected:
      return m_selected.contains(toQt(capture.id));
    default:
      return {};
  }
}

QHash<int, QByteArray> CarnetModel::roleNames() const {
  return {{CaptureId, "captureId"},   {Words, "words"},      {At, "at"}, {Day, "day"}, {Photo, "photo"},
          {PhotoCount, "photoCount"}, {Selected, "selected"}};
}

void CarnetModel::toggle(const QString& captureId) {
  if (!m_selected.remove(captureId)) m_selected.insert(captureId);
  for (int row = 0; row < count(); ++row) {
    if (toQt(m_captures[static_cast<std::size_t>(row)].id) == captureId)
      emit dataChanged(index(row), index(row), {Selected});
  }
  emit selectionChanged();
}

void CarnetModel::clearSelection() {
  m_selected.clear();
  if (count() > 0) emit dataChanged(index(0), index(count() - 1), {Selected});
  emit selectionChanged();
}

void CarnetModel::remove(const QString& captureId) {
  m_lastRemoved = captureId.toStdString();
  m_selected.remove(captureId);
  const auto removed = m_phone.captures.remove(m_lastRemoved);
  say(removed ? QString() : toQt(removed.error().message));
  emit selectionChanged();
}

void CarnetModel::undo() {
  if (m_lastRemoved.empty()) return;
  const auto restored = m_phone.captures.restore(m_lastRemoved);
  say(restored ? QString() : toQt(restored.error().message));
  m_lastRemoved.clear();
}

QString CarnetModel::groupSelected() {
  const auto draft = m_phone.drafts.beginFromCaptures(selectedIds(), ReportForm::blank(m_phone));
  say(draft ? QString() : toQt(draft.error().message));
  if (!draft) return {};
  clearSelection();
  return toQt(draft->id);
}

QString CarnetModel::addSelectedTo(const QString& draftId) {
  const auto draft = m_phone.drafts.addCaptures(draftId.toStdString(), selectedIds());
  say(draft ? QString() : toQt(draft.error().message));
  if (!draft) return {};
  clearSelection();
  return draftId;
}

std::vector<std::string> CarnetModel::selectedIds() const {
  std::vector<std::string> ids;
  for (const Capture& capture : m_captures) {
    if (m_selected.contains(toQt(capture.id))) ids.push_back(capture.id);
  }
  return ids;
}

void CarnetModel::reload() {
  std::vector<Capture> now = m_phone.captures.all();
  // The usual cases, one more, one less or one edited, keep the list where it is.
  const auto same = [](const Capture& a, const Capture& b) { return a.id == b.id; };
  if (now.size() == m_captures.size() && std::equal(now.begin(), now.end(), m_captures.begin(), same)) {
    m_captures = std::move(now);
    if (count() > 0) emit dataChanged(index(0), index(count() - 1));
    return;
  }
  const auto difference = std::mismatch(now.begin(), now.end(), m_captures.begin(), m_captures.end(), same);
  const int row = static_cast<int>(difference.first - now.begin());
  if (now.size() + 1 == m_captures.size() &&
      std::equal(difference.first, now.end(), difference.second + 1, m_captures.end(), same)) {
    beginRemoveRows({}, row, row);
    m_captures = std::move(now);
    endRemoveRows();
  } else if (now.size() == m_captures.size() + 1 &&
             std::equal(difference.first + 1, now.end(), difference.second, m_captures.end(), same)) {
    beginInsertRows({}, row, row);
    m_captures = std::move(now);
    endInsertRows();
  } else {
    beginResetModel();
    m_captures = std::move(now);
    endResetModel();
  }
  emit countChanged();
}

void CarnetModel::say(const QString& problem) {
  if (problem == m_problem) return;
  m_problem = problem;
  emit problemChanged();
}

}  // namespace passerelle
