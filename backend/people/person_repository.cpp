#include "backend/people/person_repository.h"

namespace passerelle::people {
namespace {
using sql::val;

Person personIn(const sql::Row& row) {
  Person person;
  person.id = row.string(0);
  person.email = row.optionalString(1);
  person.name = row.string(2);
  person.department = row.string(3);
  person.managerEmail = row.optionalString(4);
  person.unitCode = row.optionalString(5);
  person.roles = splitRoles(row.text(6));
  person.language = row.string(7);
  return person;
}

std::vector<Person> readAll(sql::Rows& rows) {
  std::vector<Person> people;
  while (const auto* row = rows.next()) people.push_back(personIn(*row));
  return people;
}
}  // namespace

std::vector<std::string> splitRoles(std::string_view joined) {
  std::vector<std::string> roles;
  while (!joined.empty()) {
    const std::size_t end = std::min(joined.find(' '), joined.size());
    if (end > 0) roles.emplace_back(joined.substr(0, end));
    joined.remove_prefix(std::min(end + 1, joined.size()));
  }
  return roles;
}

std::string joinRoles(const std::vector<std::string>& roles) {
  std::string joined;
  for (const std::string& role : roles) joined += (joined.empty() ? "" : " ") + role;
  return joined;
}

std::optional<Person> findPerson(sql::Connection& connection, std::string_view id) {
  auto rows = connection.query(R"(
      SELECT id, email, name, department, manager_email, unit_code, roles, language FROM person WHERE id = $1)",
                               {val(id)});
  const auto* row = rows->next();
  return row == nullptr ? std::nullopt : std::optional<Person>(personIn(*row));
}

std::optional<Person> findPersonByEmail(sql::Connection& connection, std::string_view email) {
  auto rows = connection.query(R"(
      SELECT id, email, name, department, manager_email, unit_code, roles, language FROM person WHERE email = $1)",
                               {val(email)});
  const auto* row = rows->next();
  return row == nullptr ? std::nullopt : std::optional<Person>(personIn(*row));
}

void insertPerson(sql::Connection& connection, const Person& person, TimePoint now) {
  connection.execute(
      R"(
      INSERT INTO person (id, email, name, department, manager_email, unit_code, roles, language, created_at, updated_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9))",
      {val(person.id), val(person.email), val(person.name), val(person.department), val(person.managerEmail),
       val(person.unitCode), val(joinRoles(person.roles)), val(person.language), val(toMs(now))});
}

void updatePerson(sql::Connection& connection, const Person& person, TimePoint now) {
  connection.execute(
      R"(
      UPDATE person SET email = $2, name = $3, department = $4, manager_email = $5, unit_code = $6, roles = $7, language = $8,
        updated_at = $9
      WHERE id = $1)",
      {val(person.id), val(person.email), val(person.name), val(person.department), val(person.managerEmail),
       val(person.unitCode), val(joinRoles(person.roles)), val(person.language), val(toMs(now))});
}

std::vector<Person> administrators(sql::Connection& connection) {
  auto rows = connection.query(R"(
      SELECT id, email, name, department, manager_email, unit_code, roles, language FROM person
      WHERE ' ' || roles || ' ' LIKE '% admin %' ORDER BY created_at, id)");
  return readAll(*rows);
}

std::vector<Person> peopleWithoutDevice(sql::Connection& connection, std::string_view unitCode, TimePoint now,
                                        int limit) {
  auto rows = connection.query(R"(
      SELECT id, email, name, department, manager_email, unit_code, roles, language FROM person
      WHERE ($1 = '' OR unit_code = $1)
        AND NOT EXISTS (SELECT 1 FROM device WHERE device.person_id = person.id AND kind = 'app' AND revoked_at IS NULL
                        AND expires_at > $2)
      ORDER BY name, id LIMIT $3)",
                               {val(unitCode), val(toMs(now)), val(limit)});
  return readAll(*rows);
}

Counts counts(sql::Connection& connection) {
  auto rows = connection.query(R"(
      SELECT (SELECT COUNT(*) FROM unit), (SELECT COUNT(*) FROM person),
             (SELECT COUNT(DISTINCT person_id) FROM device WHERE kind = 'app' AND revoked_at IS NULL))");
  const auto* row = rows->next();
  return {row->integer(0), row->integer(1), row->integer(2)};
}

std::optional<Person> personBehindCode(sql::Connection& connection, std::string_view codeHash, TimePoint now) {
  auto rows = connection.query(R"(
      SELECT p.id, p.email, p.name, p.department, p.manager_email, p.unit_code, p.roles, p.language
      FROM invitation i JOIN person p ON p.id = i.person_id
      WHERE i.code_hash = $1 AND i.purpose = 'browser' AND i.used_at IS NULL AND i.expires_at > $2)",
                               {val(codeHash), val(toMs(now))});
  const auto* row = rows->next();
  return row == nullptr ? std::nullopt : std::optional<Person>(personIn(*row));
}

}  // namespace passerelle::people
