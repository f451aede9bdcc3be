// The language of an answer: the person's, else the browser's.
#pragma once
#include "backend/http/message.h"
#include "shared/base/language.h"

namespace passerelle::http {

/// The caller's language when one is known; else the first of fr and en that Accept-Language prefers; else French.
Language languageOf(const Request& request);
/// The one that "?lang=" asks for, else languageOf: for pages that are passed on in either language.
Language askedLanguage(const Request& request);

}  // namespace passerelle::http
