#include "app/platform/position_provider.h"

#include <gtest/gtest.h>

#include <QNmeaPositionInfoSource>
#include <optional>

#include "app/platform/qt_executor.h"
#include "tests/platform/eventually.h"
#include "tests/platform/push_device.h"
#include "tests/support/manual_executor.h"
#include "tests/where.h"

namespace passerelle {
namespace {

using testing::eventually;
using testing::PushDevice;

// Lyon Part-Dieu, and a sentence of a receiver that sees no satellite yet.
constexpr const char* kFix = "$GPRMC,164002.00,A,4545.63600,N,00451.52800,E,2.60,81.2,171126,,,A*5E\r\n";
constexpr const char* kNoFix = "$GPRMC,164000.00,V,,,,,,,171126,,,N*7C\r\n";

/// A provider over a receiver that the test plays; the deadline is in virtual time.
class PositionProviderTest : public ::testing::Test {
 protected:
  PositionProviderTest() {
    provider = std::make_unique<PositionProvider>(
        [this] {
          auto source = std::make_unique<QNmeaPositionInfoSource>(QNmeaPositionInfoSource::RealTimeMode);
          source->setDevice(&line);
          nmea = source.get();
          return source;
        },
        executor);
  }
  void ask() {
    provider->ask(Milliseconds(20'000), [this](Result<Position> got) {
      answer = std::move(got);
      ++answers;
    });
    executor.runPosted();
  }

  PushDevice line;
  testing::ManualExecutor executor;
  QNmeaPositionInfoSource* nmea = nullptr;
  std::unique_ptr<PositionProvider> provider;
  std::optional<Result<Position>> answer;
  int answers = 0;
};

TEST_F(PositionProviderTest, TakesTheFirstFixRoundedTo100M) {
  ask();
  line.push(kNoFix);
  line.push(kFix);
  ASSERT_TRUE(eventually([&] { return answer.has_value(); }));
  ASSERT_TRUE(*answer);
  const Position exact{45.7606, 4.8588};
  EXPECT_EQ(formatPosition(**answer), formatPosition(roundedTo100M(exact)));
  EXPECT_NE((*answer)->lat, exact.lat);
  EXPECT_FALSE(executor.waitsForTime()) << "the deadline runs on after the answer";
}

TEST_F(PositionProviderTest, AnswersOnceHoweverManyFixesCome) {
  ask();
  line.push(kFix);
  ASSERT_TRUE(eventually([&] { return answer.has_value(); }));
  line.push(kFix);
  QCoreApplication::processEvents();
  executor.advance(Milliseconds(60'000));
  EXPECT_EQ(answers, 1);
}

TEST_F(PositionProviderTest, IsNotAskedUnlessSomebodyPresses) {
  line.push(kFix);
  QCoreApplication::processEvents();
  EXPECT_EQ(answers, 0);
  EXPECT_EQ(nmea, nullptr) << "the receiver was opened before anybody asked";
}

TEST_F(PositionProviderTest, SaysWhatToDoWhenNothingCameInTime) {
  ask();
  line.push(kNoFix);
  QCoreApplication::processEvents();
  EXPECT_FALSE(answer);
  executor.advance(Milliseconds(20'000));
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->error().code, ErrorCode::unavailable);
  EXPECT_NE(answer->error().message.find("Choose the unit"), std::string::npos);
}

TEST_F(PositionProviderTest, ARefusalOfTheSystemIsForbiddenAtOnce) {
  ask();
  emit nmea->errorOccurred(QGeoPositionInfoSource::AccessError);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->error().code, ErrorCode::forbidden);
}

TEST_F(PositionProviderTest, ATimeoutOfTheSourceAloneEndsNothing) {
  ask();
  emit nmea->errorOccurred(QGeoPositionInfoSource::UpdateTimeoutError);
  EXPECT_FALSE(answer);
  line.push(kFix);
  EXPECT_TRUE(eventually([&] { return answer.has_value() && *answer; }));
}

TEST_F(PositionProviderTest, ANewQuestionTakesThePlaceOfTheOpenOne) {
  std::optional<ErrorCode> older;
  provider->ask(Milliseconds(20'000),
                [&](Result<Position> got) { older = got ? ErrorCode::internal : got.error().code; });
  ask();
  EXPECT_EQ(older, ErrorCode::gone);
  line.push(kFix);
  EXPECT_TRUE(eventually([&] { return answer.has_value() && *answer; }));
}

TEST(PositionProviderWithout, ASourceEveryQuestionIsUnavailable) {
  testing::ManualExecutor executor;
  PositionProvider provider([] { return openPositionSource("no-such-kind"); }, executor);
  std::optional<ErrorCode> code;
  provider.ask(Milliseconds(1000), [&](Result<Position> got) { code = got ? ErrorCode::internal : got.error().code; });
  EXPECT_FALSE(code) << "answered before it returned";
  executor.runPosted();
  EXPECT_EQ(code, ErrorCode::unavailable);
  EXPECT_FALSE(provider.available());
}

/// A walk recorded as a receiver writes it, through the plugin that a phone's serial or Bluetooth receiver uses.
TEST(NmeaPlugin, FindsTheWalkerOfARecordedLogInLyon) {
  QtExecutor executor;
  PositionProvider provider(
      [] { return openPositionSource("nmea:" PASSERELLE_SOURCE_DIR "/tests/platform/data/walk_lyon.nmea"); }, executor);
  std::optional<Result<Position>> answer;
  provider.ask(Milliseconds(9'000), [&](Result<Position> got) { answer = std::move(got); });
  ASSERT_TRUE(eventually([&] { return answer.has_value(); }));
  ASSERT_TRUE(*answer) << answer->error().message;
  EXPECT_NEAR((*answer)->lat, 45.752, 0.0015);
  EXPECT_NEAR((*answer)->lon, 4.844, 0.0015);
}

TEST(NmeaPlugin, AMissingLogIsAnAnswerAndNoWait) {
  QtExecutor executor;
  PositionProvider provider([] { return openPositionSource("nmea:/nowhere/walk.nmea"); }, executor);
  std::optional<ErrorCode> code;
  provider.ask(Milliseconds(5'000), [&](Result<Position> got) { code = got ? ErrorCode::internal : got.error().code; });
  ASSERT_TRUE(eventually([&] { return code.has_value(); }));
  EXPECT_TRUE(code == ErrorCode::forbidden || code == ErrorCode::unavailable);
}

}  // namespace
}  // namespace passerelle
