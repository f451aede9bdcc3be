#include "tests/simulation/simulated_server.h"

#include <sodium.h>

#include <filesystem>
#include <stdexcept>

#include "backend/backup/backup.h"
#include "backend/http/answer.h"
#include "backend/people/people_service.h"
#include "shared/base/digest.h"
#include "shared/base/text.h"
#include "shared/domain/pairing.h"
#include "tests/support/backend_world.h"

namespace passerelle::testing {
namespace {

/// A data folder with the small chain of BackendWorld, made once and copied for each history.
const std::string& template_() {
  static BackendWorld* world = new BackendWorld();  // one for the process: its folder is copied while nothing is open
  static const std::string folder = [] {
    world->backend.reset();
    return world->folder.path("data");
  }();
  return folder;
}

http::Request toHttp(const ApiRequest& api) {
  http::Request request;
  request.method = api.method;
  const std::size_t mark = api.path.find('?');
  request.path = api.path.substr(0, mark);
  std::string rest = mark == std::string::npos ? "" : api.path.substr(mark + 1);
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('&'), rest.size()), equals = std::min(rest.find('='), end);
    request.query.emplace(rest.substr(0, equals), equals < end ? rest.substr(equals + 1, end - equals - 1) : "");
    rest.erase(0, end + 1);
  }
  for (const auto& [name, value] : api.headers) request.headers.emplace(name, value);
  request.body = api.body;
  request.peer = "192.0.2.7";
  request.secure = true;
  request.id = "simulation";
  return request;
}
}  // namespace

SimulatedServer::SimulatedServer(VirtualTime& time, std::uint64_t seed)
    : m_time(time), m_clock(time), m_rng(seed), m_data(m_folder.path("data")) {
  std::filesystem::copy(template_(), m_data, std::filesystem::copy_options::recursive);
  start();
  tick();
}

SimulatedServer::~SimulatedServer() { kill(); }

void SimulatedServer::start() {
  BackendOptions options;
  options.dataFolder = m_data;
  options.readers = 0;
  options.storeHour = std::chrono::minutes(10);
  auto made = Backend::create(options, m_clock, m_rng, m_files);
  if (!made) throw std::runtime_error(made.error().message);
  m_backend = std::move(*made);
  m_life = std::make_shared<bool>(true);
}

void SimulatedServer::kill() {
  m_life.reset();
  m_backend.reset();
}

void SimulatedServer::tick() {
  if (m_backend) m_backend->runDue();
  const bool quiet = m_time.now() - m_lastRequest > std::chrono::minutes(2);
  m_time.after(quiet ? Milliseconds(std::chrono::minutes(10)) : Milliseconds(std::chrono::seconds(5)),
               [this] { tick(); });
}

void SimulatedServer::backUp() {
  auto taken = backup::takeBackup(m_data, m_folder.path("backup-" + std::to_string(++m_backups)), m_clock, m_files);
  if (!taken) throw std::runtime_error(taken.error().message);
  std::int64_t cursor = 0;
  auto recorded = m_backend->database().writeNow([&](sql::Connection& connection) -> Result<void> {
    auto rows = connection.query("SELECT COALESCE(MAX(seq), 0) FROM change");
    cursor = rows->next()->integer(0);
    rows.reset();
    backup::recordBackup(connection, cursor);
    return {};
  });
  if (!recorded) throw std::runtime_error(recorded.error().message);
  kill();  // a fresh process reads what was recorded
  start();
}

void SimulatedServer::restore() {
  const std::string fresh = m_folder.path("data-" + std::to_string(++m_lives));
  auto restored = backup::restoreBackup(m_folder.path("backup-" + std::to_string(m_backups)), fresh, m_rng, m_files);
  if (!restored) throw std::runtime_error(restored.error().message);
  m_data = fresh;
}

void SimulatedServer::handle(const ApiRequest& request, std::function<void(ApiResponse)> answer) {
  m_lastRequest = m_time.now();
  if (onRequest) onRequest(request);
  auto reply = [life = std::weak_ptr<bool>(m_life), answer = std::move(answer)](http::Response response) {
    if (life.expired()) return;
    http::addHouseHeaders(response, {"simulation", true, true});
    ApiResponse api;
    api.status = response.status;
    for (const auto& [name, value] : response.headers) api.headers.emplace_back(lowered(name), value);
    api.body = response.text();
    answer(std::move(api));
  };
  m_backend->router().handle(toHttp(request), http::Reply(std::move(reply), "simulation"));
}

std::string SimulatedServer::tokenOf(const std::string& email) {
  std::string token;
  auto written = m_backend->database().writeNow([&](sql::Connection& connection) -> Result<void> {
    people::PeopleService service(m_clock, m_rng, "https://passerelle.example");
    auto in = service.scriptToken(connection, email, "simulation");
    if (!in) return tl::unexpected<Error>(in.error());
    token = in->token;
    return {};
  });
  if (!written) throw std::runtime_error(written.error().message);
  return token;
}

SimulatedServer::App SimulatedServer::pairApp(const std::string& email, const std::string& name,
                                              const std::string& seed) {
  std::string publicKey(crypto_sign_PUBLICKEYBYTES, '\0'), secret(crypto_sign_SECRETKEYBYTES, '\0');
  crypto_sign_seed_keypair(reinterpret_cast<unsigned char*>(publicKey.data()),
                           reinterpret_cast<unsigned char*>(secret.data()),
                           reinterpret_cast<const unsigned char*>(seed.data()));
  App app;
  auto written = m_backend->database().writeNow([&](sql::Connection& connection) -> Result<void> {
    people::PeopleService service(m_clock, m_rng, "https://passerelle.example");
    people::InvitationRequest request;
    request.email = email;
    auto invitation = service.invite(connection, "simulation", request);
    if (!invitation) return tl::unexpected<Error>(invitation.error());
    auto pairing = service.pair(connection, invitation->code, toBase64(publicKey), name, Language::english);
    if (!pairing) return tl::unexpected<Error>(pairing.error());
    auto in = service.confirm(connection, pairing->id, pairingProof(invitation->code, publicKey), Language::english);
    if (!in) return tl::unexpected<Error>(in.error());
    app = {in->token, in->deviceId};
    return {};
  });
  if (!written) throw std::runtime_error(written.error().message);
  return app;
}

void SimulatedServer::revoke(const std::string& email, const std::string& deviceId) {
  http::Caller caller;
  caller.personId = personId(email);
  caller.roles = {"visitor"};
  auto written = m_backend->database().writeNow([&](sql::Connection& connection) {
    people::PeopleService service(m_clock, m_rng, "https://passerelle.example");
    return service.revoke(connection, caller, deviceId, Language::english);
  });
  if (!written) throw std::runtime_error(written.error().message);
}

std::string SimulatedServer::personId(const std::string& email) {
  std::string id;
  read([&](sql::Connection& connection) {
    auto rows = connection.query("SELECT id FROM person WHERE email = $1", {sql::val(email)});
    if (const sql::Row* row = rows->next()) id = row->string(0);
  });
  return id;
}

}  // namespace passerelle::testing
