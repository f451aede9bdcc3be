#include "app/sample/sample_person.h"

#include <QJsonDocument>

#include "app/sample/sample_chain.h"
#include "shared/api/person_paths.h"

namespace passerelle::sample {
namespace {
struct Deputy {
  const char *id, *name, *unit;
  bool reachable;
};
constexpr Deputy kDeputies[] = {{"0193f005-0000-7000-8000-000000000001", "Amélie Roux", "LYON-02", true},
                                {"0193f005-0000-7000-8000-000000000002", "Bastien Meunier", "LYON-02", false},
                                {"0193f005-0000-7000-8000-000000000003", "Yanis Carlier", "LYON-01", true}};

QJsonObject deputyNamed(const QString& id) {
  for (const Deputy& one : kDeputies) {
    if (id == QLatin1String(one.id)) return {{"id", one.id}, {"name", QString::fromUtf8(one.name)}};
  }
  return {{"id", id}, {"name", QString()}};
}

QString day(TimePoint now, int after) {
  return QString::fromStdString(toIsoDate(now + std::chrono::hours(24 * after)));
}

}  // namespace

SamplePerson::SamplePerson(TimePoint now)
    : m_absences{QJsonObject{{"id", "0193f006-0000-7000-8000-000000000001"},
                             {"unit", "LYON-02"},
                             {"firstDay", day(now, 12)},
                             {"lastDay", day(now, 18)},
                             {"deputy", deputyNamed(kDeputies[0].id)}}} {}

QJsonObject SamplePerson::absences() const {
  QJsonArray candidates;
  for (const Deputy& one : kDeputies)
    candidates.append(QJsonObject{
        {"id", one.id}, {"name", QString::fromUtf8(one.name)}, {"unit", one.unit}, {"reachable", one.reachable}});
  return {{"items", m_absences}, {"candidates", candidates}};
}

QJsonObject SamplePerson::subscription() const {
  return {{"frequency", m_frequency}, {"pausedAt", QJsonValue::Null}, {"address", true}};
}

std::optional<ApiResponse> SamplePerson::answer(const ApiRequest& request, const std::string& path) {
  const QJsonObject body = QJsonDocument::fromJson(QByteArray::fromStdString(request.body)).object();
  if (path == api::kSubscription) {
    if (request.method == "PUT") m_frequency = body["frequency"].toString();
    return json(subscription());
  }
  if (path == api::kAbsences) return json(absences());
  if (!path.starts_with(std::string(api::kAbsences) + "/")) return std::nullopt;
  const QString id = QString::fromStdString(path.substr(api::kAbsences.size() + 1));
  for (qsizetype i = m_absences.size(); i-- > 0;) {
    if (m_absences[i].toObject()["id"] == id) m_absences.removeAt(i);
  }
  if (request.method == "DELETE") return ApiResponse{204, {}, {}};
  const QJsonObject absence{{"id", id},
                            {"unit", "LYON-02"},
                            {"firstDay", body["firstDay"]},
                            {"lastDay", body["lastDay"]},
                            {"deputy", deputyNamed(body["deputyId"].toString())}};
  m_absences.append(absence);
  return json(absence);
}

}  // namespace passerelle::sample
