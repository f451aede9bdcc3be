// `passerelle --sample`: the whole way of a report against a server that is not there, and each fault it can be asked
// for.
#include <gtest/gtest.h>

#include <QElapsedTimer>
#include <filesystem>

#include "app/platform/qt_executor.h"
#include "app/sample/sample_api.h"
#include "app/sample/sample_device.h"
#include "app/sample/sample_phone.h"
#include "app/sync/puller.h"
#include "app/sync/sync_engine.h"
#include "tests/support/temp_folder.h"
#include "tests/tour/stage.h"

namespace passerelle {
namespace {
using sample::Fault;
using sample::SampleApi;
using testing::Stage;

struct SampleApiTest : ::testing::Test {
  SampleApiTest() {
    auto opened = Phone::open({folder.path("phone"), std::string(kKeyBytes, 'k'), {}}, clock, rng, files);
    phone = std::move(*opened);
    sample::signInVisitor(*phone);
    link = std::make_unique<Link>(api, clock, *phone);
  }
  void start(Fault fault) {
    api.setFault(fault);
    engine.emplace(*link, executor, clock, rng, *phone);
    puller.emplace(*link, executor, clock, rng, *phone);
    engine->start();
    puller->start();
  }
  bool eventually(const std::function<bool()>& so) {
    QElapsedTimer since;
    for (since.start(); since.elapsed() < 20'000;) {
      if (so()) return true;
      Stage::settle(10);
    }
    return false;
  }

  testing::TempFolder folder;
  SystemClock clock;
  SystemRng rng;
  SystemFiles files;
  QtExecutor executor;
  std::unique_ptr<Phone> phone;
  SampleApi api{clock, executor, {Fault::none, Milliseconds(1), false}};
  std::unique_ptr<Link> link;
  std::optional<SyncEngine> engine;
  std::optional<Puller> puller;
};

TEST_F(SampleApiTest, AnEmptyPhoneReadsTheWholeChain) {
  start(Fault::none);
  ASSERT_TRUE(eventually([&] { return phone->mirror.feedCount() == 15; }));
  EXPECT_GT(phone->mirror.units().size(), 100U);
  EXPECT_FALSE(phone->mirror.referential().moments.empty());
  EXPECT_GT(phone->mirror.regions().size(), 5U);
  const auto story = phone->mirror.feed(1).front();
  ASSERT_TRUE(eventually([&] { return phone->mirror.report(story.id).has_value(); }));
  std::string picture;
  puller->fetchPicture(story.id, story.photo->id, true,
                       [&](Result<std::string> bytes) { picture = bytes.value_or(""); });
  ASSERT_TRUE(eventually([&] { return !picture.empty(); }));
  EXPECT_EQ(picture.substr(0, 2), "\xff\xd8");
}

TEST_F(SampleApiTest, EveryPartOfAReportGetsItsReceipt) {
  sample::fillMirror(*phone);
  sample::fillOwnReports(*phone);
  ASSERT_TRUE(phone->outbox.retry());  // the refused one too
  start(Fault::none);
  EXPECT_TRUE(eventually([&] { return phone->outbox.count() == 0; }));
  for (const OwnReport& own : phone->ownReports.all()) EXPECT_TRUE(own.complete()) << own.content.subject.code;
}

TEST_F(SampleApiTest, EachFaultIsTheObstacleThatItSays) {
  const std::pair<Fault, Obstacle> kCases[] = {
      {Fault::offline, Obstacle::offline},       {Fault::captivePortal, Obstacle::captivePortal},
      {Fault::serverDown, Obstacle::serverDown}, {Fault::busy, Obstacle::busy},
      {Fault::serverFull, Obstacle::serverFull}, {Fault::refusing, Obstacle::refused},
      {Fault::updateApp, Obstacle::updateApp},   {Fault::signedOut, Obstacle::signIn}};
  for (const auto& [fault, obstacle] : kCases) {
    api.setFault(fault);
    std::optional<Obstacle> seen;
    link->send("PUT", "/v1/reports/0193a000-0000-7000-8000-00000000ffff", "{}", {},
               [&](LinkAnswer answer) { seen = answer.obstacle; });
    ASSERT_TRUE(eventually([&] { return seen.has_value(); }));
    EXPECT_EQ(*seen, obstacle);
  }
}

TEST(SampleDeviceTest, LeavesNothingBehind) {
  std::string folder;
  {
    auto device = sample::SampleDevice::create(false, "");
    ASSERT_TRUE(device);
    folder = (*device)->folder();
    EXPECT_TRUE(std::filesystem::exists(folder));
  }
  EXPECT_FALSE(std::filesystem::exists(folder));
}

TEST(SampleDeviceTest, AnUnknownFaultIsRefusedWithTheNamesThereAre) {
  const auto device = sample::SampleDevice::create(false, "gremlins");
  ASSERT_FALSE(device);
  EXPECT_NE(device.error().message.find("captivePortal"), std::string::npos);
}

}  // namespace
}  // namespace passerelle
