#include "shared/domain/reading.h"

#include <algorithm>

namespace passerelle {

std::string Labelled::label(const std::string& language) const {
  for (const std::string& wanted : {language, std::string("fr")}) {
    if (const auto found = labels.find(wanted); found != labels.end() && !found->second.empty()) return found->second;
  }
  return code;
}

bool Me::is(const std::string& role) const { return std::find(roles.begin(), roles.end(), role) != roles.end(); }

}  // namespace passerelle
