#include "app/viewmodel/drafts_model.h"

#include <algorithm>

#include "app/viewmodel/text.h"

namespace passerelle {

DraftsModel::DraftsModel(Phone& phone, QObject* parent) : QAbstractListModel(parent), m_phone(phone) {
  for (const Topic topic : {Topic::drafts, Topic::units}) {
    m_subscriptions.push_back(m_phone.observers.on(topic, [this](const std::string&) { reload(); }));
  }
  m_lines = m_phone.drafts.all();
}

int DraftsModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : count(); }

QVariant DraftsModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
  const DraftLine& line = m_lines[static_cast<std::size_t>(index.row())];
  switch (role) {
    case DraftId:
      return toQt(line.id);
    case UnitName: {
      if (line.unitCode.empty()) return QString();
      const auto unit = m_phone.mirror.unit(line.unitCode);
      return toQt(unit ? unit->name : line.unitCode);
    }
    case FirstWords:
      return toQt(line.title);
    case UpdatedAt:
      return toQml(line.changedAt);
    case PhotoCount:
      return line.photos;
    case Conflict:
      return line.origin == DraftOrigin::conflictCopy;
    case Correction:
      return line.origin == DraftOrigin::correction;
    default:
      return {};
  }
}

QHash<int, QByteArray> DraftsModel::roleNames() const {
  return {{DraftId, "draftId"},       {UnitName, "unitName"}, {FirstWords, "firstWords"}, {UpdatedAt, "updatedAt"},
          {PhotoCount, "photoCount"}, {Conflict, "conflict"}, {Correction, "correction"}};
}

QString DraftsModel::latestId() const { return m_lines.empty() ? QString() : toQt(m_lines.front().id); }

void DraftsModel::reload() {
  std::vector<DraftLine> now = m_phone.drafts.all();
  const auto same = [](const DraftLine& a, const DraftLine& b) { return a.id == b.id; };
  if (now.size() == m_lines.size() && std::equal(now.begin(), now.end(), m_lines.begin(), same)) {
    m_lines = std::move(now);
    if (count() > 0) emit dataChanged(index(0), index(count() - 1));
  } else {
    beginResetModel();
    m_lines = std::move(now);
    endResetModel();
  }
  emit changed();
}

}  // namespace passerelle
