// People in the database: SQL and nothing else.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/clock.h"
#include "shared/sql/connection.h"

namespace passerelle::people {

struct Person {
  std::string id;
  std::optional<std::string> email;  ///< lower case; none for somebody invited by name only
  std::string name;
  std::string department;
  std::optional<std::string> managerEmail;
  std::optional<std::string> unitCode;
  std::vector<std::string> roles;
  std::string language = "fr";
  bool operator==(const Person&) const = default;
};

std::vector<std::string> splitRoles(std::string_view joined);
std::string joinRoles(const std::vector<std::string>& roles);

std::optional<Person> findPerson(sql::Connection& connection, std::string_view id);
/// `email` in lower case.
std::optional<Person> findPersonByEmail(sql::Connection& connection, std::string_view email);
void insertPerson(sql::Connection& connection, const Person& person, TimePoint now);
/// Sets everything but the id.
void updatePerson(sql::Connection& connection, const Person& person, TimePoint now);
/// People who may administer, oldest first.
std::vector<Person> administrators(sql::Connection& connection);
/// People without a living device, by name; of one unit when `unitCode` is not empty. At most `limit`.
std::vector<Person> peopleWithoutDevice(sql::Connection& connection, std::string_view unitCode, TimePoint now,
                                        int limit);

struct Counts {
  std::int64_t units = 0, people = 0, apps = 0;  ///< apps: people who have paired at least one
};
Counts counts(sql::Connection& connection);
/// Whom an unused, still valid browser code would sign in.
std::optional<Person> personBehindCode(sql::Connection& connection, std::string_view codeHash, TimePoint now);

}  // namespace passerelle::people
