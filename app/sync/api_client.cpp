#include "app/sync/api_client.h"

namespace passerelle {

std::string ApiResponse::header(std::string_view name) const {
  for (const auto& [key, value] : headers) {
    if (key == name) return value;
  }
  return {};
}

}  // namespace passerelle
