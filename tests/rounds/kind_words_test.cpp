// A round about reports speaks of reports, wherever somebody reads it, in both languages; one about ideas of ideas.
#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include "shared/base/digest.h"
#include "tests/rounds/secrecy_stage.h"

namespace passerelle::rounds {
namespace {
using ::testing::HasSubstr;
using ::testing::Not;

std::string ofPage(const std::string& page) {  // without what surrounds every page: its places are named there
  const std::size_t begins = page.find("<main");
  return begins == std::string::npos ? page : page.substr(begins);
}

struct Readers : SecrecyStage {
  using SecrecyStage::SecrecyStage;

  std::string read(const std::string& target, const std::string& role, const char* language) {
    const auto answer = world.ask(
        {"GET", target, world.roleToken(role), {}, {{"Accept-Language", language}, {"Accept", "text/html,*/*;q=0.8"}}});
    EXPECT_EQ(answer.status, 200) << target << answer.text();
    return ofPage(answer.text());
  }
  void pass(Milliseconds time) {
    world.clock.advance(time);
    world.backend->runDue();
  }
  std::map<std::string, std::string> letters() {
    for (int i = 0; i < 4; ++i) pass(std::chrono::seconds(1));
    std::map<std::string, std::string> found;
    for (const auto& entry : std::filesystem::directory_iterator(world.folder.path() + "/data/mail")) {
      std::ifstream file(entry.path());
      const std::string letter{std::istreambuf_iterator<char>(file), {}};
      std::string body = letter.substr(letter.find("\r\n\r\n") + 4);
      std::erase_if(body, [](char byte) { return byte == '\r' || byte == '\n'; });
      found["letter " + entry.path().filename().string()] =
          letter.substr(0, letter.find("\r\n\r\n")) + fromBase64(body).value_or(letter);
    }
    return found;
  }
};

/// Everything that somebody reads of one round, from its preparation to its result.
std::map<std::string, std::string> whatIsRead(const std::string& kind) {
  Readers stage(kind, 4, 10);
  auto& world = stage.world;
  std::map<std::string, std::string> read;
  const auto look = [&](const std::string& name, const std::string& target, const std::string& role) {
    for (const char* language : {"fr", "en"}) read[name + " " + language] = stage.read(target, role, language);
  };
  if (kind == "reports") look("form", "/rounds/new?kind=reports&month=2026-11", "chair");
  const std::string id = newId(world.clock, world.rng), page = "/rounds/" + id;
  json body{{"id", id},
            {"kind", kind},
            {"title", "Comité"},
            {"closesAt", toIso(world.clock.now() + std::chrono::hours(48))},
            {"top", 0},
            {"picks", stage.items},
            {"voters", stage.voterIds}};
  if (kind == "reports") body["month"] = "2026-11";
  EXPECT_EQ(world.post("/v1/rounds", world.roleToken("chair"), body.dump()).status, 201);
  look("plan", page, "chair");
  look("plan, by program", "/v1" + page, "chair");
  EXPECT_EQ(world.post("/v1" + page + "/open", world.roleToken("chair"), "{}").status, 200);
  look("turnout", page, "chair");
  look("ballot", page + "/ballot", "coach");
  for (std::size_t voter = 0; voter < 6; ++voter) stage.voteByWire(id, voter, static_cast<int>(voter % 6));
  look("ballot received", page + "/ballot", "coach");
  for (const char* language : {"fr", "en"})
    read[std::string("not on it ") + language] =
        world
            .ask({"PUT",
                  "/v1" + page + "/ballot",
                  world.roleToken("coach"),
                  R"({"lines":[{"item":"x","grade":1}]})",
                  {{"Content-Type", "application/json"}, {"Accept-Language", language}}})
            .text();
  EXPECT_EQ(world.ask({"POST", page + "/remind", world.roleToken("chair"), "", {}}).status, 303);
  read.merge(stage.letters());
  stage.pass(std::chrono::hours(49));
  look("result", page, "coach");
  look("result, by program", "/v1" + page, "coach");
  look("grades", page + "/grades.csv", "coach");
  look("receipts", page + "/receipts.csv", "coach");
  EXPECT_GE(read.size(), 24u);
  return read;
}

std::string lowered(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
  return text;
}

TEST(KindWords, ARoundAboutReportsSpeaksOfNoIdea) {
  for (const auto& [name, text] : whatIsRead("reports")) {
    EXPECT_THAT(lowered(text), Not(HasSubstr("idée"))) << name;
    EXPECT_THAT(lowered(text), Not(HasSubstr("idea"))) << name;
  }
}

TEST(KindWords, ARoundAboutIdeasSpeaksOfThem) {
  for (const auto& [name, text] : whatIsRead("ideas")) {
    const bool names = name.starts_with("letter") || name.starts_with("ballot received") || name.starts_with("plan ") ||
                       name.starts_with("grades") || name.starts_with("not on it");
    EXPECT_TRUE(!names || lowered(text).find("idée") != std::string::npos ||
                lowered(text).find("idea") != std::string::npos)
        << name;
  }
}

}  // namespace
}  // namespace passerelle::rounds
