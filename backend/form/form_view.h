// The form's pages as HTML: the form with what was typed, the receipt, the list of one's own filings.
#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "backend/form/form_filing.h"
#include "backend/form/posted_form.h"
#include "backend/http/message.h"
#include "backend/units/unit_repository.h"
#include "shared/base/language.h"
#include "shared/words/mention_finder.h"

namespace passerelle::form {

/// What the form's page shows.
struct FormView {
  Language language = Language::french;
  http::Caller caller;                                     ///< unknown: the words alone are given back
  Words words;                                             ///< words.id names the report to be
  std::vector<units::Unit> units;                          ///< to choose from; empty: the unit's code is typed
  std::vector<std::pair<std::string, std::string>> kinds;  ///< code and label of the kinds of visit
  std::vector<words::Mention> mentions;  ///< who is named or described: asked about once for the same words
  std::optional<Error> wrong;            ///< Error::field names the field of the form
  std::string today;                     ///< 2026-11-17: the last day that may be chosen
};

/// Names the words that a person was warned about: they are taken when they come again unchanged.
std::string digestOf(const Words& words);

/// `status` 200, or that of `wrong`.
http::Response formPage(int status, const FormView& view);
http::Response receiptPage(const Filed& filed, const http::Caller& caller, Language language);
http::Response filingsPage(const std::vector<Filed>& filings, const http::Caller& caller, Language language);

/// Code and label of the kinds of visit of a referential's JSON, in a language; empty when it cannot be read.
std::vector<std::pair<std::string, std::string>> kindsOf(std::string_view referential, Language language);

}  // namespace passerelle::form
