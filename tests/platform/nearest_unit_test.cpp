// From a receiver's log to the store that the form proposes: position, rounding, mirror, nearest first.
#include <gtest/gtest.h>

#include <QGeoPositionInfoSource>
#include <QTemporaryDir>
#include <optional>

#include "app/local/phone.h"
#include "app/platform/position_provider.h"
#include "app/platform/qt_executor.h"
#include "tests/platform/eventually.h"
#include "tests/support/manual_clock.h"
#include "tests/where.h"

namespace passerelle {
namespace {

using testing::eventually;

TEST(NearestUnit, AWalkRecordedInLyonProposesTheStoreItPassesFirst) {
  QTemporaryDir folder;
  testing::ManualClock clock;
  SeededRng rng(5);
  SystemFiles files;
  auto phone = Phone::open({folder.path().toStdString(), std::string(kKeyBytes, 'k'), {}}, clock, rng, files);
  ASSERT_TRUE(phone) << phone.error().message;
  const std::pair<const char*, const char*> units[] = {
      {"PARIS-01", R"({"code":"PARIS-01","name":"Paris","kind":"shop","lat":48.85938,"lon":2.34288})"},
      {"LYON-01", R"({"code":"LYON-01","name":"Lyon Centre","kind":"shop","lat":45.74302,"lon":4.84727})"},
      {"LYON-03", R"({"code":"LYON-03","name":"Lyon Les Halles","kind":"shop","lat":45.75065,"lon":4.84227})"},
      {"WEB", R"({"code":"WEB","name":"Sans adresse","kind":"contactCentre"})"},
  };
  for (const auto& [code, json] : units) ASSERT_TRUE((*phone)->mirror.putRow("unit", code, json));

  QtExecutor executor;
  PositionProvider provider(
      [] { return openPositionSource("nmea:" PASSERELLE_SOURCE_DIR "/tests/platform/data/walk_lyon.nmea"); }, executor);
  std::optional<Result<Position>> position;
  provider.ask(Milliseconds(9'000), [&](Result<Position> found) { position = std::move(found); });
  ASSERT_TRUE(eventually([&] { return position.has_value(); }));
  ASSERT_TRUE(*position) << position->error().message;

  const auto near = (*phone)->mirror.unitsNear(**position, 10);
  ASSERT_EQ(near.size(), 3u) << "a unit without a position has no distance";
  EXPECT_EQ(near[0].unit.code, "LYON-03");
  EXPECT_LT(near[0].distanceM, 400);
  EXPECT_EQ(near[1].unit.code, "LYON-01");
  EXPECT_EQ(near[2].unit.code, "PARIS-01");
}

}  // namespace
}  // namespace passerelle
