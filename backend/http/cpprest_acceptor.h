// The port of one Listener: accepts, and hands each connection to the engine that has the fewest.
#pragma once
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <memory>
#include <vector>

#include "backend/http/cpprest_engine.h"

namespace passerelle::http {

class Acceptor {
 public:
  /// Binds and listens. Throws std::runtime_error with a sentence.
  Acceptor(const Router& router, ListenerOptions options);
  ~Acceptor();
  Acceptor(const Acceptor&) = delete;
  Acceptor& operator=(const Acceptor&) = delete;
  int port() const { return m_port; }

  void start(const Engine::Dispatch& dispatch);
  /// Drains for at most `grace`, then ends the threads. Once; not from a thread of its own.
  void stop(Milliseconds grace);

 private:
  void bind();
  void accept();
  void onAccept(const std::shared_ptr<Engine>& engine, boost::system::error_code error,
                boost::asio::ip::tcp::socket socket);
  std::size_t connections() const;

  const std::shared_ptr<ListenerCommons> m_commons;
  const std::vector<std::shared_ptr<Engine>> m_engines;  ///< the first one's thread accepts
  boost::asio::ip::tcp::acceptor m_acceptor;
  boost::asio::steady_timer m_pause;
  int m_port = 0;
  bool m_running = false;
};

}  // namespace passerelle::http
