// Two phones and a real server, a socket between them: a comment written without a network is one line on the author's
// phone, answered and thanked for, told once, silent once muted; a host's absence gives the deputy their rights.
#include <gtest/gtest.h>

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QEventLoop>
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "app/platform/device.h"
#include "shared/codec/reading_json.h"
#include "tests/faults/served_backend.h"
#include "tests/support/temp_folder.h"
#include "tests/where.h"

namespace passerelle::testing {
namespace {
using nlohmann::json;
constexpr int kPatienceMs = 30'000;

bool eventually(const std::function<bool()>& done) {
  const QDeadlineTimer deadline(kPatienceMs);
  while (!done()) {
    if (deadline.hasExpired()) return false;
    QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 50);
  }
  return true;
}

/// A line of the demo's people.
struct Listed {
  std::string email, name, unit, role;
};
std::vector<Listed> everybody() {
  std::vector<Listed> all;
  std::ifstream file(PASSERELLE_SOURCE_DIR "/backend/demo/people.csv");
  for (std::string line; std::getline(file, line);) {
    std::vector<std::string> cells(1);
    for (const char c : line) {
      if (c == ',')
        cells.emplace_back();
      else
        cells.back().push_back(c);
    }
    if (cells.size() >= 6) all.push_back({cells[0], cells[1], cells[4], cells[5]});
  }
  return all;
}

struct TalkLive : ::testing::Test {
  TalkLive() {
    backend.start();
    port = backend.port();
  }

  std::string tokenOf(const std::string& email) {
    const std::string out = folder.path("token");
    const std::string command = std::string(PASSERELLE_BIN_DIR) + "/passerelled token --data '" + folder.path("data") +
                                "' --person '" + email + "' >'" + out + "' 2>/dev/null";
    if (std::system(command.c_str()) != 0) return {};
    std::string token, line;
    for (std::ifstream file(out); std::getline(file, line);) token = line;
    return token;
  }
  json ask(const std::string& token, const std::string& path) {
    const PlainAnswer answer = sendPlain(backend.port(), "GET", path, {{"Authorization", "Bearer " + token}}, "");
    return json::parse(answer.body, nullptr, false);
  }
  /// A phone of this person, signed in; nothing is sent or read before startSync().
  std::unique_ptr<Device> phoneOf(const std::string& name, const std::string& token) {
    auto device = Device::open({folder.path(name), {}, false});
    if (!device) throw std::runtime_error(device.error().message);
    const auto me = decodeMe(ask(token, "/v1/me").dump());
    const std::string url = "http://127.0.0.1:" + std::to_string(backend.port());
    if (!me || !(*device)->phone->account.signIn({url, "Tilleul", me->deviceId, token, ""}, *me))
      throw std::runtime_error("not signed in");
    return std::move(*device);
  }
  void networkGoes() { backend.kill(); }
  void networkReturns() {
    backend.start(port);
    for (Device* one : phones) {
      one->engine->networkReturned();
      one->puller->networkReturned();
    }
  }

  TempFolder folder;
  ServedBackend backend{folder.path("data"), {"--demo"}};
  int port = 0;
  std::vector<Device*> phones;
};

std::vector<Conversation::Line> linesAbout(Device& device, const std::string& report) {
  std::vector<Conversation::Line> lines;
  for (Conversation::Line& line : device.phone->conversation.notifications(200)) {
    if (line.view.reportId == report) lines.push_back(std::move(line));
  }
  return lines;
}

CommentBody on(const std::string& report, const std::string& text, const std::string& parent = {}) {
  CommentBody body;
  body.subjectKind = "report", body.subjectId = report, body.text = text, body.parent = parent;
  return body;
}

/// How many notices of a kind the server has told in this line.
int partsOf(const json& page, const std::string& report, const std::string& kind) {
  int count = 0;
  for (const json& line : page["items"]) {
    if (line["subject"].value("reportId", "") != report) continue;
    for (const json& part : line["parts"]) count += part["kind"] == kind ? part["count"].get<int>() : 0;
  }
  return count;
}
}  // namespace

TEST_F(TalkLive, OneLineForTheStoryAnsweredThankedToldOnceAndSilentWhenMuted) {
  const auto people = everybody();
  const auto reader = std::find_if(people.begin(), people.end(), [](const Listed& one) {
    return one.unit.empty() && one.role.find("visitor") != std::string::npos;
  });
  ASSERT_NE(reader, people.end());
  const std::string readersToken = tokenOf(reader->email);
  ASSERT_FALSE(readersToken.empty());

  // A story of somebody else's about which nothing was said.
  std::string report, authorsToken;
  const json feed = ask(readersToken, "/v1/feed?limit=50");
  for (const json& card : feed["items"]) {
    if (card["kind"] == "idea" || card["own"] == true) continue;
    const std::string id = card["id"];
    if (!ask(readersToken, "/v1/comments?subjectKind=report&subjectId=" + id)["items"].empty()) continue;
    const std::string name = ask(readersToken, "/v1/reports/" + id)["author"]["name"];
    std::vector<Listed> named;
    std::copy_if(people.begin(), people.end(), std::back_inserter(named),
                 [&name](const Listed& one) { return one.name == name; });
    if (named.size() != 1 || named[0].email == reader->email) continue;
    report = id, authorsToken = tokenOf(named[0].email);
    break;
  }
  ASSERT_FALSE(report.empty());
  ASSERT_FALSE(authorsToken.empty());

  auto a = phoneOf("reader", readersToken), b = phoneOf("author", authorsToken);
  phones = {a.get(), b.get()};
  a->startSync();
  b->startSync();
  for (Device* one : phones) ASSERT_TRUE(eventually([one] { return one->phone->mirror.cursor() > 0; }));
  ASSERT_TRUE(eventually([&] { return a->phone->mirror.report(report).has_value(); }));
  ASSERT_TRUE(linesAbout(*b, report).empty());

  // Without a network.
  networkGoes();
  auto& words = a->phone->conversation;
  ASSERT_TRUE(words.write(on(report, "Chez nous aussi, le samedi.")));
  ASSERT_TRUE(words.write(on(report, "Et le vendredi soir.")));
  ASSERT_EQ(words.comments("report", report).size(), 2U);
  EXPECT_TRUE(words.comments("report", report)[0].waiting);
  eventually([&] { return !a->link->status().sending && a->link->status().obstacle == Obstacle::offline; });
  EXPECT_TRUE(words.comments("report", report)[0].waiting) << "nobody took it";

  networkReturns();
  ASSERT_TRUE(eventually([&] { return a->phone->outbox.count() == 0; }));
  EXPECT_FALSE(words.comments("report", report)[0].waiting) << "the receipt ticks";
  ASSERT_TRUE(eventually([&] { return b->phone->conversation.comments("report", report).size() == 2; }));
  ASSERT_TRUE(eventually([&] { return !linesAbout(*b, report).empty(); }));
  auto lines = linesAbout(*b, report);
  ASSERT_EQ(lines.size(), 1U) << "one line for the story, however much was said";
  EXPECT_TRUE(lines[0].unread);
  EXPECT_NE(lines[0].view.text.find('2'), std::string::npos) << lines[0].view.text;

  // The author opens it, answers and thanks.
  ASSERT_TRUE(b->phone->conversation.markRead(lines[0].view.id));
  const std::string first = b->phone->conversation.comments("report", report)[0].view.id;
  ASSERT_TRUE(b->phone->conversation.write(on(report, "Nous ouvrons une caisse de plus.", first)));
  ASSERT_TRUE(b->phone->reactions.setThanks(first, true));
  ASSERT_TRUE(eventually([&] { return b->phone->outbox.count() == 0; }));
  ASSERT_TRUE(eventually([&] { return a->phone->conversation.comments("report", report).size() == 3; }));
  ASSERT_TRUE(eventually([&] {
    const auto all = linesAbout(*a, report);
    return all.size() == 1 && all[0].unread && all[0].view.kinds.size() >= 2;
  }));
  EXPECT_EQ(a->phone->conversation.comments("report", report)[1].view.text, "Nous ouvrons une caisse de plus.")
      << "under the comment that it answers";
  EXPECT_EQ(a->phone->conversation.comments("report", report)[0].view.thanks, 1);
  const json told = ask(readersToken, "/v1/notifications");
  EXPECT_EQ(partsOf(told, report, "thanks"), 1) << "told once";
  EXPECT_EQ(partsOf(told, report, "comment") + partsOf(told, report, "reply"), 1) << told.dump(1);
  EXPECT_EQ(partsOf(ask(authorsToken, "/v1/notifications?unread=true"), report, "comment"), 0) << "read on the phone";

  // Muted: it can be read, and is not told.
  ASSERT_TRUE(words.markAllRead());
  ASSERT_TRUE(words.follow("report", report, "muted"));
  ASSERT_TRUE(eventually([&] { return a->phone->outbox.count() == 0; }));
  ASSERT_TRUE(b->phone->conversation.write(on(report, "C’est fait.")));
  ASSERT_TRUE(eventually([&] { return words.comments("report", report).size() == 4; }));
  ASSERT_TRUE(eventually([&] { return b->phone->outbox.count() == 0; }));
  EXPECT_FALSE(linesAbout(*a, report).at(0).unread);
}

TEST_F(TalkLive, AnAbsenceDeclaredWithoutANetworkGivesTheDeputyTheirRightsAndEndsAtAPress) {
  const auto people = everybody();
  const auto host = std::find_if(people.begin(), people.end(), [](const Listed& one) { return one.role == "host"; });
  ASSERT_NE(host, people.end());
  const std::string token = tokenOf(host->email);
  auto phone = phoneOf("host", token);
  phones = {phone.get()};
  auto& absences = phone->phone->absences;
  phone->startSync();
  ASSERT_TRUE(absences.put(ask(token, "/v1/absences").dump()));
  ASSERT_FALSE(absences.candidates().empty());
  std::string deputysToken;
  DeputyChoice deputy;
  for (const DeputyChoice& one : absences.candidates()) {
    const auto listed = std::find_if(people.begin(), people.end(), [&one](const Listed& person) {
      return person.name == one.name && person.unit == one.unit;
    });
    if (listed == people.end()) continue;
    deputy = one, deputysToken = tokenOf(listed->email);
    break;
  }
  ASSERT_FALSE(deputysToken.empty());

  networkGoes();
  // Days are French ones, and this one begins before it does in UTC.
  const std::string today = toIsoDate(phone->clock.now()),
                    next = toIsoDate(phone->clock.now() + std::chrono::hours(24));
  const auto id = absences.declare(today, next, deputy.id);
  ASSERT_TRUE(id);
  ASSERT_EQ(absences.all().size(), 1U);
  EXPECT_TRUE(absences.all()[0].waiting);
  EXPECT_EQ(absences.all()[0].view.deputyName, deputy.name);
  ASSERT_TRUE(phone->phone->letters.choose("monthly"));

  networkReturns();
  ASSERT_TRUE(eventually([&] { return phone->phone->outbox.count() == 0; }));
  ASSERT_EQ(absences.all().size(), 1U);
  EXPECT_FALSE(absences.all()[0].waiting);
  EXPECT_EQ(ask(deputysToken, "/v1/me")["standsInFor"], json::array({host->unit}));
  EXPECT_EQ(ask(token, "/v1/subscription")["frequency"], "monthly");

  ASSERT_TRUE(absences.end(*id));
  EXPECT_TRUE(absences.all().empty()) << "at once, here";
  ASSERT_TRUE(eventually([&] { return phone->phone->outbox.count() == 0; }));
  EXPECT_TRUE(ask(token, "/v1/absences")["items"].empty());

  // What the server does not take says why, and is taken back.
  const auto wrong = absences.declare("2020-01-01", "2020-01-02", deputy.id);
  ASSERT_TRUE(wrong);
  ASSERT_TRUE(eventually([&] { return !absences.all().empty() && absences.all()[0].refused; }));
  EXPECT_FALSE(absences.all()[0].detail.empty());
  ASSERT_TRUE(absences.end(*wrong));
  EXPECT_TRUE(absences.all().empty());
  EXPECT_EQ(phone->phone->outbox.count(), 0);
}

}  // namespace passerelle::testing
