#include "app/viewmodel/carnet_model.h"

#include <QDate>
#include <algorithm>

#include "app/viewmodel/report_form.h"
#include "app/viewmodel/sentences.h"
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
    case Kind:
      return capture.kind == CaptureKind::photo   ? QStringLiteral("photo")
             : capture.kind == CaptureKind::voice ? QStringLiteral("voice")
                                                  : QStringLiteral("text");
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
    case Voice:
      return capture.kind == CaptureKind::voice ? toQt(capture.mediumId) : QString();
    case VoiceMs: {
      const auto medium = capture.kind == CaptureKind::voice ? m_phone.media.find(capture.mediumId) : std::nullopt;
      return medium ? static_cast<int>(medium->duration.count()) : 0;
    }
    case Selected:
      return m_selected.contains(toQt(capture.id));
    default:
      return {};
  }
}

QHash<int, QByteArray> CarnetModel::roleNames() const {
  return {{CaptureId, "captureId"},
          {Kind, "kind"},
          {Words, "words"},
          {At, "at"},
          {Day, "day"},
          {Photo, "photo"},
          {PhotoCount, "photoCount"},
          {Voice, "voice"},
          {VoiceMs, "voiceMs"},
          {Selected, "selected"}};
}

QString CarnetModel::idAt(int row) const {
  return row >= 0 && row < count() ? toQt(m_captures[static_cast<std::size_t>(row)].id) : QString();
}

int CarnetModel::rowOf(const QString& captureId) const {
  for (int row = 0; row < count(); ++row) {
    if (idAt(row) == captureId) return row;
  }
  return -1;
}

QStringList CarnetModel::selection() const {
  QStringList ids;
  for (int row = count() - 1; row >= 0; --row) {
    if (m_selected.contains(idAt(row))) ids.append(idAt(row));
  }
  return ids;
}

QStringList CarnetModel::meant(const QString& captureId) const {
  return m_selected.contains(captureId) ? selection() : QStringList{captureId};
}

void CarnetModel::toggle(const QString& captureId) {
  const int row = rowOf(captureId);
  if (row < 0) return;
  if (!m_selected.remove(captureId)) m_selected.insert(captureId);
  m_anchor = captureId;
  emit dataChanged(index(row), index(row), {Selected});
  emit selectionChanged();
}

void CarnetModel::selectTo(const QString& captureId) {
  const int to = rowOf(captureId);
  if (to < 0) return;
  const int anchor = rowOf(m_anchor);
  const int from = anchor < 0 ? to : anchor;
  for (int row = std::min(from, to); row <= std::max(from, to); ++row) m_selected.insert(idAt(row));
  emit dataChanged(index(std::min(from, to)), index(std::max(from, to)), {Selected});
  emit selectionChanged();
}

void CarnetModel::selectAll() {
  if (count() == 0) return;
  for (int row = 0; row < count(); ++row) m_selected.insert(idAt(row));
  emit dataChanged(index(0), index(count() - 1), {Selected});
  emit selectionChanged();
}

void CarnetModel::clearSelection() {
  m_selected.clear();
  m_anchor.clear();
  if (count() > 0) emit dataChanged(index(0), index(count() - 1), {Selected});
  emit selectionChanged();
}

void CarnetModel::removeAll(const QStringList& captureIds) {
  std::vector<std::string> ids;
  for (const QString& id : captureIds) ids.push_back(id.toStdString());
  if (ids.empty() || !check(m_phone.captures.remove(ids))) return;
  remember([this, ids] { check(m_phone.captures.restore(ids)); });
}

QString CarnetModel::sort(const QStringList& captureIds, const QString& draftId) {
  std::vector<std::string> ids;
  for (const QString& id : captureIds) ids.push_back(id.toStdString());
  if (ids.empty()) return {};
  const bool isNew = draftId.isEmpty();
  const auto draft = isNew ? m_phone.drafts.beginFromCaptures(ids, ReportForm::blank(m_phone))
                           : m_phone.drafts.addCaptures(draftId.toStdString(), ids);
  say(draft ? QString() : sentenceOf(draft.error()));
  if (!draft) return {};
  remember([this, ids, born = isNew ? draft->id : std::string()] { check(m_phone.drafts.takeBack(ids, born)); });
  return toQt(draft->id);
}

void CarnetModel::undo() {
  if (m_undo.empty()) return;
  const auto undo = std::move(m_undo.back());
  m_undo.pop_back();
  undo();
  emit undoChanged();
}

void CarnetModel::remember(std::function<void()> undo) {
  constexpr std::size_t kMostUndone = 50;
  if (m_undo.size() == kMostUndone) m_undo.erase(m_undo.begin());
  m_undo.push_back(std::move(undo));
  emit undoChanged();
}

bool CarnetModel::check(const Result<void>& done) {
  say(done ? QString() : sentenceOf(done.error()));
  return done.has_value();
}

/// What left the carnet is selected no more.
void CarnetModel::prune() {
  const auto before = m_selected.size();
  m_selected.removeIf([this](const QString& id) { return rowOf(id) < 0; });
  if (m_selected.size() != before) emit selectionChanged();
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
  prune();
  emit countChanged();
}

void CarnetModel::say(const QString& problem) {
  if (problem == m_problem) return;
  m_problem = problem;
  emit problemChanged();
}

}  // namespace passerelle
