// The personal link: what it opens, what it does not, and how it ends.
#include <gtest/gtest.h>

#include "backend/form/posted_form.h"
#include "tests/form/form_world.h"

namespace passerelle::testing {
namespace {

TEST(PersonalLink, OpensTheFormAndNothingElse) {
  FormWorld world;
  const std::string csrf = between(world.browse("GET", "/form").body, "name=\"csrf\" value=\"", "\"");
  ASSERT_FALSE(csrf.empty());
  int refused = 0, allowed = 0;
  for (const http::Route& route : world.backend->router().routes()) {
    if (route.permission == Permission::open) continue;
    std::string path = route.pattern;
    for (std::size_t at; (at = path.find('{')) != std::string::npos;) path.replace(at, path.find('}') - at + 1, "x");
    // As a cookie and as a bearer token alike.
    const std::string token = world.cookie.substr(world.cookie.find('=') + 1);
    for (const bool bearer : {false, true}) {
      Ask ask{route.method, path, bearer ? token : "", "", {{"X-Csrf", csrf}}};
      if (!bearer) ask.headers["Cookie"] = world.cookie;
      if (route.permission == Permission::fileByForm) {
        if (route.operationId == "leaveForm") continue;
        EXPECT_NE(world.ask(ask).status, 403) << route.method << " " << path;
        ++allowed;
      } else {
        EXPECT_EQ(world.ask(ask).status, 403) << route.method << " " << path;
        ++refused;
      }
    }
  }
  EXPECT_GT(refused, 80);
  EXPECT_EQ(allowed, 8);
}

TEST(PersonalLink, IsAPageFirstThatChangesNothingAndWorksAgain) {
  FormWorld world;
  const std::string before = world.databaseHash();
  const auto door = world.ask({"GET", world.link, {}, {}, {{"Accept", "text/html"}}});
  EXPECT_EQ(door.status, 200);
  EXPECT_NE(door.body.find("visitor a"), std::string::npos);
  world.browse("GET", "/form");
  world.browse("GET", "/form");
  EXPECT_EQ(world.databaseHash(), before);
  world.open(world.link);
  world.clock.advance(std::chrono::hours(24 * 29));
  world.cookie = world.open(world.link);
  EXPECT_EQ(world.browse("GET", "/form").status, 200);
  world.clock.advance(std::chrono::hours(24));
  EXPECT_EQ(world.get(world.link).status, 410) << "30 days";
  EXPECT_EQ(world.ask({"POST", world.link, {}, "", {}}).status, 410);
  EXPECT_EQ(world.browse("GET", "/form").status, 401) << "a session ends with its link";
}

TEST(PersonalLink, RevokedEndsItsSessionsAtOnce) {
  FormWorld world;
  const std::string id = world.sqlText("SELECT id FROM form_link");
  const std::string stranger = world.roleToken("visitor", 'b'), owner = world.roleToken("visitor");
  EXPECT_EQ(world.ask({"POST", "/devices/form-links/" + id + "/revoke", stranger, "", {}}).status, 403);
  EXPECT_EQ(world.browse("GET", "/form").status, 200);
  EXPECT_NE(world.get("/devices", owner).body.find("/devices/form-links/" + id + "/revoke"), std::string::npos);
  EXPECT_EQ(world.ask({"POST", "/devices/form-links/" + id + "/revoke", owner, "", {}}).status, 303);
  EXPECT_EQ(world.browse("GET", "/form").status, 401);
  EXPECT_EQ(world.get(world.link).status, 410);
  EXPECT_EQ(world.get("/devices", owner).body.find(id), std::string::npos);
  EXPECT_EQ(world.ask({"POST", "/devices/form-links/nobody/revoke", owner, "", {}}).status, 404);
}

TEST(PersonalLink, IsStoredAsADigestAndComesFromAdministratorsToo) {
  FormWorld world;
  const std::string code = world.link.substr(world.link.rfind('/') + 1);
  EXPECT_EQ(code.size(), 22u) << "128 bits";
  EXPECT_EQ(world.sqlText("SELECT COUNT(*) FROM form_link WHERE code_hash = '" + code + "' OR id = '" + code + "'"),
            "0");
  const auto made =
      world.post("/v1/invitations", world.roleToken("admin"), R"({"email":"host.a@chain.example","purpose":"form"})");
  EXPECT_EQ(made.status, 201) << made.body;
  EXPECT_NE(made.body.find("/form/open/"), std::string::npos);
  const auto page = world.ask({"POST",
                               "/admin/invitations",
                               world.roleToken("admin"),
                               "email=host.a%40chain.example&purpose=form",
                               {{"Content-Type", "application/x-www-form-urlencoded"}}});
  EXPECT_EQ(page.status, 201);
  EXPECT_NE(page.body.find("<svg"), std::string::npos) << "a QR";
  EXPECT_EQ(
      world.post("/v1/invitations", world.roleToken("visitor"), R"({"name":"x","role":"visitor","purpose":"form"})")
          .status,
      403);
}

TEST(PersonalLink, GuessesAreCounted) {
  FormWorld world;
  const auto guess = [&world] {
    return world.ask({"POST", "/form/open/AAAAAAAAAAAAAAAAAAAAAA", {}, "", {}, "203.0.113.9"}).status;
  };
  for (int i = 0; i < 30; ++i) EXPECT_EQ(guess(), 410);
  EXPECT_EQ(guess(), 429);
}

TEST(PersonalLink, LeavingEndsTheSessionAndNotTheLink) {
  FormWorld world;
  const std::string csrf = between(world.browse("GET", "/form/mine").body, "name=\"csrf\" value=\"", "\"");
  EXPECT_EQ(world.browse("POST", "/form/leave", "csrf=wrong").status, 403);
  EXPECT_EQ(world.browse("POST", "/form/leave", "csrf=" + csrf).status, 303);
  EXPECT_EQ(world.browse("GET", "/form").status, 401);
  EXPECT_EQ(world.get(world.link).status, 200);
}

/// A form in pieces, that may break off.
class PiecesOfForm final : public http::BodyStream {
 public:
  PiecesOfForm(std::string body, bool whole) : m_body(std::move(body)), m_whole(whole) {}
  void next(OnChunk onChunk) override {
    const std::string chunk = m_body.substr(0, 1000);
    m_body.erase(0, chunk.size());
    if (chunk.empty()) return onChunk(fail(ErrorCode::unavailable, "The client went away."), true);
    onChunk(std::string_view(chunk), m_whole && m_body.empty());
  }

 private:
  std::string m_body;
  bool m_whole;
};

TEST(PostedForm, PicturesInMemoryAreBoundedAndGivenBack) {
  Filled filled;
  filled["text"] = "Mots";
  filled.picture = std::string(5000, 'x');
  form::PictureBudget budget(8000);
  std::vector<form::PostedForm> arrived;
  const auto post = [&](bool whole) {
    http::Request request;
    request.headers = {{"Content-Type", "multipart/form-data; boundary=B"}};
    request.stream = std::make_shared<PiecesOfForm>(filled.multipart(), whole);
    std::optional<ErrorCode> error;
    form::readPostedForm(request, budget, [&](Result<form::PostedForm> posted) {
      if (posted)
        arrived.push_back(std::move(*posted));
      else
        error = posted.error().code;
    });
    return error;
  };
  EXPECT_EQ(post(false), ErrorCode::unavailable) << "the client went away";
  EXPECT_EQ(post(true), std::nullopt);
  EXPECT_EQ(arrived[0].picture.size(), 5000u);
  EXPECT_EQ(post(true), std::nullopt);
  ASSERT_TRUE(arrived[1].wrong.has_value()) << "two do not fit";
  EXPECT_EQ(arrived[1].wrong->code, ErrorCode::unavailable);
  EXPECT_EQ(arrived[1].words.text, "Mots");
  arrived.clear();
  EXPECT_TRUE(budget.take(8000)) << "all of it came back";
  EXPECT_FALSE(budget.take(1));
}

}  // namespace
}  // namespace passerelle::testing
