// A refusal in the language of the person who reads it.
#pragma once
#include <string>

#include "shared/base/language.h"
#include "shared/base/result.h"

namespace passerelle::media {

/// `language` as in Caller::language.
inline tl::unexpected<Error> refuse(ErrorCode code, const std::string& language, const char* french,
                                    const char* english, std::string field = {}) {
  return fail(code, say(language, french, english), std::move(field));
}

/// What came of it is refused: another version, or a correction, took its place.
inline tl::unexpected<Error> uploadReplaced(const std::string& language) {
  return refuse(ErrorCode::gone, language, "Cet envoi a été remplacé ou annulé.",
                "This upload was replaced or cancelled.");
}

}  // namespace passerelle::media
