// "Photos by Wi-Fi only": what waits for it says so, and goes all the same when it is asked to.
#include <gtest/gtest.h>

#include "shared/api/paths.h"
#include "tests/support/sending_phone.h"

namespace passerelle {
namespace {

class WifiOnly : public testing::SendingPhone {
 protected:
  WifiOnly() {
    EXPECT_TRUE(phone->account.signIn(testing::someIdentity(), testing::somebody()));
    EXPECT_TRUE(phone->settings.setMediaOnWifiOnly(true));
    engine.setUnmetered(false);
    auto draft = phone->drafts.begin(testing::completeReport(phone->vault, "avec photo"));
    const Medium photo = *phone->media.add(MediumKind::photo, "image/jpeg", std::string(1000, 'p'));
    draft = phone->drafts.addMedium(draft->id, photo.id);
    draft->content.noRecognisablePerson = true;
    EXPECT_TRUE(phone->drafts.save(*draft));
    const std::string id = *phone->ownReports.send(draft->id);
    engine.start();
    executor.runPosted();
    EXPECT_FALSE(engine.status().waitsForWifi) << "the text goes anywhere";
    EXPECT_EQ(api.asked.size(), 1U);
    api.answer(201, R"({"id":")" + id + R"(","revision":1,"hash":")" + phone->ownReports.find(id)->hash +
                        R"(","receivedAt":"2026-11-17T17:42:05.123Z","state":"withHost","hourEndsAt":null,)" +
                        R"("publishedAt":null,"missingMedia":[],"cursor":3})");
    executor.runPosted();
  }
  /// The photo's upload was begun.
  bool goes() const { return !api.asked.empty() && api.asked[0].request.path == api::kUploads; }
};
}  // namespace

TEST_F(WifiOnly, APhotoThatWaitsForWifiSaysSoUntilThereIsOne) {
  EXPECT_TRUE(api.asked.empty());
  EXPECT_TRUE(engine.status().waitsForWifi);
  EXPECT_FALSE(engine.status().nextAttemptAt);
  link.send("GET", "/v1/changes", {}, {}, [](const LinkAnswer&) {});
  api.answer(200, "{}");
  EXPECT_TRUE(engine.status().waitsForWifi) << "whatever else the server is asked meanwhile";
  engine.setUnmetered(true);
  executor.runPosted();
  EXPECT_TRUE(goes());
  EXPECT_FALSE(engine.status().waitsForWifi);
}

TEST_F(WifiOnly, ItGoesAllTheSameWhenAskedToAndTheNextOneWaitsAgain) {
  engine.sendNow();
  executor.runPosted();
  EXPECT_TRUE(api.asked.empty());
  engine.sendAnyway();
  executor.runPosted();
  ASSERT_TRUE(goes());
  EXPECT_FALSE(engine.status().waitsForWifi);
  api.answer(413, R"({"code":"tooLarge","detail":""})");
  executor.runPosted();
  ASSERT_TRUE(api.asked.empty());
  ASSERT_TRUE(phone->outbox.retry());
  executor.runPosted();
  EXPECT_TRUE(api.asked.empty()) << "it was asked for once";
  EXPECT_TRUE(engine.status().waitsForWifi);
}

}  // namespace passerelle
