#include "backend/http/router.h"

#include <array>
#include <cstdio>
#include <stdexcept>

#include "backend/http/form.h"
#include "backend/http/language.h"
#include "shared/api/paths.h"
#include "shared/base/clock.h"

namespace passerelle::http {

/// One segment of the patterns; the tree is walked along a path's segments.
struct Router::Node {
  std::vector<std::pair<std::string, std::unique_ptr<Node>>> children;  ///< by literal segment
  std::unique_ptr<Node> any;                                            ///< {name}
  std::vector<std::pair<std::string, std::size_t>> methods;             ///< → index of the route that ends here
};

struct Router::Match {
  static constexpr std::size_t kMaxParameters = 8;
  const Node* node = nullptr;
  std::array<std::string_view, kMaxParameters> values;
  std::size_t count = 0;
};

namespace {

/// Takes the first segment off "/a/b".
std::string_view takeSegment(std::string_view& rest) {
  rest.remove_prefix(1);
  const std::size_t end = std::min(rest.find('/'), rest.size());
  const std::string_view segment = rest.substr(0, end);
  rest.remove_prefix(end);
  return segment;
}

bool reads(std::string_view method) { return method == "GET" || method == "HEAD" || method == "OPTIONS"; }

/// In time that does not tell how much of it is right.
bool sameSecret(std::string_view a, std::string_view b) {
  if (a.size() != b.size() || a.empty()) return false;
  unsigned char difference = 0;
  for (std::size_t i = 0; i < a.size(); ++i) difference |= static_cast<unsigned char>(a[i] ^ b[i]);
  return difference == 0;
}

/// A browser sends its cookie for anybody's form; only our own pages know the token.
bool carriesCsrf(const Request& request, const Caller& caller) {
  if (const auto header = request.header("X-Csrf")) return sameSecret(*header, caller.csrf);
  const auto form = formOf(request);
  return form && sameSecret(fieldOf(*form, "csrf"), caller.csrf);
}

/// Why a known route does not answer this caller; sets request.caller when somebody is known.
std::optional<Error> refusalOf(const Route& route, Request& request, const Result<Caller>& caller) {
  const auto refuse = [&request](ErrorCode code, std::string_view french, std::string_view english) {
    return Error{code, std::string(say(languageOf(request), french, english)), {}};
  };
  if (!caller) return caller.error();
  if (!caller->known())
    return refuse(ErrorCode::unauthenticated,
                  "Connectez-vous d’abord : il faut le jeton d’une personne ou d’un appareil.",
                  "Sign in first: this needs a person's or a device's token.");
  if (request.carrier) request.carrier->carries(*caller);
  request.caller = *caller;
  if (reachOf(*caller, route.permission) == Scope::none)
    return caller->formOnly
               ? refuse(ErrorCode::forbidden,
                        "Votre lien personnel ouvre le formulaire et vos dépôts, rien d’autre. Pour le reste, "
                        "connectez-vous avec un lien reçu par courriel.",
                        "Your personal link opens the form and what you filed, nothing else. For the rest, sign in "
                        "with a link that comes by mail.")
               : refuse(ErrorCode::forbidden,
                        "Votre rôle ne le permet pas. Demandez à la personne qui administre Passerelle s’il devrait.",
                        "Your role does not allow this. Ask the programme administrator if it should.");
  if (caller->browser && !reads(request.method) && !route.keepsWords && !carriesCsrf(request, *caller))
    return refuse(ErrorCode::forbidden,
                  "Cette page est trop ancienne pour être envoyée. Rechargez-la, puis recommencez.",
                  "This page is too old to be sent. Load it again, then repeat.");
  return std::nullopt;
}

/// A revoked app asks for more than to hand over: no, and until when it may do that.
Response departed(const Request& request, const Caller& caller, std::string_view requestId) {
  Response response = problem(
      Error{ErrorCode::unauthenticated,
            std::string(say(languageOf(request),
                            "Cet appareil a été déconnecté. Il remet ce qu’il contient encore, puis s’efface.",
                            "This device was signed out. It hands over what it still holds, then wipes itself.")),
            {}},
      requestId);
  response.headers.emplace(api::kDepartureHeader, toIso(fromMs(caller.leavesAtMs)));
  return response;
}

/// The version a request names is another one than this server speaks.
bool speaksOtherWire(const Request& request) {
  const auto version = request.headers.find(api::kWireHeader);
  return version != request.headers.end() && version->second != std::to_string(api::kWireVersion);
}

}  // namespace

Scope reachOf(const Caller& caller, Permission permission) {
  if (caller.formOnly) return permission == Permission::fileByForm ? Scope::own : Scope::none;
  const Scope reach = scopeOf(permission, caller.roles);
  // Whoever stands in for an absent host may answer for that unit, whatever their own role.
  if (permission == Permission::answerReport && reach == Scope::none && !caller.standsInFor.empty()) return Scope::own;
  return reach;
}

bool isOwnForm(const Caller& caller, std::string_view csrf) { return !caller.browser || sameSecret(csrf, caller.csrf); }

Router::Router(Authenticator& authenticator) : m_authenticator(authenticator), m_root(std::make_unique<Node>()) {}
Router::~Router() = default;

void Router::add(Route route, Handler handler) {
  const std::string name = route.method + " " + route.pattern;
  if (route.permission == Permission::undeclared)
    throw std::logic_error("The route " + name + " declares no permission: say in backend/routes.cpp who may use it.");
  if (route.operationId.empty()) throw std::logic_error("The route " + name + " has no operationId.");
  if (!route.pattern.starts_with('/')) throw std::logic_error("The route " + name + " must begin with a slash.");
  Node* node = m_root.get();
  std::vector<std::string> names;
  for (std::string_view rest = route.pattern; !rest.empty();) {
    const std::string_view segment = takeSegment(rest);
    if (segment.starts_with('{')) {
      names.emplace_back(segment.substr(1, segment.size() - 2));
      if (!node->any) node->any = std::make_unique<Node>();
      node = node->any.get();
      continue;
    }
    Node* next = nullptr;
    for (auto& [literal, child] : node->children) {
      if (literal == segment) next = child.get();
    }
    if (next == nullptr) next = node->children.emplace_back(segment, std::make_unique<Node>()).second.get();
    node = next;
  }
  if (names.size() > Match::kMaxParameters) throw std::logic_error("The route " + name + " has too many parameters.");
  for (const auto& [method, index] : node->methods) {
    if (method == route.method) throw std::logic_error("The route " + name + " is declared twice.");
  }
  node->methods.emplace_back(route.method, m_routes.size());
  m_names.push_back(std::move(names));
  m_routes.push_back(std::move(route));
  m_handlers.push_back(std::move(handler));
}

bool Router::match(const Node& node, std::string_view rest, Match& found) const {
  if (rest.empty()) {
    if (node.methods.empty()) return false;
    found.node = &node;
    return true;
  }
  const std::string_view segment = takeSegment(rest);
  for (const auto& [literal, child] : node.children) {
    if (literal == segment && match(*child, rest, found)) return true;
  }
  if (!node.any || segment.empty() || found.count == Match::kMaxParameters) return false;
  found.values[found.count++] = segment;
  if (match(*node.any, rest, found)) return true;
  --found.count;
  return false;
}

const std::size_t* Router::methodOf(const Node& node, std::string_view method) const {
  for (const auto& [name, index] : node.methods) {
    if (name == method) return &index;
  }
  return method == "HEAD" ? methodOf(node, "GET") : nullptr;
}

const Route* Router::find(std::string_view method, std::string_view path) const {
  Match found;
  if (!path.starts_with('/') || !match(*m_root, path, found)) return nullptr;
  const std::size_t* index = methodOf(*found.node, method);
  return index == nullptr ? nullptr : &m_routes[*index];
}

void Router::answerOtherMethod(const Node& node, const Request& request, Reply reply) const {
  std::string allow = "OPTIONS";
  for (const auto& [name, index] : node.methods) allow += ", " + name;
  if (methodOf(node, "HEAD") != nullptr && allow.find("HEAD") == std::string::npos) allow += ", HEAD";
  Response response{204, {}, {}, nullptr};
  if (request.method != "OPTIONS")
    response = problem(405,
                       Error{ErrorCode::invalid,
                             std::string(say(languageOf(request), "Cette adresse ne répond pas à la méthode ",
                                             "This address does not answer the method ")) +
                                 request.method + ".",
                             {}},
                       reply.requestId());
  response.headers.emplace("Allow", allow);
  reply(std::move(response));
}

Response Router::dressed(const Request& request, Response refusal) const {
  if (!m_dress) return refusal;
  Response out;
  m_dress(request, Reply([&out](Response response) { out = std::move(response); }))(std::move(refusal));
  return out;
}

void Router::call(const Handler& handler, Request& request, Reply reply) {
  try {
    handler(request, std::move(reply));
  } catch (const std::exception& error) {
    // The Reply answers 500 where the handler dropped it on its way out.
    std::fprintf(stderr, "passerelled: request %s failed: %s\n", request.id.c_str(), error.what());
  }
}

void Router::handle(Request request, Reply reply) {
  if (m_dress) reply = m_dress(request, std::move(reply));
  if (speaksOtherWire(request)) {
    Response response = problem(426,
                                Error{ErrorCode::refused,
                                      "This server speaks version " + std::to_string(api::kWireVersion) +
                                          " of its language. Update the app; what it holds is kept.",
                                      {}},
                                reply.requestId());
    response.headers.emplace("Upgrade", "Passerelle-Wire/" + std::to_string(api::kWireVersion));
    return reply(std::move(response));
  }
  Match found;
  if (!request.path.starts_with('/') || !match(*m_root, request.path, found))
    return reply(Error{
        ErrorCode::notFound,
        std::string(say(languageOf(request), "Il n’y a rien à cette adresse.", "There is nothing at this address.")),
        {}});
  const std::size_t* index = methodOf(*found.node, request.method);
  if (index == nullptr) return answerOtherMethod(*found.node, request, std::move(reply));
  for (std::size_t i = 0; i < found.count; ++i) request.params.emplace(m_names[*index][i], found.values[i]);
  const Route& route = m_routes[*index];
  const Handler& handler = m_handlers[*index];
  if (route.permission == Permission::open) return call(handler, request, std::move(reply));
  auto shared = std::make_shared<std::pair<Request, Reply>>(std::move(request), std::move(reply));
  m_authenticator.authenticate(shared->first, [shared, &route, &handler](Result<Caller> caller) {
    auto& [incoming, answer] = *shared;
    if (caller && caller->leaving() && !route.afterRevocation)
      return answer(departed(incoming, *caller, answer.requestId()));
    auto refusal = refusalOf(route, incoming, caller);
    if (refusal && !route.keepsWords) return answer(*refusal);
    incoming.refusal = std::move(refusal);
    call(handler, incoming, std::move(answer));
  });
}

}  // namespace passerelle::http
