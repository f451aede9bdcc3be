// Histories of phone and PC over networks that lose, double and cut, with kills, restores and edits offline on both: no
// word is lost, and both end alike. SIM_SEED=n replays one history, SIM_HISTORIES=n says how many.
#include <algorithm>

#include "tests/simulation/two_devices.h"
#include "tests/support/campaign.h"

namespace passerelle::testing {
namespace {

class History : public TwoDevices, public ::testing::WithParamInterface<int> {
 protected:
  History() : TwoDevices(static_cast<std::uint64_t>(GetParam())), rng(static_cast<std::uint64_t>(GetParam()) + 7) {}

  void act() {
    CarnetDevice& device = rng.below(2) == 0 ? phone : pc;
    switch (rng.below(14)) {
      case 0:
        return device.setWeather(Weather::foul(rng));
      case 1:
        return device.setWeather(Weather::fair());
      case 2: {
        Weather gone;
        gone.loseRequest = 1;
        return device.setWeather(gone);
      }
      case 3:
        return server.up() ? server.kill() : server.start();
      case 4:
        if (server.up()) server.backUp();
        return;
      case 5:
        if (server.hasBackup() && rng.below(2) == 0) {
          if (!server.up()) server.start();
          history += replacedTexts();
          server.kill();
          server.restore();
          server.start();
          restored = true;
        }
        return;
      case 6:
        return device.on() ? device.kill() : device.start();
      default:
        break;
    }
    if (!device.on()) device.start();
    const auto drafts = device.phone().drafts.all();
    const std::string mark = device.newMark();
    switch (rng.below(9)) {
      case 0:
        (void)device.phone().captures.addText(mark);
        break;
      case 1: {
        const auto captures = device.phone().captures.all();
        if (captures.empty()) return;
        const Capture& one = captures[rng.below(captures.size())];
        (void)device.phone().captures.edit(one.id, one.text + mark);
        break;
      }
      case 2:
        device.beginDraft(mark);
        break;
      case 3:
        if (!drafts.empty() && rng.below(3) == 0) (void)device.phone().ownReports.send(drafts[0].id);
        return;
      case 6: {
        const auto reports = device.phone().ownReports.all();
        if (reports.empty()) return;
        device.append(device.phone().ownReports.correct(reports[rng.below(reports.size())].id)->id, mark);
        break;
      }
      case 4: {
        const auto captures = device.phone().captures.all();
        if (captures.empty() || drafts.empty()) return;
        (void)device.phone().drafts.addCaptures(drafts[0].id, {captures[0].id});
        return;
      }
      case 5: {
        if (drafts.empty()) return;
        const std::string& draft = drafts[rng.below(drafts.size())].id;
        if (rng.below(3) == 0)
          (void)device.maskPhoto(draft);
        else
          device.attachPhoto(draft);
        return;
      }
      default:
        if (drafts.empty()) return;
        device.append(drafts[rng.below(drafts.size())].id, mark);
        break;
    }
    typed.insert(mark);
  }

  void calm() {
    if (!server.up()) server.start();
    for (CarnetDevice* device : {&phone, &pc}) {
      device->setWeather(Weather::fair());
      if (!device->on()) device->start();
    }
    for (int round = 0; round < 4; ++round) {
      pass(60);
      for (CarnetDevice* device : {&phone, &pc}) {
        if (!device->phone().account.signedIn()) device->pair();  // a restored server forgot the sign-in
        device->networkReturned();
      }
      phone.carnet().accept(pc.deviceId, [](const Result<void>&) {});
      pc.carnet().accept(phone.deviceId, [](const Result<void>&) {});
    }
    pass(120);
  }

  /// Texts of reports that newer ones replaced stand in the report's history, until a restore.
  std::string replacedTexts() {
    std::string all;
    server.read([&](sql::Connection& connection) {
      auto rows = connection.query(
          "SELECT v.content FROM report_revision v JOIN report r ON r.id = v.report_id WHERE v.revision < r.revision");
      while (const sql::Row* row = rows->next()) all += row->string(0);
    });
    return all;
  }

  SeededRng rng;
  std::string history;
  std::set<std::string> typed;
  bool restored = false;
};

TEST_P(History, NoWordIsLostAndBothEndAlike) {
  acceptPc();
  for (int i = 0; i < 120; ++i) {
    pass(static_cast<std::int64_t>(rng.below(30)));
    act();
  }
  calm();
  const std::string all = phone.words() + pc.words() + history + replacedTexts();
  for (const std::string& mark : typed) EXPECT_TRUE(contains(all, mark)) << "lost: " << mark << " seed " << GetParam();
  for (CarnetDevice* device : {&phone, &pc}) {
    EXPECT_EQ(device->carnet().status().state, CarnetStatus::State::ready);
    EXPECT_EQ(device->phone().sharedCarnet.waiting(), 0) << "seed " << GetParam();
    EXPECT_TRUE(device->phone().sharedCarnet.outgoing().empty()) << "seed " << GetParam();
    EXPECT_TRUE(device->phone().sharedCarnet.copiesToDrop().empty()) << "seed " << GetParam();
    for (const std::string& copy : device->droppedCopies()) EXPECT_EQ(partsAtServer(copy), 0) << GetParam();
  }
  std::set<std::string> questions;  // conflict copies of sent reports stay where they were found
  phone.addQuestions(questions);
  pc.addQuestions(questions);
  const auto onPhone = phone.shared(questions), onPc = pc.shared(questions);
  for (const auto& [id, text] : onPhone) {
    const auto other = onPc.find(id);
    EXPECT_TRUE(other != onPc.end() && other->second == text)
        << "seed " << GetParam() << " phone has " << id << " " << text
        << " pc: " << (other == onPc.end() ? "-" : other->second);
  }
  for (const auto& [id, text] : onPc)
    EXPECT_TRUE(onPhone.contains(id)) << "seed " << GetParam() << " only pc has " << id << " " << text;
}

std::vector<int> seeds() {
  std::vector<int> all;
  if (const int one = static_cast<int>(campaignNumber("SIM_SEED", 0)); one > 0) return {one};
  for (int i = 1; i <= static_cast<int>(campaignNumber("SIM_HISTORIES", 6)); ++i) all.push_back(i);
  // A restored server without the copies of what is on its way as a report.
  if (std::find(all.begin(), all.end(), 196) == all.end()) all.push_back(196);
  return all;
}
INSTANTIATE_TEST_SUITE_P(Seeds, History, ::testing::ValuesIn(seeds()));

}  // namespace
}  // namespace passerelle::testing
