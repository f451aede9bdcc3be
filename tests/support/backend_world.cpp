#include "tests/support/backend_world.h"

#include <sodium.h>

#include <stdexcept>
#include <utility>

#include "backend/people/people_import.h"
#include "backend/people/people_service.h"
#include "backend/people/policy.h"
#include "backend/units/unit_import.h"
#include "shared/base/digest.h"
#include "shared/domain/pairing.h"

namespace passerelle::testing {
namespace {
constexpr const char* kUnits =
    "code;name;kind;region;address;lat;lon;opening\n"
    "LYO-01;Lyon Part-Dieu;shop;Sud;17 rue du Docteur Bouchut, Lyon;45,7612;4,8556;Mo-Sa 09:30-19:30\n"
    "LIL-01;Lille Rihour;shop;Nord;Place Rihour, Lille;50,6359;3,0624;Mo-Sa 10:00-19:00\n";

/// A body that arrives in one piece, for routes that stream.
class WholeBody final : public http::BodyStream {
 public:
  explicit WholeBody(std::string bytes) : m_bytes(std::move(bytes)) {}
  void next(OnChunk onChunk) override { onChunk(std::string_view(std::exchange(m_bytes, {})), true); }

 private:
  std::string m_bytes;
};

std::string peopleCsv() {
  std::string csv = "email;name;role;unit_code;department\n";
  for (const Role role : allRoles()) {
    for (const char side : {'a', 'b'}) {
      const std::string name(nameOf(role));
      csv += emailOf(name, side) + ";" + name + " " + side + ";" + name + ";" + (side == 'a' ? "LYO-01" : "LIL-01") +
             ";Terrain\n";
    }
  }
  return csv;
}
}  // namespace

std::string emailOf(const std::string& role, char side) {
  std::string email = role;
  for (char& c : email) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return email + "." + side + "@chain.example";
}

BackendWorld::BackendWorld(std::uint64_t seed, const std::string& publicUrl) : rng(seed) {
  BackendOptions options;
  options.dataFolder = folder.path("data");
  options.publicUrl = publicUrl;
  options.readers = 0;
  auto made = Backend::create(options, clock, rng, files);
  if (!made) throw std::runtime_error(made.error().message);
  backend = std::move(*made);
  auto imported = backend->database().writeNow([&](sql::Connection& connection) -> Result<void> {
    const auto units = units::importUnits(connection, clock, rng, "test", kUnits, Language::english);
    const auto people = people::importPeople(connection, clock, rng, "test", peopleCsv(), Language::english);
    if (!units.faults.empty()) return fail(ErrorCode::internal, units.faults[0].message);
    if (!people.faults.empty()) return fail(ErrorCode::internal, people.faults[0].message);
    return {};
  });
  if (!imported) throw std::runtime_error(imported.error().message);
}

http::Response BackendWorld::ask(const Ask& ask) {
  http::Request request;
  request.method = ask.method;
  const std::size_t mark = ask.target.find('?');
  request.path = ask.target.substr(0, mark);
  std::string rest = mark == std::string::npos ? "" : ask.target.substr(mark + 1);
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('&'), rest.size()), equals = std::min(rest.find('='), end);
    request.query.emplace(rest.substr(0, equals), equals < end ? rest.substr(equals + 1, end - equals - 1) : "");
    rest.erase(0, end + 1);
  }
  for (const auto& [name, value] : ask.headers) request.headers.emplace(name, value);
  if (!ask.token.empty()) request.headers.emplace("Authorization", "Bearer " + ask.token);
  request.body = ask.body;
  if (const http::Route* route = backend->router().find(ask.method, request.path); route != nullptr && route->streamed)
    request.stream = std::make_shared<WholeBody>(std::exchange(request.body, {}));
  request.peer = ask.peer;
  request.secure = true;
  request.id = "test";
  http::Response answer{0, {}, {}, nullptr};
  backend->router().handle(std::move(request),
                           http::Reply([&](http::Response response) { answer = std::move(response); }, "test"));
  answer.body = answer.text();
  answer.pieces = nullptr;
  return answer;
}

http::Response BackendWorld::post(const std::string& target, const std::string& token, const std::string& json) {
  return ask({"POST", target, token, json, {{"Content-Type", "application/json"}}});
}

std::string BackendWorld::tokenOf(const std::string& person) {
  std::string token;
  auto written = backend->database().writeNow([&](sql::Connection& connection) -> Result<void> {
    people::PeopleService service(clock, rng, "https://passerelle.example");
    auto in = service.scriptToken(connection, person, "test");
    if (!in) return tl::unexpected<Error>(in.error());
    token = in->token;
    return {};
  });
  if (!written) throw std::runtime_error(written.error().message);
  return token;
}

BackendWorld::App BackendWorld::appTokenOf(const std::string& person, const std::string& name) {
  App app;
  app.keySeed.assign(crypto_sign_SEEDBYTES, '\0');
  rng.fill({reinterpret_cast<std::uint8_t*>(app.keySeed.data()), app.keySeed.size()});
  std::string publicKey(crypto_sign_PUBLICKEYBYTES, '\0'), secret(crypto_sign_SECRETKEYBYTES, '\0');
  crypto_sign_seed_keypair(reinterpret_cast<unsigned char*>(publicKey.data()),
                           reinterpret_cast<unsigned char*>(secret.data()),
                           reinterpret_cast<const unsigned char*>(app.keySeed.data()));
  auto written = backend->database().writeNow([&](sql::Connection& connection) -> Result<void> {
    people::PeopleService service(clock, rng, "https://passerelle.example");
    people::InvitationRequest request;
    request.email = person;
    auto invitation = service.invite(connection, "test", request);
    if (!invitation) return tl::unexpected<Error>(invitation.error());
    auto pairing = service.pair(connection, invitation->code, toBase64(publicKey), name, Language::english);
    if (!pairing) return tl::unexpected<Error>(pairing.error());
    auto in = service.confirm(connection, pairing->id, pairingProof(invitation->code, publicKey), Language::english);
    if (!in) return tl::unexpected<Error>(in.error());
    app.token = in->token, app.deviceId = in->deviceId;
    return {};
  });
  if (!written) throw std::runtime_error(written.error().message);
  return app;
}

const std::string& BackendWorld::roleToken(const std::string& role, char side) {
  std::string& token = m_tokens[role + side];
  if (token.empty()) token = tokenOf(emailOf(role, side));
  return token;
}

std::string BackendWorld::personId(const std::string& email) {
  return sqlText("SELECT id FROM person WHERE email = '" + email + "'");
}

std::string BackendWorld::sqlText(const std::string& sql) {
  std::string text;
  backend->database().readNow([&](sql::Connection& connection) {
    auto rows = connection.query(sql);
    if (const auto* row = rows->next()) text = row->string(0);
  });
  return text;
}

std::string BackendWorld::databaseHash() {
  std::string all;
  backend->database().readNow([&](sql::Connection& connection) {
    std::vector<std::pair<std::string, int>> tables;
    {
      auto rows = connection.query(
          "SELECT m.name, (SELECT COUNT(*) FROM pragma_table_info(m.name)) FROM sqlite_master m WHERE m.type = 'table' "
          "ORDER BY m.name");
      while (const auto* row = rows->next()) tables.emplace_back(row->string(0), static_cast<int>(row->integer(1)));
    }
    for (const auto& [table, columns] : tables) {
      all += "\n" + table;
      auto rows = connection.query("SELECT * FROM \"" + table + "\" ORDER BY 1, 2");
      while (const auto* row = rows->next()) {
        for (int i = 0; i < columns; ++i) all += "|" + row->string(i);
        all += "\n";
      }
    }
  });
  return sha256Hex(all);
}

}  // namespace passerelle::testing
