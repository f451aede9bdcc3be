#include "backend/http/answer.h"
#include "backend/http/cpprest_transport.h"
#include "backend/http/listener.h"
#include "backend/http/origin.h"

namespace passerelle::http {
namespace {

using web::http::http_request;
using web::http::http_response;

Request requestFrom(http_request& incoming, const ListenerOptions& options) {
  RequestContext& context = RequestContext::of(incoming);
  Request request;
  request.method = incoming.method();
  request.path = std::move(context.incoming.target.path);
  request.query = std::move(context.incoming.target.query);
  for (const auto& [name, value] : incoming.headers()) request.headers.emplace(name, value);
  auto body = incoming.body().streambuf();
  std::uint8_t* bytes = nullptr;
  std::size_t size = 0;
  if (body.acquire(bytes, size)) {
    request.body.assign(reinterpret_cast<const char*>(bytes), size);
    body.release(bytes, size);
  }
  request.stream = std::move(context.incoming.stream);
  const Origin origin =
      originOf(incoming.remote_address(), context.incoming.secure, request.headers, options.trustedProxies);
  request.peer = origin.peer;
  request.secure = origin.secure;
  request.id = context.incoming.exchange.requestId;
  request.carrier = std::move(context.incoming.carrier);
  return request;
}

http_response responseFrom(Response response, RequestContext& context) {
  http_response outgoing(static_cast<web::http::status_code>(response.status));
  for (auto& [name, value] : response.headers) {
    if (utility::details::str_iequal(name, "Set-Cookie")) {
      context.cookies.push_back(std::move(value));
      continue;
    }
    std::string& there = outgoing.headers()[name];
    if (there.empty())
      there = std::move(value);
    else
      there += ", " + value;
  }
  if (response.pieces) {
    context.pieces = std::move(response.pieces);
  } else if (!response.body.empty()) {
    outgoing.set_body(concurrency::streams::bytestream::open_istream(std::move(response.body)));
  }
  return outgoing;
}

}  // namespace

class Listener::Impl {
 public:
  Impl(Router& router, ListenerOptions options)
      : m_router(router), m_options(std::move(options)), m_transport(Transport::instance()) {
    m_acceptor = std::make_shared<Acceptor>(m_router, m_options);
    m_transport.expect(m_acceptor);
    const std::string scheme = m_options.tlsCertFile.empty() ? "http" : "https";
    m_listener = web::http::experimental::listener::http_listener(
        web::uri(scheme + "://passerelle.invalid:" + std::to_string(m_acceptor->port())));
    const auto handler = [this](http_request request) { handle(std::move(request)); };
    m_listener.support(handler);
    // Without these two the library would answer them itself.
    m_listener.support(web::http::methods::OPTIONS, handler);
    m_listener.support(web::http::methods::TRCE, handler);
    m_listener.open().wait();
    if (!m_transport.serves(*m_acceptor))
      throw std::runtime_error("cpprestsdk did not take our transport. This program must not run on the default one.");
  }
  ~Impl() {
    stop(Milliseconds{0});
    m_listener.close().wait();
    m_transport.forget(*m_acceptor);
  }

  int port() const { return m_acceptor->port(); }
  void stop(Milliseconds grace) { m_acceptor->stop(grace); }

 private:
  void handle(http_request incoming) {
    RequestContext& context = RequestContext::of(incoming);
    const Route* const route = context.incoming.exchange.route;
    const bool personal = route == nullptr || route->permission != Permission::open;
    Request request = requestFrom(incoming, m_options);
    const bool secure = request.secure;
    std::string id = request.id;
    Reply reply(
        [incoming = std::move(incoming), personal, secure](Response response) mutable {
          RequestContext& context = RequestContext::of(incoming);
          addHouseHeaders(response, {context.incoming.exchange.requestId, secure, personal});
          incoming.reply(responseFrom(std::move(response), context));
        },
        std::move(id));
    m_router.handle(std::move(request), std::move(reply));
  }

  Router& m_router;
  const ListenerOptions m_options;
  Transport& m_transport;
  std::shared_ptr<Acceptor> m_acceptor;
  web::http::experimental::listener::http_listener m_listener;
};

Listener::Listener(Router& router, ListenerOptions options)
    : m_impl(std::make_unique<Impl>(router, std::move(options))) {}
Listener::~Listener() = default;
int Listener::port() const { return m_impl->port(); }
void Listener::stop(Milliseconds grace) { m_impl->stop(grace); }

}  // namespace passerelle::http
