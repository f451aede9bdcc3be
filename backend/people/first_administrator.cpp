// The first administrator's link, and what an administrator compares: the three words of new devices.
#include <algorithm>

#include "backend/journal/journal.h"
#include "backend/people/people_service.h"
#include "shared/base/id.h"

namespace passerelle::people {
using sql::val;

std::optional<std::string> PeopleService::firstAdministratorLink(sql::Connection& connection) {
  const TimePoint now = m_clock.now();
  std::vector<Person> admins = administrators(connection);
  if (std::any_of(admins.begin(), admins.end(),
                  [&](const Person& person) { return hasArrived(connection, person.id); }))
    return std::nullopt;
  if (admins.empty()) {
    Person person;
    person.id = newId(m_clock, m_rng);
    person.name = "Administration";
    person.roles = {"admin", "visitor"};
    insertPerson(connection, person, now);
    journal::append(connection, m_rng, now, "system", "person.invited", "person:" + person.id, person.name);
    admins.push_back(std::move(person));
  }
  connection.execute("UPDATE invitation SET used_at = $1 WHERE created_by = 'system' AND used_at IS NULL",
                     {val(toMs(now))});
  return inviteKnown(connection, "system", admins.front(), Purpose::browser, std::chrono::hours(24)).link;
}

std::vector<PairingRow> PeopleService::recentPairings(sql::Connection& connection, int limit) {
  auto rows = connection.query(R"(
      SELECT p.name, g.device_name, g.words, COALESCE(g.device_id, ''), g.created_at
      FROM pairing g JOIN person p ON p.id = g.person_id
      WHERE g.created_at > $1 ORDER BY g.created_at DESC, g.id DESC LIMIT $2)",
                               {val(toMs(m_clock.now() - std::chrono::hours(24))), val(limit)});
  std::vector<PairingRow> pairings;
  while (const auto* row = rows->next())
    pairings.push_back({row->string(0), row->string(1), row->string(2), row->string(3), fromMs(row->integer(4))});
  return pairings;
}

}  // namespace passerelle::people
