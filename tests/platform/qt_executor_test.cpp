#include "app/platform/qt_executor.h"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

#include "tests/platform/eventually.h"

namespace passerelle {
namespace {

using testing::eventually;

TEST(QtExecutor, RunsWhatIsPostedLaterAndInOrder) {
  QtExecutor executor;
  std::vector<int> ran;
  executor.post([&] { ran.push_back(1); });
  executor.post([&] { ran.push_back(2); });
  EXPECT_TRUE(ran.empty());
  EXPECT_TRUE(eventually([&] { return ran.size() == 2; }));
  EXPECT_EQ(ran, (std::vector<int>{1, 2}));
}

TEST(QtExecutor, RunsOnItsOwnThreadWhatAnotherPosts) {
  QtExecutor executor;
  std::thread::id ranOn;
  std::thread([&] { executor.post([&] { ranOn = std::this_thread::get_id(); }); }).join();
  EXPECT_TRUE(eventually([&] { return ranOn != std::thread::id{}; }));
  EXPECT_EQ(ranOn, std::this_thread::get_id());
}

TEST(QtExecutor, RunsDelayedWorkOnceAndForgetsWhatIsCancelled) {
  QtExecutor executor;
  int first = 0;
  int cancelled = 0;
  int last = 0;
  executor.after(Milliseconds(1), [&] { ++first; });
  const auto id = executor.after(Milliseconds(2), [&] { ++cancelled; });
  executor.after(Milliseconds(10), [&] { ++last; });
  executor.cancel(id);
  executor.cancel(id);
  EXPECT_TRUE(eventually([&] { return last == 1; }));
  EXPECT_EQ(first, 1);
  EXPECT_EQ(cancelled, 0);
}

TEST(QtExecutor, ATaskMayCancelItselfAndDelayAnother) {
  QtExecutor executor;
  bool done = false;
  std::uint64_t self = 0;
  self = executor.after(Milliseconds(0), [&] {
    executor.cancel(self);
    executor.after(Milliseconds(0), [&] { done = true; });
  });
  EXPECT_TRUE(eventually([&] { return done; }));
}

TEST(QtExecutor, WhatHasNotRunDiesWithIt) {
  bool ran = false;
  {
    QtExecutor executor;
    executor.post([&] { ran = true; });
    executor.after(Milliseconds(0), [&] { ran = true; });
  }
  QCoreApplication::processEvents();
  EXPECT_FALSE(ran);
}

}  // namespace
}  // namespace passerelle
