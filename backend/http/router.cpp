#include "backend/http/router.h"

#include <stdexcept>

#include "shared/api/paths.h"

namespace passerelle::http {
namespace {
std::vector<std::string> split(std::string_view path) {
  std::vector<std::string> segments;
  std::size_t from = 1;
  while (from <= path.size()) {
    const std::size_t to = std::min(path.find('/', from), path.size());
    segments.emplace_back(path.substr(from, to - from));
    from = to + 1;
  }
  return segments;
}
constexpr std::size_t kNone = static_cast<std::size_t>(-1);
}  // namespace

void Router::add(Route route, Handler handler) {
  if (route.permission == Permission::undeclared)
    throw std::logic_error("The route " + route.method + " " + route.pattern +
                           " declares no permission: say in backend/routes.cpp who may use it.");
  if (route.operationId.empty())
    throw std::logic_error("The route " + route.method + " " + route.pattern + " has no operationId.");
  for (const Route& known : m_routes) {
    if (known.method == route.method && known.pattern == route.pattern)
      throw std::logic_error("The route " + route.method + " " + route.pattern + " is declared twice.");
  }
  m_segments.push_back(split(route.pattern));
  m_routes.push_back(std::move(route));
  m_handlers.push_back(std::move(handler));
}

std::size_t Router::match(std::string_view method, std::string_view path,
                          std::map<std::string, std::string, std::less<>>* params, bool* otherMethod) const {
  if (method == "HEAD") method = "GET";
  const std::vector<std::string> segments = split(path);
  for (std::size_t i = 0; i < m_routes.size(); ++i) {
    const auto& pattern = m_segments[i];
    if (pattern.size() != segments.size()) continue;
    bool fits = true;
    for (std::size_t s = 0; fits && s < pattern.size(); ++s)
      fits = pattern[s].starts_with('{') ? !segments[s].empty() : pattern[s] == segments[s];
    if (!fits) continue;
    if (m_routes[i].method != method) {
      if (otherMethod != nullptr) *otherMethod = true;
      continue;
    }
    if (params != nullptr) {
      for (std::size_t s = 0; s < pattern.size(); ++s) {
        if (pattern[s].starts_with('{')) (*params)[pattern[s].substr(1, pattern[s].size() - 2)] = segments[s];
      }
    }
    return i;
  }
  return kNone;
}

const Route* Router::find(const std::string& method, const std::string& path) const {
  std::size_t index = match(method, path, nullptr, nullptr);
  return index == kNone ? nullptr : &m_routes[index];
}

void Router::handle(Request request, Reply reply) {
  bool otherMethod = false;
  // HEAD has routes of its own where tus needs them; else GET answers.
  std::size_t index = kNone;
  if (request.method == "HEAD") {
    for (std::size_t i = 0; i < m_routes.size() && index == kNone; ++i) {
      if (m_routes[i].method != "HEAD") continue;
      const std::vector<std::string> segments = split(request.path);
      if (segments.size() != m_segments[i].size()) continue;
      bool fits = true;
      for (std::size_t s = 0; fits && s < segments.size(); ++s)
        fits = m_segments[i][s].starts_with('{') || m_segments[i][s] == segments[s];
      if (!fits) continue;
      for (std::size_t s = 0; s < segments.size(); ++s) {
        if (m_segments[i][s].starts_with('{'))
          request.params[m_segments[i][s].substr(1, m_segments[i][s].size() - 2)] = segments[s];
      }
      index = i;
    }
  }
  if (index == kNone) index = match(request.method, request.path, &request.params, &otherMethod);
  if (index == kNone) {
    if (otherMethod) {
      Response response =
          problem({ErrorCode::invalid, "This address does not answer " + request.method + ".", {}}, reply.requestId());
      response.status = 405;
      return reply(std::move(response));
    }
    return reply(Error{ErrorCode::notFound, "There is nothing at this address.", {}});
  }
  const Route& route = m_routes[index];
  const Handler& handler = m_handlers[index];
  if (route.permission == Permission::open) return handler(request, std::move(reply));
  auto shared = std::make_shared<std::pair<Request, Reply>>(std::move(request), std::move(reply));
  m_authenticator.authenticate(shared->first, [shared, &route, &handler](Result<Caller> caller) {
    auto& [incoming, answer] = *shared;
    if (!caller) return answer(caller.error());
    if (!caller->known())
      return answer(Error{ErrorCode::unauthenticated, "Sign in first: this needs a person's or a device's token.", {}});
    if (scopeOf(route.permission, caller->roles) == Scope::none)
      return answer(Error{
          ErrorCode::forbidden, "Your role does not allow this. Ask the programme administrator if it should.", {}});
    incoming.caller = std::move(*caller);
    handler(incoming, std::move(answer));
  });
}

}  // namespace passerelle::http
