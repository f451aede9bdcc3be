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
    default:
      return {};
  }
}

QHash<int, QByteArray> AstonishmentList::roleNames() const {
  return {{EntryId, "entryId"},   {Tone, "tone"},     {Words, "words"},
          {Verbatim, "verbatim"}, {Moment, "moment"}, {Sense, "sense"}};
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

}  // namespace passerelle
