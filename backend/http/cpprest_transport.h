// cpprestsdk's place for a transport, filled with ours: requests of an Engine become http_requests of an http_listener,
// and its http_responses become answers on the Engine's sockets.
#pragma once
#include "backend/http/cpprest_include.h"

#include <mutex>
#include <unordered_map>

#include "backend/http/cpprest_acceptor.h"
#include "backend/http/cpprest_engine.h"

namespace passerelle::http {

/// What travels with an http_request and, once it is answered, with its http_response. Dropped without an answer: 500.
class RequestContext final : public web::http::details::_http_server_context {
 public:
  RequestContext(std::shared_ptr<Engine> owner, std::weak_ptr<Connection> where, Incoming request)
      : engine(std::move(owner)), connection(std::move(where)), incoming(std::move(request)) {}
  ~RequestContext() override;

  static RequestContext& of(web::http::http_request& request) {
    return *static_cast<RequestContext*>(request._get_impl()->_get_server_context());
  }

  std::shared_ptr<Engine> engine;
  std::weak_ptr<Connection> connection;
  Incoming incoming;                     ///< what http_request has no place for: decoded target, stream, request id
  std::shared_ptr<const Pieces> pieces;  ///< a body that http_response, which wants one buffer, has no place for
  std::vector<std::string> cookies;      ///< Set-Cookie, which http_headers would join into one line
  bool answered = false;
};

/// One for the process, as the library wants it: it finds the Acceptor of each http_listener by the listener's port.
class Transport final : public web::http::experimental::details::http_server {
 public:
  using ListenerImpl = web::http::experimental::listener::details::http_listener_impl;

  /// The process's transport; registers it with the library at the first call and keeps it registered for good: the
  /// library destroys a transport with its last listener, and the next one would silently get the default transport.
  static Transport& instance();

  /// The acceptor that the http_listener opened next at its port will use.
  void expect(const std::shared_ptr<Acceptor>& acceptor);
  /// True once an http_listener feeds from it.
  bool serves(const Acceptor& acceptor);
  void forget(const Acceptor& acceptor);

  pplx::task<void> start() override { return pplx::task_from_result(); }
  pplx::task<void> register_listener(ListenerImpl* listener) override;
  pplx::task<void> unregister_listener(ListenerImpl* listener) override;
  pplx::task<void> stop() override { return pplx::task_from_result(); }
  pplx::task<void> respond(web::http::http_response response) override;

 private:
  struct Entry {
    std::shared_ptr<Acceptor> acceptor;
    ListenerImpl* listener = nullptr;
  };
  std::mutex m_mutex;
  std::unordered_map<int, Entry> m_entries;  ///< by port
};

}  // namespace passerelle::http
