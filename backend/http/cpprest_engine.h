// Some of the sockets of one Listener: one thread that reads and writes them, deadlines, caps and the drain.
#pragma once
#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <condition_variable>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <unordered_map>

#include "backend/http/access_log.h"
#include "backend/http/head.h"
#include "backend/http/listener.h"
#include "backend/http/target.h"
#include "backend/http/upload_body.h"

namespace passerelle::http {

class Connection;
class Engine;
using SteadyTime = std::chrono::steady_clock::time_point;
inline SteadyTime steadyNow() { return std::chrono::steady_clock::now(); }

/// What the answer to one request needs to know of it.
struct Exchange {
  std::uint64_t number = 0;  ///< counts the requests of one connection
  std::string requestId;
  std::string method;
  std::string peer;  ///< of the socket
  const Route* route = nullptr;
  bool keepAlive = true;
  bool http10 = false;
  SteadyTime began;
};

/// A request whose head is complete, and whose body is too unless it streams.
struct Incoming {
  Exchange exchange;
  RequestHead head;
  Target target;
  std::string body;
  std::shared_ptr<UploadBody> stream;
  bool secure = false;
  std::shared_ptr<Carrier> carrier;
};

/// An answer, ready for the socket.
struct Outgoing {
  int status = 0;
  std::string head;
  std::shared_ptr<const Pieces> body;  ///< null: none
  bool close = false;
  std::size_t bodyBytes() const { return body ? bytesIn(*body) : 0; }
};

/// What the engines of one Listener share. Any thread.
struct ListenerCommons {
  ListenerCommons(const Router& known, ListenerOptions chosen);

  const Router& router;
  const ListenerOptions options;
  SystemClock clock;
  std::optional<boost::asio::ssl::context> tls;
  std::optional<boost::asio::thread_pool> workers;
  std::unique_ptr<AccessLog> log;
  std::atomic<std::size_t> strangers{0};          ///< connections that have not yet carried a known caller
  std::atomic<std::size_t> strangerBodyBytes{0};  ///< of their bodies that are not complete

  /// A connection carries this device from now on: false when the device has too many already.
  bool came(const std::string& device);
  void left(const std::string& device);

 private:
  std::mutex m_mutex;
  std::unordered_map<std::string, std::size_t> m_perDevice;
};

/// What room there was for a client when it came.
enum class Arrival {
  welcome,
  inAnothersPlace,  ///< strangers fill their share: one of them must go, or this one
  oneTooMany,       ///< is told 503, and counted nowhere
};

class Engine : public std::enable_shared_from_this<Engine> {
 public:
  using Dispatch = std::function<void(std::shared_ptr<Engine>, Incoming, std::weak_ptr<Connection>)>;

  explicit Engine(std::shared_ptr<ListenerCommons> commons);
  ~Engine();

  /// `dispatch` runs on the thread of the sockets, or on a worker, for each request.
  void start(Dispatch dispatch);
  boost::asio::io_context& io() { return m_io; }
  /// Any thread: how many there are, those that were announced included; not those that are being told 503.
  std::size_t connections() const { return m_connections; }
  /// The acceptor's thread: a client has come. The answer is for adopt().
  Arrival announce();
  /// On the thread of the sockets.
  void adopt(boost::asio::ip::tcp::socket socket, Arrival arrival);

  // Stopping, in this order, from another thread.
  void beginDrain();
  /// False when `until` came first.
  bool waitDrained(SteadyTime until);
  /// Whoever is not answered by now is told 503.
  void forceDrain();
  void closeAll();
  void end();

  /// Any thread: hands an answer to its connection, if that is still there. Once for each dispatched request.
  void answer(std::weak_ptr<Connection> connection, const Exchange& exchange, Outgoing outgoing);
  /// Any thread: runs `work` on the thread of the sockets, unless it has ended.
  void post(std::function<void()> work);
  /// The same, but at once when this is the thread of the sockets.
  void runOnSockets(std::function<void()> work);
  /// Any thread: runs `work` on a worker.
  void runOnWorker(std::function<void()> work);
  std::string date();
  bool stopping() const { return m_stopping; }
  const ListenerOptions& options() const { return m_commons->options; }
  /// How many there are then, of all strangers.
  std::size_t addStrangerBytes(std::size_t count) { return m_commons->strangerBodyBytes += count; }
  void removeStrangerBytes(std::size_t count) { m_commons->strangerBodyBytes -= count; }

  // For connections, on the thread of the sockets.
  const Router& router() const { return m_commons->router; }
  boost::asio::ssl::context* tls() { return m_commons->tls ? &*m_commons->tls : nullptr; }
  void dispatch(Incoming incoming, const std::shared_ptr<Connection>& connection);
  std::string nextRequestId();
  void remove(Connection& connection);
  /// The connection carried this device: false when the device has too many already.
  bool becameKnown(Connection& connection, const std::string& device);
  void wasActive(Connection& connection);
  void log(const AccessLine& line) {
    if (m_commons->log) m_commons->log->write(line);
  }

 private:
  using List = std::list<std::shared_ptr<Connection>>;

  bool makeRoomForStranger();
  void forEach(const std::function<void(Connection&)>& visit);
  void scheduleTick();
  void tick();
  void refreshDate();

  const std::shared_ptr<ListenerCommons> m_commons;
  boost::asio::io_context m_io{1};
  boost::asio::steady_timer m_tickTimer{m_io};
  Dispatch m_dispatch;
  std::string m_idPrefix;
  std::uint64_t m_nextId = 0;

  List m_strangers;  ///< the one that was active longest ago first
  List m_known;
  List m_refused;  ///< being told 503
  std::atomic<std::size_t> m_connections{0};
  std::size_t m_inFlight = 0;
  SteadyTime m_stopBegan;
  std::atomic<bool> m_stopping{false};
  std::atomic<bool> m_ended{false};
  bool m_forced = false;

  std::mutex m_mutex;  ///< guards what follows
  std::condition_variable m_changed;
  bool m_drained = false;
  std::string m_date;
  std::thread m_thread;
};

}  // namespace passerelle::http
