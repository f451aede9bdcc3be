// The conversation in a browser: by buttons and forms, without scripts; nothing that people wrote becomes markup.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/editions/hostile_strings.h"
#include "tests/support/report_world.h"

namespace passerelle::testing {
namespace {
using Json = nlohmann::json;

std::string encoded(const std::string& text) {
  std::string out;
  for (const unsigned char c : text) {
    char hex[4];
    std::snprintf(hex, sizeof hex, "%%%02X", c);
    out += hex;
  }
  return out;
}

/// Somebody's browser: a session cookie and its token.
struct Browser {
  BackendWorld& world;
  std::string cookie, csrf;

  Browser(BackendWorld& w, const std::string& email) : world(w) {
    const auto invited = Json::parse(
        world.post("/v1/invitations", world.roleToken("admin"), Json{{"email", email}, {"purpose", "browser"}}.dump())
            .body);
    const std::string link = invited["link"], path = link.substr(link.find("/enter/"));
    const auto in = world.ask({"POST", path, {}, {}, {{"Accept", "text/html"}}});
    EXPECT_EQ(in.status, 303) << in.body;
    const auto set = in.headers.find(std::string_view("Set-Cookie"));
    if (set != in.headers.end()) cookie = set->second.substr(0, set->second.find(';'));
    const std::string page = get("/devices").body;
    const std::size_t at = page.find("name=\"csrf\" value=\"");
    csrf = at == std::string::npos ? "" : page.substr(at + 19, page.find('"', at + 19) - at - 19);
    EXPECT_FALSE(csrf.empty());
  }
  http::Response get(const std::string& path) {
    return world.ask({"GET", path, {}, {}, {{"Accept", "text/html"}, {"Cookie", cookie}}});
  }
  http::Response post(const std::string& path, const std::string& fields, bool withToken = true) {
    return world.ask(
        {"POST",
         path,
         {},
         fields + (withToken ? "&csrf=" + encoded(csrf) : ""),
         {{"Accept", "text/html"}, {"Cookie", cookie}, {"Content-Type", "application/x-www-form-urlencoded"}}});
  }
};

struct CommentPagesTest : ::testing::Test {
  BackendWorld world;
  const std::string& author = world.roleToken("visitor", 'b');
  Report content = makeReport(world);
  const std::string report = publish(world, author, content);
  const std::string page = "/reports/" + report;
  Browser coach{world, "coach.a@chain.example"};

  std::string count(const std::string& table) { return world.sqlText("SELECT COUNT(*) FROM " + table); }
  static std::string location(const http::Response& answer) {
    const auto found = answer.headers.find(std::string_view("Location"));
    return found == answer.headers.end() ? std::string() : found->second;
  }
  static bool has(const http::Response& answer, const std::string& text) {
    return answer.body.find(text) != std::string::npos;
  }
  std::string idOnPage() {
    const std::string body = coach.get(page).body;
    const std::size_t form = body.find("id=\"write\""), at = body.find("name=\"id\" value=\"", form);
    return body.substr(at + 17, 36);
  }
};
}  // namespace

TEST_F(CommentPagesTest, AFormSentTwiceIsOneComment) {
  const std::string id = idOnPage(), fields = "id=" + id + "&text=" + encoded("Chez nous aussi.");
  const auto first = coach.post(page + "/comments", fields), second = coach.post(page + "/comments", fields);
  EXPECT_EQ(first.status, 303) << first.body;
  EXPECT_EQ(location(first), page + "#c-" + id);
  EXPECT_EQ(second.status, 303);
  EXPECT_EQ(count("comment"), "1");
  EXPECT_TRUE(has(coach.get(page), "Chez nous aussi."));
}

TEST_F(CommentPagesTest, EveryButtonDoesWhatItSaysAndBackAgain) {
  coach.post(page + "/useful", "on=1");
  EXPECT_EQ(count("useful"), "1");
  EXPECT_TRUE(has(coach.get(page), "Utile · 1"));
  coach.post(page + "/useful", "on=0");
  EXPECT_EQ(count("useful"), "0");
  const auto supported = coach.post("/ideas/" + content.ideas[0].id + "/support", "on=1");
  EXPECT_EQ(location(supported), page + "#idea-" + content.ideas[0].id);
  EXPECT_EQ(count("support"), "1");
  coach.post("/ideas/" + content.ideas[0].id + "/support", "on=0");
  EXPECT_EQ(count("support"), "0");
  EXPECT_EQ(location(coach.post("/following/report/" + report, "state=follows")), page + "#talk");
  EXPECT_EQ(
      world.sqlText("SELECT state FROM following WHERE person_id = '" + world.personId("coach.a@chain.example") + "'"),
      "follows");
  coach.post("/following/report/" + report, "state=none");
  EXPECT_EQ(count("following"), "0");
}

TEST_F(CommentPagesTest, ACommentIsAnsweredCorrectedThankedAndTakenBack) {
  const std::string id = idOnPage();
  coach.post(page + "/comments", "id=" + id + "&text=" + encoded("Une faute"));
  coach.post(page + "/comments", "id=" + id + "&revision=2&text=" + encoded("Sans faute"));
  EXPECT_EQ(world.sqlText("SELECT text FROM comment"), "Sans faute");
  Browser host(world, "host.a@chain.example");
  host.post(page + "/comments", "parent=" + id + "&text=" + encoded("Merci."));
  EXPECT_EQ(world.sqlText("SELECT parent_id FROM comment WHERE text = 'Merci.'"), id);
  EXPECT_EQ(host.post("/comments/" + id + "/thanks", "on=1").status, 303);
  EXPECT_EQ(count("comment_thanks"), "1");
  EXPECT_EQ(host.post("/comments/" + id + "/withdraw", "revision=3").status, 403) << "somebody else's";
  EXPECT_EQ(host.post("/comments/" + id + "/hide", "reason=x").status, 403) << "not a moderator";
  EXPECT_EQ(coach.post("/comments/" + id + "/withdraw", "revision=3").status, 303);
  EXPECT_EQ(coach.post("/comments/" + id + "/withdraw", "revision=3").status, 303) << "pressed twice";
  EXPECT_EQ(world.sqlText("SELECT state FROM comment WHERE id = '" + id + "'"), "withdrawn");
  Browser moderator(world, "moderator.a@chain.example");
  const std::string other = world.sqlText("SELECT id FROM comment WHERE text = 'Merci.'");
  EXPECT_EQ(moderator.post("/comments/" + other + "/hide", "reason=+").status, 422);
  EXPECT_EQ(moderator.post("/comments/" + other + "/hide", "reason=Un+nom").status, 303);
  EXPECT_FALSE(has(coach.get(page), "Merci.</p>"));
  EXPECT_EQ(moderator.post("/comments/" + other + "/show", "").status, 303);
  EXPECT_TRUE(has(coach.get(page), "Merci.</p>"));
}

TEST_F(CommentPagesTest, NamesThatAreTypedCallAndAmbiguousOnesAreAskedBackWithTheWords) {
  coach.post(page + "/comments", "id=" + idOnPage() + "&text=" + encoded("@host a, et vous ?"));
  EXPECT_EQ(world.sqlText("SELECT name FROM comment_callout"), "host a");
  EXPECT_TRUE(has(coach.get(page), "<strong>@host a</strong>"));
  world.backend->database().writeNow([&](sql::Connection& connection) -> Result<void> {
    connection.execute(
        "UPDATE person SET name = 'Léa' WHERE email IN ('chair.a@chain.example', 'chair.b@chain.example')");
    return {};
  });
  const auto asked = coach.post(page + "/comments", "id=" + idOnPage() + "&text=" + encoded("@Léa, un avis ?"));
  EXPECT_EQ(asked.status, 422);
  EXPECT_TRUE(has(asked, "@Léa, un avis ?")) << "the words are kept";
  EXPECT_TRUE(has(asked, "Plusieurs personnes"));
  EXPECT_EQ(count("comment"), "1");
}

TEST_F(CommentPagesTest, WhoNamesStaffIsToldOnceAndMayWriteItAllTheSame) {
  const std::string id = idOnPage(), text = "La caissière Sophie était débordée.";
  const std::string fields = "id=" + id + "&text=" + encoded(text);
  const auto warned = coach.post(page + "/comments", fields);
  EXPECT_EQ(warned.status, 422);
  EXPECT_TRUE(has(warned, "On pourrait reconnaître quelqu’un."));
  EXPECT_TRUE(has(warned, "«\u00a0Une caissière\u00a0»")) << warned.body;
  EXPECT_TRUE(has(warned, text)) << "what was written is there";
  EXPECT_TRUE(has(warned, "Commenter quand même"));
  EXPECT_EQ(count("comment"), "0");
  const std::size_t at = warned.body.find("name=\"warned\" value=\"");
  ASSERT_NE(at, std::string::npos);
  const std::string token = warned.body.substr(at + 21, 32);
  EXPECT_EQ(coach.post(page + "/comments", "id=" + id + "&text=Paul+aussi&warned=" + token).status, 422)
      << "other words are looked at anew";
  EXPECT_EQ(coach.post(page + "/comments", fields + "&warned=" + token).status, 303) << "never forbidden";
  EXPECT_EQ(count("comment"), "1");
  const auto corrected = coach.post(page + "/comments", fields + "&revision=2");
  EXPECT_EQ(corrected.status, 422);
  EXPECT_TRUE(has(corrected, "name=\"revision\" value=\"2\"")) << "a correction stays one";
  const std::string called = world.sqlText("SELECT name FROM person WHERE email = 'chair.a@chain.example'");
  EXPECT_EQ(coach.post(page + "/comments", "text=" + encoded("@" + called + ", un avis ?")).status, 303)
      << "who is called is meant to be";
  world.backend->database().writeNow([](sql::Connection& connection) -> Result<void> {
    connection.execute("UPDATE person SET name = 'Malik Dumas' WHERE email = 'chair.a@chain.example'");
    return {};
  });
  EXPECT_EQ(coach.post(page + "/comments", "text=" + encoded("@Malik Dumas, chez nous c’est pareil.")).status, 303);
}

TEST_F(CommentPagesTest, AnIdeaFiledOnItsOwnHasItsConversation) {
  const std::string idea = newId(world.clock, world.rng);
  ASSERT_EQ(
      world
          .ask({"PUT", api::ideaPath(idea), author, R"({"text":"Une chaise"})", {{"Content-Type", "application/json"}}})
          .status,
      201);
  EXPECT_TRUE(has(coach.get("/ideas/" + idea), "id=\"write\""));
  const auto said = coach.post("/ideas/" + idea + "/comments", "text=" + encoded("Chez nous aussi."));
  EXPECT_EQ(said.status, 303);
  EXPECT_TRUE(location(said).starts_with("/ideas/" + idea + "#c-")) << location(said);
  EXPECT_TRUE(has(coach.get("/ideas/" + idea), "Chez nous aussi."));
}

TEST_F(CommentPagesTest, WithoutItsTokenNothingIsWritten) {
  const std::string before = world.databaseHash();
  for (const std::string& path :
       {page + "/comments", page + "/useful", "/following/report/" + report, std::string("/notifications/read")})
    EXPECT_EQ(coach.post(path, "text=x&on=1&state=follows&upTo=1", false).status, 403) << path;
  EXPECT_EQ(world.databaseHash(), before);
}

TEST_F(CommentPagesTest, TheNotificationCentreIsReadByPressing) {
  Browser host(world, "host.a@chain.example");
  EXPECT_TRUE(has(host.get("/notifications"), "Rien de nouveau"));
  coach.post(page + "/comments", "id=" + idOnPage() + "&text=" + encoded("Chez nous aussi."));
  const auto list = host.get("/notifications");
  EXPECT_TRUE(has(list, "non lu"));
  EXPECT_TRUE(has(list, "Chez nous aussi."));
  const std::string before = world.databaseHash();
  host.get("/notifications");
  EXPECT_EQ(world.databaseHash(), before) << "a GET changes nothing";
  const std::string line =
      world.sqlText("SELECT id FROM notification WHERE person_id = '" + world.personId("host.a@chain.example") + "'");
  const auto opened = host.post("/notifications/" + line + "/open", "upTo=1");
  EXPECT_EQ(location(opened), page);
  EXPECT_FALSE(has(host.get("/notifications"), "non lu"));
  EXPECT_EQ(coach.post("/notifications/" + line + "/open", "upTo=1").status, 404) << "somebody else's";
  EXPECT_EQ(location(host.post("/following/report/" + report, "state=muted&back=notifications")), "/notifications");
  EXPECT_TRUE(has(host.get("/notifications"), "muet"));
}

TEST_F(CommentPagesTest, NoHostileStringMakesMarkup) {
  const auto tags = [](const std::string& body) {
    std::map<std::string, int> found;
    for (std::size_t at = body.find('<'); at != std::string::npos; at = body.find('<', at + 1))
      ++found[body.substr(at, body.find_first_of(" >\n", at) - at)];
    return found;
  };
  world.backend->database().writeNow([&](sql::Connection& connection) -> Result<void> {
    connection.execute("UPDATE person SET name = '<b>@x</b>' WHERE email = 'coach.b@chain.example'");
    return {};
  });
  coach.post(page + "/comments", "id=" + idOnPage() + "&text=" + encoded("mot"));
  const auto harmless = tags(coach.get(page).body);
  const auto listed = tags(Browser(world, "host.a@chain.example").get("/notifications").body);
  const std::string id = world.sqlText("SELECT id FROM comment");
  int revision = 2;
  Browser host(world, "host.a@chain.example");
  for (const std::string& hostile : hostileStrings()) {
    world.clock.advance(std::chrono::minutes(1));
    const auto answer = coach.post(page + "/comments", "id=" + id + "&revision=" + std::to_string(revision) +
                                                           "&text=" + encoded("@<b>@x</b> " + hostile));
    if (answer.status != 303) continue;  // only control characters and the like are refused
    ++revision;
    auto shown = tags(coach.get(page).body);
    shown["<strong"] -= 1, shown["</strong"] -= 1;  // the name that is called, escaped and in bold
    if (shown["<strong"] == 0) shown.erase("<strong");
    if (shown["</strong"] == 0) shown.erase("</strong");
    EXPECT_EQ(shown, harmless) << hostile;
    EXPECT_EQ(tags(host.get("/notifications").body), listed) << hostile;
  }
  EXPECT_GT(revision, 40);
}

TEST_F(CommentPagesTest, PagesAreLightAndCarryNoScript) {
  for (int i = 0; i < 20; ++i)
    coach.post(page + "/comments", "id=" + newId(world.clock, world.rng) +
                                       "&text=" + encoded("Un commentaire de taille honnête, n° " + std::to_string(i)));
  for (const std::string& path : {page, std::string("/notifications")}) {
    const auto answer = coach.get(path);
    EXPECT_EQ(answer.status, 200);
    EXPECT_LT(answer.body.size() + coach.get(path == page ? "/edition.css" : "/style.css").body.size(), 60U * 1024)
        << path;
    EXPECT_FALSE(has(answer, "<script"));
    EXPECT_FALSE(has(answer, " style="));
    const auto policy = answer.headers.find(std::string_view("Content-Security-Policy"));
    EXPECT_NE(policy->second.find("form-action 'self'"), std::string::npos);
    EXPECT_EQ(policy->second.find("unsafe"), std::string::npos);
  }
}

}  // namespace passerelle::testing
