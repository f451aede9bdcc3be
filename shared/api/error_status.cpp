#include "shared/api/error_status.h"

namespace passerelle::api {
namespace {
struct Line {
  ErrorCode code;
  int status;
  std::string_view name;
};
constexpr Line kTable[] = {
    {ErrorCode::invalid, 400, "invalid"},
    {ErrorCode::unauthenticated, 401, "unauthenticated"},
    {ErrorCode::forbidden, 403, "forbidden"},
    {ErrorCode::notFound, 404, "notFound"},
    {ErrorCode::conflict, 409, "conflict"},
    {ErrorCode::gone, 410, "gone"},
    {ErrorCode::preconditionFailed, 412, "preconditionFailed"},
    {ErrorCode::tooLarge, 413, "tooLarge"},
    {ErrorCode::unsupportedType, 415, "unsupportedType"},
    {ErrorCode::refused, 422, "refused"},
    {ErrorCode::tooMany, 429, "tooMany"},
    {ErrorCode::internal, 500, "internal"},
    {ErrorCode::unavailable, 503, "unavailable"},
    {ErrorCode::noSpace, 507, "noSpace"},
};
}  // namespace

int statusOf(ErrorCode code) {
  for (const Line& line : kTable) {
    if (line.code == code) return line.status;
  }
  return 500;
}

std::string_view nameOf(ErrorCode code) {
  for (const Line& line : kTable) {
    if (line.code == code) return line.name;
  }
  return "internal";
}

std::optional<ErrorCode> errorFromName(std::string_view name) {
  for (const Line& line : kTable) {
    if (line.name == name) return line.code;
  }
  return std::nullopt;
}

ErrorCode errorFromStatus(int status) {
  for (const Line& line : kTable) {
    if (line.status == status) return line.code;
  }
  if (status == 408 || status >= 500) return ErrorCode::unavailable;
  return ErrorCode::refused;
}

}  // namespace passerelle::api
