// The phone's disk fills up while something is being sent: what came of it cannot be written down, and nothing is lost,
// stuck or hammered for that.
#include <gtest/gtest.h>

#include "app/sync/sync_engine.h"
#include "shared/api/paths.h"
#include "tests/support/crash_vfs.h"
#include "tests/support/manual_executor.h"
#include "tests/support/scripted_api.h"
#include "tests/support/test_phone.h"

namespace passerelle {
namespace {

class SyncOnAFullDisk : public ::testing::Test {
 protected:
  SyncOnAFullDisk() { EXPECT_TRUE(phone->account.signIn(testing::someIdentity(), testing::somebody())); }

  std::string send() {
    return *phone->ownReports.send(phone->drafts.begin(testing::completeReport(phone->vault, "attente"))->id);
  }
  void fill() { disk.setCapacityBytes(disk.usedBytes()); }
  void makeRoom() { disk.setCapacityBytes(-1); }
  /// Lets `by` pass, second by second: the clock and the timers stay together.
  void advance(std::chrono::seconds by) {
    for (; by.count() > 0; by -= std::chrono::seconds(1)) {
      phone.clock.advance(std::chrono::seconds(1));
      executor.advance(std::chrono::seconds(1));
    }
  }
  void start() {
    engine.start();
    executor.runPosted();
  }
  OutboxEntry entry(const std::string& id) { return *phone->outbox.find(api::reportPath(id)); }
  std::string receipt(const std::string& id) {
    return R"({"id":")" + id + R"(","revision":1,"hash":")" + entry(id).hash +
           R"(","receivedAt":"2026-11-17T17:42:05.123Z","state":"withHost","hourEndsAt":null,"publishedAt":null,"missingMedia":[],"cursor":3})";
  }

  testing::CrashDisk disk{11};
  testing::TestPhone phone{7, disk.name()};
  testing::ManualExecutor executor;
  testing::ScriptedApi api;
  Link link{api, phone.clock, *phone};
  SyncEngine engine{link, executor, phone.clock, phone.rng, *phone};
};
}  // namespace

TEST_F(SyncOnAFullDisk, AReceiptThatCouldNotBeKeptIsAskedForAgainWhenThereIsRoom) {
  const std::string id = send();
  start();
  ASSERT_EQ(api.asked.size(), 1U);
  fill();
  api.answer(201, receipt(id));
  executor.runPosted();
  ASSERT_EQ(phone->outbox.count(), 1) << "the disk was not full";
  EXPECT_TRUE(api.asked.empty()) << "not at once again";
  EXPECT_TRUE(engine.status().nextAttemptAt);
  makeRoom();
  advance(std::chrono::minutes(2));
  ASSERT_EQ(api.asked.size(), 1U) << "it is tried again without a restart";
  api.answer(200, receipt(id));
  executor.runPosted();
  EXPECT_EQ(phone->outbox.count(), 0);
  EXPECT_TRUE(phone->ownReports.find(id)->textReceived);
}

TEST_F(SyncOnAFullDisk, ARefusalThatCouldNotBeKeptIsHeardAgainNotHammered) {
  const std::string id = send();
  start();
  int asked = 0;
  fill();
  for (int second = 0; second < 600; ++second) {
    if (!api.asked.empty()) {
      ++asked;
      api.answer(422, R"({"code":"refused","detail":"Choisissez un autre jour."})");
    }
    advance(std::chrono::seconds(1));
  }
  EXPECT_LE(asked, 20) << "in ten minutes";
  makeRoom();
  for (int second = 0; second < 900 && api.asked.empty(); ++second) advance(std::chrono::seconds(1));
  ASSERT_EQ(api.asked.size(), 1U);
  api.answer(422, R"({"code":"refused","detail":"Choisissez un autre jour."})");
  executor.runPosted();
  EXPECT_EQ(entry(id).state, OutboxState::refused);
}

TEST_F(SyncOnAFullDisk, SendNowTakesUpWhatWasLeftOnItsWay) {
  const std::string id = send();
  start();
  fill();
  api.answer(201, receipt(id));
  executor.runPosted();
  makeRoom();
  engine.sendNow();
  executor.runPosted();
  ASSERT_EQ(api.asked.size(), 1U);
  api.answer(200, receipt(id));
  executor.runPosted();
  EXPECT_EQ(phone->outbox.count(), 0);
}

TEST_F(SyncOnAFullDisk, WhatCannotEvenBeMarkedAsOnItsWayWaitsWithATime) {
  const std::string id = send();
  fill();
  start();  // without a pause between two tries it never comes back from here
  EXPECT_TRUE(api.asked.empty());
  ASSERT_TRUE(engine.status().nextAttemptAt) << "never later without a time";
  EXPECT_GT(*engine.status().nextAttemptAt, phone.clock.now());
  makeRoom();
  advance(std::chrono::minutes(2));
  ASSERT_EQ(api.asked.size(), 1U);
  api.answer(201, receipt(id));
  executor.runPosted();
  EXPECT_EQ(phone->outbox.count(), 0);
}

}  // namespace passerelle
