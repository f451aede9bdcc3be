// The roles as people say them.
#pragma once
#include <string_view>

#include "backend/people/policy.h"
#include "shared/base/language.h"

namespace passerelle::people {

std::string_view wordsOf(Role role, Language language);

}  // namespace passerelle::people
