// Ideas filed without a report in an edition: new, waiting, answered, withdrawn.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/editions/editions_world.h"

namespace passerelle::testing {
namespace {
using Json = nlohmann::json;
using std::chrono::hours;

class LoneIdeas : public EditionsWorld {};

TEST_F(LoneIdeas, IdeasFiledOnTheirOwnAreInItLikeAnyOther) {
  const auto file = [&](const std::string& text) {
    const std::string id = newId(world.clock, world.rng);
    EXPECT_EQ(
        world
            .ask(
                {"PUT", api::ideaPath(id), author, Json{{"text", text}}.dump(), {{"Content-Type", "application/json"}}})
            .status,
        201);
    return id;
  };
  const std::string idea = file("Une chaise près des cabines"), other = file("Des prix lisibles");
  EXPECT_EQ(compose("2026-W47").status, 200) << "new ideas are news";
  const std::string fresh = page("/editions/2026-W47");
  EXPECT_TRUE(has(fresh, "<a href=\"/ideas/" + idea + "\">Une chaise près des cabines</a>")) << fresh;
  EXPECT_TRUE(has(fresh, "2\u00a0idées"));
  EXPECT_FALSE(has(fresh, " · </span>")) << "of no place";

  world.clock.advance(hours(24 * 35));
  publish(world, author, makeReport(world, "Cinq semaines après"));
  const std::string week = toIsoWeek(world.clock.now());
  EXPECT_TRUE(
      has(page("/editions/" + week, "admin"), "2\u00a0idées attendent une réponse depuis plus de 30\u00a0jours"));
  EXPECT_EQ(world
                .ask({"PUT",
                      api::ideaPath(idea) + "/answer",
                      world.roleToken("admin"),
                      Json{{"status", "declined"}, {"reason", "Les cabines sont trop étroites."}}.dump(),
                      {{"Content-Type", "application/json"}}})
                .status,
            200);
  EXPECT_EQ(compose(week).status, 200);
  const std::string html = page("/editions/" + week);
  EXPECT_TRUE(has(html, "1\u00a0idée attend une réponse depuis plus de 30\u00a0jours"));
  EXPECT_LT(html.find("/ideas/" + other), html.find("Ce que deviennent les idées"));
  EXPECT_TRUE(has(html, "Les cabines sont trop étroites."));
  EXPECT_TRUE(has(html, "<a href=\"/ideas/" + idea + "\">"));
  EXPECT_TRUE(has(page("/editions/" + week + "/reading-list"), "/ideas/" + other));
  EXPECT_TRUE(has(page("/editions/" + week + "/mail", "admin"), "/ideas/" + other));

  EXPECT_EQ(world
                .ask({"PUT",
                      api::ideaPath(other),
                      author,
                      R"({"withdrawn":true})",
                      {{"Content-Type", "application/json"},
                       {"Passerelle-Base", sha256Hex(Json{{"text", "Des prix lisibles"}}.dump())}}})
                .status,
            200);
  EXPECT_FALSE(has(page("/editions/" + week), "Des prix lisibles")) << "what is withdrawn is gone";
  EXPECT_TRUE(has(page("/editions/" + week), "Les cabines sont trop étroites."));
}

}  // namespace
}  // namespace passerelle::testing
