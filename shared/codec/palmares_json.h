// The palmarès from JSON, tolerant as reading_json.h is.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"
#include "shared/domain/palmares_view.h"

namespace passerelle {

Result<PalmaresView> decodePalmares(std::string_view json);
/// GET /v1/palmares: the months there are, as it gives them.
Result<std::vector<std::string>> decodePalmaresMonths(std::string_view json);

}  // namespace passerelle
