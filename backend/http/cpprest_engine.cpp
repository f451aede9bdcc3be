#include "backend/http/cpprest_engine.h"

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/ip/v6_only.hpp>
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

constexpr std::size_t kMaxRefused = 64;                 ///< beyond that a connection too many is closed without a word
constexpr std::chrono::milliseconds kAcceptPause{100};  ///< after an accept that failed: no descriptors are left
constexpr std::chrono::milliseconds kQuietBeforeEnd{200};  ///< a request may be on its way to us when the drain begins
constexpr std::chrono::milliseconds kPatienceWithHeads{1000};  ///< while draining, for a head that has begun
constexpr Milliseconds kForcedEnd{1000};

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

}  // namespace

Engine::Engine(const Router& router, ListenerOptions options)
    : m_router(router), m_options(std::move(options)), m_idPrefix(randomPrefix()) {
  if (!m_options.tlsCertFile.empty()) loadCertificate();
  bind();
  if (m_options.accessLog) m_log = std::make_unique<AccessLog>(m_clock, writeToStderr);
  refreshDate();
}

Engine::~Engine() {
  if (m_thread.joinable()) stop(Milliseconds{0});
}

void Engine::loadCertificate() {
  m_tls.emplace(net::ssl::context::tls_server);
  error_code error;
  ::SSL_CTX_set_min_proto_version(m_tls->native_handle(), TLS1_2_VERSION);
  m_tls->set_options(net::ssl::context::default_workarounds | net::ssl::context::single_dh_use |
                     SSL_OP_NO_RENEGOTIATION);
  m_tls->use_certificate_chain_file(m_options.tlsCertFile, error);
  if (error)
    throw std::runtime_error("The certificate " + m_options.tlsCertFile + " cannot be read: " + error.message() + ".");
  m_tls->use_private_key_file(m_options.tlsKeyFile, net::ssl::context::pem, error);
  if (error)
    throw std::runtime_error("The key " + m_options.tlsKeyFile +
                             " cannot be read or does not belong to the certificate: " + error.message() + ".");
}

void Engine::bind() {
  const std::string where = m_options.host + ":" + std::to_string(m_options.port);
  const auto check = [&](const error_code& error) {
    if (error)
      throw std::runtime_error("The address " + where + " cannot be opened: " + error.message() +
                               ". Stop the program that uses it, or choose another one.");
  };
  error_code error;
  net::ip::tcp::resolver resolver(m_io);
  const auto found = resolver.resolve(m_options.host, std::to_string(m_options.port),
                                      net::ip::resolver_base::passive | net::ip::resolver_base::numeric_service, error);
  check(error);
  const net::ip::tcp::endpoint endpoint = found.begin()->endpoint();
  m_acceptor.open(endpoint.protocol(), error);
  check(error);
  m_acceptor.set_option(net::socket_base::reuse_address(true), error);
  if (endpoint.address().is_v6() && endpoint.address().is_unspecified())
    m_acceptor.set_option(net::ip::v6_only(false), error);
  m_acceptor.bind(endpoint, error);
  check(error);
  m_acceptor.listen(SOMAXCONN, error);
  check(error);
  m_port = m_acceptor.local_endpoint().port();
}

void Engine::start(Dispatch dispatch) {
  m_dispatch = std::move(dispatch);
  if (m_options.workers > 0) m_workers.emplace(static_cast<std::size_t>(m_options.workers));
  accept();
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

void Engine::accept() {
  m_acceptor.async_accept(
      [this](error_code error, net::ip::tcp::socket socket) { onAccept(error, std::move(socket)); });
}

void Engine::onAccept(error_code error, net::ip::tcp::socket socket) {
  if (!m_acceptor.is_open()) return;
  if (error) {
    m_acceptTimer.expires_after(kAcceptPause);
    m_acceptTimer.async_wait([this](error_code aborted) {
      if (!aborted && m_acceptor.is_open()) accept();
    });
    return;
  }
  accept();
  const bool room = connections() < m_options.maxConnections && makeRoomForStranger();
  if (room || (!m_tls && m_refused.size() < kMaxRefused)) {
    auto connection = std::make_shared<Connection>(*this, std::move(socket));
    List& list = room ? m_strangers : m_refused;
    connection->standing = room ? Connection::Standing::stranger : Connection::Standing::refused;
    connection->place = list.insert(list.end(), connection);
    if (room)
      connection->start();
    else
      connection->refuse();
  }
}

/// When strangers fill their share, the one that has kept us waiting longest goes: a flood of half-open connections
/// must not keep a phone out.
bool Engine::makeRoomForStranger() {
  if (m_strangers.size() < m_options.maxUnauthenticated) return true;
  const SteadyTime patience = steadyNow() - std::min(m_options.headerTimeout / 2, Milliseconds{1000});
  std::size_t looked = 0;
  for (const auto& connection : m_strangers) {
    if (++looked > 32) return false;
    if (!connection->isWaiting() || connection->since() > patience) continue;
    const auto oldest = connection;
    oldest->close();
    return true;
  }
  return false;
}

void Engine::scheduleTick() {
  const Milliseconds shortest = std::min(m_options.headerTimeout, m_options.idleTimeout);
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
  for (List* list : {&m_strangers, &m_known, &m_refused}) {
    for (auto place = list->begin(); place != list->end();) {
      const std::shared_ptr<Connection> connection = *place++;
      if ((endIdle && connection->isIdle()) || (endHeads && connection->isWaiting()))
        connection->endWaiting();
      else
        connection->tick(now);
    }
  }
  refreshDate();
  if (m_log) m_log->flush();
  if (m_stopping && connections() == 0 && m_refused.empty() && (m_inFlight == 0 || m_forced)) {
    const std::lock_guard lock(m_mutex);
    m_drained = true;
    m_changed.notify_all();
  }
}

void Engine::refreshDate() {
  std::string date = httpDate(m_clock.now());
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
    m_dispatch(std::move(*incoming), std::move(weak));
  };
  // Posted, not called: a handler must not run inside the connection's state machine.
  if (streams || !m_options.inlineHandlers)
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
  if (m_workers)
    net::post(*m_workers, std::move(guarded));
  else
    net::post(m_io, std::move(guarded));
}

bool Engine::becameKnown(Connection& connection, const std::string& device) {
  if (connection.standing == Connection::Standing::stranger) {
    m_known.splice(m_known.end(), m_strangers, connection.place);
    connection.standing = Connection::Standing::known;
  } else if (const auto counted = m_perDevice.find(connection.device);
             counted != m_perDevice.end() && --counted->second == 0) {
    m_perDevice.erase(counted);
  }
  connection.device = device;
  return ++m_perDevice[device] <= m_options.maxPerDevice;
}

void Engine::wasActive(Connection& connection) {
  if (connection.standing == Connection::Standing::stranger)
    m_strangers.splice(m_strangers.end(), m_strangers, connection.place);
}

void Engine::remove(Connection& connection) {
  switch (connection.standing) {
    case Connection::Standing::stranger:
      m_strangers.erase(connection.place);
      return;
    case Connection::Standing::refused:
      m_refused.erase(connection.place);
      return;
    case Connection::Standing::known:
      break;
  }
  if (const auto counted = m_perDevice.find(connection.device); counted != m_perDevice.end() && --counted->second == 0)
    m_perDevice.erase(counted);
  m_known.erase(connection.place);
}

void Engine::stop(Milliseconds grace) {
  if (!m_thread.joinable()) return;
  const auto forEach = [this](const std::function<void(Connection&)>& visit) {
    for (List* list : {&m_strangers, &m_known, &m_refused}) {
      for (auto place = list->begin(); place != list->end();) {
        const std::shared_ptr<Connection> connection = *place++;
        visit(*connection);
      }
    }
  };
  post([this] {
    error_code ignored;
    m_acceptor.close(ignored);
    m_acceptTimer.cancel();
    m_stopBegan = steadyNow();
    m_stopping = true;
    scheduleTick();
  });
  const auto waitDrained = [this](Milliseconds time) {
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, time, [this] { return m_drained; });
  };
  if (!waitDrained(grace)) {
    post([this, forEach] {
      m_forced = true;
      forEach([](Connection& connection) { connection.forceEnd(); });
    });
    waitDrained(kForcedEnd);
  }
  net::post(m_io, [this, forEach] {
    forEach([](Connection& connection) { connection.close(); });
    m_tickTimer.cancel();
  });
  // What is queued still runs: handlers learn that their streams broke off.
  if (m_workers) m_workers->join();
  m_ended = true;
  net::post(m_io, [this] { m_io.stop(); });
  m_thread.join();
  if (m_log) m_log->flush();
}

}  // namespace passerelle::http
