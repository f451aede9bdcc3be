// A report as JSON. The golden files in tests/codec/golden are read by the app's and the backend's tests alike.
#pragma once
#include <string>
#include <string_view>

#include "shared/domain/report.h"

namespace passerelle {

/// The content's bytes as the device sends them; stable: equal reports give equal bytes.
std::string encodeReport(const Report& report);

/// Reads a content. Unknown fields are left alone (they are kept verbatim in the stored bytes). Errors name the field
/// as a JSON pointer. Depth at most 64, text valid UTF-8. Does not validate(): a draft may be incomplete.
Result<Report> decodeReport(std::string_view json, std::size_t maxBytes = kMaxReportBytes);

}  // namespace passerelle
