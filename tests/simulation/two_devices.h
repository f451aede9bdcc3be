// One person's phone and PC on one simulated server: what the tests of the shared carnet stand on.
#pragma once
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "app/sync/carnet_sync.h"
#include "app/sync/puller.h"
#include "app/sync/sync_engine.h"
#include "shared/codec/report_json.h"
#include "tests/simulation/unreliable_network.h"
#include "tests/support/folder_files.h"
#include "tests/support/tiny_jpeg.h"

namespace passerelle::testing {

inline constexpr const char* kWho = "visitor.a@chain.example";

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
    (void)m_phone->signIn({"https://passerelle.example", "Chaîne", app.deviceId, app.token, ""}, me);
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

inline bool contains(const std::string& all, const std::string& part) { return all.find(part) != std::string::npos; }

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

}  // namespace passerelle::testing
