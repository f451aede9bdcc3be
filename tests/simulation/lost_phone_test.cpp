// A phone that was lost: what it held is handed over to its person's other device, then it wipes itself.
#include <fstream>

#include "app/local/wiping.h"
#include "tests/simulation/two_devices.h"

namespace passerelle::testing {
namespace {

TEST_F(TwoDevices, ALostPhoneHandsOverThenWipesAndThePcShowsItAsRestored) {
  acceptPc();
  Weather storm;
  storm.loseRequest = 1;
  phone.setWeather(storm);
  ASSERT_TRUE(phone.phone().captures.addText("CANARI-1 au parking"));
  const std::string draft = phone.beginDraft("CANARI-2 à l'accueil");
  phone.attachPhoto(draft);
  const std::string sent = phone.beginDraft("CANARI-3 envoyé, jamais parti");
  ASSERT_TRUE(phone.phone().ownReports.send(sent));
  pass(10);
  server.revoke(kWho, phone.deviceId);
  phone.setWeather(Weather::fair());
  phone.networkReturned();
  pass(120);
  ASSERT_TRUE(phone.departed);
  for (const char* word : {"CANARI-1", "CANARI-2", "CANARI-3"}) EXPECT_TRUE(contains(pc.words(), word)) << word;
  EXPECT_TRUE(pc.phone().ownReports.all().empty()) << "nothing was published by itself";
  for (const DraftLine& line : pc.phone().drafts.all()) {
    const auto note = pc.phone().sharedCarnet.noteOf(line.id);
    ASSERT_TRUE(note);
    EXPECT_EQ(note->kind, "restored");
    EXPECT_EQ(note->device, "phone");
  }
  ASSERT_TRUE(askForWiping(phone.files(), phone.folder(), "3"));
  phone.kill();
  { std::ofstream(phone.folder() + "/key") << "0123"; }
  ASSERT_TRUE(wipeFolder(phone.files(), phone.folder()));
  EXPECT_TRUE(everythingIn(phone.folder()).empty()) << "keys and files are gone";
  EXPECT_FALSE(wipingAsked(phone.files(), phone.folder()));
}

TEST_F(TwoDevices, LettersThatAFormHeldWhenTheLostPhoneSaysGoodbyeAreHandedOverToo) {
  acceptPc();
  const std::string draft = phone.beginDraft("base");
  pass(20);
  bool closed = false;
  const auto form = phone.phone().observers.on(Topic::sharedCarnet, [&](const std::string&) {
    if (closed || phone.carnet().status().state != CarnetStatus::State::closing) return;
    closed = true;  // as Places.qml does: what is open is closed, and saved by that
    phone.append(draft, " et DERNIERES-LETTRES");
  });
  server.revoke(kWho, phone.deviceId);
  phone.networkReturned();
  pass(120);
  EXPECT_TRUE(closed);
  ASSERT_TRUE(phone.departed);
  EXPECT_TRUE(contains(pc.words(), "DERNIERES-LETTRES"));
}

TEST_F(TwoDevices, AfterALossTheRemainingDeviceSealsWithAnotherKey) {
  acceptPc();
  const std::string before = pc.phone().carnetKeys.current();
  server.revoke(kWho, phone.deviceId);
  pc.carnet().pullSoon();
  pass(20);
  EXPECT_NE(pc.phone().carnetKeys.current(), before);
}

TEST_F(TwoDevices, ALostPhoneThatWasAloneWaitsForTheNextDevice) {
  server.revoke(kWho, pc.deviceId);
  pass(5);
  Weather storm;
  storm.loseRequest = 1;
  phone.setWeather(storm);
  phone.beginDraft("CANARI seul");
  server.revoke(kWho, phone.deviceId);
  pass(5);
  phone.setWeather(Weather::fair());
  phone.networkReturned();
  pass(120);
  EXPECT_FALSE(phone.departed) << "nobody could read it yet";
  EXPECT_EQ(phone.carnet().status().state, CarnetStatus::State::needsDevice);
  CarnetDevice next(time, server, 99, "next");
  pass(2 * 3600);
  EXPECT_TRUE(phone.departed);
  next.carnet().pullSoon();
  pass(60);
  EXPECT_TRUE(contains(next.words(), "CANARI seul"));
}

}  // namespace
}  // namespace passerelle::testing
