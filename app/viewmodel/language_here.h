// Which language the pages speak to the person who holds the phone.
#pragma once
#include <string>

#include "app/local/phone.h"

namespace passerelle {

/// "fr" or "en": what was chosen in the app, else the person's own.
inline std::string languageHere(Phone& phone) {
  std::string code = phone.settings.language();
  if (code.empty()) {
    if (const auto me = phone.account.me()) code = me->language;
  }
  return code == "en" ? "en" : "fr";
}

}  // namespace passerelle
