// A published idea with its people: an author, two supporters, the store it was born in; and what each of them is told.
#pragma once
#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "backend/answers/answers.h"
#include "backend/mail/message.h"
#include "tests/support/report_world.h"

namespace passerelle::testing {

class AnswerStage : public ::testing::Test {
 protected:
  AnswerStage() {
    const auto report = makeReport(world, "Caisse fermée", 2);
    reportId = publish(world, world.roleToken("visitor", 'b'), report);
    idea = report.ideas[0].id;
    other = report.ideas[1].id;
    for (const char* role : {"coach", "advocate"})
      EXPECT_EQ(world.ask({"PUT", api::supportPath(idea), world.roleToken(role), "", {}}).status, 200);
  }

  http::Response answer(const std::string& role, const nlohmann::json& body, const std::string& ideaId = {}) {
    return world.ask({"PUT",
                      "/v1/ideas/" + (ideaId.empty() ? idea : ideaId) + "/answer",
                      world.roleToken(role),
                      body.dump(),
                      {{"Content-Type", "application/json"}}});
  }
  nlohmann::json retained(const std::string& owner = "regional") {
    return {{"status", "retained"}, {"owner", world.personId(emailOf(owner))}, {"dueOn", "2026-12-24"}, {"reason", ""}};
  }
  nlohmann::json asJson(const std::string& target, const std::string& role = "visitor") {
    return nlohmann::json::parse(world.get(target, world.roleToken(role)).text());
  }
  void pass(Milliseconds time) {
    world.clock.advance(time);
    for (int i = 0; i < 4; ++i) {  // told in one look, mailed in the next ones
      world.backend->runDue();
      world.clock.advance(std::chrono::seconds(21));
    }
  }
  /// The program ends and begins again on the same folder.
  void restart() {
    world.backend.reset();
    BackendOptions options;
    options.dataFolder = world.folder.path("data");
    options.publicUrl = "https://passerelle.example";
    options.readers = 0;
    world.backend = std::move(Backend::create(options, world.clock, world.rng, world.files).value());
  }

  struct Letter {
    std::string to, subject, text;
  };
  /// Letters that left since the last call.
  std::vector<Letter> letters() {
    std::vector<Letter> found;
    const std::string folder = world.folder.path() + "/data/mail";
    if (!std::filesystem::exists(folder)) return found;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      if (!m_seen.insert(entry.path().filename()).second) continue;
      std::ifstream file(entry.path());
      const std::string raw{std::istreambuf_iterator<char>(file), {}};
      const auto header = [&raw](const std::string& name) {
        const std::size_t at = raw.find(name) + name.size();
        std::string value = raw.substr(at, raw.find("\r\n", at) - at);
        return value;
      };
      std::string body = raw.substr(raw.find("\r\n\r\n") + 4);
      std::erase_if(body, [](char byte) { return byte == '\r' || byte == '\n'; });
      found.push_back({header("\r\nTo: "), header("\r\nSubject: "), fromBase64(body).value_or(body)});
    }
    return found;
  }
  static std::map<std::string, int> byRecipient(const std::vector<Letter>& letters) {
    std::map<std::string, int> counted;
    for (const Letter& letter : letters) ++counted[letter.to];
    return counted;
  }
  /// Author, supporters, host and deputy of LYO-01, each once.
  std::map<std::string, int> everybody(std::vector<std::string> more = {}) {
    std::map<std::string, int> once;
    for (const std::string& email :
         {emailOf("visitor", 'b'), emailOf("coach"), emailOf("advocate"), emailOf("host"), emailOf("deputy")})
      once[email] = 1;
    for (const std::string& email : more) once[email] = 1;
    return once;
  }

  BackendWorld world;
  std::string reportId, idea, other;

 private:
  std::set<std::string> m_seen;
};

}  // namespace passerelle::testing
