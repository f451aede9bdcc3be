#include "backend/http/message.h"

#include <strings.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "shared/api/error_status.h"

namespace passerelle::http {

bool NameLess::operator()(std::string_view a, std::string_view b) const {
  const int order = ::strncasecmp(a.data(), b.data(), std::min(a.size(), b.size()));
  return order != 0 ? order < 0 : a.size() < b.size();
}

std::optional<std::string> Request::header(std::string_view name) const {
  const auto found = headers.find(name);
  return found == headers.end() ? std::nullopt : std::optional<std::string>(found->second);
}

std::optional<std::string> Request::queryValue(const std::string& name) const {
  const auto found = query.find(name);
  return found == query.end() ? std::nullopt : std::optional<std::string>(found->second);
}

std::string Response::text() const { return pieces ? joined(*pieces) : body; }

Response json(int status, std::string body) {
  return {status, {{"Content-Type", "application/json; charset=utf-8"}}, std::move(body), nullptr};
}

Response html(int status, std::string body) {
  return {status, {{"Content-Type", "text/html; charset=utf-8"}}, std::move(body), nullptr};
}

Response problem(const Error& error, std::string_view requestId) {
  return problem(api::statusOf(error.code), error, requestId);
}

Response problem(int status, const Error& error, std::string_view requestId) {
  nlohmann::json body = {{"type", "about:blank"},
                         {"title", api::nameOf(error.code)},
                         {"status", status},
                         {"code", api::nameOf(error.code)},
                         {"detail", error.message}};
  if (!error.field.empty()) body["field"] = error.field;
  if (!requestId.empty()) body["instance"] = "urn:request:" + std::string(requestId);
  Response response{status,
                    {{"Content-Type", "application/problem+json"}},
                    body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace),
                    nullptr};
  if (status == 503 || status == 429) response.headers.emplace("Retry-After", "5");
  if (status == 401) response.headers.emplace("WWW-Authenticate", "Bearer");
  return response;
}

Reply& Reply::operator=(Reply&& other) noexcept {
  std::swap(m_send, other.m_send);
  std::swap(m_requestId, other.m_requestId);
  return *this;
}

Reply::~Reply() {
  if (m_send) (*this)(Error{ErrorCode::internal, "The server could not answer this request. Please try again.", {}});
}

void Reply::operator()(Response response) {
  if (auto send = std::exchange(m_send, nullptr)) send(std::move(response));
}
void Reply::operator()(const Error& error) { (*this)(problem(error, m_requestId)); }
void Reply::operator()(Result<Response> result) {
  if (result)
    (*this)(std::move(*result));
  else
    (*this)(result.error());
}

}  // namespace passerelle::http
