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

}  // namespace passerelle::media
