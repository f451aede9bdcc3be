#include "app/viewmodel/units_model.h"

#include "app/viewmodel/text.h"

namespace passerelle {
namespace {
constexpr int kNearest = 30;
constexpr int kMatching = 60;
}  // namespace

UnitsModel::UnitsModel(Phone& phone, PositionModel& position, QObject* parent)
    : QAbstractListModel(parent), m_phone(phone), m_position(position) {
  m_onUnits = m_phone.observers.on(Topic::units, [this](const std::string&) { reload(); });
  connect(&m_position, &PositionModel::changed, this, &UnitsModel::reload);
  reload();
}

int UnitsModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : count(); }

QVariant UnitsModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
  const Row& row = m_rows[static_cast<std::size_t>(index.row())];
  switch (role) {
    case Code:
      return toQt(row.unit.code);
    case Name:
      return toQt(row.unit.name);
    case Place:
      return toQt(row.unit.address);
    case DistanceM:
      return row.distanceM;
    default:
      return {};
  }
}

QHash<int, QByteArray> UnitsModel::roleNames() const {
  return {{Code, "code"}, {Name, "unitName"}, {Place, "place"}, {DistanceM, "distanceM"}};
}

void UnitsModel::setQuery(const QString& words) {
  m_query = words.trimmed();
  reload();
}

void UnitsModel::locate() { m_position.ask(); }

void UnitsModel::reload() {
  const Position here{m_position.latitude(), m_position.longitude()};
  std::vector<Row> rows;
  const auto add = [&](const UnitView& unit) {
    rows.push_back({unit, located() && unit.position ? distanceM(here, *unit.position) : -1});
  };
  if (!m_query.isEmpty()) {
    for (const UnitView& unit : m_phone.mirror.unitsMatching(m_query.toStdString(), kMatching)) add(unit);
  } else if (located()) {
    for (const auto& near : m_phone.mirror.unitsNear(here, kNearest)) rows.push_back({near.unit, near.distanceM});
  } else {
    for (const UnitView& unit : m_phone.mirror.units()) add(unit);
  }
  beginResetModel();
  m_rows = std::move(rows);
  endResetModel();
  emit changed();
}

}  // namespace passerelle
