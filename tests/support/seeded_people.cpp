#include "tests/support/seeded_people.h"

#include "backend/people/token.h"
#include "shared/base/id.h"

namespace passerelle::testing {

std::vector<SeededPerson> seedPeople(sql::Connection& connection, int count, int units, const Clock& clock, Rng& rng) {
  using sql::val;
  const std::int64_t now = toMs(clock.now());
  connection.execute("INSERT INTO region (code, name) VALUES ('Sud', 'Sud')");
  for (int i = 1; i <= units; ++i) {
    const std::string code = "S-" + std::to_string(i);
    connection.execute(R"(
        INSERT INTO unit (code, name, kind, region, address, lat, lon, opening, updated_at)
        VALUES ($1, $1, 'shop', 'Sud', 'rue Haute', 45.7, 4.8, '', $2))",
                       {val(code), val(now)});
  }
  std::vector<SeededPerson> people;
  for (int i = 0; i < count; ++i) {
    SeededPerson person{newId(clock, rng), newId(clock, rng), people::newToken(rng)};
    connection.execute(R"(
        INSERT INTO person (id, email, name, department, roles, language, created_at, updated_at)
        VALUES ($1, $2, $3, 'Siège', 'visitor', 'fr', $4, $4))",
                       {val(person.id), val("seeded" + std::to_string(i) + "@chain.example"),
                        val("Visiteur " + std::to_string(i)), val(now)});
    connection.execute(R"(
        INSERT INTO device (id, person_id, kind, name, token_hash, created_at, seen_at, expires_at)
        VALUES ($1, $2, 'script', 'seeded', $3, $4, $4, $5))",
                       {val(person.deviceId), val(person.id), val(people::digestOf(person.token)), val(now),
                        val(now + std::int64_t{90} * 24 * 3600 * 1000)});
    people.push_back(std::move(person));
  }
  return people;
}

}  // namespace passerelle::testing
