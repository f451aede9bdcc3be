#include "backend/people/absences.h"

#include <algorithm>

#include "backend/changes/change_log.h"
#include "backend/journal/journal.h"
#include "backend/pages/local_time.h"
#include "shared/base/id.h"
#include "shared/domain/report.h"

namespace passerelle::people {
namespace {
using sql::val;
constexpr Milliseconds kLongest = std::chrono::hours(24 * 120);
constexpr Milliseconds kFarthest = std::chrono::hours(24 * 400);
constexpr int kMostCandidates = 200;

bool has(const std::vector<std::string>& roles, std::string_view role) {
  return std::find(roles.begin(), roles.end(), role) != roles.end();
}

/// Midnight at the beginning of a day there, or of the one after it.
TimePoint midnightOf(const std::string& day, int after = 0) {
  const TimePoint utc = timeFromIso(day + "T00:00:00Z").value_or(TimePoint{}) + std::chrono::hours(24 * after);
  return pages::startOfDay(toIsoDate(utc)).value_or(utc);
}

Absence absenceIn(const sql::Row& row) {
  return {row.string(0),
          row.string(1),
          row.string(2),
          row.string(3),
          row.string(4),
          row.string(5),
          fromMs(row.integer(6)),
          fromMs(row.integer(7)),
          {},
          {}};
}

std::optional<Absence> find(sql::Connection& connection, std::string_view id) {
  auto rows = connection.query(R"(
      SELECT id, person_id, unit_code, deputy_id, first_day, last_day, begins_at, ends_at FROM host_absence WHERE id = $1)",
                               {val(id)});
  const auto* row = rows->next();
  return row == nullptr ? std::nullopt : std::optional<Absence>(absenceIn(*row));
}

std::vector<Person> staffOf(sql::Connection& connection, std::string_view unitCode) {
  std::vector<Person> staff;
  auto rows = connection.query("SELECT id FROM person WHERE unit_code = $1 ORDER BY name, id", {val(unitCode)});
  std::vector<std::string> ids;
  while (const auto* row = rows->next()) ids.push_back(row->string(0));
  rows.reset();
  staff.reserve(ids.size());
  for (const std::string& id : ids) staff.push_back(*findPerson(connection, id));
  return staff;
}
}  // namespace

std::vector<std::string> unitsStoodInFor(sql::Connection& connection, std::string_view personId, TimePoint now) {
  auto rows = connection.query(
      "SELECT unit_code FROM host_absence WHERE deputy_id = $1 AND ends_at > $2 AND begins_at <= $2 ORDER BY unit_code",
      {val(personId), val(toMs(now))});
  std::vector<std::string> units;
  while (const auto* row = rows->next()) {
    if (units.empty() || units.back() != row->text(0)) units.push_back(row->string(0));
  }
  return units;
}

std::optional<Person> deputyOf(sql::Connection& connection, std::string_view hostId, TimePoint now) {
  std::string deputy;
  {
    auto rows = connection.query(R"(
        SELECT deputy_id FROM host_absence WHERE person_id = $1 AND ends_at > $2 AND begins_at <= $2
        ORDER BY created_at DESC LIMIT 1)",
                                 {val(hostId), val(toMs(now))});
    if (const auto* row = rows->next()) deputy = row->string(0);
  }
  return deputy.empty() ? std::nullopt : findPerson(connection, deputy);
}

std::vector<Person> answerersOf(sql::Connection& connection, std::string_view unitCode, TimePoint now) {
  std::vector<Person> found;
  const auto add = [&found](Person person) {
    if (std::none_of(found.begin(), found.end(), [&](const Person& one) { return one.id == person.id; }))
      found.push_back(std::move(person));
  };
  const std::vector<Person> staff = staffOf(connection, unitCode);
  bool needsDeputies = true;
  for (const Person& person : staff) {
    if (!has(person.roles, "host")) continue;
    if (auto deputy = deputyOf(connection, person.id, now)) {
      needsDeputies = needsDeputies && !deputy->email;
      add(std::move(*deputy));
    } else {
      needsDeputies = needsDeputies && !person.email;
      add(person);
    }
  }
  if (!needsDeputies) return found;
  for (const Person& person : staff) {
    if (has(person.roles, "deputy")) add(person);
  }
  return found;
}

Result<Absence> Absences::set(sql::Connection& connection, const http::Caller& caller, const Wanted& wanted,
                              Language l) {
  const auto refuse = [l](ErrorCode code, std::string_view french, std::string_view english, std::string field) {
    return fail(code, say(l, french, english), std::move(field));
  };
  if (!has(caller.roles, "host") || caller.unitCode.empty())
    return refuse(ErrorCode::forbidden, "Seul l’hôte d’une unité nomme qui le remplace.",
                  "Only the host of a unit names who stands in.", "");
  if (!isId(wanted.id))
    return refuse(ErrorCode::invalid, "L’identifiant d’une absence est un UUID en minuscules.",
                  "An absence's id is a UUID in lower case.", "/id");
  if (!isDate(wanted.firstDay) || !isDate(wanted.lastDay) || wanted.lastDay < wanted.firstDay)
    return refuse(ErrorCode::invalid, "Donnez le premier et le dernier jour de l’absence, dans cet ordre.",
                  "Give the first and the last day of the absence, in this order.", "/lastDay");
  const TimePoint now = m_clock.now();
  Absence absence{wanted.id,
                  caller.personId,
                  caller.unitCode,
                  wanted.deputyId,
                  wanted.firstDay,
                  wanted.lastDay,
                  midnightOf(wanted.firstDay),
                  midnightOf(wanted.lastDay, 1),
                  {},
                  {}};
  if (absence.endsAt <= now)
    return refuse(ErrorCode::refused, "Cette absence est déjà passée.", "This absence is over already.", "/lastDay");
  if (absence.endsAt - absence.beginsAt > kLongest || absence.beginsAt > now + kFarthest)
    return refuse(ErrorCode::refused,
                  "Une absence dure au plus 120 jours et commence dans l’année : au-delà, changez l’hôte de l’unité.",
                  "An absence lasts at most 120 days and begins within a year: beyond, change the unit's host.",
                  "/lastDay");
  const auto able = candidates(connection, caller);
  const auto deputy =
      std::find_if(able.begin(), able.end(), [&](const Person& one) { return one.id == wanted.deputyId; });
  if (deputy == able.end())
    return refuse(ErrorCode::refused, "Choisissez quelqu’un de votre unité, ou l’hôte d’une unité de votre région.",
                  "Choose somebody of your unit, or the host of a unit of your region.", "/deputyId");
  absence.deputyName = deputy->name;
  const auto before = find(connection, wanted.id);
  if (before && before->personId != caller.personId)
    return refuse(ErrorCode::forbidden, "Cette absence est celle de quelqu’un d’autre.",
                  "This absence is somebody else's.", "");
  // Whoever loses the right is told to begin anew, as is whoever gains it: `told` goes back to 0.
  if (before && before->deputyId != absence.deputyId && before->now(now))
    changes::append(connection, "scope", before->deputyId, "person:" + before->deputyId, now);
  connection.execute(
      R"(
      INSERT INTO host_absence (id, person_id, unit_code, deputy_id, first_day, last_day, begins_at, ends_at, created_at, told)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0)
      ON CONFLICT (id) DO UPDATE SET deputy_id = excluded.deputy_id, first_day = excluded.first_day,
        last_day = excluded.last_day, begins_at = excluded.begins_at, ends_at = excluded.ends_at, ended_at = NULL, told = 0)",
      {val(absence.id), val(absence.personId), val(absence.unitCode), val(absence.deputyId), val(absence.firstDay),
       val(absence.lastDay), val(toMs(absence.beginsAt)), val(toMs(absence.endsAt)), val(toMs(now))});
  journal::append(connection, m_rng, now, caller.personId, "absence.set", "absence:" + absence.id,
                  absence.firstDay + " " + absence.lastDay + " " + absence.deputyId);
  return absence;
}

Result<void> Absences::end(sql::Connection& connection, const http::Caller& caller, std::string_view id, Language l) {
  const auto absence = find(connection, id);
  if (!absence) return fail(ErrorCode::notFound, say(l, "Cette absence n’existe pas.", "There is no such absence."));
  if (absence->personId != caller.personId)
    return fail(ErrorCode::forbidden,
                say(l, "Cette absence est celle de quelqu’un d’autre.", "This absence is somebody else's."));
  const TimePoint now = m_clock.now();
  if (absence->endsAt <= now) return {};
  connection.execute("UPDATE host_absence SET ends_at = $2, ended_at = $2 WHERE id = $1", {val(id), val(toMs(now))});
  journal::append(connection, m_rng, now, caller.personId, "absence.ended", "absence:" + absence->id, "");
  return {};
}

std::vector<Absence> Absences::of(sql::Connection& connection, std::string_view hostId) const {
  auto rows = connection.query(R"(
      SELECT a.id, a.person_id, a.unit_code, a.deputy_id, a.first_day, a.last_day, a.begins_at, a.ends_at, h.name, d.name
      FROM host_absence a JOIN person h ON h.id = a.person_id JOIN person d ON d.id = a.deputy_id
      WHERE a.person_id = $1 AND a.ends_at > $2 ORDER BY a.begins_at, a.id LIMIT 50)",
                               {val(hostId), val(toMs(m_clock.now()))});
  std::vector<Absence> found;
  while (const auto* row = rows->next()) {
    found.push_back(absenceIn(*row));
    found.back().personName = row->string(8);
    found.back().deputyName = row->string(9);
  }
  return found;
}

std::vector<Person> Absences::candidates(sql::Connection& connection, const http::Caller& host) const {
  std::vector<std::string> ids;
  {
    auto rows = connection.query(R"(
        SELECT p.id FROM person p JOIN unit u ON u.code = p.unit_code
        WHERE p.id <> $1 AND (p.unit_code = $2 OR (u.region = $3
          AND (' ' || p.roles || ' ' LIKE '% host %' OR ' ' || p.roles || ' ' LIKE '% deputy %')))
        ORDER BY CASE WHEN p.unit_code = $2 THEN 0 ELSE 1 END, p.name, p.id LIMIT $4)",
                                 {val(host.personId), val(host.unitCode), val(host.region), val(kMostCandidates)});
    while (const auto* row = rows->next()) ids.push_back(row->string(0));
  }
  std::vector<Person> people;
  people.reserve(ids.size());
  for (const std::string& id : ids) people.push_back(*findPerson(connection, id));
  return people;
}

Absences::Turned Absences::turn(sql::Connection& connection) {
  Turned turned;
  const TimePoint now = m_clock.now();
  const auto in = [&connection, now](std::string_view sql) {
    auto rows = connection.query(sql, {val(toMs(now))});
    std::vector<Absence> found;
    while (const auto* row = rows->next()) found.push_back(absenceIn(*row));
    return found;
  };
  // A deputy reads another unit's reports, or no more: their devices begin the reading anew.
  const auto tell = [&connection, &turned, now](const Absence& absence, int told) {
    connection.execute("UPDATE host_absence SET told = $2 WHERE id = $1", {val(absence.id), val(told)});
    changes::append(connection, "scope", absence.deputyId, "person:" + absence.deputyId, now);
    turned.changed = true;
  };
  for (const Absence& over : in(R"(
      SELECT id, person_id, unit_code, deputy_id, first_day, last_day, begins_at, ends_at FROM host_absence
      WHERE told = 1 AND ends_at <= $1)"))
    tell(over, 2);
  turned.begun = in(R"(
      SELECT id, person_id, unit_code, deputy_id, first_day, last_day, begins_at, ends_at FROM host_absence
      WHERE told = 0 AND begins_at <= $1 AND ends_at > $1)");
  for (const Absence& absence : turned.begun) tell(absence, 1);
  return turned;
}

}  // namespace passerelle::people
