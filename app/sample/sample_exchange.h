// The sample's own devices and the private carnet between them: a server's part of it, in memory.
#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>

#include "app/sync/api_client.h"
#include "shared/base/clock.h"

namespace passerelle::sample {

/// Answers /v1/devices and /v1/carnet/… for a person with a phone, a PC that is not let in yet, and a browser.
class SampleExchange {
 public:
  explicit SampleExchange(const Clock& clock) : m_clock(clock) {}
  /// nullopt: the path is somebody else's. `path` is without the query.
  std::optional<ApiResponse> answer(const ApiRequest& request, const std::string& path);

 private:
  ApiResponse devices() const;
  ApiResponse keys() const;
  ApiResponse items(const ApiRequest& request, const std::string& id);
  ApiResponse media(const ApiRequest& request, const std::string& rest);

  const Clock& m_clock;
  std::set<std::string> m_revoked;
  std::map<std::string, std::set<std::string>> m_keys;    ///< device → exchange keys it can open
  std::map<std::string, std::set<std::int64_t>> m_parts;  ///< sealed copy → parts that are there
};

}  // namespace passerelle::sample
