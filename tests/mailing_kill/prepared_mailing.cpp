#include "tests/mailing_kill/prepared_mailing.h"

#include <stdexcept>

#include "backend/backend.h"
#include "backend/people/people_import.h"
#include "backend/people/people_service.h"
#include "backend/units/unit_import.h"
#include "shared/api/paths.h"
#include "shared/base/id.h"
#include "shared/codec/report_json.h"

namespace passerelle::testing {
namespace {
constexpr const char* kUnits =
    "code;name;kind;region;address;lat;lon;opening\nLYO-01;Lyon Part-Dieu;shop;Sud;17 rue;45,7612;4,8556;Mo-Sa "
    "09:30-19:30\n";

struct Making {
  SystemClock clock;
  SystemRng rng;
  SystemFiles files;
  std::unique_ptr<Backend> backend;

  explicit Making(const std::string& folder) {
    BackendOptions options;
    options.dataFolder = folder;
    options.publicUrl = "http://127.0.0.1";
    options.readers = 0;
    auto made = Backend::create(options, clock, rng, files);
    if (!made) throw std::runtime_error(made.error().message);
    backend = std::move(*made);
  }
  void write(const sql::Database::WriteJob& job) {
    if (auto done = backend->database().writeNow(job); !done) throw std::runtime_error(done.error().message);
  }
  std::string tokenOf(const std::string& email) {
    std::string token;
    write([&](sql::Connection& connection) -> Result<void> {
      people::PeopleService service(clock, rng, "http://127.0.0.1");
      auto in = service.scriptToken(connection, email, "test");
      if (!in) return tl::unexpected<Error>(in.error());
      token = in->token;
      return {};
    });
    return token;
  }
  void ask(const std::string& method, const std::string& path, const std::string& token, const std::string& body,
           const std::string& type, int expected) {
    http::Request request;
    request.method = method;
    request.path = path;
    request.headers = {{"Authorization", "Bearer " + token}, {"Content-Type", type}};
    request.body = body;
    request.secure = true;
    http::Response answer{0, {}, {}, nullptr};
    backend->router().handle(std::move(request), http::Reply([&](http::Response r) { answer = std::move(r); }, "t"));
    if (answer.status != expected) throw std::runtime_error(method + " " + path + ": " + answer.text());
  }
};

std::int64_t numberOf(const std::string& dataFolder, std::string_view sql, const std::string& parameter) {
  sql::Database database({dataFolder + "/passerelle.db", 1, 16, {}, {}, {}});
  std::int64_t number = 0;
  database.readNow([&](sql::Connection& connection) {
    auto rows = parameter.empty() ? connection.query(sql) : connection.query(sql, {sql::val(parameter)});
    number = rows->next()->integer(0);
  });
  return number;
}
}  // namespace

PreparedMailing prepareMailing(const std::string& dataFolder, int people, bool starts) {
  Making making(dataFolder);
  PreparedMailing prepared;
  std::string csv =
      "email;name;role;unit_code;department;language\nauthor@chain.example;Author;visitor;;Terrain;fr\n"
      "editor@chain.example;Editor;moderator;;Terrain;fr\nhost@chain.example;Host;host;LYO-01;;fr\n";
  prepared.readers = {"editor@chain.example", "host@chain.example"};
  for (int i = 0; i < people; ++i) {
    const std::string email = "reader" + std::to_string(i) + "@chain.example";
    csv += email + ";Reader " + std::to_string(i) + ";management;;Siège;" + (i % 2 == 0 ? "fr\n" : "en\n");
    prepared.readers.push_back(email);
  }
  making.write([&](sql::Connection& connection) -> Result<void> {
    units::importUnits(connection, making.clock, making.rng, "test", kUnits, Language::english);
    const auto imported = people::importPeople(connection, making.clock, making.rng, "test", csv, Language::english);
    if (!imported.faults.empty()) return fail(ErrorCode::internal, imported.faults[0].message);
    return {};
  });
  const std::string author = making.tokenOf("author@chain.example"), host = making.tokenOf("host@chain.example");
  for (int i = 0; i < 3; ++i) {
    Report report;
    report.subject = {SubjectKind::unit, "LYO-01"};
    report.visitedOn = toIsoDate(making.clock.now());
    report.astonishments.push_back({newId(making.clock, making.rng),
                                    Tone::bad,
                                    "Sept clients attendent.",
                                    "Je croyais déranger.",
                                    "checkout",
                                    "sight",
                                    {}});
    report.ideas.push_back({newId(making.clock, making.rng), "Ouvrir une deuxième caisse"});
    const std::string id = newId(making.clock, making.rng);
    making.ask("PUT", api::reportPath(id), author, encodeReport(report), "application/json", 201);
    making.ask("PUT", api::replyPath(id), host, R"({"thanks":true,"kind":"thanks","text":"Merci"})", "application/json",
               200);
  }
  prepared.week = toIsoWeek(making.clock.now());
  prepared.token = making.tokenOf("editor@chain.example");
  constexpr const char* kForm = "application/x-www-form-urlencoded";
  making.ask("POST", "/editions/" + prepared.week + "/publish", prepared.token, "", kForm, 303);
  if (starts) making.ask("POST", "/editions/" + prepared.week + "/mailing", prepared.token, "", kForm, 303);
  return prepared;
}

std::int64_t lettersIn(const std::string& dataFolder, const std::string& state) {
  return numberOf(dataFolder, "SELECT COUNT(*) FROM mailing_letter WHERE state = $1", state);
}

std::int64_t mailingsIn(const std::string& dataFolder) {
  return numberOf(dataFolder, "SELECT COUNT(*) FROM mailing", "");
}

}  // namespace passerelle::testing
