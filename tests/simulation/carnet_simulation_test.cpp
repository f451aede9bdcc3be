// One person's phone and PC share the carnet through the real backend: what is written on one is found on the other,
// what both write is kept twice, and the server can read none of it.
#include <filesystem>

#include "tests/simulation/two_devices.h"

namespace passerelle::testing {
namespace {

TEST_F(TwoDevices, ANewDeviceReadsNothingUntilTheOtherAcceptsIt) {
  ASSERT_TRUE(phone.phone().captures.addText("vitrine éteinte"));
  pass(10);
  EXPECT_EQ(pc.carnet().status().state, CarnetStatus::State::waiting);
  EXPECT_EQ(pc.phone().captures.count(), 0);
  acceptPc();
  ASSERT_EQ(pc.phone().captures.count(), 1);
  EXPECT_EQ(pc.phone().captures.all()[0].text, "vitrine éteinte");
}

TEST_F(TwoDevices, CapturedOnThePhoneWrittenOnThePcSentFromThere) {
  acceptPc();
  ASSERT_TRUE(phone.phone().captures.addPhoto(tinyJpeg(), tinyJpeg(), "neuf clients attendent"));
  const std::string draft = phone.beginDraft("une caisse");
  phone.attachPhoto(draft);
  pass(20);
  ASSERT_EQ(pc.phone().captures.count(), 1);
  const auto capture = pc.phone().captures.all()[0];
  EXPECT_EQ(*pc.phone().media.read(capture.mediumId), tinyJpeg());
  EXPECT_TRUE(pc.phone().media.thumbnailOf(capture.mediumId));
  pc.append(draft, ", neuf clients");
  pass(20);
  EXPECT_TRUE(contains(phone.words(), "une caisse, neuf clients"));
  ASSERT_TRUE(pc.phone().ownReports.send(draft));
  pass(60);
  EXPECT_EQ(phone.phone().drafts.count(), 0) << "a sent draft is gone elsewhere";
  ASSERT_EQ(phone.phone().ownReports.all().size(), 1u);
  EXPECT_TRUE(phone.phone().ownReports.all()[0].textReceived);
}

TEST_F(TwoDevices, EditsOnBothSidesWhileOfflineKeepBoth) {
  acceptPc();
  const std::string draft = phone.beginDraft("base");
  pass(20);
  Weather storm;
  storm.loseRequest = 1;
  phone.setWeather(storm);
  phone.append(draft, " du téléphone");
  pc.append(draft, " du PC");
  pass(60);
  phone.setWeather(Weather::fair());
  phone.networkReturned();
  pass(60);
  for (CarnetDevice* device : {&phone, &pc}) {
    ASSERT_EQ(device->phone().drafts.count(), 2);
    EXPECT_TRUE(contains(device->words(), "base du téléphone"));
    EXPECT_TRUE(contains(device->words(), "base du PC"));
    int versions = 0;
    for (const DraftLine& line : device->phone().drafts.all()) {
      const auto note = device->phone().sharedCarnet.noteOf(line.id);
      if (!note) continue;
      ++versions;
      EXPECT_EQ(note->kind, "version");
      EXPECT_EQ(note->ofId, draft);
      EXPECT_EQ(note->device, "phone");
    }
    EXPECT_EQ(versions, 1) << "one of the two says which version it is";
  }
}

TEST_F(TwoDevices, ACorrectionOfTheOtherDeviceTakesNoUnsentOnesPlace) {
  acceptPc();
  const std::string report = *phone.phone().ownReports.send(phone.beginDraft("base"));
  pass(60);
  ASSERT_EQ(pc.phone().ownReports.all().size(), 1u);
  Weather reportsStay;
  reportsStay.lost = "/v1/reports/";
  phone.setWeather(reportsStay);
  pc.append(pc.phone().ownReports.correct(report)->id, " du PC");
  const std::string draft = phone.phone().ownReports.correct(report)->id;
  phone.append(draft, " du téléphone");
  ASSERT_TRUE(phone.phone().ownReports.send(draft));
  pass(60);
  ASSERT_FALSE(phone.phone().ownReports.find(report)->textReceived) << "else this shows nothing";
  ASSERT_EQ(phone.phone().drafts.count(), 1);
  EXPECT_EQ(phone.phone().drafts.all()[0].origin, DraftOrigin::conflictCopy);
  ASSERT_TRUE(phone.phone().ownReports.send(phone.phone().drafts.all()[0].id));
  EXPECT_TRUE(contains(phone.words(), "base du téléphone"));
  EXPECT_TRUE(contains(phone.words(), "base du PC"));
}

TEST_F(TwoDevices, TwoVersionsAreMergedIntoOne) {
  acceptPc();
  const std::string draft = phone.beginDraft("base");
  pass(20);
  Weather storm;
  storm.loseRequest = 1;
  phone.setWeather(storm);
  phone.append(draft, " du téléphone");
  pc.append(draft, " du PC");
  pass(30);
  phone.setWeather(Weather::fair());
  phone.networkReturned();
  pass(30);
  std::string version;
  for (const DraftLine& line : pc.phone().drafts.all()) {
    if (pc.phone().sharedCarnet.noteOf(line.id)) version = line.id;
  }
  ASSERT_TRUE(pc.phone().sharedCarnet.merge(version));
  pass(30);
  for (CarnetDevice* device : {&phone, &pc}) {
    ASSERT_EQ(device->phone().drafts.count(), 1);
    EXPECT_TRUE(contains(device->words(), "base du téléphone"));
    EXPECT_TRUE(contains(device->words(), "base du PC"));
  }
}

TEST_F(TwoDevices, AFormThatIsOpenIsNotChangedUnderTheHand) {
  acceptPc();
  const std::string draft = phone.beginDraft("base");
  pass(20);
  ASSERT_TRUE(pc.phone().drafts.setOpen(draft));
  phone.append(draft, " du téléphone");
  pass(20);
  EXPECT_FALSE(contains(pc.words(), "du téléphone"));
  EXPECT_EQ(pc.carnet().status().toTake, 1);
  pc.append(draft, " du PC");
  pass(30);
  EXPECT_TRUE(contains(pc.phone().drafts.find(draft)->content.astonishments[0].text, "base du PC"));
  EXPECT_TRUE(contains(pc.words(), "base du téléphone")) << "as a second version";
  ASSERT_TRUE(pc.phone().drafts.setOpen({}));
  pass(30);
  EXPECT_EQ(phone.shared(), pc.shared());
}

/// A capture that is open in its form on the phone, while the PC does something with it.
class OpenCapture : public TwoDevices {
 protected:
  void open() {
    acceptPc();
    id = phone.phone().captures.addText("base")->id;
    pass(20);
    form = phone.phone().captures.openIn([this](const std::string& shown) { return shown == id; });
  }
  void close() {
    form.end();
    phone.phone().captures.closed();
    pass(30);
  }
  std::string id;
  Subscription form;
};

TEST_F(OpenCapture, IsThereUntilItsFormClosesThoughItWasRemovedElsewhere) {
  open();
  ASSERT_TRUE(pc.phone().captures.remove(id));
  pass(20);
  ASSERT_TRUE(phone.phone().captures.find(id));
  EXPECT_EQ(phone.carnet().status().toTake, 1);
  close();
  EXPECT_FALSE(phone.phone().captures.find(id)) << "nothing was written meanwhile: it goes";
}

TEST_F(OpenCapture, StaysWhenLettersWereTypedAfterItWasRemovedElsewhere) {
  open();
  ASSERT_TRUE(pc.phone().captures.remove(id));
  pass(20);
  ASSERT_TRUE(phone.phone().captures.edit(id, "base et la suite"));
  pass(20);
  close();
  for (CarnetDevice* device : {&phone, &pc}) EXPECT_TRUE(contains(device->words(), "base et la suite"));
  EXPECT_EQ(phone.shared(), pc.shared());
}

TEST_F(OpenCapture, KeepsItsLettersInTheCarnetThoughItWasSortedElsewhere) {
  open();
  const std::string draft = pc.beginDraft("rapport");
  ASSERT_TRUE(pc.phone().drafts.addCaptures(draft, {id}));
  pass(20);
  EXPECT_TRUE(phone.phone().captures.find(id)->draftId.empty()) << "not under the hand";
  ASSERT_TRUE(phone.phone().captures.edit(id, "base et la suite"));
  pass(20);
  close();
  for (CarnetDevice* device : {&phone, &pc}) {
    const auto captures = device->phone().captures.all();
    ASSERT_EQ(captures.size(), 1U);
    EXPECT_EQ(captures[0].text, "base et la suite");
    EXPECT_EQ(device->phone().drafts.find(draft)->content.astonishments.back().text, "base") << "as it was sorted";
  }
  EXPECT_EQ(phone.shared(), pc.shared());
}

TEST_F(OpenCapture, StandsBesideTheVersionThatWasWrittenElsewhere) {
  open();
  ASSERT_TRUE(pc.phone().captures.edit(id, "base du PC"));
  pass(20);
  EXPECT_EQ(phone.phone().captures.find(id)->text, "base");
  ASSERT_TRUE(phone.phone().captures.edit(id, "base du téléphone"));
  pass(20);
  close();
  for (CarnetDevice* device : {&phone, &pc}) {
    EXPECT_EQ(device->phone().captures.find(id)->text, "base du téléphone");
    EXPECT_TRUE(contains(device->words(), "base du PC")) << "as a second version";
    EXPECT_EQ(device->phone().captures.count(), 2);
  }
}

TEST_F(TwoDevices, AMaskedPhotosFirstVersionLeavesTheServerAtOnceAndTheOtherDevice) {
  acceptPc();
  const std::string draft = phone.beginDraft("un visage à l'accueil");
  phone.attachPhoto(draft);
  pass(20);
  const auto before = pc.phone().drafts.find(draft)->content.media;
  ASSERT_EQ(before.size(), 2u);
  ASSERT_EQ(partsAtServer(), 2);
  const std::string first = phone.maskPhoto(draft);
  ASSERT_FALSE(first.empty());
  const auto dropped = [&] {
    phone.carnet().networkReturned();
    pass(1);  // a few answers: far from the two seconds that a draft waits for its author
    return phone.droppedCopies();
  }();
  EXPECT_EQ(dropped.size(), 2u) << "photo and thumbnail";
  for (const std::string& copy : dropped) EXPECT_EQ(partsAtServer(copy), 0);
  pass(30);
  const auto after = pc.phone().drafts.find(draft)->content.media;
  ASSERT_EQ(after.size(), 2u);
  EXPECT_NE(after[0].id, before[0].id);
  EXPECT_TRUE(pc.phone().media.read(after[0].id)) << "the masked one is there";
  for (const ManifestEntry& entry : before) {
    EXPECT_FALSE(pc.phone().media.find(entry.id));
    EXPECT_FALSE(std::filesystem::exists(pc.folder() + "/media/" + entry.id));
  }
}

TEST_F(TwoDevices, WordsWrittenBeforeTheMaskWasHeardOfArriveWithTheMaskedPhoto) {
  acceptPc();
  const std::string draft = phone.beginDraft("base");
  phone.attachPhoto(draft);
  pass(20);
  Weather gone;
  gone.loseRequest = 1;
  pc.setWeather(gone);
  pc.append(draft, " et les mots du PC");
  const std::string first = phone.maskPhoto(draft);
  pass(20);
  pc.setWeather(Weather::fair());
  pc.networkReturned();
  pass(120);
  for (CarnetDevice* device : {&phone, &pc}) {
    EXPECT_TRUE(contains(device->words(), "base et les mots du PC"));
    EXPECT_FALSE(contains(device->words(), first)) << "nothing shows the first version";
    EXPECT_FALSE(device->phone().media.find(first));
    EXPECT_EQ(device->phone().sharedCarnet.waiting(), 0);
  }
  EXPECT_EQ(phone.shared(), pc.shared());
}

TEST_F(TwoDevices, WordsArriveWithTheLastOfTwoMasksDrawnBeforeAnybodyHeardOfTheFirst) {
  acceptPc();
  const std::string draft = phone.beginDraft("base");
  phone.attachPhoto(draft);
  pass(20);
  Weather gone;
  gone.loseRequest = 1;
  pc.setWeather(gone);
  pc.append(draft, " et les mots du PC");
  const std::string first = phone.maskPhoto(draft), second = phone.maskPhoto(draft);
  ASSERT_FALSE(second.empty());
  pass(20);
  pc.setWeather(Weather::fair());
  pc.networkReturned();
  pass(120);
  for (CarnetDevice* device : {&phone, &pc}) {
    EXPECT_TRUE(contains(device->words(), "base et les mots du PC"));
    for (const std::string& masked : {first, second}) EXPECT_FALSE(contains(device->words(), masked));
    EXPECT_EQ(device->phone().sharedCarnet.waiting(), 0) << "the first version is at no server any more";
  }
  EXPECT_EQ(phone.shared(), pc.shared());
}

TEST_F(TwoDevices, APageAskedWithACursorOfTheLifeBeforeHidesNothing) {
  acceptPc();
  server.backUp();
  const auto capture = phone.phone().captures.addText("souvent changé");
  for (int i = 0; i < 8; ++i) {  // many numbers for one item: the next life reaches fewer
    ASSERT_TRUE(phone.phone().captures.edit(capture->id, "souvent changé, " + std::to_string(i)));
    pass(10);
  }
  const std::int64_t cursor = pc.phone().sharedCarnet.cursor();
  Weather gone;
  gone.loseRequest = 1;
  phone.setWeather(gone);
  const auto late = phone.phone().captures.addText("CANARI");
  pass(60);
  bool restored = false;
  server.onRequest = [&](const ApiRequest& request) {
    if (restored || request.path.find("/carnet/items?") == std::string::npos) return;
    restored = true;  // between the cursor that is asked with and the answer
    server.kill();
    server.restore();
    server.start();
  };
  pc.carnet().pullSoon();
  pass(60);
  ASSERT_TRUE(restored);
  server.onRequest = nullptr;
  phone.setWeather(Weather::fair());
  phone.networkReturned();
  pass(300);
  std::int64_t number = 0;
  server.read([&](sql::Connection& connection) {
    auto rows = connection.query("SELECT seq FROM carnet_item WHERE id = $1", {sql::val(late->id)});
    if (const sql::Row* row = rows->next()) number = row->integer(0);
  });
  ASSERT_GT(number, 0);
  ASSERT_LT(number, cursor) << "else this shows nothing";
  EXPECT_TRUE(contains(pc.words(), "CANARI"));
  EXPECT_EQ(phone.shared(), pc.shared());
}

TEST_F(TwoDevices, ARestoredServerLosesTheCopyOfAMaskedPhotoAgain) {
  acceptPc();
  const std::string draft = phone.beginDraft("base");
  phone.attachPhoto(draft);
  pass(20);
  server.backUp();
  ASSERT_FALSE(phone.maskPhoto(draft).empty());
  pass(30);
  const auto dropped = phone.droppedCopies();
  ASSERT_EQ(dropped.size(), 2u);
  server.kill();
  server.restore();
  server.start();
  ASSERT_EQ(partsAtServer(dropped[0]), 1) << "the backup had it";
  phone.networkReturned();
  pass(300);
  for (const std::string& copy : dropped) EXPECT_EQ(partsAtServer(copy), 0);
}

TEST_F(TwoDevices, TheServerHoldsNoWordOfIt) {
  acceptPc();
  ASSERT_TRUE(phone.phone().captures.addText("CANARI-DANS-LE-CARNET"));
  phone.beginDraft("CANARI-DANS-LE-BROUILLON");
  pass(20);
  ASSERT_EQ(pc.phone().drafts.count(), 1);
  server.kill();
  const std::string all = everythingIn(std::filesystem::path(server.databasePath()).parent_path().string());
  EXPECT_FALSE(contains(all, "CANARI"));
  EXPECT_GT(all.size(), 10'000u);
}

TEST_F(TwoDevices, AnotherPersonsNewDeviceGetsNoKey) {
  acceptPc();
  const auto keys = phone.phone().carnetKeys.ids();
  ASSERT_EQ(keys.size(), 1u);
  EXPECT_EQ(pc.phone().carnetKeys.ids(), keys);
  CarnetDevice tablet(time, server, 77, "tablet");
  pass(10);
  EXPECT_TRUE(tablet.phone().carnetKeys.ids().empty()) << "not even one's own without being accepted";
}

/// Ways of different length: in some of these seeds an answer is overtaken by what was told after it.
class Overtaken : public TwoDevices, public ::testing::WithParamInterface<int> {
 protected:
  Overtaken() : TwoDevices(static_cast<std::uint64_t>(GetParam())) {}
};

TEST_P(Overtaken, EverythingArrivesByItself) {
  acceptPc();
  ASSERT_TRUE(phone.phone().captures.addPhoto(tinyJpeg(), tinyJpeg(), "neuf clients attendent"));
  const std::string draft = phone.beginDraft("une caisse");
  phone.attachPhoto(draft);
  pass(60);
  EXPECT_EQ(pc.phone().sharedCarnet.waiting(), 0) << "nothing more will be told: what waits, waits for ever";
  EXPECT_EQ(phone.shared(), pc.shared());
}
INSTANTIATE_TEST_SUITE_P(Seeds, Overtaken, ::testing::Range(1, 21));

}  // namespace
}  // namespace passerelle::testing
