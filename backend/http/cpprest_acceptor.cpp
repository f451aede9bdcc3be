#include "backend/http/cpprest_acceptor.h"

#include <algorithm>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/post.hpp>
#include <stdexcept>
#include <thread>

namespace passerelle::http {
namespace net = boost::asio;
namespace {

using boost::system::error_code;

constexpr std::chrono::milliseconds kPauseAfterFailure{100};  ///< no descriptors are left
constexpr Milliseconds kForcedEnd{1000};
constexpr unsigned kMostThreads = 4;

std::vector<std::shared_ptr<Engine>> enginesFor(const std::shared_ptr<ListenerCommons>& commons) {
  const unsigned wanted = static_cast<unsigned>(std::max(commons->options.socketThreads, 0));
  const unsigned count = wanted > 0 ? wanted : std::clamp(std::thread::hardware_concurrency(), 1U, kMostThreads);
  std::vector<std::shared_ptr<Engine>> engines;
  for (unsigned i = 0; i < count; ++i) engines.push_back(std::make_shared<Engine>(commons));
  return engines;
}

}  // namespace

Acceptor::Acceptor(const Router& router, ListenerOptions options)
    : m_commons(std::make_shared<ListenerCommons>(router, std::move(options))),
      m_engines(enginesFor(m_commons)),
      m_acceptor(m_engines.front()->io()),
      m_pause(m_engines.front()->io()) {
  bind();
}

Acceptor::~Acceptor() { stop(Milliseconds{0}); }

void Acceptor::bind() {
  const std::string where = m_commons->options.host + ":" + std::to_string(m_commons->options.port);
  const auto check = [&](const error_code& error) {
    if (error)
      throw std::runtime_error("The address " + where + " cannot be opened: " + error.message() +
                               ". Stop the program that uses it, or choose another one.");
  };
  error_code error;
  net::ip::tcp::resolver resolver(m_acceptor.get_executor());
  const auto found = resolver.resolve(m_commons->options.host, std::to_string(m_commons->options.port),
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

void Acceptor::start(const Engine::Dispatch& dispatch) {
  m_running = true;
  accept();
  for (const auto& engine : m_engines) engine->start(dispatch);
}

std::size_t Acceptor::connections() const {
  std::size_t sum = 0;
  for (const auto& engine : m_engines) sum += engine->connections();
  return sum;
}

void Acceptor::accept() {
  const auto fewest = *std::min_element(m_engines.begin(), m_engines.end(), [](const auto& a, const auto& b) {
    return a->connections() < b->connections();
  });
  m_acceptor.async_accept(fewest->io(), [this, fewest](error_code error, net::ip::tcp::socket socket) {
    onAccept(fewest, error, std::move(socket));
  });
}

void Acceptor::onAccept(const std::shared_ptr<Engine>& engine, error_code error, net::ip::tcp::socket socket) {
  if (!m_acceptor.is_open()) return;
  if (error) {
    m_pause.expires_after(kPauseAfterFailure);
    m_pause.async_wait([this](error_code aborted) {
      if (!aborted && m_acceptor.is_open()) accept();
    });
    return;
  }
  const bool room = connections() < m_commons->options.maxConnections;
  const Arrival arrival = room ? engine->announce() : Arrival::oneTooMany;
  net::dispatch(engine->io(),
                [engine, arrival, socket = std::move(socket)]() mutable { engine->adopt(std::move(socket), arrival); });
  accept();
}

void Acceptor::stop(Milliseconds grace) {
  if (!std::exchange(m_running, false)) return;
  net::post(m_acceptor.get_executor(), [this] {
    error_code ignored;
    m_acceptor.close(ignored);
    m_pause.cancel();
  });
  const auto waitAll = [this](Milliseconds time) {
    const SteadyTime until = steadyNow() + time;
    return std::count_if(m_engines.begin(), m_engines.end(), [until](const auto& engine) {
             return engine->waitDrained(until);
           }) == static_cast<std::ptrdiff_t>(m_engines.size());
  };
  for (const auto& engine : m_engines) engine->beginDrain();
  if (!waitAll(grace)) {
    for (const auto& engine : m_engines) engine->forceDrain();
    waitAll(kForcedEnd);
  }
  for (const auto& engine : m_engines) engine->closeAll();
  // What is queued still runs: handlers learn that their streams broke off.
  if (m_commons->workers) m_commons->workers->join();
  for (const auto& engine : m_engines) engine->end();
  if (m_commons->log) m_commons->log->flush();
}

}  // namespace passerelle::http
