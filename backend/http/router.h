// Which handler answers which request, and what each route demands: routes are listed on one page, backend/routes.cpp.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "backend/http/message.h"
#include "backend/people/policy.h"

namespace passerelle::http {

using Handler = std::function<void(Request&, Reply)>;

struct Route {
  std::string method;                              ///< "GET"; HEAD is answered by GET's handler
  std::string pattern;                             ///< "/v1/reports/{id}": {name} matches one segment
  Permission permission = Permission::undeclared;  ///< a route that leaves it undeclared stops the start-up
  std::string operationId;                         ///< the OpenAPI operation that describes it
  std::size_t bodyLimitBytes = 64 * 1024;
  bool streamed = false;  ///< the handler reads Request::stream; the limit still holds
};

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
  explicit Router(Authenticator& authenticator) : m_authenticator(authenticator) {}

  /// Throws std::logic_error for a route without permission or operation, or declared twice.
  void add(Route route, Handler handler);

  /// Never blocks, never throws. Route, who is asking, may they (policy), CSRF for browsers, then the handler.
  void handle(Request request, Reply reply);

  /// What the transport must know before it reads a body: nullptr for an unknown route.
  const Route* find(const std::string& method, const std::string& path) const;
  const std::vector<Route>& routes() const { return m_routes; }

 private:
  std::size_t match(std::string_view method, std::string_view path,
                    std::map<std::string, std::string, std::less<>>* params, bool* otherMethod) const;

  Authenticator& m_authenticator;
  std::vector<Route> m_routes;
  std::vector<Handler> m_handlers;
  std::vector<std::vector<std::string>> m_segments;
};

}  // namespace passerelle::http
