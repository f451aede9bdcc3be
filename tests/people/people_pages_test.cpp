// The pages of people: both languages, no script, and nothing that a name can break.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/support/backend_world.h"

namespace passerelle::testing {
namespace {

const std::vector<std::string> kPages = {"/",
                                         "/reach",
                                         "/join",
                                         "/enter",
                                         "/devices",
                                         "/devices?person=all",
                                         "/admin",
                                         "/admin/invitations",
                                         "/admin/import"};

http::Response page(BackendWorld& world, const std::string& path, const std::string& language) {
  return world.ask(
      {"GET", path, world.roleToken("admin"), {}, {{"Accept", "text/html"}, {"Accept-Language", language}}});
}

TEST(PeoplePages, CarryNoScriptNoInlineStyleAndAClosedPolicy) {
  BackendWorld world;
  for (const std::string& path : kPages) {
    const auto answer = page(world, path, "fr");
    EXPECT_EQ(answer.status, 200) << path;
    EXPECT_EQ(answer.body.find("<script"), std::string::npos) << path;
    EXPECT_EQ(answer.body.find(" style="), std::string::npos) << path;
    const auto policy = answer.headers.find(std::string_view("Content-Security-Policy"));
    ASSERT_NE(policy, answer.headers.end());
    EXPECT_EQ(policy->second.find("unsafe"), std::string::npos);
    EXPECT_TRUE(policy->second.starts_with("default-src 'none'"));
    EXPECT_EQ(answer.headers.find(std::string_view("Referrer-Policy"))->second, "no-referrer");
    EXPECT_EQ(answer.headers.find(std::string_view("Cache-Control"))->second, "no-store");
  }
}

TEST(PeoplePages, SpeakTheBrowsersLanguageBeforeSignInAndThePersonsAfter) {
  BackendWorld world;
  for (const char* path : {"/", "/reach", "/join", "/enter"}) {
    EXPECT_NE(page(world, path, "en-GB,en;q=0.9").body.find("<html lang=\"en\">"), std::string::npos) << path;
    EXPECT_NE(page(world, path, "fr;q=0.9,en;q=0.8").body.find("<html lang=\"fr\">"), std::string::npos) << path;
    EXPECT_NE(page(world, path, "de").body.find("<html lang=\"fr\">"), std::string::npos) << path;
  }
  EXPECT_NE(page(world, "/admin", "en").body.find("<html lang=\"fr\">"), std::string::npos)
      << "the person's language is French";
}

TEST(PeoplePages, EnglishPagesHoldNoFrench) {
  BackendWorld world;
  ASSERT_EQ(world
                .ask({"POST",
                      "/v1/imports/people",
                      world.roleToken("admin"),
                      "email,name,role,language\nadmin.a@chain.example,Ada,admin,en\n",
                      {{"Content-Type", "text/csv"}}})
                .status,
            200);
  for (const std::string& path : kPages) {
    std::string body = page(world, path, "en").body;
    constexpr std::string_view kBorrowed = "Palmarès";  // the glossary's word in both languages
    for (std::size_t at; (at = body.find(kBorrowed)) != std::string::npos;) body.erase(at, kBorrowed.size());
    for (const char* french : {"é", "è", "ê", "à", "ç", " le ", " les ", " une ", " vous "})
      EXPECT_EQ(body.find(french), std::string::npos) << path << " says " << french;
  }
}

TEST(PeoplePages, ANameCannotLeaveItsPlace) {
  BackendWorld world;
  const std::string bad = "\"><img src=x onerror=alert(1)><script>alert(2)</script>";
  const auto form = world.ask({"POST",
                               "/admin/invitations",
                               world.roleToken("admin"),
                               "name=%22%3E%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E%3Cscript%3Ealert(2)%3C%2Fscript%3E&"
                               "role=visitor&purpose=browser",
                               {{"Content-Type", "application/x-www-form-urlencoded"}, {"Accept", "text/html"}}});
  ASSERT_EQ(form.status, 201);
  ASSERT_EQ(world.sqlText("SELECT COUNT(*) FROM person WHERE name LIKE '%<script>%'"), "1")
      << "the name was changed before it was stored";
  const std::size_t at = form.body.find("/enter/");
  const std::string path = form.body.substr(at, 7 + 22);
  const auto door = world.ask({"GET", path, {}, {}, {{"Accept", "text/html"}}});
  const auto entered = world.ask({"POST", path, {}, {}, {{"User-Agent", bad}}});
  EXPECT_EQ(entered.status, 303);
  for (const std::string& body : {form.body, door.body, page(world, "/devices?person=all", "fr").body,
                                  page(world, "/admin/invitations", "fr").body}) {
    EXPECT_EQ(body.find("<img src=x"), std::string::npos);
    EXPECT_EQ(body.find("<script"), std::string::npos);
  }
  EXPECT_NE(form.body.find("&lt;script&gt;"), std::string::npos);
}

TEST(PeoplePages, AFaultOfAnImportIsShownByLineAndColumn) {
  BackendWorld world;
  const std::string body =
      "--b\r\nContent-Disposition: form-data; name=\"what\"\r\n\r\npeople\r\n--b\r\nContent-Disposition: form-data; "
      "name=\"file\"; filename=\"p.csv\"\r\nContent-Type: text/csv\r\n\r\n"
      "email;name;role\r\n<b>;X;king\r\n\r\n--b--\r\n";
  const auto answer = world.ask({"POST",
                                 "/admin/import",
                                 world.roleToken("admin"),
                                 body,
                                 {{"Content-Type", "multipart/form-data; boundary=b"}, {"Accept", "text/html"}}});
  EXPECT_EQ(answer.status, 422);
  EXPECT_NE(answer.body.find("<td class=\"number\">2</td><td>email</td>"), std::string::npos) << answer.body;
  EXPECT_NE(answer.body.find("<td class=\"number\">2</td><td>role</td>"), std::string::npos);
}

TEST(PeoplePages, ARefusalIsAPageForABrowserAndAProblemForAProgram) {
  BackendWorld world;
  const auto browser = world.ask({"GET", "/admin", world.roleToken("visitor"), {}, {{"Accept", "text/html"}}});
  EXPECT_EQ(browser.status, 403);
  EXPECT_TRUE(browser.headers.find(std::string_view("Content-Type"))->second.starts_with("text/html"));
  const auto program = world.ask({"GET", "/admin", world.roleToken("visitor"), {}, {}});
  EXPECT_EQ(program.headers.find(std::string_view("Content-Type"))->second, "application/problem+json");
}

}  // namespace
}  // namespace passerelle::testing
