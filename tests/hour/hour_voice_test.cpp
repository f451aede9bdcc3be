// The store's memo: sent by who answers, heard beside the report once it is there, and nobody else's to send.
#include <gtest/gtest.h>

#include "shared/audio/voice_codec.h"
#include "tests/hour/hour_world.h"

namespace passerelle::testing {
namespace {
using Json = nlohmann::json;

/// A second of silence as the app records it.
std::string memoBytes() {
  audio::VoiceEncoder encoder;
  auto packets = encoder.feed(std::vector<std::int16_t>(audio::kVoiceHz, 0));
  for (std::string& rest : encoder.flush()) packets.push_back(std::move(rest));
  return audio::writeOggOpus(audio::recordingOf(std::move(packets)));
}

class HourVoice : public ::testing::Test {
 protected:
  http::Response send(const std::string& token, const std::string& mediumId, const std::string& bytes) {
    const auto pair = [](const std::string& key, const std::string& value) { return key + " " + toBase64(value); };
    const auto made =
        world.ask({"POST",
                   "/v1/uploads",
                   token,
                   bytes,
                   {{"Tus-Resumable", "1.0.0"},
                    {"Upload-Length", std::to_string(bytes.size())},
                    {"Content-Type", "application/offset+octet-stream"},
                    {"Upload-Metadata", pair("reportId", world.id) + "," + pair("mediumId", mediumId) + "," +
                                            pair("kind", "voice") + "," + pair("type", "audio/ogg") + "," +
                                            pair("sha256", sha256Hex(bytes))}}});
    return made;
  }
  Json voice(const std::string& mediumId, const std::string& bytes) {
    return {{"id", mediumId},
            {"sha256", sha256Hex(bytes)},
            {"sizeBytes", bytes.size()},
            {"durationMs", 1000},
            {"words", "Deux caisses étaient en panne."}};
  }
  HourWorld world;
  const std::string bytes = memoBytes(), medium = newId(world.clock, world.rng);
};

TEST_F(HourVoice, IsHeardBesideTheReportOnceItHasArrived) {
  const std::string host = world.roleToken("host");
  ASSERT_EQ(
      world.reply(host, {{"thanks", true}, {"kind", "context"}, {"text", ""}, {"voice", voice(medium, bytes)}}).status,
      200);
  EXPECT_EQ(world.state(), "published") << "it needs no words of its own";
  EXPECT_TRUE(world.seenBy(world.author())["reply"]["voice"].is_null()) << "on its way";
  const auto sent = send(host, medium, bytes);
  ASSERT_EQ(sent.status, 201) << sent.body;
  const Json heard = world.seenBy(world.roleToken("coach"))["reply"]["voice"];
  ASSERT_TRUE(heard.is_object());
  EXPECT_EQ(heard["words"], "Deux caisses étaient en panne.");
  EXPECT_NEAR(heard["durationMs"].get<int>(), 1000, 100);
  EXPECT_EQ(world.get(heard["url"], world.roleToken("coach")).status, 200);
  EXPECT_NE(world.get("/reports/" + world.id, world.roleToken("coach")).body.find("<audio"), std::string::npos);
}

TEST_F(HourVoice, MayComeBeforeItsReply) {
  const std::string host = world.roleToken("host");
  ASSERT_EQ(send(host, medium, bytes).status, 201);
  EXPECT_EQ(world.get("/v1/media/" + world.id + "/" + medium, host).status, 404) << "nothing lists it yet";
  world.reply(host, {{"thanks", false}, {"kind", "correction"}, {"text", "Non."}, {"voice", voice(medium, bytes)}});
  EXPECT_EQ(world.get("/v1/media/" + world.id + "/" + medium, world.author()).status, 200);
}

TEST_F(HourVoice, IsOnlyTheStoresToSendAndTakesNobodysPlace) {
  EXPECT_EQ(send(world.roleToken("host", 'b'), medium, bytes).status, 403);
  EXPECT_EQ(send(world.roleToken("coach"), medium, bytes).status, 403);
  ASSERT_EQ(send(world.roleToken("host"), medium, bytes).status, 201);
  world.reply(world.roleToken("host"),
              {{"thanks", true}, {"kind", "thanks"}, {"text", ""}, {"voice", voice(medium, bytes)}});
  EXPECT_EQ(send(world.author(), medium, bytes).status, 403) << "not even its author's";
  EXPECT_EQ(send(world.roleToken("deputy"), medium, bytes).status, 403) << "another voice of the same store";
}

TEST_F(HourVoice, AnAnswerWithoutItTakesItOutAndItsBytesGo) {
  const std::string host = world.roleToken("host");
  ASSERT_EQ(send(host, medium, bytes).status, 201);
  world.reply(host, {{"thanks", true}, {"kind", "context"}, {"text", "Panne"}, {"voice", voice(medium, bytes)}});
  EXPECT_EQ(world.get("/v1/media/" + world.id + "/" + medium, host).status, 200);
  world.reply(host, {{"thanks", true}, {"kind", "context"}, {"text", "Panne"}});
  EXPECT_EQ(world.get("/v1/media/" + world.id + "/" + medium, host).status, 404);
  EXPECT_EQ(send(host, medium, bytes).status, 410) << "taken out for good";
}

TEST_F(HourVoice, StaysAsLongAsTheAnswerListsIt) {
  const std::string host = world.roleToken("host");
  ASSERT_EQ(send(host, medium, bytes).status, 201);
  world.reply(host, {{"thanks", true}, {"kind", "context"}, {"text", "Panne"}, {"voice", voice(medium, bytes)}});
  world.clock.advance(std::chrono::hours(31 * 24));
  world.backend->runDue();
  EXPECT_EQ(world.get("/v1/media/" + world.id + "/" + medium, host).status, 200);
}

TEST_F(HourVoice, GoesWithTheAnswerOfAStoreThatWasNotTheRightOne) {
  const std::string host = world.roleToken("host");
  ASSERT_EQ(send(host, medium, bytes).status, 201);
  world.reply(host, {{"thanks", true}, {"kind", "context"}, {"text", "Panne"}, {"voice", voice(medium, bytes)}});
  Report mended = world.report;
  mended.subject.code = "LIL-01";
  ASSERT_EQ(putReport(world, world.author(), world.id, mended, {hashOf(world.report), "", ""}).status, 200);
  EXPECT_EQ(world.sqlText("SELECT CAST(COUNT(*) AS TEXT) FROM medium"), "0");
  world.pass(std::chrono::minutes(1));
  EXPECT_TRUE(std::filesystem::is_empty(world.folder.path("data") + "/media/stored"));
}

TEST_F(HourVoice, WordsChangedInTheBrowserKeepTheMemoUnlessItIsTakenOut) {
  world.pass();
  const std::string link = world.linkTo(kHost), host = world.roleToken("host");
  ASSERT_EQ(send(host, medium, bytes).status, 201);
  world.reply(host, {{"thanks", true}, {"kind", "context"}, {"text", "Panne"}, {"voice", voice(medium, bytes)}});
  EXPECT_EQ(world.get(link + "/media/" + medium).status, 200);
  EXPECT_EQ(world.form(link, "kind=context&text=Panne+de+deux+caisses&thanks=yes").status, 303);
  EXPECT_EQ(world.get(link + "/media/" + medium).status, 200);
  EXPECT_EQ(world.form(link, "kind=context&text=Panne&thanks=yes&memo=drop").status, 303);
  EXPECT_EQ(world.get(link + "/media/" + medium).status, 404);
}

TEST_F(HourVoice, WhatIsNoMemoIsRefusedWithItsField) {
  const auto refused = [&](Json voice, int status) {
    EXPECT_EQ(
        world.reply(world.roleToken("host"), {{"thanks", true}, {"kind", "context"}, {"text", "x"}, {"voice", voice}})
            .status,
        status)
        << voice.dump();
  };
  Json good = voice(medium, bytes);
  for (const auto& [field, value] : std::initializer_list<std::pair<std::string, Json>>{
           {"id", "x"}, {"sha256", "x"}, {"durationMs", -1}, {"sizeBytes", "x"}, {"other", 1}}) {
    Json bad = good;
    bad[field] = value;
    refused(bad, 400);
  }
  for (const auto& [field, value] : std::initializer_list<std::pair<std::string, Json>>{
           {"sizeBytes", 0}, {"sizeBytes", 7'000'000}, {"durationMs", 400'000}}) {
    Json bad = good;
    bad[field] = value;
    refused(bad, 422);
  }
  refused(Json("x"), 400);
  EXPECT_EQ(world.reply(world.roleToken("host"), {{"thanks", false}, {"kind", "blur"}, {"text", "x"}, {"voice", good}})
                .status,
            422)
      << "a request is written, not spoken";
  EXPECT_EQ(world.state(), "withHost");
}

}  // namespace
}  // namespace passerelle::testing
