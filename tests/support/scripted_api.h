// A server that says what a test tells it to: requests are kept, answers are given when the test likes.
#pragma once
#include <deque>
#include <functional>
#include <string>
#include <utility>

#include "app/sync/api_client.h"

namespace passerelle::testing {

class ScriptedApi final : public ApiClient {
 public:
  struct Asked {
    ApiRequest request;
    OnAnswer onAnswer;
    std::string header(const std::string& name) const {
      for (const auto& [key, value] : request.headers) {
        if (key == name) return value;
      }
      return {};
    }
  };

  void send(ApiRequest request, OnAnswer onAnswer) override {
    asked.push_back({std::move(request), std::move(onAnswer)});
  }

  /// Answers the oldest request as a Passerelle server does.
  void answer(int status, std::string body = {}, std::vector<std::pair<std::string, std::string>> headers = {}) {
    headers.emplace_back("passerelle-wire", "1");
    raw(ApiResponse{status, std::move(headers), std::move(body)});
  }
  void nobodyAnswers() { raw(tl::unexpected<Error>(Error{ErrorCode::unavailable, "", {}})); }
  void raw(Result<ApiResponse> result) {
    Asked first = std::move(asked.front());
    asked.pop_front();
    first.onAnswer(std::move(result));
  }

  std::deque<Asked> asked;
};

}  // namespace passerelle::testing
