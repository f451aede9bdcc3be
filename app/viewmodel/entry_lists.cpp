#include "app/viewmodel/entry_lists.h"

#include <algorithm>

#include "app/viewmodel/text.h"
#include "shared/codec/names.h"

namespace passerelle {
namespace {
template <class Entry>
int rowIn(const std::vector<Entry>& entries, const QString& id) {
  const auto found =
      std::find_if(entries.begin(), entries.end(), [&](const Entry& entry) { return toQt(entry.id) == id; });
  return found == entries.end() ? -1 : static_cast<int>(found - entries.begin());
}

/// Removes what is not wanted or bears other words, then puts each wanted entry at its row.
template <class Entry, class Same, class List>
void becomeRowByRow(const std::vector<Entry>& entries, const std::vector<Entry>& wanted, Same same, List& list) {
  for (int row = static_cast<int>(entries.size()) - 1; row >= 0; --row) {
    const Entry& entry = entries[static_cast<std::size_t>(row)];
    if (std::none_of(wanted.begin(), wanted.end(), [&](const Entry& one) { return same(one, entry); }))
      list.remove(toQt(entry.id));
  }
  for (int row = 0; row < static_cast<int>(wanted.size()); ++row) {
    const Entry& entry = wanted[static_cast<std::size_t>(row)];
    const int at = rowIn(entries, toQt(entry.id));
    if (at < 0)
      list.insert(row, entry);
    else if (at != row)
      list.move(toQt(entry.id), row);
  }
}
}  // namespace

int AstonishmentList::rowOf(const QString& id) const { return rowIn(m_entries, id); }

int AstonishmentList::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant AstonishmentList::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
  const Astonishment& entry = m_entries[static_cast<std::size_t>(index.row())];
  switch (role) {
    case EntryId:
      return toQt(entry.id);
    case Tone:
      return toQt(nameOf(entry.tone));
    case Words:
      return toQt(entry.text);
    case Verbatim:
      return toQt(entry.verbatim);
    case Moment:
      return toQt(entry.momentOfTruth);
    case Sense:
      return toQt(entry.sense);
    case Question:
      return toQt(entry.question);
    case Photos: {
      QStringList sources;
      for (const std::string& id : entry.media) sources.append(QStringLiteral("image://picture/thumb/") + toQt(id));
      return sources;
    }
    default:
      return {};
  }
}

QHash<int, QByteArray> AstonishmentList::roleNames() const {
  return {{EntryId, "entryId"}, {Tone, "tone"},   {Words, "words"},       {Verbatim, "verbatim"},
          {Moment, "moment"},   {Sense, "sense"}, {Question, "question"}, {Photos, "photoSources"}};
}

Astonishment* AstonishmentList::find(const QString& id) {
  const int row = rowOf(id);
  return row < 0 ? nullptr : &m_entries[static_cast<std::size_t>(row)];
}

void AstonishmentList::insert(int row, Astonishment entry) {
  row = std::clamp(row, 0, rowCount());
  beginInsertRows({}, row, row);
  m_entries.insert(m_entries.begin() + row, std::move(entry));
  endInsertRows();
}

int AstonishmentList::remove(const QString& id) {
  const int row = rowOf(id);
  if (row < 0) return row;
  beginRemoveRows({}, row, row);
  m_entries.erase(m_entries.begin() + row);
  endRemoveRows();
  return row;
}

void AstonishmentList::touched(const QString& id) {
  if (const int row = rowOf(id); row >= 0) emit dataChanged(index(row), index(row), {Tone, Moment, Sense});
}

void AstonishmentList::move(const QString& id, int row) {
  const int from = rowOf(id), to = std::clamp(row, 0, rowCount() - 1);
  if (from < 0 || from == to) return;
  beginMoveRows({}, from, from, {}, to > from ? to + 1 : to);
  Astonishment entry = std::move(m_entries[static_cast<std::size_t>(from)]);
  m_entries.erase(m_entries.begin() + from);
  m_entries.insert(m_entries.begin() + to, std::move(entry));
  endMoveRows();
}

void AstonishmentList::follow(const std::vector<Astonishment>& wanted) {
  const auto same = [](const Astonishment& a, const Astonishment& b) {
    return a.id == b.id && a.text == b.text && a.verbatim == b.verbatim && a.question == b.question;
  };
  becomeRowByRow(m_entries, wanted, same, *this);
  m_entries = wanted;
  if (!wanted.empty()) emit dataChanged(index(0), index(rowCount() - 1), {Tone, Moment, Sense, Photos});
}

int IdeaList::rowOf(const QString& id) const { return rowIn(m_entries, id); }

int IdeaList::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant IdeaList::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
  const ReportIdea& entry = m_entries[static_cast<std::size_t>(index.row())];
  switch (role) {
    case EntryId:
      return toQt(entry.id);
    case Words:
      return toQt(entry.text);
    default:
      return {};
  }
}

QHash<int, QByteArray> IdeaList::roleNames() const { return {{EntryId, "entryId"}, {Words, "words"}}; }

ReportIdea* IdeaList::find(const QString& id) {
  const int row = rowOf(id);
  return row < 0 ? nullptr : &m_entries[static_cast<std::size_t>(row)];
}

void IdeaList::insert(int row, ReportIdea entry) {
  row = std::clamp(row, 0, rowCount());
  beginInsertRows({}, row, row);
  m_entries.insert(m_entries.begin() + row, std::move(entry));
  endInsertRows();
}

int IdeaList::remove(const QString& id) {
  const int row = rowOf(id);
  if (row < 0) return row;
  beginRemoveRows({}, row, row);
  m_entries.erase(m_entries.begin() + row);
  endRemoveRows();
  return row;
}

void IdeaList::move(const QString& id, int row) {
  const int from = rowOf(id), to = std::clamp(row, 0, rowCount() - 1);
  if (from < 0 || from == to) return;
  beginMoveRows({}, from, from, {}, to > from ? to + 1 : to);
  ReportIdea entry = std::move(m_entries[static_cast<std::size_t>(from)]);
  m_entries.erase(m_entries.begin() + from);
  m_entries.insert(m_entries.begin() + to, std::move(entry));
  endMoveRows();
}

void IdeaList::follow(const std::vector<ReportIdea>& wanted) {
  becomeRowByRow(
      m_entries, wanted, [](const ReportIdea& a, const ReportIdea& b) { return a.id == b.id && a.text == b.text; },
      *this);
  m_entries = wanted;
}

}  // namespace passerelle
