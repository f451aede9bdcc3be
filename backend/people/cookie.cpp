#include "backend/people/cookie.h"

#include "backend/http/language.h"
#include "backend/people/session_authenticator.h"

namespace passerelle::people {

bool mayKeepSession(const http::Request& request) {
  if (request.secure) return true;
  const std::string host = request.header("Host").value_or("");
  const std::string name = host.starts_with('[') ? host.substr(0, host.find(']') + 1) : host.substr(0, host.find(':'));
  return name == "127.0.0.1" || name == "localhost" || name == "[::1]";
}

std::string sessionCookie(const SignedIn& in, TimePoint now) {
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(in.expiresAt - now).count();
  return std::string(kSessionCookie) + "=" + in.token +
         "; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=" + std::to_string(seconds);
}

std::string endedCookie() {
  return std::string(kSessionCookie) + "=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0";
}

std::string browserName(const http::Request& request) {
  const std::string agent = request.header("User-Agent").value_or("");
  if (agent.find("Firefox/") != std::string::npos) return "Firefox";
  if (agent.find("Edg/") != std::string::npos) return "Edge";
  if (agent.find("Chrome/") != std::string::npos) return "Chrome";
  if (agent.find("Safari/") != std::string::npos) return "Safari";
  return std::string(say(http::languageOf(request), "Navigateur", "Browser"));
}

http::Response seeOther(std::string location) {
  return {303, {{"Location", std::move(location)}, {"Cache-Control", "no-store"}}, {}, nullptr};
}

}  // namespace passerelle::people
