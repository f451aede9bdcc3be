// Which handler answers which request, and what each route demands: routes are listed on one page, backend/routes.cpp.
#pragma once
#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "backend/http/message.h"
#include "backend/people/policy.h"

namespace passerelle::http {

using Handler = std::function<void(Request&, Reply)>;

struct Route {
  std::string method;   ///< "GET"; HEAD is answered by GET's handler, unless it has a route of its own
  std::string pattern;  ///< "/v1/reports/{id}": {name} matches one segment that is not empty
  Permission permission = Permission::undeclared;  ///< a route that leaves it undeclared stops the start-up
  std::string operationId;                         ///< the OpenAPI operation that describes it
  std::size_t bodyLimitBytes = 64 * 1024;
  bool streamed = false;  ///< the handler reads Request::stream; the limit still holds
  /// A form's route that gives typed words back: who may not, or showed no CSRF token, is not answered by the router
  /// but told to the handler in Request::refusal, which must look there and at carriesCsrf() before anything else.
  bool keepsWords = false;
  bool afterRevocation = false;  ///< a revoked app may still use it, for 30 days: to hand over what it holds
};

/// How far a permission reaches for this caller: by their roles, and for a personal link's session the form and no
/// more.
Scope reachOf(const Caller& caller, Permission permission);
/// True when a form's `csrf` field is the one that our own page gave this session. Always true without a browser.
bool isOwnForm(const Caller& caller, std::string_view csrf);

/// Finds out who is asking; answers at once from memory or later from the database. Sets request.caller.
class Authenticator {
 public:
  virtual ~Authenticator() = default;
  /// `done` fires once, on any thread: success with or without a known caller (nobody said who they are), or
  /// `unauthenticated` when what they showed is wrong, expired or revoked.
  virtual void authenticate(Request& request, std::function<void(Result<Caller>)> done) = 0;
};

class Router {
 public:
  /// `authenticator` must outlive the router.
  explicit Router(Authenticator& authenticator);
  ~Router();

  /// Throws std::logic_error for a route without permission or operation, or declared twice.
  void add(Route route, Handler handler);

  /// Never blocks, never throws. Wire version (426), route (404, 405 with Allow), who is asking (401), may they (403),
  /// the CSRF token of a browser that writes (403), then the handler; an exception that leaves it is a 500.
  void handle(Request request, Reply reply);

  /// Wraps each Reply before anything is decided: pages turn problems into pages there.
  void dress(std::function<Reply(const Request&, Reply)> dress) { m_dress = std::move(dress); }

  /// A refusal of the transport's own, dressed as those of the routes are.
  Response dressed(const Request& request, Response refusal) const;

  /// What the transport must know before it reads a body: nullptr for an unknown route. Allocates nothing.
  const Route* find(std::string_view method, std::string_view path) const;
  const std::deque<Route>& routes() const { return m_routes; }

 private:
  struct Node;
  struct Match;

  bool match(const Node& node, std::string_view rest, Match& match) const;
  const std::size_t* methodOf(const Node& node, std::string_view method) const;
  void answerOtherMethod(const Node& node, const Request& request, Reply reply) const;
  static void call(const Handler& handler, Request& request, Reply reply);

  Authenticator& m_authenticator;
  std::function<Reply(const Request&, Reply)> m_dress;
  std::deque<Route> m_routes;  ///< addresses stay
  std::deque<Handler> m_handlers;
  std::deque<std::vector<std::string>> m_names;  ///< of each route's {parameters}, in order
  std::unique_ptr<Node> m_root;
};

}  // namespace passerelle::http
