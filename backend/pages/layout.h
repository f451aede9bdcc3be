// The frame that every page of this server shares: head, navigation, content. No script; one stylesheet, /style.css.
#pragma once
#include <string>

#include "backend/http/message.h"
#include "backend/pages/html.h"
#include "backend/pages/local_time.h"  // dateTime(), for every page
#include "shared/base/clock.h"
#include "shared/base/language.h"

namespace passerelle::pages {

struct Frame {
  std::string title;  ///< without the house's name
  Language language = Language::french;
  const http::Caller* caller = nullptr;  ///< null: nobody is signed in (or the page does not ask)
  bool wide = false;                     ///< tables and sheets: wider than a column of text
};

/// A page, `no-store`, with a CSP that allows this server's own stylesheet, pictures and forms and nothing else.
http::Response page(int status, const Frame& frame, const Html& content);

/// A hidden field that a browser's form must carry when it writes.
Html csrfField(const http::Caller& caller);
/// A form with nothing but its button; `isAct`: what the page is there for.
Html postButton(const std::string& action, std::string_view words, const http::Caller& caller, bool isAct);

/// GET /style.css and GET /icon.svg: the same for everybody, kept for a day; the page names the version.
void style(http::Request& request, http::Reply reply);
void icon(http::Request& request, http::Reply reply);

/// An error's problem+json as a page, when it is a browser that asks: title, what to do, where to sign in.
http::Response problemPage(const http::Response& problem, Language language);
/// A Reply that turns a problem into a page when a browser asks for a page; for Router::dress.
http::Reply dressProblems(const http::Request& request, http::Reply reply);
/// True when the request comes from a browser's address line or form (it accepts HTML) and not from the API.
bool wantsPage(const http::Request& request);

}  // namespace passerelle::pages
