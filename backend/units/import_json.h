// What both imports (units, people) say over HTTP.
#pragma once
#include "backend/http/message.h"
#include "backend/units/import_outcome.h"
#include "shared/base/result.h"

namespace passerelle {

/// `unsupportedType` unless the body is text/csv.
Result<void> csvBody(const http::Request& request, Language language);
/// 200 {"created","updated","unchanged"}, or a 422 problem with "errors":[{"line","column","columnNumber","message"}].
http::Response importAnswer(const Result<ImportOutcome>& outcome, Language language);

}  // namespace passerelle
