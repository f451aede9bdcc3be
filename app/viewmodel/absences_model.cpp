#include "app/viewmodel/absences_model.h"

#include <QDateTime>

#include "app/viewmodel/sentences.h"
#include "app/viewmodel/text.h"
#include "shared/api/person_paths.h"

namespace passerelle {

AbsencesModel::AbsencesModel(Phone& phone, Exchange& exchange, QObject* parent)
    : QObject(parent), m_phone(phone), m_exchange(exchange) {
  for (const Topic topic : {Topic::absences, Topic::outbox, Topic::account, Topic::units})
    m_subscriptions.push_back(m_phone.observers.on(topic, [this](const std::string&) { emit changed(); }));
}

QString AbsencesModel::today() const {
  const auto now = m_phone.vault.clock().now() + m_phone.settings.clockSkew();
  return QDateTime::fromMSecsSinceEpoch(toMs(now)).date().toString(Qt::ISODate);
}

QVariantList AbsencesModel::absences() const {
  QVariantList list;
  const std::string day = today().toStdString();
  for (const Absences::Line& line : m_phone.absences.all()) {
    if (line.view.lastDay < day && !line.refused) continue;  // over since the server was asked
    list.append(QVariantMap{{QStringLiteral("id"), toQt(line.view.id)},
                            {QStringLiteral("firstDay"), toQt(line.view.firstDay)},
                            {QStringLiteral("lastDay"), toQt(line.view.lastDay)},
                            {QStringLiteral("deputy"), toQt(line.view.deputyName)},
                            {QStringLiteral("begun"), line.view.firstDay <= day},
                            {QStringLiteral("waiting"), line.waiting},
                            {QStringLiteral("refused"), line.refused},
                            {QStringLiteral("detail"), toQt(line.detail)}});
  }
  return list;
}

QVariantList AbsencesModel::candidates() const {
  QVariantList list;
  for (const DeputyChoice& one : m_phone.absences.candidates()) {
    const auto unit = m_phone.mirror.unit(one.unit);
    list.append(QVariantMap{{QStringLiteral("id"), toQt(one.id)},
                            {QStringLiteral("name"), toQt(one.name)},
                            {QStringLiteral("unit"), toQt(unit ? unit->name : one.unit)},
                            {QStringLiteral("reachable"), one.reachable}});
  }
  return list;
}

QVariantMap AbsencesModel::soonest() const {
  const QVariantList all = absences();
  return all.isEmpty() ? QVariantMap() : all.first().toMap();
}

void AbsencesModel::setDeputyId(const QString& id) {
  m_deputyId = id;
  m_problem.clear();
  emit formChanged();
}

void AbsencesModel::refresh() {
  if (!allowed() || !m_exchange.connected()) return;
  m_exchange.read(std::string(api::kAbsences), [this, alive = std::weak_ptr<bool>(m_alive)](Result<std::string> body) {
    if (!alive.expired() && body) (void)m_phone.absences.put(*body);
  });
}

void AbsencesModel::pickDay(const QString& day) {
  const bool closes = !m_firstDay.isEmpty() && m_firstDay == m_lastDay && day > m_firstDay;
  if (!closes) m_firstDay = day;
  m_lastDay = day;
  m_problem.clear();
  emit formChanged();
}

bool AbsencesModel::declare() {
  const auto declared =
      m_phone.absences.declare(m_firstDay.toStdString(), m_lastDay.toStdString(), m_deputyId.toStdString());
  m_problem = declared ? QString() : sentenceOf(declared.error());
  if (declared) m_firstDay.clear(), m_lastDay.clear(), m_deputyId.clear();
  emit formChanged();
  return declared.has_value();
}

void AbsencesModel::end(const QString& id) { (void)m_phone.absences.end(id.toStdString()); }

}  // namespace passerelle
