#include "backend/http/cpprest_transport.h"

#include <boost/asio/post.hpp>
#include <stdexcept>

#include "backend/http/answer.h"

namespace passerelle::http {
namespace {

namespace listener = web::http::experimental::listener;
using web::http::experimental::details::http_server_api;

/// Runs continuations where they become ready: the library starts one for each answer, and a thread of its pool for
/// each would cost more than the answer. Nested deeply, they go to the pool after all.
class InlineScheduler final : public pplx::scheduler_interface {
 public:
  virtual ~InlineScheduler() = default;
  void schedule(pplx::TaskProc_t procedure, void* parameter) override {
    constexpr int kMaxDepth = 8;
    thread_local int depth = 0;
    if (depth >= kMaxDepth) {
      boost::asio::post(crossplat::threadpool::shared_instance().service(),
                        [procedure, parameter] { procedure(parameter); });
      return;
    }
    ++depth;
    procedure(parameter);
    --depth;
  }
};

std::string joinedWith(const std::string& name) { return utility::details::str_iequal(name, "Cookie") ? "; " : ", "; }

/// The http_request of an Incoming. Throws web::uri_exception when the library cannot hold the target.
web::http::http_request requestOf(std::shared_ptr<Engine> engine, std::weak_ptr<Connection> connection,
                                  Incoming incoming) {
  auto context = std::make_unique<RequestContext>(std::move(engine), std::move(connection), std::move(incoming));
  Incoming& source = context->incoming;
  web::http::http_request request = web::http::http_request::_create_request(std::move(context));
  request.set_method(source.head.method);
  request.set_request_uri(web::uri(source.head.target));
  request._get_impl()->_set_remote_address(source.exchange.peer);
  request._get_impl()->_set_http_version(source.exchange.http10 ? web::http::http_versions::HTTP_1_0
                                                                : web::http::http_versions::HTTP_1_1);
  for (auto& [name, value] : source.head.fields) {
    std::string& there = request.headers()[name];
    if (there.empty())
      there = std::move(value);
    else
      there += joinedWith(name) + value;
  }
  const std::size_t size = source.body.size();
  request._get_impl()->set_instream(concurrency::streams::bytestream::open_istream(std::move(source.body)));
  request._get_impl()->_complete(size);
  return request;
}

Outgoing plainAnswer(const RequestContext& context, int status, const std::string& message) {
  const Exchange& exchange = context.incoming.exchange;
  Response response = problem(status, Error{ErrorCode::internal, message, {}}, exchange.requestId);
  addHouseHeaders(response, {exchange.requestId, context.incoming.secure, true});
  HeadWriter writer(status, context.engine->date());
  for (const auto& [name, value] : response.headers) writer.field(name, value);
  Outgoing outgoing{status, {}, nullptr, !exchange.keepAlive};
  outgoing.head = writer.finish(response.body.size(), outgoing.close, exchange.http10);
  if (mayHaveBody(exchange.method, status))
    outgoing.body = onePiece(std::make_shared<const std::string>(std::move(response.body)));
  return outgoing;
}

/// The body of an http_response, which must be in memory; its pieces keep the stream that owns the bytes.
std::shared_ptr<const Pieces> bodyOf(web::http::http_response& response) {
  auto stream = std::make_shared<concurrency::streams::istream>(response.body());
  std::uint8_t* bytes = nullptr;
  std::size_t size = 0;
  if (stream->is_valid()) stream->streambuf().acquire(bytes, size);
  if (size == 0) return nullptr;
  return std::make_shared<const Pieces>(
      Pieces{{std::move(stream), std::string_view(reinterpret_cast<const char*>(bytes), size)}});
}

/// What an http_response becomes on the socket.
Outgoing answerOf(web::http::http_response& response, const RequestContext& context) {
  const Exchange& exchange = context.incoming.exchange;
  Outgoing outgoing;
  outgoing.status = response.status_code();
  outgoing.close = !exchange.keepAlive || context.engine->stopping();
  outgoing.body = context.pieces ? context.pieces : bodyOf(response);
  HeadWriter writer(outgoing.status, context.engine->date());
  for (const auto& [name, value] : response.headers()) writer.field(name, value);
  for (const std::string& cookie : context.cookies) writer.field("Set-Cookie", cookie);
  outgoing.head = writer.finish(outgoing.bodyBytes(), outgoing.close, exchange.http10);
  if (!mayHaveBody(exchange.method, outgoing.status)) outgoing.body = nullptr;
  return outgoing;
}

}  // namespace

RequestContext::~RequestContext() {
  if (answered) return;
  try {
    engine->answer(connection, incoming.exchange,
                   plainAnswer(*this, 500, "The server could not answer this request. Please try again."));
  } catch (const std::exception&) {
    // Out of memory: the connection's own deadline answers.
  }
}

Transport& Transport::instance() {
  static Transport* const transport = [] {
    try {
      crossplat::threadpool::initialize_with_threads(2);
    } catch (const std::exception&) {
      // Somebody in this process used the library first: its pool is larger, that is all.
    }
    pplx::set_ambient_scheduler(std::make_shared<InlineScheduler>());
    auto made = std::make_unique<Transport>();
    Transport* const raw = made.get();
    http_server_api::register_server_api(std::move(made));
    // A listener without sockets that is never closed: with the last one the library would destroy the transport.
    static auto* const anchor = new listener::http_listener(web::uri("http://passerelle.invalid"));
    anchor->open().wait();
    if (http_server_api::server_api() != raw)
      throw std::runtime_error("cpprestsdk did not take our transport. This program must not run on the default one.");
    return raw;
  }();
  return *transport;
}

void Transport::expect(const std::shared_ptr<Acceptor>& acceptor) {
  const std::lock_guard lock(m_mutex);
  m_entries[acceptor->port()] = {acceptor, nullptr};
}

bool Transport::serves(const Acceptor& acceptor) {
  const std::lock_guard lock(m_mutex);
  const auto entry = m_entries.find(acceptor.port());
  return entry != m_entries.end() && entry->second.listener != nullptr;
}

void Transport::forget(const Acceptor& acceptor) {
  const std::lock_guard lock(m_mutex);
  m_entries.erase(acceptor.port());
}

pplx::task<void> Transport::register_listener(ListenerImpl* impl) {
  std::shared_ptr<Acceptor> acceptor;
  {
    const std::lock_guard lock(m_mutex);
    const auto entry = m_entries.find(impl->uri().port());
    if (entry == m_entries.end()) return pplx::task_from_result();  // the anchor
    entry->second.listener = impl;
    acceptor = entry->second.acceptor;
  }
  acceptor->start([impl](std::shared_ptr<Engine> engine, Incoming incoming, std::weak_ptr<Connection> connection) {
    try {
      impl->handle_request(requestOf(std::move(engine), std::move(connection), std::move(incoming)));
    } catch (const std::exception& error) {
      // The context has answered 500 when it was dropped on the way here.
      std::fprintf(stderr, "passerelled: a request failed: %s\n", error.what());
    }
  });
  return pplx::task_from_result();
}

pplx::task<void> Transport::unregister_listener(ListenerImpl* impl) {
  const std::lock_guard lock(m_mutex);
  m_entries.erase(impl->uri().port());
  return pplx::task_from_result();
}

pplx::task<void> Transport::respond(web::http::http_response response) {
  auto* const context = static_cast<RequestContext*>(response._get_server_context());
  if (context == nullptr || context->answered) return pplx::task_from_result();
  Outgoing outgoing = answerOf(response, *context);
  context->answered = true;
  context->engine->answer(context->connection, context->incoming.exchange, std::move(outgoing));
  return pplx::task_from_result();
}

}  // namespace passerelle::http
