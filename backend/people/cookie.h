// The browser's session cookie.
#pragma once
#include <string>

#include "backend/http/message.h"
#include "backend/people/people_service.h"

namespace passerelle::people {

/// True when a browser keeps a Secure cookie from here: TLS, or http on this very machine (a trustworthy origin).
bool mayKeepSession(const http::Request& request);
/// Set-Cookie of a session that begins.
std::string sessionCookie(const SignedIn& in, TimePoint now);
/// Set-Cookie that removes it.
std::string endedCookie();

/// What a browser calls itself, for the list of sessions: "Firefox", "Chrome"…, or "Navigateur".
std::string browserName(const http::Request& request);

/// 303 See Other: the browser goes on with GET.
http::Response seeOther(std::string location);

}  // namespace passerelle::people
