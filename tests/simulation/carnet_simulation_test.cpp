// One person's phone and PC share the carnet through the real backend, over networks that lose, double and cut, with
// kills, restores and edits offline on both: no word is lost, both end alike, and the server can read none of it.
// SIM_SEED=n replays one history, SIM_HISTORIES=n says how many.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "app/local/wiping.h"
#include "app/sync/carnet_sync.h"
#include "app/sync/puller.h"
#include "app/sync/sync_engine.h"
#include "shared/codec/report_json.h"
#include "tests/simulation/unreliable_network.h"
#include "tests/support/campaign.h"
#include "tests/support/tiny_jpeg.h"

namespace passerelle::testing {
namespace {
constexpr const char* kWho = "visitor.a@chain.example";

class CarnetDevice {
 public:
  CarnetDevice(VirtualTime& time, SimulatedServer& server, std::uint64_t seed, std::string name)
      : m_time(time),
        m_server(server),
        m_rng(seed),
        m_networkRng(seed + 1),
        m_secrets(seed + 2),
        m_clock(time),
        m_name(std::move(name)) {
    start();
    pair();
  }
  ~CarnetDevice() { kill(); }

  void start() {
    auto opened = Phone::open({m_folder.path(), std::string(kKeyBytes, 'k'), {}}, m_clock, m_secrets, m_files);
    if (!opened) throw std::runtime_error(opened.error().message);
    m_phone = std::move(*opened);
    m_network = std::make_unique<UnreliableNetwork>(m_time, m_server, m_networkRng, m_told);
    m_network->weather = m_weather;
    m_link = std::make_unique<Link>(*m_network, m_clock, *m_phone);
    m_engine = std::make_unique<SyncEngine>(*m_link, m_time, m_clock, m_rng, *m_phone, SyncOptions{100});
    m_puller = std::make_unique<Puller>(*m_link, m_time, m_clock, m_rng, *m_phone);
    m_carnet = std::make_unique<CarnetSync>(*m_link, m_time, m_clock, m_rng, *m_phone);
    m_carnet->onDeparted = [this](int) { departed = true; };
    m_engine->start();
    m_puller->start();
    m_carnet->start();
  }
  void kill() {
    m_carnet.reset();
    m_puller.reset();
    m_engine.reset();
    m_link.reset();
    m_network.reset();
    m_phone.reset();
  }
  bool on() const { return m_phone != nullptr; }
  void pair() {
    std::string seed(32, '\0');
    m_secrets.fill({reinterpret_cast<std::uint8_t*>(seed.data()), seed.size()});
    const auto app = m_server.pairApp(kWho, m_name, seed);
    deviceId = app.deviceId;
    (void)m_phone->account.keepDeviceKey(seed);
    Me me;
    me.id = m_server.personId(kWho);
    me.name = "Camille";
    (void)m_phone->account.signIn({"https://passerelle.example", "Chaîne", app.deviceId, app.token, ""}, me);
  }
  void setWeather(const Weather& weather) {
    m_weather = weather;
    if (m_network) m_network->weather = weather;
  }
  void networkReturned() {
    m_engine->networkReturned();
    m_puller->networkReturned();
    m_carnet->networkReturned();
  }
  std::string newMark() { return "[" + m_name + "-" + std::to_string(++m_marks) + "]"; }

  std::string beginDraft(const std::string& words) {
    Report report;
    report.subject = {SubjectKind::unit, "LYO-01"};
    report.visitedOn = "2026-11-17";
    report.astonishments.push_back({m_phone->vault.newId(), Tone::bad, words, {}, {}, {}, {}});
    return m_phone->drafts.begin(report)->id;
  }
  void append(const std::string& draftId, const std::string& words) {
    auto draft = m_phone->drafts.find(draftId);
    draft->content.astonishments.at(0).text += words;
    ASSERT_TRUE(m_phone->drafts.save(*draft));
  }
  void attachPhoto(const std::string& draftId) {
    const auto photo = m_phone->media.add(MediumKind::photo, "image/jpeg", tinyJpeg());
    (void)m_phone->media.add(MediumKind::thumbnail, "image/jpeg", tinyJpeg(), photo->id);
    auto draft = m_phone->drafts.addMedium(draftId, photo->id);
    draft->content.noRecognisablePerson = true;
    ASSERT_TRUE(m_phone->drafts.save(*draft));
  }
  /// Masks a photo of this draft; returns the first version's id, empty when it has no photo that is here.
  std::string maskPhoto(const std::string& draftId) {
    const auto draft = m_phone->drafts.find(draftId);
    for (const ManifestEntry& entry : draft->content.media) {
      if (entry.kind != MediumKind::photo) continue;
      const std::string mark = newMark();
      return m_phone->photos.replace(entry.id, tinyJpeg() + mark, tinyJpeg() + "small" + mark) ? entry.id : "";
    }
    return {};
  }
  /// Ids of the sealed copies of everything that was masked on this device.
  std::vector<std::string> droppedCopies() {
    std::vector<std::string> ids;
    m_phone->vault.read([&](sql::Connection& connection) {
      auto rows = connection.query("SELECT medium_id, sha256, key_id FROM shared_medium WHERE retired = 2");
      while (const sql::Row* row = rows->next())
        ids.push_back(copyIdOf(row->string(0), row->string(1), row->string(2)));
    });
    return ids;
  }
  /// Every word that this device holds.
  std::string words() {
    std::string all;
    for (const DraftLine& line : m_phone->drafts.all()) all += encodeReport(m_phone->drafts.find(line.id)->content);
    for (const OwnReport& report : m_phone->ownReports.all()) all += encodeReport(report.content);
    for (const Capture& capture : captures()) all += capture.text;
    return all;
  }
  std::vector<Capture> captures() {
    std::vector<Capture> all = m_phone->captures.all();
    for (const DraftLine& line : m_phone->drafts.all()) {
      for (const Capture& capture : m_phone->captures.ofDraft(line.id)) all.push_back(capture);
    }
    return all;
  }
  /// What both devices must agree on: drafts that are no question to one alone (`questions`), and captures.
  std::map<std::string, std::string> shared(const std::set<std::string>& questions = {}) {
    std::map<std::string, std::string> all;
    for (const DraftLine& line : m_phone->drafts.all()) {
      if (!questions.contains(line.id)) all[line.id] = encodeReport(m_phone->drafts.find(line.id)->content);
    }
    for (const Capture& capture : captures()) {
      if (!questions.contains(capture.draftId)) all[capture.id] = capture.text + "|" + capture.draftId;
    }
    return all;
  }
  void addQuestions(std::set<std::string>& questions) {
    for (const DraftLine& line : m_phone->drafts.all()) {
      if (line.origin == DraftOrigin::conflictCopy) questions.insert(line.id);
    }
  }
  Phone& phone() { return *m_phone; }
  CarnetSync& carnet() { return *m_carnet; }
  const std::string& folder() const { return m_folder.path(); }
  SystemFiles& files() { return m_files; }
  VirtualClock& clock() { return m_clock; }

  std::string deviceId;
  bool departed = false;

 private:
  VirtualTime& m_time;
  SimulatedServer& m_server;
  SeededRng m_rng, m_networkRng, m_secrets;
  VirtualClock m_clock;
  SystemFiles m_files;
  TempFolder m_folder;
  std::string m_name;
  Told m_told;
  Weather m_weather;
  int m_marks = 0;
  std::unique_ptr<UnreliableNetwork> m_network;
  std::unique_ptr<Phone> m_phone;
  std::unique_ptr<Link> m_link;
  std::unique_ptr<SyncEngine> m_engine;
  std::unique_ptr<Puller> m_puller;
  std::unique_ptr<CarnetSync> m_carnet;
};

bool contains(const std::string& all, const std::string& part) { return all.find(part) != std::string::npos; }

/// Everything that stands in the files of a folder, one after the other.
std::string bytesOf(const std::string& folder) {
  std::string all;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    all.append(std::istreambuf_iterator<char>(file), {});
  }
  return all;
}

class TwoDevices : public ::testing::Test {
 protected:
  explicit TwoDevices(std::uint64_t seed = 1)
      : server(time, seed * 31 + 1),
        phone(time, server, seed * 1000, "phone"),
        alone((pass(5), true)),
        pc(time, server, seed * 1000 + 10, "pc") {}
  void pass(std::int64_t seconds) { time.runUntil(time.now() + std::chrono::seconds(seconds)); }
  void acceptPc() {
    pass(5);
    Result<void> given = fail(ErrorCode::internal, "not answered");
    phone.carnet().accept(pc.deviceId, [&](Result<void> done) { given = std::move(done); });
    pass(5);
    ASSERT_TRUE(given) << given.error().message;
    pc.carnet().pullSoon();
    pass(5);
    ASSERT_EQ(pc.carnet().status().state, CarnetStatus::State::ready);
  }

  /// Sealed parts at the server, all or of one copy.
  int partsAtServer(const std::string& copyId = {}) {
    int number = 0;
    server.read([&](sql::Connection& connection) {
      auto rows =
          connection.query("SELECT COUNT(*) FROM carnet_part WHERE $1 = '' OR medium_id = $1", {sql::val(copyId)});
      number = static_cast<int>(rows->next()->integer(0));
    });
    return number;
  }

  VirtualTime time;
  SimulatedServer server;
  CarnetDevice phone;
  bool alone;  ///< the phone was there first, and has the first key
  CarnetDevice pc;
};

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
  const std::string all = bytesOf(std::filesystem::path(server.databasePath()).parent_path().string());
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
  EXPECT_TRUE(bytesOf(phone.folder()).empty()) << "keys and files are gone";
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
    switch (rng.below(8)) {
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
  return all;
}
INSTANTIATE_TEST_SUITE_P(Seeds, History, ::testing::ValuesIn(seeds()));

}  // namespace
}  // namespace passerelle::testing
