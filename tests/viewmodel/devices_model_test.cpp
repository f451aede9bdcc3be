// "My devices" as the page sees it: the list and who may read the notebook, letting one in after comparing three words,
// losing one, and what a device that was signed out itself is told; each with and without a network.
#include <gtest/gtest.h>
#include <sodium.h>

#include <nlohmann/json.hpp>

#include "app/viewmodel/devices_model.h"
#include "shared/base/digest.h"
#include "tests/support/manual_executor.h"
#include "tests/support/scripted_api.h"
#include "tests/support/test_phone.h"

namespace passerelle {
namespace {
using namespace std::string_literals;
using nlohmann::json;
using testing::ManualExecutor;
using testing::ScriptedApi;
using testing::TestPhone;

std::string publicKeyOf(const std::string& seed) {
  std::string publicKey(crypto_sign_PUBLICKEYBYTES, '\0'), secret(crypto_sign_SECRETKEYBYTES, '\0');
  crypto_sign_seed_keypair(reinterpret_cast<unsigned char*>(publicKey.data()),
                           reinterpret_cast<unsigned char*>(secret.data()),
                           reinterpret_cast<const unsigned char*>(seed.data()));
  return publicKey;
}

const std::string kOwnSeed(32, 'a'), kPcSeed(32, 'b');

/// The model over a phone that is signed in as "phone", and a server in the test's hand.
struct DevicesModelTest : ::testing::Test {
  DevicesModelTest() {
    EXPECT_TRUE(phone->account.signIn(testing::someIdentity(), testing::somebody()));
    EXPECT_TRUE(phone->account.keepDeviceKey(kOwnSeed));
    exchange.connect(link, engine, puller);
    exchange.connectCarnet(carnet, [] { return std::string("wifi"); });
  }
  ~DevicesModelTest() override { exchange.disconnect(); }

  json list() const {
    json items = json::array();
    for (const auto& [id, kind, name] : {std::tuple("phone", "app", "Téléphone"), std::tuple("pc", "app", "PC"),
                                         std::tuple("web", "browser", "Firefox")}) {
      if (!revoked.contains(id))
        items.push_back({{"id", id},
                         {"kind", kind},
                         {"name", name},
                         {"seenAt", "2026-11-17T16:40:00Z"},
                         {"current", id == "phone"s}});
    }
    return {{"items", items}, {"next", nullptr}};
  }
  json keys() const {
    const auto device = [&](const std::string& id, const std::string& seed) {
      const auto held = holders.find(id);
      return json{{"id", id},
                  {"name", id},
                  {"publicKey", toBase64(publicKeyOf(seed))},
                  {"current", id == "phone"},
                  {"keys", held == holders.end() ? json::array() : json(held->second)}};
    };
    return {{"keys", json::array()},
            {"devices", {device("phone", kOwnSeed), device("pc", kPcSeed)}},
            {"leavesAt", leavesAt.empty() ? json(nullptr) : json(leavesAt)}};
  }
  /// Answers everything that is asked, as long as something is.
  void answerAll() {
    executor.advance(Milliseconds(250));
    while (!api.asked.empty()) {
      const ApiRequest request = api.asked.front().request;
      if (!reachable) {
        api.nobodyAnswers();
      } else if (request.path == "/v1/devices") {
        api.answer(200, list().dump());
      } else if (request.path.starts_with("/v1/devices/")) {
        revoked.insert(request.path.substr(12));
        api.answer(204);
      } else if (request.path == "/v1/carnet/keys") {
        api.answer(200, keys().dump());
      } else if (request.path.starts_with("/v1/carnet/keys/")) {
        const json gift = json::parse(request.body);
        for (const auto& device : gift["devices"])
          holders[device.get<std::string>()].push_back(request.path.substr(16));
        api.answer(204);
      } else if (!refused.empty() && request.path.starts_with("/v1/carnet/items/")) {
        api.answer(422, refused);
      } else {
        api.answer(200, R"({"items":[],"next":0,"more":false})");
      }
      executor.advance(Milliseconds(1));
    }
  }
  QVariantMap item(const char* id) const {
    for (const QVariant& one : model.items()) {
      if (one.toMap()["id"].toString() == QLatin1String(id)) return one.toMap();
    }
    return {};
  }
  void read() {
    carnet.start();
    model.refresh();
    answerAll();
  }

  TestPhone phone;
  ScriptedApi api;
  ManualExecutor executor;
  SeededRng rng{5};
  Link link{api, phone.clock, *phone};
  SyncEngine engine{link, executor, phone.clock, rng, *phone};
  Puller puller{link, executor, phone.clock, rng, *phone};
  CarnetSync carnet{link, executor, phone.clock, rng, *phone};
  Exchange exchange;
  DevicesModel model{*phone, exchange};
  bool reachable = true;
  std::string leavesAt, refused;
  std::set<std::string> revoked;
  std::map<std::string, std::vector<std::string>> holders;
};
}  // namespace

TEST_F(DevicesModelTest, TheListTellsKindLastSightAndWhoReadsTheNotebook) {
  model.refresh();
  EXPECT_TRUE(model.reading());
  EXPECT_TRUE(model.items().isEmpty());
  carnet.start();
  answerAll();
  EXPECT_FALSE(model.reading());
  ASSERT_EQ(model.items().size(), 3);
  EXPECT_EQ(item("phone")["name"].toString(), "Téléphone");
  EXPECT_TRUE(item("phone")["current"].toBool());
  EXPECT_TRUE(item("phone")["mayRead"].toBool()) << "the first device made the key";
  EXPECT_FALSE(item("phone")["canAccept"].toBool());
  EXPECT_FALSE(item("pc")["mayRead"].toBool());
  EXPECT_TRUE(item("pc")["canAccept"].toBool());
  EXPECT_EQ(item("web")["kind"].toString(), "browser");
  EXPECT_FALSE(item("web")["canAccept"].toBool()) << "a browser has no key";
  EXPECT_TRUE(item("web")["words"].toString().isEmpty());
  EXPECT_DOUBLE_EQ(item("pc")["seenAt"].toDouble(), static_cast<double>(toMs(*timeFromIso("2026-11-17T16:40:00Z"))));
  EXPECT_EQ(model.carnetState(), "ready");
  EXPECT_TRUE(model.sentence().isEmpty());
}

TEST_F(DevicesModelTest, WithoutANetworkItSaysSoAndKeepsWhatWasRead) {
  read();
  ASSERT_EQ(model.items().size(), 3);
  reachable = false;
  model.refresh();
  answerAll();
  EXPECT_FALSE(model.reading());
  EXPECT_NE(model.sentence().indexOf("network"), -1) << model.sentence().toStdString();
  EXPECT_EQ(model.items().size(), 3);
  reachable = true;
  model.refresh();
  answerAll();
  EXPECT_TRUE(model.sentence().isEmpty());
}

TEST_F(DevicesModelTest, AnAnswerThatIsNoListIsNotShownAsNone) {
  read();
  model.refresh();
  api.answer(200, "no list");
  EXPECT_FALSE(model.sentence().isEmpty());
  EXPECT_EQ(model.items().size(), 3);
}

TEST_F(DevicesModelTest, BothScreensShowTheSameThreeWordsOfADevice) {
  read();
  TestPhone pc(8);
  ASSERT_TRUE(pc->account.signIn(testing::someIdentity(), testing::somebody()));
  ASSERT_TRUE(pc->account.keepDeviceKey(kPcSeed));
  Exchange none;
  const DevicesModel onThePc(*pc, none);
  EXPECT_EQ(onThePc.ownWords().count(" · "), 2);
  EXPECT_EQ(item("pc")["words"].toString(), onThePc.ownWords());
  EXPECT_NE(model.ownWords(), onThePc.ownWords());
  EXPECT_EQ(item("phone")["words"].toString(), model.ownWords());
}

TEST_F(DevicesModelTest, ADeviceWhoseWordsWereComparedReadsTheNotebook) {
  read();
  model.accept("pc");
  answerAll();
  EXPECT_TRUE(item("pc")["mayRead"].toBool());
  EXPECT_FALSE(item("pc")["canAccept"].toBool());
  EXPECT_TRUE(model.sentence().isEmpty());
  ASSERT_EQ(holders["pc"].size(), 1U);
  EXPECT_EQ(holders["pc"], holders["phone"]);
}

TEST_F(DevicesModelTest, ADeviceThatCouldNotBeLetInOrSignedOutIsSaidWithWhatToDo) {
  read();
  model.accept("gone");
  answerAll();
  EXPECT_NE(model.sentence().indexOf("Try again"), -1) << "not one of mine any more";
  EXPECT_FALSE(item("pc")["mayRead"].toBool());
  reachable = false;
  model.revoke("pc");
  api.nobodyAnswers();
  answerAll();
  EXPECT_NE(model.sentence().indexOf("not signed out yet"), -1) << model.sentence().toStdString();
  EXPECT_EQ(model.items().size(), 3) << "it is still there";
  reachable = true;
  model.refresh();
  answerAll();
  EXPECT_TRUE(model.sentence().isEmpty());
}

TEST_F(DevicesModelTest, ALostDeviceLeavesTheList) {
  read();
  model.revoke("pc");
  ASSERT_EQ(api.asked.front().request.method, "DELETE");
  EXPECT_EQ(api.asked.front().request.path, "/v1/devices/pc");
  answerAll();
  EXPECT_TRUE(item("pc").isEmpty());
  EXPECT_EQ(model.items().size(), 2);
}

TEST_F(DevicesModelTest, ASecondDeviceWaitsUntilAFirstOneLetsItIn) {
  holders["pc"] = {"0193b3a0-0000-7000-8000-00000000000a"};
  read();
  EXPECT_EQ(model.carnetState(), "waiting");
  EXPECT_FALSE(model.ownWords().isEmpty()) << "what is to be compared";
  EXPECT_FALSE(item("pc")["canAccept"].toBool()) << "who has no key lets nobody in";
}

TEST_F(DevicesModelTest, ADeviceThatWasSignedOutIsToldUntilWhenItMayHandOver) {
  EXPECT_DOUBLE_EQ(model.leavesAt(), 0);
  leavesAt = "2026-12-17T16:40:00Z";
  int told = 0;
  QObject::connect(&model, &DevicesModel::changed, [&told] { ++told; });
  ASSERT_TRUE(phone->captures.addText("pas encore remis"));
  carnet.start();
  executor.advance(Milliseconds(1));
  ASSERT_EQ(api.asked.front().request.path, "/v1/carnet/keys");
  api.answer(200, keys().dump());
  EXPECT_GT(model.leavesAt(), 0);
  EXPECT_EQ(model.carnetState(), "leaving");
  EXPECT_GT(told, 0);
  bool wiped = false;
  model.wipeNow();
  EXPECT_FALSE(wiped) << "nothing wipes before the program said how";
  model.onWipe = [&wiped] { wiped = true; };
  model.wipeNow();
  EXPECT_TRUE(wiped);
}

TEST_F(DevicesModelTest, ADeviceThatWasSignedOutSaysWhatItCouldNotHandOverAndWhy) {
  leavesAt = "2026-12-17T16:40:00Z";
  refused = R"({"code":"refused","detail":"Le serveur n’en veut pas."})";
  ASSERT_TRUE(phone->captures.addText("pas encore remis\net la suite"));
  ASSERT_TRUE(phone->photos.keepRaw("une image"));
  int departed = 0;
  carnet.onDeparted = [&departed](int) { ++departed; };
  carnet.start();
  answerAll();
  EXPECT_EQ(model.carnetState(), "keeping");
  EXPECT_EQ(model.kept(), (QStringList{"pas encore remis", "A photo or a memo without words"}));
  EXPECT_EQ(model.refusal(), "Le serveur n’en veut pas.");
  EXPECT_EQ(departed, 0);
}

TEST_F(DevicesModelTest, AWipedPhoneSaysOnceWhatItHandedOver) {
  EXPECT_EQ(model.farewell(), -1);
  ASSERT_TRUE(phone->settings.setValue("farewell", "7 2026-11-17T16:40:00.000Z"));
  EXPECT_EQ(model.farewell(), 7);
  EXPECT_GT(model.farewellAt(), 0);
  model.closeFarewell();
  EXPECT_EQ(model.farewell(), -1);
  EXPECT_DOUBLE_EQ(model.farewellAt(), 0);
}

TEST_F(DevicesModelTest, AnotherVersionOfADraftIsMergedOrKept) {
  const auto whole = phone->drafts.begin(testing::completeReport(phone->vault, "écrit ici"));
  const auto other = phone->drafts.begin(testing::completeReport(phone->vault, "écrit là-bas"));
  ASSERT_TRUE(phone->vault.write([&](sql::Connection& connection) -> Result<void> {
    const std::string sealed = phone->vault.seal("PC", "shared_note", other->id, "device");
    connection.execute("INSERT INTO shared_note (id, kind, of_id, device) VALUES ($1, 'version', $2, $3)",
                       {sql::val(other->id), sql::val(whole->id), sql::blob(sealed)});
    return {};
  }));
  const QString id = QString::fromStdString(other->id);
  EXPECT_EQ(model.noteOf(id)["device"].toString(), "PC");
  EXPECT_TRUE(model.noteOf(id)["mergeable"].toBool());
  EXPECT_TRUE(model.noteOf(QString::fromStdString(whole->id)).isEmpty());
  EXPECT_TRUE(model.merge(id));
  EXPECT_FALSE(phone->drafts.find(other->id));
  EXPECT_EQ(phone->drafts.find(whole->id)->content.astonishments.size(), 2U);
  EXPECT_FALSE(model.merge(id)) << "there is nothing left to merge";
}

}  // namespace passerelle
