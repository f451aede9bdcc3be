// A device whose clock is more than a year wrong: it is said, the day of the visit is taken from the server's clock,
// and nothing waits a year or goes a year too early.
#include <gtest/gtest.h>

#include "app/local/idle_work.h"
#include "app/sync/link.h"
#include "app/viewmodel/exchange.h"
#include "app/viewmodel/report_form.h"
#include "app/viewmodel/sync_model.h"
#include "tests/support/manual_executor.h"
#include "tests/support/scripted_api.h"
#include "tests/support/test_phone.h"

namespace passerelle {
namespace {
using testing::ScriptedApi;
using testing::TestPhone;

constexpr std::chrono::hours kYearAndMore{24 * 400};

/// A phone whose clock is `wrong` ahead of the server's Tuesday 17 November 2026, 16:40.
struct WrongClock : ::testing::TestWithParam<int> {
  WrongClock() {
    phone.clock.jump(wrong);
    EXPECT_TRUE(phone->account.signIn(testing::someIdentity(), testing::somebody()));
    EXPECT_TRUE(phone->mirror.putRow("unit", "LYO-01", R"({"code":"LYO-01","name":"Lyon","region":"Sud"})"));
  }
  /// Any answer of the server's tells its clock.
  void contact() {
    link.send("GET", "/v1/server", {}, {}, [](const LinkAnswer&) {});
    api.answer(200, "{}", {{"date", "Tue, 17 Nov 2026 16:40:00 GMT"}});
  }
  void write(ReportForm& form) {
    form.setWords(form.astonishments()->data(form.astonishments()->index(0), AstonishmentList::EntryId).toString(),
                  "Caisse fermée");
    form.chooseUnit("LYO-01");
  }

  Milliseconds wrong{kYearAndMore * GetParam()};
  TestPhone phone;
  ScriptedApi api;
  Link link{api, phone.clock, *phone};
  PhotoPreparer preparer;
};
}  // namespace

TEST_P(WrongClock, WhatIsBegunAfterTheServerWasHeardIsOfTheRightDay) {
  contact();
  ReportForm form(*phone, preparer);
  ASSERT_TRUE(form.open({}));
  EXPECT_EQ(form.visitedOn(), "2026-11-17");
  EXPECT_TRUE(form.dayDoubt().isEmpty());
  write(form);
  EXPECT_TRUE(form.missing().isEmpty()) << form.missing().toStdString();
  EXPECT_TRUE(form.send()) << form.problem().toStdString();
}

TEST_P(WrongClock, WhatWasBegunBeforeIsDoubtedAndMendedByOneTap) {
  ReportForm form(*phone, preparer);
  ASSERT_TRUE(form.open({}));
  write(form);
  EXPECT_NE(form.visitedOn(), "2026-11-17");
  EXPECT_TRUE(form.dayDoubt().isEmpty()) << "nobody knows yet";
  int told = 0;
  QObject::connect(&form, &ReportForm::changed, [&told] { ++told; });
  contact();
  EXPECT_GT(told, 0) << "an open form hears of it";
  EXPECT_FALSE(form.dayDoubt().isEmpty());
  if (GetParam() > 0) EXPECT_TRUE(form.missing().contains("future")) << form.missing().toStdString();
  form.setVisitedOn(form.today());
  EXPECT_EQ(form.visitedOn(), "2026-11-17");
  EXPECT_TRUE(form.dayDoubt().isEmpty());
  EXPECT_TRUE(form.missing().isEmpty()) << form.missing().toStdString();
}

TEST_P(WrongClock, ItIsKnownAfterAKillAndForgottenWhenTheClockIsSetRight) {
  contact();
  EXPECT_EQ(phone->settings.clockSkew(), -wrong);
  phone.clock.jump(-wrong);
  contact();
  EXPECT_EQ(phone->settings.clockSkew(), Milliseconds(0));
}

TEST_P(WrongClock, TheAppSaysSo) {
  testing::ManualExecutor executor;
  SyncEngine engine(link, executor, phone.clock, phone.rng, *phone);
  Puller puller(link, executor, phone.clock, phone.rng, *phone);
  Exchange exchange;
  exchange.connect(link, engine, puller);
  SyncModel sync(*phone, exchange);
  EXPECT_DOUBLE_EQ(sync.skewMs(), 0);
  contact();
  EXPECT_DOUBLE_EQ(sync.skewMs(), static_cast<double>(-wrong.count()));
}

INSTANTIATE_TEST_SUITE_P(FourHundredDays, WrongClock, ::testing::Values(1, -1),
                         [](const auto& of) { return of.param > 0 ? "Fast" : "Slow"; });

TEST(ClockThatJumps, WhatWasDeletedYesterdayIsNotErasedForGood) {
  TestPhone phone;
  const auto capture = phone->captures.addText("supprimé hier");
  ASSERT_TRUE(phone->captures.remove(capture->id));
  phone.clock.advance(std::chrono::hours(24));
  phone.clock.jump(kYearAndMore);
  ASSERT_TRUE(phone->settings.setClockSkew(-kYearAndMore));
  testing::ManualExecutor executor;
  IdleWork idle(*phone, executor, phone.clock);
  executor.advance(std::chrono::hours(1));
  EXPECT_TRUE(phone->captures.restore(capture->id));
}

}  // namespace passerelle
