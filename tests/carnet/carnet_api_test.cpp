// The private exchange at the server: only one's own apps, lineage as of reports, what a revoked app may still do.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "backend/carnet/carnet_repository.h"
#include "shared/base/digest.h"
#include "shared/base/id.h"
#include "tests/support/backend_world.h"

namespace passerelle::testing {
namespace {
using nlohmann::json;
constexpr const char* kPerson = "visitor.a@chain.example";
constexpr const char* kOther = "visitor.b@chain.example";

class Carnet : public ::testing::Test {
 protected:
  http::Response put(const std::string& token, const std::string& id, const std::string& sealed,
                     const std::string& base = {}, const std::string& supersedes = {}) {
    Ask ask{"PUT", "/v1/carnet/items/" + id, token, sealed, {{"Passerelle-Key", keyId}}};
    if (!base.empty()) ask.headers["Passerelle-Base"] = base;
    if (!supersedes.empty()) ask.headers["Passerelle-Supersedes"] = supersedes;
    return world.ask(ask);
  }
  json items(const std::string& token, std::int64_t after = 0) {
    return json::parse(world.get("/v1/carnet/items?after=" + std::to_string(after), token).body);
  }
  http::Response giveKey(const std::string& token, const std::string& key, const std::string& deviceId) {
    return world.ask({"PUT",
                      "/v1/carnet/keys/" + key,
                      token,
                      json{{"devices", {deviceId}}, {"boxes", {"c2VhbGVk"}}}.dump(),
                      {{"Content-Type", "application/json"}}});
  }
  void revoke(const std::string& deviceId, const std::string& byToken) {
    ASSERT_EQ(world.ask({"DELETE", "/v1/devices/" + deviceId, byToken, {}, {}}).status, 204);
  }
  std::string id() { return newId(world.clock, world.rng); }

  BackendWorld world;
  BackendWorld::App phone = world.appTokenOf(kPerson, "Téléphone"), pc = world.appTokenOf(kPerson, "PC");
  std::string keyId = newId(world.clock, world.rng);
};

TEST_F(Carnet, WhatOneAppWritesTheOtherReadsInOrder) {
  const std::string a = id(), b = id();
  EXPECT_EQ(put(phone.token, a, "one").status, 201);
  EXPECT_EQ(put(phone.token, b, "two").status, 201);
  const json page = items(pc.token);
  ASSERT_EQ(page["items"].size(), 2u);
  EXPECT_EQ(page["items"][0]["id"], a);
  EXPECT_EQ(page["items"][0]["device"], "Téléphone");
  EXPECT_EQ(*fromBase64(page["items"][1]["sealed"].get<std::string>()), "two");
  EXPECT_EQ(items(pc.token, page["next"])["items"].size(), 0u);
}

TEST_F(Carnet, NobodyElseReadsIt) {
  put(phone.token, id(), "secret");
  const auto stranger = world.appTokenOf(kOther), admin = world.appTokenOf(emailOf("admin"));
  EXPECT_EQ(items(stranger.token)["items"].size(), 0u);
  EXPECT_EQ(items(admin.token)["items"].size(), 0u);
  EXPECT_EQ(world.get("/v1/carnet/items", world.tokenOf(kPerson)).status, 403) << "a script of the same person";
  EXPECT_EQ(world.get("/v1/carnet/items").status, 401);
}

TEST_F(Carnet, TheSameIdOfTwoPeopleIsTwoItems) {
  const std::string same = id();
  const auto stranger = world.appTokenOf(kOther);
  EXPECT_EQ(put(phone.token, same, "mine").status, 201);
  EXPECT_EQ(put(stranger.token, same, "theirs").status, 201);
  EXPECT_EQ(*fromBase64(items(pc.token)["items"][0]["sealed"].get<std::string>()), "mine");
}

TEST_F(Carnet, ALostAnswerThenAnEditIsNoConflictWithOneself) {
  const std::string a = id();
  put(phone.token, a, "one");  // its answer is lost
  EXPECT_EQ(put(phone.token, a, "two", {}, sha256Hex("one")).status, 200);
  EXPECT_EQ(put(phone.token, a, "two", {}, sha256Hex("one")).status, 200) << "a repetition";
  EXPECT_EQ(put(phone.token, a, "one").status, 409) << "a straggler changes nothing";
  EXPECT_EQ(*fromBase64(items(pc.token)["items"][0]["sealed"].get<std::string>()), "two");
}

TEST_F(Carnet, TwoEditsOnOneBaseConflictAndTheHeadIsTold) {
  const std::string a = id();
  put(phone.token, a, "base");
  EXPECT_EQ(put(phone.token, a, "by phone", sha256Hex("base")).status, 200);
  const auto answer = put(pc.token, a, "by pc", sha256Hex("base"));
  EXPECT_EQ(answer.status, 409);
  EXPECT_EQ(json::parse(answer.body)["head"]["hash"], sha256Hex("by phone"));
}

TEST_F(Carnet, ARemovedItemIsATombstoneAndTheWordsAreGone) {
  const std::string a = id();
  put(phone.token, a, "the words");
  EXPECT_EQ(put(phone.token, a, "", sha256Hex("the words")).status, 200);
  const json page = items(pc.token);
  EXPECT_TRUE(page["items"][0]["removed"]);
  EXPECT_EQ(world.sqlText("SELECT sealed FROM carnet_item"), "");
  EXPECT_EQ(put(phone.token, a, "the words").status, 409) << "a straggler does not bring it back";
}

TEST_F(Carnet, ItsWeightFollowsAndIsReadFromIndexesAlone) {
  const auto weight = [&] {
    carnet::Weight found;
    world.backend->database().readNow(
        [&](sql::Connection& connection) { found = carnet::weightOf(connection, world.personId(kPerson)); });
    return found.bytes;
  };
  const std::string item = id(), words = "three words here";
  put(phone.token, item, words);
  EXPECT_EQ(weight(), 24);  // in base64
  put(phone.token, item, words + words, sha256Hex(words));
  EXPECT_EQ(weight(), 44);
  put(phone.token, item, "", sha256Hex(words + words));
  EXPECT_EQ(weight(), 0);
  world.backend->database().readNow([&](sql::Connection& connection) {
    for (const char* sum : {"SUM(sealed_chars) FROM carnet_item", "SUM(size_bytes) FROM carnet_part"}) {
      auto plan = connection.query("EXPLAIN QUERY PLAN SELECT " + std::string(sum) + " WHERE person_id = 'x'");
      EXPECT_NE(plan->next()->string(3).find("COVERING INDEX"), std::string::npos) << sum;
    }
  });
}

TEST_F(Carnet, MediaComeInPartsAndAreResumedWhereTheyStand) {
  const std::string medium = id();
  const auto part = [&](int number, const std::string& bytes) {
    return world
        .ask({"PUT", "/v1/carnet/media/" + medium + "/" + std::to_string(number) + "?of=3", phone.token, bytes, {}})
        .status;
  };
  EXPECT_EQ(part(0, "aa"), 204);
  EXPECT_EQ(part(2, "cc"), 204);
  EXPECT_EQ(part(0, "again"), 204);
  EXPECT_EQ(world.get("/v1/carnet/media/" + medium, pc.token).body, R"({"total":3,"parts":[0,2]})");
  EXPECT_EQ(world.get("/v1/carnet/media/" + medium + "/1", pc.token).status, 404);
  EXPECT_EQ(part(1, "bb"), 204);
  EXPECT_EQ(world.get("/v1/carnet/media/" + medium + "/0", pc.token).body, "aa");
  EXPECT_EQ(part(3, "dd"), 400);
  EXPECT_EQ(world.get("/v1/carnet/media/" + medium + "/0", world.appTokenOf(kOther).token).status, 404);
}

TEST_F(Carnet, AKeyIsHandedOnByWhoHasItToOnesOwnDevicesOnly) {
  EXPECT_EQ(giveKey(phone.token, keyId, phone.deviceId).status, 204);
  EXPECT_EQ(giveKey(pc.token, keyId, pc.deviceId).status, 403) << "without having it";
  EXPECT_EQ(giveKey(phone.token, keyId, world.appTokenOf(kOther).deviceId).status, 403);
  EXPECT_EQ(giveKey(phone.token, keyId, pc.deviceId).status, 204);
  const json keys = json::parse(world.get("/v1/carnet/keys", pc.token).body);
  EXPECT_EQ(keys["keys"][0]["id"], keyId);
  EXPECT_EQ(keys["devices"].size(), 2u);
}

TEST_F(Carnet, ANewItemWakesTheOtherDevicesChanges) {
  const json before = json::parse(world.get("/v1/changes?after=0", pc.token).body);
  put(phone.token, id(), "one");
  const json told =
      json::parse(world.get("/v1/changes?after=" + std::to_string(before["cursor"].get<int>()), pc.token).body);
  ASSERT_EQ(told["items"].size(), 1u);
  EXPECT_EQ(told["items"][0]["kind"], "carnet");
  const auto others = json::parse(
      world.get("/v1/changes?after=" + std::to_string(before["cursor"].get<int>()), world.tokenOf(kOther)).body);
  EXPECT_EQ(others["items"].size(), 0u);
}

TEST_F(Carnet, ARevokedAppOnlyHandsOver) {
  const std::string known = id(), fresh = id();
  put(phone.token, known, "known");
  giveKey(phone.token, keyId, phone.deviceId);
  revoke(phone.deviceId, pc.token);
  const auto refused = world.get("/v1/feed", phone.token);
  EXPECT_EQ(refused.status, 401);
  EXPECT_NE(refused.headers.find(std::string_view("Passerelle-Departure")), refused.headers.end());
  EXPECT_EQ(world.get("/v1/carnet/items", phone.token).status, 401) << "it reads nothing";
  EXPECT_EQ(
      world.ask({"PUT", "/v1/reports/" + fresh, phone.token, "{}", {{"Content-Type", "application/json"}}}).status, 401)
      << "it publishes nothing";
  EXPECT_EQ(put(phone.token, fresh, "from the lost phone").status, 201);
  EXPECT_EQ(put(phone.token, known, "changed by a thief", sha256Hex("known")).status, 409);
  EXPECT_EQ(put(phone.token, known, "", sha256Hex("known")).status, 409) << "it removes nothing";
  EXPECT_EQ(giveKey(phone.token, keyId, pc.deviceId).status, 204);
  const json page = items(pc.token);
  ASSERT_EQ(page["items"].size(), 2u);
  EXPECT_FALSE(page["items"][0]["restored"]);
  EXPECT_TRUE(page["items"][1]["restored"]);
}

TEST_F(Carnet, ADepartureEndsWhenItIsDoneOrAfterThirtyDays) {
  revoke(phone.deviceId, pc.token);
  EXPECT_EQ(world.ask({"POST", "/v1/departure", pc.token, {}, {}}).status, 409) << "who is not revoked stays";
  EXPECT_EQ(world.ask({"POST", "/v1/departure", phone.token, {}, {}}).status, 204);
  const auto after = world.get("/v1/carnet/keys", phone.token);
  EXPECT_EQ(after.status, 401);
  EXPECT_EQ(after.headers.find(std::string_view("Passerelle-Departure")), after.headers.end());
  const auto tablet = world.appTokenOf(kPerson, "Tablette");
  revoke(tablet.deviceId, pc.token);
  world.clock.advance(std::chrono::hours(24 * 30 - 1));
  EXPECT_EQ(put(tablet.token, id(), "still").status, 201);
  world.clock.advance(std::chrono::hours(2));
  EXPECT_EQ(put(tablet.token, id(), "too late").status, 401);
}

TEST_F(Carnet, WhatNobodyCanOpenAnyMoreIsPurged) {
  put(phone.token, id(), "words");
  revoke(phone.deviceId, pc.token);
  revoke(pc.deviceId, pc.token);
  world.clock.advance(std::chrono::hours(24 * 100));
  world.backend->runDue();
  EXPECT_EQ(world.sqlText("SELECT COUNT(*) FROM carnet_item"), "1");
  world.clock.advance(std::chrono::hours(24 * 30));
  world.backend->runDue();
  EXPECT_EQ(world.sqlText("SELECT COUNT(*) FROM carnet_item"), "0");
}

TEST_F(Carnet, ASealedMediumThatNoItemNamesIsPurged) {
  const std::string named = id(), orphan = id();
  for (const std::string& medium : {named, orphan})
    world.ask({"PUT", "/v1/carnet/media/" + medium + "/0?of=1", phone.token, "x", {}});
  world.ask({"PUT",
             "/v1/carnet/items/" + id(),
             phone.token,
             "sealed",
             {{"Passerelle-Key", keyId}, {"Passerelle-Media", named}}});
  world.clock.advance(std::chrono::hours(24 * 4));
  world.backend->runDue();
  EXPECT_EQ(world.sqlText("SELECT COUNT(*) FROM carnet_part"), "1");
}

TEST_F(Carnet, TheSealedCopyOfAMaskedPhotoGoesAtOnceAlsoWhileAnItemNamesIt) {
  const std::string masked = id(), other = id();
  for (const std::string& medium : {masked, other})
    for (int number = 0; number < 2; ++number)
      world.ask({"PUT", "/v1/carnet/media/" + medium + "/" + std::to_string(number) + "?of=2", phone.token, "x", {}});
  world.ask({"PUT",
             "/v1/carnet/items/" + id(),
             phone.token,
             "sealed",
             {{"Passerelle-Key", keyId}, {"Passerelle-Media", masked}}});
  const auto drop = [&](const std::string& token, const std::string& medium) {
    return world.ask({"DELETE", "/v1/carnet/media/" + medium, token, {}, {}}).status;
  };
  EXPECT_EQ(drop(world.appTokenOf(kOther).token, masked), 204) << "of one's own media none has that id";
  EXPECT_EQ(drop(world.tokenOf(kPerson), masked), 403) << "a script of the same person";
  EXPECT_EQ(drop("", masked), 401);
  EXPECT_EQ(drop(phone.token, "not-an-id"), 400);
  EXPECT_EQ(world.sqlText("SELECT COUNT(*) FROM carnet_part"), "4");
  EXPECT_EQ(drop(phone.token, masked), 204);
  EXPECT_EQ(drop(phone.token, masked), 204) << "a repetition";
  EXPECT_EQ(world.get("/v1/carnet/media/" + masked, pc.token).body, R"({"total":0,"parts":[]})");
  EXPECT_EQ(world.get("/v1/carnet/media/" + other, pc.token).body, R"({"total":2,"parts":[0,1]})");
  const Ask late{"PUT", "/v1/carnet/media/" + masked + "/0?of=2", pc.token, "x", {}};
  EXPECT_EQ(world.ask(late).status, 410) << "a device that has not heard of it does not bring it back";
  EXPECT_EQ(world.sqlText("SELECT COUNT(*) FROM carnet_part"), "2");
  revoke(phone.deviceId, pc.token);
  EXPECT_EQ(drop(phone.token, other), 401) << "a revoked device removes nothing";
  world.clock.advance(std::chrono::hours(24 * 121));
  world.backend->runDue();
  EXPECT_EQ(world.sqlText("SELECT COUNT(*) FROM carnet_dropped"), "0");
}

}  // namespace
}  // namespace passerelle::testing
