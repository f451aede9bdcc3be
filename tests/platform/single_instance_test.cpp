#include "app/platform/single_instance.h"

#include <gtest/gtest.h>

#include <QTemporaryDir>
#include <future>

#include "tests/platform/eventually.h"

namespace passerelle {
namespace {

using testing::eventually;

TEST(SingleInstance, ASecondStartOfTheSameProfileHandsItsLinkToTheFirst) {
  QTemporaryDir folder;
  SingleInstance first(folder.path());
  ASSERT_TRUE(first.first());
  QString link;
  QObject::connect(&first, &SingleInstance::called, &first, [&](const QString& got) { link = got; });
  first.listen();
  SingleInstance second(folder.path());
  EXPECT_FALSE(second.first());
  auto handed =
      std::async(std::launch::async, [&] { return SingleInstance(folder.path()).handOver("passerelle://x\n#y"); });
  ASSERT_TRUE(eventually([&] { return !link.isEmpty(); }));
  EXPECT_EQ(link, QStringLiteral("passerelle://x #y"));
  EXPECT_TRUE(eventually([&] { return handed.wait_for(std::chrono::seconds(0)) == std::future_status::ready; }));
  EXPECT_TRUE(handed.get());
}

TEST(SingleInstance, TwoProfilesAreTwoApps) {
  QTemporaryDir one;
  QTemporaryDir two;
  SingleInstance first(one.path());
  SingleInstance second(two.path());
  EXPECT_TRUE(first.first());
  EXPECT_TRUE(second.first());
}

TEST(SingleInstance, TheProfileIsFreeAgainWhenTheFirstIsGone) {
  QTemporaryDir folder;
  { SingleInstance first(folder.path()); }
  EXPECT_TRUE(SingleInstance(folder.path()).first());
}

TEST(SingleInstance, NobodyThereToHandOverToIsSaid) {
  QTemporaryDir folder;
  EXPECT_FALSE(SingleInstance(folder.path()).handOver({}));
}

}  // namespace
}  // namespace passerelle
