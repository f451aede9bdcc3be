// The triage deck from JSON and the words said on it, to JSON: tolerant as reading_json.h is.
#pragma once
#include <string>
#include <string_view>

#include "shared/base/result.h"
#include "shared/domain/triage_view.h"

namespace passerelle {

Result<TriageIdea> decodeTriageIdea(std::string_view json);
/// The body of PUT /v1/ideas/{id}/triage. An empty outcome takes the word back.
std::string encodeTriage(const std::string& press, const std::string& outcome, const std::string& into);

}  // namespace passerelle
