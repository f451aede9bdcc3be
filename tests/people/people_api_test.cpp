// Me, devices, tokens, invitations and pairings, through the router.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "shared/base/digest.h"
#include "shared/domain/pairing.h"
#include "tests/support/backend_world.h"

namespace passerelle {
namespace {
using nlohmann::json;
using testing::BackendWorld;
using testing::emailOf;

struct People : ::testing::Test {
  BackendWorld world;
  const std::string key = std::string(32, '\x05');

  json invite(const std::string& body) {
    const auto answer = world.post("/v1/invitations", world.roleToken("admin"), body);
    EXPECT_EQ(answer.status, 201) << answer.body;
    return json::parse(answer.body);
  }
  std::string codeOf(const json& invitation) {
    return parseInvitationLink(invitation["link"].get<std::string>())->code;
  }
  http::Response pair(const std::string& code, const std::string& publicKey, const std::string& peer = "192.0.2.1") {
    return world.ask({"POST",
                      "/v1/pairings",
                      {},
                      json{{"code", code}, {"publicKey", toBase64(publicKey)}, {"deviceName", "Pixel 7"}}.dump(),
                      {{"Content-Type", "application/json"}},
                      peer});
  }
};

TEST_F(People, NobodyIsToldToSignInAndAWrongTokenThatItEnded) {
  EXPECT_EQ(world.get("/v1/me").status, 401);
  EXPECT_EQ(world.get("/v1/me", "pas1_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA").status, 401);
  EXPECT_EQ(world.get("/v1/me", "x").status, 401);
}

TEST_F(People, MeSaysWhoWhereAndWhichDevice) {
  const auto me = json::parse(world.get("/v1/me", world.roleToken("host")).body);
  EXPECT_EQ(me["email"], emailOf("host"));
  EXPECT_EQ(me["unit"]["code"], "LYO-01");
  EXPECT_EQ(me["region"], "Sud");
  EXPECT_EQ(me["roles"], json::array({"host"}));
  EXPECT_TRUE(me["deviceId"].is_string());
}

TEST_F(People, ATokenIsNowhereInTheDatabase) {
  const auto invitation = invite(R"({"name":"Zoé","role":"visitor"})");
  const std::string code = codeOf(invitation), token = world.roleToken("visitor");
  const auto dump = [&](const std::string& secret) {
    std::string bytes = *world.files.read(world.backend->database().path());
    if (auto log = world.files.read(world.backend->database().path() + "-wal")) bytes += *log;
    return bytes.find(secret) != std::string::npos;
  };
  EXPECT_FALSE(dump(token));
  EXPECT_FALSE(dump(token.substr(5)));
  EXPECT_FALSE(dump(code));
  EXPECT_TRUE(dump(emailOf("visitor"))) << "the search itself does not work";
}

TEST_F(People, ARevokedDeviceIsOutAtOnceAndOnlyThatOne) {
  const std::string mine = world.tokenOf(emailOf("visitor")), other = world.tokenOf(emailOf("visitor"));
  const std::string id = json::parse(world.get("/v1/me", mine).body)["deviceId"];
  ASSERT_EQ(json::parse(world.get("/v1/devices", mine).body)["items"].size(), 2u);
  EXPECT_EQ(world.ask({"DELETE", "/v1/devices/" + id, other, {}, {}}).status, 204);
  EXPECT_EQ(world.get("/v1/me", mine).status, 401);
  EXPECT_EQ(world.get("/v1/me", other).status, 200);
  EXPECT_EQ(json::parse(world.get("/v1/devices", other).body)["items"].size(), 1u);
}

TEST_F(People, ARevocationByAnotherProcessIsNoticedWithinSeconds) {
  const std::string token = world.tokenOf(emailOf("visitor"));
  ASSERT_EQ(world.get("/v1/me", token).status, 200);
  ASSERT_TRUE(world.backend->database().writeNow([](sql::Connection& connection) -> Result<void> {
    connection.execute("UPDATE device SET revoked_at = 1");
    return {};
  }));
  world.clock.advance(std::chrono::seconds(5));
  EXPECT_EQ(world.get("/v1/me", token).status, 401);
}

TEST_F(People, SomebodyElsesDeviceIsForAdministratorsOnly) {
  const std::string id = json::parse(world.get("/v1/me", world.roleToken("host")).body)["deviceId"];
  EXPECT_EQ(world.ask({"DELETE", "/v1/devices/" + id, world.roleToken("visitor"), {}, {}}).status, 403);
  EXPECT_EQ(world.get("/v1/devices?person=all", world.roleToken("visitor")).status, 403);
  EXPECT_EQ(world.get("/v1/devices?person=all", world.roleToken("admin")).status, 200);
  EXPECT_EQ(world.ask({"DELETE", "/v1/devices/" + id, world.roleToken("admin"), {}, {}}).status, 204);
  EXPECT_EQ(world.ask({"DELETE", "/v1/devices/nothing", world.roleToken("admin"), {}, {}}).status, 404);
}

TEST_F(People, ARotatedTokenLivesSixtySecondsMore) {
  const std::string first = world.tokenOf(emailOf("visitor"));
  const auto answer = world.ask({"POST", "/v1/token/rotate", first, {}, {}});
  ASSERT_EQ(answer.status, 200) << answer.body;
  const std::string second = json::parse(answer.body)["token"];
  EXPECT_EQ(world.get("/v1/me", first).status, 200);
  EXPECT_EQ(world.get("/v1/me", second).status, 200);
  world.clock.advance(std::chrono::seconds(59));
  EXPECT_EQ(world.get("/v1/me", first).status, 200);
  world.clock.advance(std::chrono::seconds(1));
  EXPECT_EQ(world.get("/v1/me", first).status, 401);
  EXPECT_EQ(world.get("/v1/me", second).status, 200);
}

TEST_F(People, ALostAnswerToRotateIsAskedAgainWithTheOldToken) {
  const std::string first = world.tokenOf(emailOf("visitor"));
  const std::string lost = json::parse(world.ask({"POST", "/v1/token/rotate", first, {}, {}}).body)["token"];
  const std::string again = json::parse(world.ask({"POST", "/v1/token/rotate", first, {}, {}}).body)["token"];
  EXPECT_EQ(world.get("/v1/me", again).status, 200);
  EXPECT_EQ(world.get("/v1/me", lost).status, 401);
}

TEST_F(People, SessionsEndWhenUnusedAndInAnyCase) {
  const std::string unused = world.tokenOf(emailOf("visitor"));
  world.clock.advance(std::chrono::hours(24 * 90));
  EXPECT_EQ(world.get("/v1/me", unused).status, 401);
}

TEST_F(People, AUsedSessionOutlivesItsIdleTimeButNotItsEnd) {
  const auto invitation = invite(R"({"name":"Zoé","role":"visitor"})");
  const auto pairing = json::parse(pair(codeOf(invitation), key).body);
  const auto confirmed = world.post("/v1/pairings/" + pairing["pairingId"].get<std::string>() + "/confirm", {},
                                    json{{"proof", pairingProof(codeOf(invitation), key)}}.dump());
  const std::string token = json::parse(confirmed.body)["token"];
  for (int days = 0; days < 360; days += 60) {
    ASSERT_EQ(world.get("/v1/me", token).status, 200) << days;
    world.backend->runDue();
    world.clock.advance(std::chrono::hours(24 * 60));
    world.backend->runDue();
  }
  world.clock.advance(std::chrono::hours(24 * 10));
  EXPECT_EQ(world.get("/v1/me", token).status, 401);
}

TEST_F(People, AnAppPairsWithACodeAndConfirmsWithItsProof) {
  const auto invitation = invite(R"({"name":"Zoé","role":"host","unit":"LYO-01"})");
  EXPECT_NE(invitation["qrSvg"].get<std::string>().find("<svg"), std::string::npos);
  const std::string code = codeOf(invitation);
  EXPECT_EQ(parseInvitationLink(invitation["appLink"].get<std::string>())->code, code);
  const auto answer = pair(code, key);
  ASSERT_EQ(answer.status, 201) << answer.body;
  const auto pairing = json::parse(answer.body);
  const auto words = pairingWords(code, key);
  EXPECT_EQ(pairing["words"], json(words));
  EXPECT_EQ(pairing["person"]["name"], "Zoé");
  EXPECT_EQ(pairing["person"]["unit"]["code"], "LYO-01");
  const std::string confirm = "/v1/pairings/" + pairing["pairingId"].get<std::string>() + "/confirm";
  EXPECT_EQ(world.post(confirm, {}, R"({"proof":"00"})").status, 403);
  const auto confirmed = world.post(confirm, {}, json{{"proof", pairingProof(code, key)}}.dump());
  ASSERT_EQ(confirmed.status, 200) << confirmed.body;
  const std::string token = json::parse(confirmed.body)["token"];
  EXPECT_EQ(json::parse(world.get("/v1/me", token).body)["name"], "Zoé");
  // The answer was lost: the same confirmation gives a token that works, for the same device.
  const auto again = json::parse(world.post(confirm, {}, json{{"proof", pairingProof(code, key)}}.dump()).body);
  EXPECT_EQ(json::parse(world.get("/v1/me", again["token"]).body)["deviceId"], json::parse(confirmed.body)["deviceId"]);
  EXPECT_EQ(world.get("/v1/me", token).status, 401);
}

TEST_F(People, OfTwoDevicesWithOneCodeOneIsPaired) {
  const std::string code = codeOf(invite(R"({"name":"Zoé","role":"visitor"})"));
  EXPECT_EQ(pair(code, key).status, 201);
  EXPECT_EQ(pair(code, std::string(32, 'x')).status, 410);
  EXPECT_EQ(pair(code, key).status, 201) << "the first may ask again when its answer was lost";
}

TEST_F(People, CodesEnd) {
  const std::string shown = codeOf(invite(R"({"name":"Zoé","role":"visitor","now":true})"));
  const std::string mailed = codeOf(invite(R"({"name":"Ana","role":"visitor"})"));
  world.clock.advance(std::chrono::minutes(10));
  EXPECT_EQ(pair(shown, key).status, 410);
  world.clock.advance(std::chrono::hours(24 * 7) - std::chrono::minutes(11));
  EXPECT_EQ(pair(mailed, key).status, 201);
  const std::string late = codeOf(invite(R"({"name":"Lou","role":"visitor"})"));
  world.clock.advance(std::chrono::hours(24 * 7));
  EXPECT_EQ(pair(late, key).status, 410);
}

TEST_F(People, ABrowserCodeOpensNoApp) {
  const auto invitation = invite(R"({"name":"Zoé","role":"visitor","purpose":"browser"})");
  const std::string link = invitation["link"];
  EXPECT_EQ(pair(link.substr(link.rfind('/') + 1), key).status, 410);
}

TEST_F(People, GuessingCodesIsStoppedPerAddressAndOverall) {
  const std::string wrong = "AAAAAAAAAAAAAAAAAAAAAA";
  for (int i = 0; i < 30; ++i) EXPECT_EQ(pair(wrong, key, "203.0.113.5").status, 410);
  EXPECT_EQ(pair(wrong, key, "203.0.113.5").status, 429);
  EXPECT_EQ(pair(wrong, key, "203.0.113.6").status, 410) << "somebody else may still try";
  int refused = 0;
  for (int i = 0; i < 10'000; ++i)
    refused += pair(wrong, key, "2001:db8:" + std::to_string(i % 1000) + "::1").status == 429 ? 1 : 0;
  EXPECT_GE(refused, 9'000);
  world.clock.advance(std::chrono::minutes(10));
  EXPECT_EQ(pair(codeOf(invite(R"({"name":"Zoé","role":"visitor"})")), key, "203.0.113.5").status, 201);
}

TEST_F(People, UnknownAndReadOnlyFieldsAreRefusedByName) {
  const auto unknown =
      world.post("/v1/invitations", world.roleToken("admin"), R"({"name":"Z","role":"visitor","isAdmin":true})");
  EXPECT_EQ(unknown.status, 400);
  EXPECT_EQ(json::parse(unknown.body)["field"], "/isAdmin");
  const auto readOnly =
      world.post("/v1/invitations", world.roleToken("admin"), R"({"name":"Z","role":"visitor","expiresAt":"2099"})");
  EXPECT_EQ(readOnly.status, 400);
  EXPECT_NE(json::parse(readOnly.body)["detail"].get<std::string>().find("serveur"), std::string::npos);
  EXPECT_EQ(world.post("/v1/invitations", world.roleToken("admin"), R"({"name":7,"role":"visitor"})").status, 400);
  EXPECT_EQ(world.post("/v1/invitations", world.roleToken("admin"), std::string(100'000, '[')).status, 400);
}

TEST_F(People, InvitationsAreChecked) {
  const auto field = [&](const std::string& body) {
    const auto answer = json::parse(world.post("/v1/invitations", world.roleToken("admin"), body).body);
    return answer.value("field", "") + " " + answer.value("code", "");
  };
  EXPECT_EQ(field(R"({"role":"visitor"})"), "/name invalid");
  EXPECT_EQ(field(R"({"name":"Z","role":"king"})"), "/role invalid");
  EXPECT_EQ(field(R"({"name":"Z","role":"host","unit":"NO"})"), "/unit invalid");
  EXPECT_EQ(field(R"({"name":"Z","role":"host","email":"z@"})"), "/email invalid");
  EXPECT_EQ(field(R"({"name":"Z","role":"host","email":"z@b.fr\r\nBcc: x@y.z"})"), "/email invalid");
  EXPECT_EQ(field(R"({"name":"Other","role":"host","email":"host.a@chain.example"})"), "/email conflict");
  invite(R"({"email":"HOST.A@chain.example"})");
}

}  // namespace
}  // namespace passerelle
