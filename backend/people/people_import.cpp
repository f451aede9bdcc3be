#include "backend/people/people_import.h"

#include <algorithm>
#include <map>
#include <set>

#include "backend/changes/change_log.h"
#include "backend/journal/journal.h"
#include "backend/people/people_service.h"
#include "backend/people/policy.h"
#include "backend/units/unit_repository.h"
#include "shared/base/id.h"

namespace passerelle::people {
namespace {
constexpr std::size_t kMaxText = 200;

struct Line {
  const csv::Row* row;
  Person person;  ///< its id is that of the known person, or empty
};

/// Reads and checks every line; what is wrong goes to `faults`.
class Lines {
 public:
  Lines(sql::Connection& connection, const csv::Table& table, Language language, std::vector<csv::Fault>& faults)
      : m_connection(connection),
        m_table(table),
        m_language(language),
        m_faults(faults),
        m_columns(table, {"email", "name", "role"}, {"department", "manager_email", "unit_code", "language"}, language,
                  faults) {}

  std::vector<Line> read() {
    std::vector<Line> lines;
    if (!m_faults.empty()) return lines;
    for (std::size_t i = 1; i < m_table.rows.size(); ++i) lines.push_back({&m_table.rows[i], readOne(m_table.rows[i])});
    checkTwice(lines);
    checkManagers(lines);
    checkAdministrators(lines);
    return lines;
  }

 private:
  void bad(const csv::Row& row, std::string_view column, const std::string& french, const std::string& english) {
    csv::add(m_faults, m_columns.fault(row, column, std::string(say(m_language, french, english))));
  }

  Person readOne(const csv::Row& row) {
    Person person;
    const std::string email = lowered(m_columns.lineAt(row, "email")),
                      manager = lowered(m_columns.lineAt(row, "manager_email"));
    const std::string unit = m_columns.lineAt(row, "unit_code"), language = lowered(m_columns.at(row, "language"));
    person.name = m_columns.lineAt(row, "name");
    person.department = m_columns.lineAt(row, "department");
    if (row.cells.size() > m_columns.count())
      bad(row, "",
          "Cette ligne a plus de cellules que l’en-tête : un texte qui contient le séparateur se met entre guillemets.",
          "This line has more cells than the header: put text that holds the separator between quotes.");
    if (!isEmail(email))
      bad(row, "email", "L’adresse a la forme nom@entreprise.fr.", "The address looks like name@company.com.");
    person.email = email;
    if (person.name.empty()) bad(row, "name", "Il manque le nom.", "The name is missing.");
    if (person.name.size() > kMaxText) bad(row, "name", "Ce texte est trop long.", "This text is too long.");
    if (person.department.size() > kMaxText)
      bad(row, "department", "Ce texte est trop long.", "This text is too long.");
    if (!manager.empty()) person.managerEmail = manager;
    if (!unit.empty()) {
      person.unitCode = unit;
      if (!units::findUnit(m_connection, unit))
        bad(row, "unit_code", "L’unité « " + unit + " » n’existe pas : importez d’abord les unités.",
            "The unit \"" + unit + "\" does not exist: import the units first.");
    }
    if (!language.empty() && language != "fr" && language != "en")
      bad(row, "language", "La langue est fr ou en.", "The language is fr or en.");
    person.language = language.empty() ? "fr" : language;
    readRoles(row, person);
    if (const auto known = findPersonByEmail(m_connection, email)) person.id = known->id;
    return person;
  }

  void readRoles(const csv::Row& row, Person& person) {
    std::string names = m_columns.at(row, "role");
    std::replace(names.begin(), names.end(), '|', ' ');
    for (const std::string& name : splitRoles(names)) {
      if (!roleFromName(name)) {
        std::string all;
        for (const Role role : allRoles()) all += (all.empty() ? "" : ", ") + std::string(nameOf(role));
        bad(row, "role", "Le rôle « " + name + " » n’existe pas. Les rôles sont : " + all + ".",
            "There is no role \"" + name + "\". The roles are: " + all + ".");
      } else if (std::find(person.roles.begin(), person.roles.end(), name) == person.roles.end()) {
        person.roles.push_back(name);
      }
    }
    if (names.empty()) bad(row, "role", "Il manque le rôle.", "The role is missing.");
  }

  void checkTwice(const std::vector<Line>& lines) {
    for (const Line& line : lines) {
      const auto [first, added] = m_byEmail.emplace(*line.person.email, &line);
      if (added || line.person.email->empty()) continue;
      const std::string number = std::to_string(first->second->row->line);
      bad(*line.row, "email", "Cette adresse est déjà à la ligne " + number + ".",
          "This address is already on line " + number + ".");
    }
  }

  /// The manager of `email` after the import: from the file, else from the table.
  std::optional<std::string> managerOf(const std::string& email) {
    if (const auto found = m_byEmail.find(email); found != m_byEmail.end()) return found->second->person.managerEmail;
    const auto known = findPersonByEmail(m_connection, email);
    return known ? known->managerEmail : std::nullopt;
  }

  void checkManagers(const std::vector<Line>& lines) {
    std::set<std::string> sound;     // leads to somebody without a manager
    std::set<std::string> circular;  // leads into a circle
    for (const Line& line : lines) {
      const auto& manager = line.person.managerEmail;
      if (!manager) continue;
      if (!m_byEmail.contains(*manager) && !findPersonByEmail(m_connection, *manager)) {
        bad(*line.row, "manager_email", "« " + *manager + " » n’est ni dans ce fichier ni dans la base.",
            "\"" + *manager + "\" is neither in this file nor known already.");
        continue;
      }
      std::set<std::string> path;
      std::string at = *line.person.email;
      bool circle = false;
      while (!sound.contains(at)) {
        if (circular.contains(at) || !path.insert(at).second) {
          circle = true;
          break;
        }
        const auto next = managerOf(at);
        if (!next) break;
        at = *next;
      }
      if (circle)
        bad(*line.row, "manager_email", "Cette chaîne de responsables tourne en rond.",
            "This chain of managers goes in a circle.");
      (circle ? circular : sound).insert(path.begin(), path.end());
    }
  }

  /// An import never takes the role from the last administrator.
  void checkAdministrators(const std::vector<Line>& lines) {
    const auto isAdmin = [](const Person& person) {
      return std::find(person.roles.begin(), person.roles.end(), "admin") != person.roles.end();
    };
    if (std::any_of(lines.begin(), lines.end(), [&](const Line& line) { return isAdmin(line.person); })) return;
    const std::vector<Person> admins = administrators(m_connection);
    const Line* taken = nullptr;
    for (const Person& admin : admins) {
      const auto found = admin.email ? m_byEmail.find(*admin.email) : m_byEmail.end();
      if (found == m_byEmail.end()) return;  // somebody outside the file stays
      taken = found->second;
    }
    if (taken != nullptr)
      bad(*taken->row, "role",
          "Cette ligne retirerait son rôle à la dernière personne qui administre : ajoutez-y admin.",
          "This line would take the role from the last administrator: add admin to it.");
  }

  sql::Connection& m_connection;
  const csv::Table& m_table;
  Language m_language;
  std::vector<csv::Fault>& m_faults;
  csv::Columns m_columns;
  std::map<std::string, const Line*> m_byEmail;
};
}  // namespace

ImportOutcome importPeople(sql::Connection& connection, const Clock& clock, Rng& rng, std::string_view actorId,
                           std::string_view csvBytes, Language language) {
  ImportOutcome outcome;
  const csv::Table table = csv::parse(csvBytes, language, outcome.faults);
  std::vector<Line> lines = Lines(connection, table, language, outcome.faults).read();
  if (!outcome.faults.empty()) return outcome;
  const TimePoint now = clock.now();
  for (Line& line : lines) {
    Person& person = line.person;
    const auto known = person.id.empty() ? std::nullopt : findPerson(connection, person.id);
    if (known && *known == person) {
      ++outcome.unchanged;
      continue;
    }
    if (!known) person.id = newId(clock, rng);
    if (known)
      updatePerson(connection, person, now);
    else
      insertPerson(connection, person, now);
    ++(known ? outcome.updated : outcome.created);
    if (known && (known->roles != person.roles || known->unitCode != person.unitCode))
      changes::append(connection, "scope", person.id, "person:" + person.id, now);
    journal::append(connection, rng, now, actorId, known ? "person.changed" : "person.created", "person:" + person.id,
                    person.name + "\n" + joinRoles(person.roles));
  }
  return outcome;
}

}  // namespace passerelle::people
