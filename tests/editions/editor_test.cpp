// The editor's desk: what a press changes, what it keeps, who may press, and that looking changes nothing.
#include <gtest/gtest.h>

#include "backend/editions/draft.h"
#include "tests/editions/hostile_strings.h"
#include "tests/support/edition_world.h"

namespace passerelle::testing {
namespace {

struct Desk : ::testing::Test, EditionWorld {
  std::vector<std::string> ids;
  void SetUp() override {
    for (int i = 0; i < 3; ++i) ids.push_back(tell("Récit " + std::to_string(i)));
  }
  /// The value of a hidden field of the desk.
  std::string field(const std::string& name) {
    const std::string html = get("/editions/" + week + "/edit").body;
    const std::size_t at = html.find("name=\"" + name + "\" value=\"");
    if (at == std::string::npos) return {};
    const std::size_t from = at + name.size() + 15;
    return html.substr(from, html.find('"', from) - from);
  }
  static std::string encoded(std::string text) {
    for (std::size_t at = 0; (at = text.find(' ', at)) != std::string::npos;) text.replace(at, 1, "+");
    return text;
  }
  http::Response press(const std::string& what, const std::string& more = "") {
    std::string body = "do=" + what;
    for (const char* name : {"revision", "chosen", "leftOut", "shown"})
      body += std::string("&") + name + "=" + encoded(field(name));
    return post("/editions/" + week + "/edit", body + more);
  }
  std::vector<std::string> shown() { return editions::idsIn(field("shown")); }
};

TEST_F(Desk, AStoryMovesUpAndDownIsLeftOutAndTakenUpAgain) {
  const auto first = shown();
  ASSERT_EQ(first.size(), 3u);
  EXPECT_EQ(press("down:" + first[0]).status, 303);
  EXPECT_EQ(shown(), (std::vector<std::string>{first[1], first[0], first[2]}));
  EXPECT_EQ(press("up:" + first[2]).status, 303);
  EXPECT_EQ(shown(), (std::vector<std::string>{first[1], first[2], first[0]}));
  EXPECT_EQ(press("up:" + first[1]).status, 303) << "the first one stays";
  EXPECT_EQ(press("out:" + first[1]).status, 303);
  EXPECT_EQ(shown(), (std::vector<std::string>{first[2], first[0]}));
  EXPECT_TRUE(has(get("/editions/" + week + "/edit").body, "value=\"in:" + first[1] + "\""));
  EXPECT_EQ(press("in:" + first[1]).status, 303);
  EXPECT_EQ(shown(), (std::vector<std::string>{first[2], first[0], first[1]}));
  EXPECT_EQ(post("/editions/" + week + "/publish").status, 303);
  const std::string page = get("/editions/" + week, "coach").body;
  EXPECT_LT(page.find("r-" + first[2]), page.find("r-" + first[0]));
  EXPECT_LT(page.find("r-" + first[0]), page.find("r-" + first[1]));
}

TEST_F(Desk, ALaterReportStillComesInByRanking) {
  press("down:" + shown()[0]);
  const std::string later = tell("Arrivé ensuite");
  EXPECT_EQ(shown().size(), 4u);
  EXPECT_EQ(shown().back(), later);
}

TEST_F(Desk, OpeningWordsStandInEveryOutletThatHasRoom) {
  EXPECT_EQ(press("save", "&leadFr=Un+**mot**&leadEn=A+*word*").status, 303);
  const std::string path = "/editions/" + week;
  EXPECT_TRUE(has(get(path).body, "<p>Un <strong>mot</strong></p>"));
  EXPECT_TRUE(has(get(path + "/mail?lang=en").body, "<p>A <em>word</em></p>"));
  EXPECT_TRUE(has(get(path + "/mail.txt?lang=fr").body, "Un mot"));
  EXPECT_TRUE(has(get(path + "/feed?lang=fr").body, "&lt;strong&gt;mot&lt;/strong&gt;"));
  EXPECT_TRUE(has(get(path + "/poster?lang=fr").body, "Récit 0") || has(get(path + "/poster?lang=fr").body, "Récit 1"));
  EXPECT_TRUE(has(get(path + "/reading-list?lang=en").body, "Two minutes before the committee"));
}

TEST_F(Desk, TwoEditorsAreToldOfEachOtherAndNothingTypedIsLost) {
  const std::string old = "revision=" + field("revision");
  EXPECT_EQ(press("save", "&leadFr=Le+premier").status, 303);
  const auto refused = post("/editions/" + week + "/edit", old + "&do=save&leadFr=Le+second");
  EXPECT_EQ(refused.status, 409);
  EXPECT_TRUE(has(refused.body, "Quelqu’un d’autre a enregistré"));
  EXPECT_TRUE(has(refused.body, ">\nLe second</textarea>"));
  const auto tooLong = press("save", "&leadFr=" + std::string(2001, 'x'));
  EXPECT_EQ(tooLong.status, 400);
  EXPECT_TRUE(has(tooLong.body, std::string(2001, 'x')));
  EXPECT_TRUE(has(get("/editions/" + week + "/edit").body, ">\nLe premier</textarea>"));
}

TEST_F(Desk, OnlyEditorsSitThereAndLookingChangesNothing) {
  world.roleToken("coach");
  world.roleToken("moderator");
  const std::string before = world.databaseHash();
  for (const char* path : {"/edit", "/mail", "/mail.txt", "/feed"}) {
    EXPECT_EQ(get("/editions/" + week + path).status, 200) << path;
    EXPECT_EQ(get("/editions/" + week + path, "coach").status, 403) << path;
  }
  for (const char* path : {"/poster", "/reading-list"}) {
    EXPECT_EQ(get("/editions/" + week + path).status, 200) << path;
    EXPECT_EQ(get("/editions/" + week + path, "coach").status, 404) << path << " has not appeared";
  }
  EXPECT_EQ(get("/editions/2999-W01/edit").status, 404);
  EXPECT_EQ(post("/editions/2999-W01/edit", "do=save").status, 404);
  EXPECT_EQ(get("/editions/nonsense/edit").status, 404);
  EXPECT_EQ(world.databaseHash(), before);
  EXPECT_EQ(post("/editions/" + week + "/edit", "do=save", "coach").status, 403);
}

TEST_F(Desk, WhatHasGoneOutIsClosed) {
  send();
  EXPECT_TRUE(has(get("/editions/" + week + "/edit").body, "ne change plus"));
  EXPECT_EQ(post("/editions/" + week + "/edit", "do=save&revision=0&leadFr=x").status, 409);
  EXPECT_EQ(get("/editions/" + week + "/poster", "coach").status, 200);
}

TEST_F(Desk, PagesCarryAStrictPolicy) {
  for (const char* path : {"/edit", "/mail", "/poster", "/reading-list", ""}) {
    const auto page = get("/editions/" + week + path);
    const std::string policy = page.headers.find("Content-Security-Policy")->second;
    EXPECT_TRUE(has(policy, "default-src 'none'")) << path;
    EXPECT_FALSE(has(policy, "unsafe")) << path;
    EXPECT_FALSE(has(page.body, "<script")) << path;
    EXPECT_FALSE(has(page.body, " style=")) << path;
    EXPECT_LT(page.body.size(), 60'000u) << path;
  }
}

TEST_F(Desk, NoHostileStringBecomesMarkupOnTheDesk) {
  for (const std::string& text : hostileStrings()) {
    std::string typed;
    for (const char c : text) {
      char hex[4];
      std::snprintf(hex, sizeof hex, "%%%02X", static_cast<unsigned char>(c));
      typed += hex;
    }
    press("save", "&leadFr=" + typed + "&leadEn=" + typed);
    tell(text);
    const std::string html = get("/editions/" + week + "/edit").body;
    for (const char* bad : {"<script", "<svg", "<iframe", "<object", "<img src=x", "href=\"javascript"})
      EXPECT_FALSE(has(html, bad)) << text;
  }
}

}  // namespace
}  // namespace passerelle::testing
