// The engine against every answer a network can give: what goes out, what is believed, what is said, when it is tried
// again.
#include <gtest/gtest.h>

#include "app/sync/backoff.h"
#include "app/sync/sync_engine.h"
#include "shared/api/paths.h"
#include "shared/base/digest.h"
#include "tests/support/manual_executor.h"
#include "tests/support/scripted_api.h"
#include "tests/support/test_phone.h"

namespace passerelle {
namespace {

class Sync : public ::testing::Test {
 protected:
  Sync() { EXPECT_TRUE(phone->account.signIn(testing::someIdentity(), testing::somebody())); }

  std::string send(const std::string& text = "attente", std::size_t photoBytes = 0) {
    auto draft = phone->drafts.begin(testing::completeReport(phone->vault, text), Position{45.76, 4.86});
    if (photoBytes > 0) {
      photo = *phone->media.add(MediumKind::photo, "image/jpeg", std::string(photoBytes, 'p'));
      draft = phone->drafts.addMedium(draft->id, photo.id);
      draft->content.noRecognisablePerson = true;
      EXPECT_TRUE(phone->drafts.save(*draft));
    }
    return *phone->ownReports.send(draft->id);
  }
  void advance(Milliseconds by) {
    phone.clock.advance(by);
    executor.advance(by);
  }
  void start() {
    engine.start();
    executor.runPosted();
  }
  std::string receipt(const std::string& id, const std::string& hash, int revision = 1) {
    return R"({"id":")" + id + R"(","revision":)" + std::to_string(revision) + R"(,"hash":")" + hash +
           R"(","receivedAt":"2026-11-17T17:42:05.123Z","state":"withHost","hourEndsAt":null,"publishedAt":null,"missingMedia":[],"cursor":3})";
  }
  OutboxEntry entry(const std::string& id) { return *phone->outbox.find(api::reportPath(id)); }
  /// Sends a report whose text the server then has.
  std::string sendWithPhoto(std::size_t bytes) {
    const std::string id = send("avec photo", bytes);
    start();
    api.answer(201, receipt(id, phone->ownReports.find(id)->hash));
    executor.runPosted();
    return id;
  }

  testing::TestPhone phone;
  testing::ManualExecutor executor;
  testing::ScriptedApi api;
  Link link{api, phone.clock, *phone};
  SyncEngine engine{link, executor, phone.clock, phone.rng, *phone};
  Medium photo;
};

TEST_F(Sync, AReportIsReceivedWhenTheAnswerCarriesItsIdAndHash) {
  const std::string id = send();
  start();
  ASSERT_EQ(api.asked.size(), 1U);
  EXPECT_EQ(api.asked[0].request.method, "PUT");
  EXPECT_EQ(api.asked[0].request.path, api::reportPath(id));
  EXPECT_EQ(api.asked[0].header("Authorization"), "Bearer token-1");
  EXPECT_EQ(api.asked[0].header("Passerelle-Wire"), "1");
  EXPECT_FALSE(api.asked[0].header("Passerelle-Position").empty());
  EXPECT_EQ(api.asked[0].header("Passerelle-Base"), "");
  EXPECT_EQ(engine.status().sending, true);
  api.answer(201, receipt(id, sha256Hex(api.asked[0].request.body)));
  executor.runPosted();
  EXPECT_EQ(phone->outbox.count(), 0);
  const auto report = phone->ownReports.find(id);
  EXPECT_TRUE(report->textReceived);
  EXPECT_EQ(report->receivedAt, "2026-11-17T17:42:05.123Z");
  EXPECT_TRUE(report->complete());
  EXPECT_EQ(engine.status().obstacle, Obstacle::none);
  EXPECT_FALSE(engine.status().nextAttemptAt);
}

TEST_F(Sync, ACaptivePortalIsRecognisedAndNothingIsThoughtReceived) {
  const std::string id = send();
  start();
  api.raw(ApiResponse{200, {{"content-type", "text/html"}}, "<html>Bienvenue</html>"});
  executor.runPosted();
  EXPECT_EQ(entry(id).obstacle, Obstacle::captivePortal);
  EXPECT_EQ(entry(id).state, OutboxState::waiting);
  EXPECT_EQ(engine.status().obstacle, Obstacle::captivePortal);
  ASSERT_TRUE(engine.status().nextAttemptAt) << "never later without a time";
  EXPECT_FALSE(phone->ownReports.find(id)->textReceived);
}

TEST_F(Sync, AnAnswerWithAnotherHashIsBelievedOnlyWhenTheHistoryShowsOurs) {
  const std::string id = send();
  start();
  const std::string other = sha256Hex("other");
  api.answer(200, receipt(id, other, 2));
  ASSERT_EQ(api.asked.size(), 1U);
  EXPECT_EQ(api.asked[0].request.path, api::reportPath(id) + "/revisions?limit=100");
  api.answer(200, R"({"items":[{"revision":2,"hash":")" + other + R"("}],"next":null})");
  executor.runPosted();
  EXPECT_EQ(entry(id).obstacle, Obstacle::wrongReceipt);
  advance(std::chrono::minutes(15));
  api.answer(200, receipt(id, other, 2));
  api.answer(200, R"({"items":[{"revision":1,"hash":")" + entry(id).hash + R"("},{"revision":2,"hash":")" + other +
                      R"("}],"next":null})");
  executor.runPosted();
  EXPECT_EQ(phone->outbox.count(), 0);
}

TEST_F(Sync, TheAnswerToAnotherReportIsNoReceipt) {
  const std::string id = send();
  start();
  api.answer(201, receipt("0193b3a0-0000-7000-8000-00000000abcd", entry(id).hash));
  executor.runPosted();
  EXPECT_EQ(entry(id).obstacle, Obstacle::wrongReceipt);
  EXPECT_FALSE(phone->ownReports.find(id)->textReceived);
}

TEST_F(Sync, NobodyAnsweringWaitsWithATimeAndGoesAtOnceWhenTheNetworkReturns) {
  const std::string id = send();
  start();
  for (int i = 0; i < 8; ++i) {
    ASSERT_EQ(api.asked.size(), 1U) << i;
    api.nobodyAnswers();
    executor.runPosted();
    ASSERT_TRUE(api.asked.empty());
    ASSERT_TRUE(engine.status().nextAttemptAt);
    EXPECT_EQ(entry(id).obstacle, Obstacle::offline);
    EXPECT_LE(*engine.status().nextAttemptAt - phone.clock.now(), std::chrono::minutes(15));
    if (i < 7) advance(*engine.status().nextAttemptAt - phone.clock.now());
  }
  EXPECT_EQ(entry(id).attempts, 8);
  engine.networkReturned();
  executor.runPosted();
  EXPECT_EQ(api.asked.size(), 1U);
}

TEST_F(Sync, WhatWillNeverPassStopsAndSaysWhatToDo) {
  const struct {
    int status;
    Obstacle obstacle;
  } cases[] = {{413, Obstacle::tooLarge},
               {415, Obstacle::unsupportedType},
               {422, Obstacle::refused},
               {403, Obstacle::forbidden}};
  start();
  for (const auto& one : cases) {
    const std::string id = send();
    executor.runPosted();
    ASSERT_EQ(api.asked.size(), 1U) << one.status;
    api.answer(one.status, R"({"status":422,"code":"refused","detail":"Choisissez un autre jour."})");
    executor.runPosted();
    EXPECT_EQ(entry(id).state, OutboxState::refused);
    EXPECT_EQ(entry(id).obstacle, one.obstacle);
    EXPECT_EQ(entry(id).detail, "Choisissez un autre jour.");
    advance(std::chrono::hours(24));
    EXPECT_TRUE(api.asked.empty()) << "asked again although it will never pass";
  }
  EXPECT_EQ(engine.status().stopped, 4);
  engine.sendNow();
  executor.runPosted();
  EXPECT_EQ(api.asked.size(), 1U);
}

TEST_F(Sync, ARevokedTokenKeepsEverythingAndGoesOnAfterTheSignIn) {
  const std::string id = send();
  start();
  api.answer(401, R"({"code":"unauthenticated","detail":"Connectez-vous à nouveau."})");
  executor.runPosted();
  EXPECT_TRUE(phone->account.needsSignIn());
  EXPECT_EQ(entry(id).state, OutboxState::paused);
  EXPECT_EQ(engine.status().obstacle, Obstacle::signIn);
  const std::string second = send("écrit entre-temps");
  advance(std::chrono::hours(24));
  EXPECT_TRUE(api.asked.empty());
  Identity fresh = testing::someIdentity();
  fresh.token = "token-2";
  ASSERT_TRUE(phone->account.signIn(fresh, testing::somebody()));
  executor.runPosted();
  ASSERT_EQ(api.asked.size(), 1U);
  EXPECT_EQ(api.asked[0].header("Authorization"), "Bearer token-2");
}

TEST_F(Sync, AnOldAppPausesUntilItIsUpdated) {
  const std::string id = send();
  start();
  api.answer(426, R"({"code":"refused","detail":"Mettez l'application à jour."})");
  executor.runPosted();
  EXPECT_EQ(entry(id).state, OutboxState::paused);
  EXPECT_EQ(entry(id).obstacle, Obstacle::updateApp);
  engine.stop();
  start();
  EXPECT_EQ(api.asked.size(), 1U) << "started again: perhaps the newer app";
}

TEST_F(Sync, AConflictKeepsWhatWasWrittenAsADraft) {
  const std::string id = send("à moi");
  std::string wanted;
  link.wantReport = [&](const std::string& reportId) { wanted = reportId; };
  start();
  api.answer(409, R"({"code":"conflict","detail":"","head":{"revision":3,"hash":")" + sha256Hex("head") + R"("}})");
  executor.runPosted();
  EXPECT_EQ(phone->outbox.count(), 0);
  const auto copy = phone->drafts.find(phone->ownReports.find(id)->conflictDraftId);
  ASSERT_TRUE(copy);
  EXPECT_EQ(copy->content.astonishments[0].text, "à moi");
  EXPECT_EQ(wanted, id);
  ASSERT_TRUE(phone->ownReports.send(copy->id));
  executor.runPosted();
  EXPECT_EQ(api.asked.at(0).header("Passerelle-Base"), sha256Hex("head"));
}

TEST_F(Sync, ABrokenServerIsNotHammeredAndOneBrokenReportDoesNotHoldTheOthers) {
  const std::string first = send("un");
  advance(Milliseconds(5));
  const std::string second = send("deux");
  start();
  api.answer(500, "{}");
  executor.runPosted();
  ASSERT_EQ(api.asked.size(), 1U);
  EXPECT_EQ(api.asked[0].request.path, api::reportPath(second));
  api.answer(503, "{}", {{"retry-after", "120"}});
  executor.runPosted();
  EXPECT_EQ(engine.status().obstacle, Obstacle::serverDown);
  EXPECT_GE(*engine.status().nextAttemptAt - phone.clock.now(), std::chrono::seconds(120));
  advance(std::chrono::seconds(119));
  EXPECT_TRUE(api.asked.empty());
  advance(std::chrono::seconds(2));
  EXPECT_EQ(api.asked.size(), 1U);
}

TEST_F(Sync, ANewLifeOfTheServerIsOfferedWhatIsHeldAndAnAnswerOfTheOldOneIsNotBelieved) {
  ASSERT_TRUE(phone->account.setGeneration("g1"));
  const std::string id = send();
  start();
  api.answer(201, receipt(id, entry(id).hash), {{"passerelle-generation", "g1"}});
  executor.runPosted();
  EXPECT_EQ(phone->outbox.count(), 0);
  const std::string second = send("deux");
  executor.runPosted();
  LinkAnswer late;
  link.send("GET", "/v1/changes", {}, {}, [&](LinkAnswer answer) { late = std::move(answer); });
  api.answer(201, receipt(second, entry(second).hash), {{"passerelle-generation", "g2"}});
  executor.runPosted();
  EXPECT_EQ(phone->account.generation(), "g2");
  EXPECT_EQ(phone->mirror.cursor(), 0);
  ASSERT_EQ(phone->outbox.count(), 1) << "the first report is offered again, the second was received by the new life";
  api.answer(200, "{}", {{"passerelle-generation", "g1"}});
  EXPECT_FALSE(late.ok());
  EXPECT_EQ(phone->account.generation(), "g2");
  EXPECT_EQ(api.asked.at(0).request.path, api::reportPath(id));
}

TEST_F(Sync, APhotoGoesInPartsWithProgressAndIsReceivedByItsHash) {
  const std::string id = sendWithPhoto(300'000);
  ASSERT_EQ(api.asked.size(), 1U);
  EXPECT_EQ(api.asked[0].request.method, "POST");
  EXPECT_EQ(api.asked[0].request.path, "/v1/uploads");
  EXPECT_EQ(api.asked[0].header("Upload-Length"), "300000");
  EXPECT_NE(api.asked[0].header("Upload-Metadata").find("mediumId " + toBase64(photo.id)), std::string::npos);
  api.answer(201, {}, {{"location", "https://passerelle.example/v1/uploads/u1"}, {"upload-offset", "0"}});
  std::string received;
  for (int part = 0; part < 3; ++part) {
    ASSERT_EQ(api.asked.size(), 1U);
    const auto& patch = api.asked[0];
    EXPECT_EQ(patch.request.method, "PATCH");
    EXPECT_EQ(patch.request.path, "/v1/uploads/u1");
    EXPECT_EQ(patch.header("Upload-Offset"), std::to_string(received.size()));
    EXPECT_EQ(patch.header("Upload-Checksum"), "sha256 " + toBase64(*fromHex(sha256Hex(patch.request.body))));
    received += patch.request.body;
    const auto shown = phone->outbox.find(Outbox::mediumPath(id, photo.id));
    EXPECT_EQ(shown->partsDone(engine.partBytes()), part);
    EXPECT_EQ(shown->partsTotal(engine.partBytes()), 3);
    EXPECT_FALSE(phone->ownReports.find(id)->complete());
    std::vector<std::pair<std::string, std::string>> headers{{"upload-offset", std::to_string(received.size())}};
    if (received.size() == 300'000U) {
      headers.emplace_back("passerelle-sha256", photo.sha256);
      headers.emplace_back("passerelle-received-at", "2026-11-17T17:43:00.000Z");
    }
    api.answer(204, {}, headers);
  }
  executor.runPosted();
  EXPECT_EQ(received, std::string(300'000, 'p'));
  EXPECT_EQ(phone->outbox.count(), 0);
  EXPECT_TRUE(phone->ownReports.find(id)->complete());
  EXPECT_EQ(phone->ownReports.find(id)->parts[1].receivedAt, "2026-11-17T17:43:00.000Z");
}

TEST_F(Sync, AnUploadResumesWhereTheServerSaysAfterAKill) {
  const std::string id = sendWithPhoto(300'000);
  api.answer(201, {}, {{"location", "/v1/uploads/u1"}, {"upload-offset", "0"}});
  api.answer(204, {}, {{"upload-offset", "131072"}});
  api.nobodyAnswers();  // the second part's answer is lost
  executor.runPosted();
  advance(std::chrono::minutes(15));
  ASSERT_EQ(api.asked.size(), 1U);
  EXPECT_EQ(api.asked[0].request.method, "HEAD");
  api.answer(200, {}, {{"upload-offset", "262144"}});
  ASSERT_EQ(api.asked[0].header("Upload-Offset"), "262144");
  api.nobodyAnswers();  // all of it is there, and the receipt is lost
  executor.runPosted();
  advance(std::chrono::minutes(15));
  ASSERT_EQ(api.asked[0].request.method, "HEAD");
  api.answer(200, {}, {{"upload-offset", "300000"}, {"passerelle-sha256", photo.sha256}});
  executor.runPosted();
  EXPECT_TRUE(phone->ownReports.find(id)->complete());
}

TEST_F(Sync, AnUploadThatTheServerForgotBeginsAnew) {
  sendWithPhoto(1000);
  api.answer(201, {}, {{"location", "/v1/uploads/u1"}, {"upload-offset", "0"}});
  api.answer(404, "{}");
  executor.runPosted();
  advance(std::chrono::minutes(15));
  ASSERT_EQ(api.asked.size(), 1U);
  EXPECT_EQ(api.asked[0].request.method, "POST");
}

TEST_F(Sync, AWrongHashOfAPhotoIsNoReceipt) {
  const std::string id = sendWithPhoto(1000);
  api.answer(201, {}, {{"location", "/v1/uploads/u1"}, {"upload-offset", "0"}});
  api.answer(204, {}, {{"upload-offset", "1000"}, {"passerelle-sha256", sha256Hex("other")}});
  executor.runPosted();
  EXPECT_FALSE(phone->ownReports.find(id)->complete());
  EXPECT_EQ(phone->outbox.find(Outbox::mediumPath(id, photo.id))->obstacle, Obstacle::wrongReceipt);
}

TEST_F(Sync, ATextThatComesMeanwhileGoesBeforeTheNextPart) {
  sendWithPhoto(300'000);
  api.answer(201, {}, {{"location", "/v1/uploads/u1"}, {"upload-offset", "0"}});
  const std::string urgent = send("urgent");
  executor.runPosted();
  ASSERT_EQ(api.asked.size(), 1U) << "one request at a time";
  api.answer(204, {}, {{"upload-offset", "131072"}});
  executor.runPosted();
  ASSERT_EQ(api.asked.size(), 1U);
  EXPECT_EQ(api.asked[0].request.path, api::reportPath(urgent));
  api.answer(201, receipt(urgent, entry(urgent).hash));
  executor.runPosted();
  EXPECT_EQ(api.asked.at(0).request.method, "HEAD") << "the photo goes on";
}

TEST_F(Sync, APhotoThatThePhoneLostSaysSo) {
  const std::string id = send("avec photo", 1000);
  ASSERT_TRUE(phone.files.remove(phone.folder() + "/media/" + photo.id));
  start();
  api.answer(201, receipt(id, entry(id).hash));
  executor.runPosted();
  const auto medium = phone->outbox.find(Outbox::mediumPath(id, photo.id));
  EXPECT_EQ(medium->state, OutboxState::refused);
  EXPECT_EQ(medium->obstacle, Obstacle::fileLost);
}

TEST_F(Sync, TheServersClockIsComparedAndShown) {
  send();
  start();
  api.answer(503, "{}", {{"date", "Tue, 17 Nov 2026 16:45:00 GMT"}});
  EXPECT_EQ(engine.status().skew, std::chrono::minutes(5));
}

TEST(Backoff, StaysWithinItsBoundsAndAverages) {
  SeededRng rng(11);
  for (int attempt = 1; attempt <= 40; ++attempt) {
    const Milliseconds most =
        std::min<Milliseconds>(std::chrono::minutes(15), std::chrono::seconds(2) * (1LL << std::min(attempt - 1, 20)));
    double sum = 0;
    for (int i = 0; i < 2000; ++i) {
      const Milliseconds wait = backoff(attempt, rng);
      ASSERT_GE(wait, Milliseconds(250));
      ASSERT_LE(wait, most);
      sum += static_cast<double>(wait.count());
    }
    if (attempt > 4) {
      EXPECT_NEAR(sum / 2000 / static_cast<double>(most.count()), 0.5, 0.05) << "full jitter";
    }
  }
  EXPECT_GE(backoff(1, rng, std::chrono::seconds(90)), std::chrono::seconds(90));
}

}  // namespace
}  // namespace passerelle
