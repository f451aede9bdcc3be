#include "backend/http/cpprest_engine.h"

#include <unistd.h>

#include <algorithm>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <cstdio>
#include <random>
#include <stdexcept>

#include "backend/http/answer.h"
#include "backend/http/cpprest_connection.h"

namespace passerelle::http {
namespace net = boost::asio;
namespace {

using boost::system::error_code;

constexpr std::size_t kMaxRefused = 64;  ///< beyond that a connection too many is closed without a word
constexpr std::chrono::milliseconds kQuietBeforeEnd{200};  ///< a request may be on its way to us when the drain begins
constexpr std::chrono::milliseconds kPatienceWithHeads{1000};  ///< while draining, for a head that has begun

void writeToStderr(std::string_view lines) {
  while (!lines.empty()) {
    const ssize_t count = ::write(STDERR_FILENO, lines.data(), lines.size());
    if (count <= 0) return;
    lines.remove_prefix(static_cast<std::size_t>(count));
  }
}

std::string randomPrefix() {
  char text[12];
  std::snprintf(text, sizeof text, "%08x", std::random_device{}());
  return text;
}

void loadCertificate(net::ssl::context& tls, const ListenerOptions& options) {
  error_code error;
  ::SSL_CTX_set_min_proto_version(tls.native_handle(), TLS1_2_VERSION);
  tls.set_options(net::ssl::context::default_workarounds | net::ssl::context::single_dh_use | SSL_OP_NO_RENEGOTIATION);
  tls.use_certificate_chain_file(options.tlsCertFile, error);
  if (error)
    throw std::runtime_error("The certificate " + options.tlsCertFile + " cannot be read: " + error.message() + ".");
  tls.use_private_key_file(options.tlsKeyFile, net::ssl::context::pem, error);
  if (error)
    throw std::runtime_error("The key " + options.tlsKeyFile +
                             " cannot be read or does not belong to the certificate: " + error.message() + ".");
}

}  // namespace

ListenerCommons::ListenerCommons(const Router& known, ListenerOptions chosen)
    : router(known), options(std::move(chosen)) {
  if (!options.tlsCertFile.empty()) loadCertificate(tls.emplace(net::ssl::context::tls_server), options);
  if (options.workers > 0) workers.emplace(static_cast<std::size_t>(options.workers));
  if (options.accessLog) log = std::make_unique<AccessLog>(clock, writeToStderr);
}

bool ListenerCommons::came(const std::string& device) {
  const std::lock_guard lock(m_mutex);
  return ++m_perDevice[device] <= options.maxPerDevice;
}

void ListenerCommons::left(const std::string& device) {
  const std::lock_guard lock(m_mutex);
  const auto counted = m_perDevice.find(device);
  if (counted != m_perDevice.end() && --counted->second == 0) m_perDevice.erase(counted);
}

Engine::Engine(std::shared_ptr<ListenerCommons> commons) : m_commons(std::move(commons)), m_idPrefix(randomPrefix()) {
  refreshDate();
}

Engine::~Engine() {
  if (m_thread.joinable()) end();
}

void Engine::start(Dispatch dispatch) {
  m_dispatch = std::move(dispatch);
  scheduleTick();
  m_thread = std::thread([this] {
    const auto guard = net::make_work_guard(m_io);
    while (!m_io.stopped()) {
      try {
        m_io.run();
      } catch (const std::exception& error) {
        // Out of memory while one connection was served: the others go on.
        std::fprintf(stderr, "passerelled: a connection failed: %s\n", error.what());
      }
    }
  });
}

Arrival Engine::announce() {
  ++m_connections;
  return ++m_commons->strangers > options().maxUnauthenticated ? Arrival::inAnothersPlace : Arrival::welcome;
}

void Engine::adopt(net::ip::tcp::socket socket, Arrival arrival) {
  const bool room = arrival == Arrival::welcome || (arrival == Arrival::inAnothersPlace && makeRoomForStranger());
  if (!room && arrival != Arrival::oneTooMany) {
    --m_connections;
    --m_commons->strangers;
  }
  if (!room && (tls() != nullptr || m_refused.size() >= kMaxRefused)) return;
  auto connection = std::make_shared<Connection>(*this, std::move(socket));
  List& list = room ? m_strangers : m_refused;
  connection->standing = room ? Connection::Standing::stranger : Connection::Standing::refused;
  connection->place = list.insert(list.end(), connection);
  if (room)
    connection->start();
  else
    connection->refuse();
}

/// When strangers fill their share, the one that has kept us waiting longest goes, else one that has been sending its
/// request for long: a flood of half-open connections, or of bodies that never end, must not keep a phone out.
bool Engine::makeRoomForStranger() {
  const SteadyTime now = steadyNow();
  const SteadyTime patience = now - std::min(options().headerTimeout / 2, Milliseconds{1000});
  std::shared_ptr<Connection> goes;
  std::size_t looked = 0;
  for (const auto& connection : m_strangers) {
    if (++looked > 32) break;
    if (connection->isWaiting() && connection->since() <= patience) {
      goes = connection;
      break;
    }
    if (!goes && connection->isSending() && connection->since() <= now - options().bodyGrace) goes = connection;
  }
  if (goes) goes->close();
  return goes != nullptr;
}

void Engine::scheduleTick() {
  const Milliseconds shortest = std::min(options().headerTimeout, options().idleTimeout);
  m_tickTimer.expires_after(m_stopping ? Milliseconds{20}
                                       : std::clamp(shortest / 8, Milliseconds{10}, Milliseconds{250}));
  m_tickTimer.async_wait([this](error_code aborted) {
    if (aborted) return;
    scheduleTick();
    tick();
  });
}

void Engine::tick() {
  const SteadyTime now = steadyNow();
  const bool endIdle = m_stopping && now - m_stopBegan > kQuietBeforeEnd;
  const bool endHeads = m_stopping && now - m_stopBegan > kPatienceWithHeads;
  forEach([&](Connection& connection) {
    if ((endIdle && connection.isIdle()) || (endHeads && connection.isWaiting()))
      connection.endWaiting();
    else
      connection.tick(now);
  });
  refreshDate();
  if (m_commons->log) m_commons->log->flush();
  if (m_stopping && connections() == 0 && m_refused.empty() && (m_inFlight == 0 || m_forced)) {
    const std::lock_guard lock(m_mutex);
    m_drained = true;
    m_changed.notify_all();
  }
}

void Engine::refreshDate() {
  std::string date = httpDate(m_commons->clock.now());
  const std::lock_guard lock(m_mutex);
  m_date = std::move(date);
}

std::string Engine::date() {
  const std::lock_guard lock(m_mutex);
  return m_date;
}

std::string Engine::nextRequestId() { return m_idPrefix + "-" + std::to_string(++m_nextId); }

void Engine::dispatch(Incoming incoming, const std::shared_ptr<Connection>& connection) {
  ++m_inFlight;
  const bool streams = incoming.stream != nullptr;
  auto work = [this, incoming = std::make_shared<Incoming>(std::move(incoming)),
               weak = std::weak_ptr<Connection>(connection)]() mutable {
    m_dispatch(shared_from_this(), std::move(*incoming), std::move(weak));
  };
  // Posted, not called: a handler must not run inside the connection's state machine.
  if (streams || !options().inlineHandlers)
    runOnWorker(std::move(work));
  else
    post(std::move(work));
}

void Engine::answer(std::weak_ptr<Connection> connection, const Exchange& exchange, Outgoing outgoing) {
  if (m_ended) return;
  net::post(m_io, [this, connection = std::move(connection), number = exchange.number,
                   outgoing = std::move(outgoing)]() mutable {
    --m_inFlight;
    if (auto there = connection.lock()) there->answer(number, std::move(outgoing));
  });
}

void Engine::post(std::function<void()> work) {
  if (!m_ended) net::post(m_io, std::move(work));
}

void Engine::runOnSockets(std::function<void()> work) {
  if (!m_ended) net::dispatch(m_io, std::move(work));
}

void Engine::runOnWorker(std::function<void()> work) {
  if (m_ended) return;
  auto guarded = [work = std::move(work)] {
    try {
      work();
    } catch (const std::exception& error) {
      // Whoever owed an answer dropped it on the way here, which answers 500.
      std::fprintf(stderr, "passerelled: a handler failed: %s\n", error.what());
    }
  };
  if (m_commons->workers)
    net::post(*m_commons->workers, std::move(guarded));
  else
    net::post(m_io, std::move(guarded));
}

bool Engine::becameKnown(Connection& connection, const std::string& device) {
  if (connection.standing == Connection::Standing::stranger) {
    m_known.splice(m_known.end(), m_strangers, connection.place);
    connection.standing = Connection::Standing::known;
    --m_commons->strangers;
  } else {
    m_commons->left(connection.device);
  }
  connection.device = device;
  return m_commons->came(device);
}

void Engine::wasActive(Connection& connection) {
  if (connection.standing == Connection::Standing::stranger)
    m_strangers.splice(m_strangers.end(), m_strangers, connection.place);
}

void Engine::remove(Connection& connection) {
  switch (connection.standing) {
    case Connection::Standing::refused:
      m_refused.erase(connection.place);
      return;
    case Connection::Standing::stranger:
      --m_commons->strangers;
      m_strangers.erase(connection.place);
      break;
    case Connection::Standing::known:
      m_commons->left(connection.device);
      m_known.erase(connection.place);
      break;
  }
  --m_connections;
}

void Engine::forEach(const std::function<void(Connection&)>& visit) {
  for (List* list : {&m_strangers, &m_known, &m_refused}) {
    for (auto place = list->begin(); place != list->end();) {
      const std::shared_ptr<Connection> connection = *place++;
      visit(*connection);
    }
  }
}

void Engine::beginDrain() {
  post([this] {
    m_stopBegan = steadyNow();
    m_stopping = true;
    scheduleTick();
  });
}

bool Engine::waitDrained(SteadyTime until) {
  std::unique_lock lock(m_mutex);
  return m_changed.wait_until(lock, until, [this] { return m_drained; });
}

void Engine::forceDrain() {
  post([this] {
    m_forced = true;
    forEach([](Connection& connection) { connection.forceEnd(); });
  });
}

void Engine::closeAll() {
  post([this] {
    forEach([](Connection& connection) { connection.close(); });
    m_tickTimer.cancel();
  });
}

void Engine::end() {
  if (!m_thread.joinable()) return;
  m_ended = true;
  net::post(m_io, [this] { m_io.stop(); });
  m_thread.join();
}

}  // namespace passerelle::http
