// How the app reaches a server: one seam. Real HTTP in the app, the backend itself in the simulation, sample data in
// the tour.
#pragma once
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "shared/base/clock.h"
#include "shared/base/result.h"

namespace passerelle {

struct ApiRequest {
  std::string method;
  std::string path;  ///< with query, percent-encoded
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  Milliseconds patience{30'000};  ///< the longest silence before the request counts as unanswered; longer for `wait=`
};

struct ApiResponse {
  int status = 0;
  std::vector<std::pair<std::string, std::string>> headers;  ///< names in lower case
  std::string body;
  std::string header(std::string_view name) const;
};

class ApiClient {
 public:
  using OnAnswer = std::function<void(Result<ApiResponse>)>;
  virtual ~ApiClient() = default;
  /// Sends; answers once, on the caller's thread, later or at once. Any HTTP answer is a value; an Error is
  /// `unavailable`: nobody answered, and whether the request arrived is unknown.
  virtual void send(ApiRequest request, OnAnswer onAnswer) = 0;
};

}  // namespace passerelle
