// A committee of four, published reports with words and ideas, and a meeting of next week.
#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/support/report_world.h"

namespace passerelle::testing {

class MeetingWorld : public BackendWorld {
 public:
  MeetingWorld() {
    for (const char* role : {"management", "chair", "advocate"}) members.push_back(personId(emailOf(role)));
    members.push_back(personId(emailOf("management", 'b')));
  }
  std::string day(int days) { return toIsoDate(clock.now() + std::chrono::hours(24 * days)); }
  http::Response send(const std::string& method, const std::string& target, const nlohmann::json& body,
                      const std::string& token) {
    return ask({method, target, token, body.dump(), {{"Content-Type", "application/json"}}});
  }
  http::Response form(const std::string& target, const std::string& body, const std::string& token) {
    return ask({"POST", target, token, body, {{"Content-Type", "application/x-www-form-urlencoded"}}});
  }
  nlohmann::json newMeeting(int days = 7) {
    return {{"id", newId(clock, rng)},
            {"title", "Comité de direction"},
            {"heldOn", day(days)},
            {"members", members},
            {"agenda", {"Fermer la caisse du fond"}}};
  }
  /// Planned by the chair; its JSON.
  nlohmann::json plan(int days = 7) {
    const auto made = send("POST", "/v1/meetings", newMeeting(days), roleToken("chair"));
    EXPECT_EQ(made.status, 201) << made.body;
    return nlohmann::json::parse(made.body);
  }
  nlohmann::json meeting(const std::string& id) {
    return nlohmann::json::parse(get("/v1/meetings/" + id, roleToken("chair")).body);
  }
  /// The token of whose turn it is.
  std::string advocateToken(const nlohmann::json& meeting) {
    return tokenOf(sqlText("SELECT email FROM person WHERE id = '" + meeting["advocate"].get<std::string>() + "'"));
  }
  void pass(Milliseconds time = std::chrono::seconds(61)) {
    clock.advance(time);
    for (int i = 0; i < 3; ++i) backend->runDue();
  }
  std::vector<std::string> members;
};

}  // namespace passerelle::testing
