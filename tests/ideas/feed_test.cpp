// The feed: order by key, fair first exposure, pages that stay as they were begun.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "backend/ideas/feed_store.h"
#include "shared/ranking/feed_key.h"
#include "tests/support/report_world.h"

namespace passerelle::testing {
namespace {
using Json = nlohmann::json;
using std::chrono::seconds;

class Feed : public ::testing::Test {
 protected:
  Json feed(const std::string& token, const std::string& query = "") {
    const http::Response response = world.get("/v1/feed" + query, token);
    EXPECT_EQ(response.status, 200) << response.body;
    return Json::parse(response.body);
  }
  std::vector<std::string> ids(const Json& page) {
    std::vector<std::string> found;
    for (const Json& card : page["items"]) found.push_back(card["id"]);
    return found;
  }
  std::vector<std::string> publishSome(int count) {
    std::vector<std::string> made;
    for (int i = 0; i < count; ++i) {
      made.push_back(publish(world, author, makeReport(world, "Étonnement " + std::to_string(i))));
      world.clock.advance(std::chrono::minutes(10));
    }
    return made;
  }
  std::vector<std::string> walk(const std::string& token, int limit) {
    std::vector<std::string> seen;
    std::string next;
    do {
      const Json page = feed(token, "?limit=" + std::to_string(limit) + (next.empty() ? "" : "&after=" + next));
      for (const std::string& id : ids(page)) seen.push_back(id);
      next = page["next"].is_null() ? "" : page["next"].get<std::string>();
      if (between) between();
    } while (!next.empty());
    return seen;
  }

  BackendWorld world;
  const std::string author = world.roleToken("visitor");
  std::function<void()> between;
};

TEST_F(Feed, ACardTellsTheReportItsIdeasAndTheStoresReply) {
  const Report report = makeReport(world, "Sept clients attendent");
  const std::string id = publish(world, author, report);
  const Json card = feed(world.roleToken("coach"))["items"][0];
  EXPECT_EQ(card["id"], id);
  EXPECT_EQ(card["unit"]["name"], "Lyon Part-Dieu");
  EXPECT_EQ(card["author"]["department"], "Terrain");
  EXPECT_EQ(card["astonishments"][0]["verbatim"], "Je croyais déranger.");
  EXPECT_EQ(card["ideas"][0]["id"], report.ideas[0].id);
  EXPECT_EQ(card["reply"]["text"], "Merci");
  EXPECT_TRUE(card["photo"].is_null());
  EXPECT_EQ(card["own"], false);
  EXPECT_EQ(feed(author)["items"][0]["own"], true);
}

TEST_F(Feed, ASupportedCardRisesAboveYoungerOnes) {
  const Report old = makeReport(world, "Ancien");
  const std::string oldId = publish(world, author, old);
  publishSome(3);
  for (const char* role : {"coach", "chair", "management", "advocate"})
    world.ask({"PUT", api::supportPath(old.ideas[0].id), world.roleToken(role), "", {}});
  world.clock.advance(seconds(2));
  feed(world.roleToken("admin"));  // the order follows within a second
  EXPECT_EQ(ids(feed(world.roleToken("admin")))[0], oldId);
}

TEST_F(Feed, TheThirdSixthAndNinthOfTenAreTheLeastSeenThatThisReaderHasNotSeen) {
  const std::vector<std::string> all = publishSome(20);
  // Everything but the oldest four has been found useful by four people: it stands above them by its key.
  for (const char* role : {"chair", "management", "advocate", "dpo"}) {
    for (std::size_t i = 4; i < all.size(); ++i)
      world.ask({"PUT", api::usefulPath(all[i]), world.roleToken(role), "", {}});
  }
  world.clock.advance(seconds(2));
  feed(author);
  const Json page = feed(world.roleToken("coach"), "?limit=10");
  for (std::size_t i = 0; i < 10; ++i) EXPECT_EQ(page["items"][i]["exploration"], i == 2 || i == 5 || i == 8) << i;
  EXPECT_EQ(page["items"][2]["id"], all[0]);
  EXPECT_EQ(page["items"][5]["id"], all[1]);
  EXPECT_EQ(page["items"][8]["id"], all[2]);
  world.post("/v1/readings", world.roleToken("coach"), Json{{"reports", {all[0]}}}.dump());
  world.clock.advance(seconds(2));
  feed(author);
  EXPECT_EQ(feed(world.roleToken("coach"), "?limit=10")["items"][2]["id"], all[1]) << "another one for who has seen it";
}

TEST_F(Feed, APageIsTheSameHoweverOftenAndByWhomItIsAsked) {
  const Report report = makeReport(world, "Sept clients attendent");
  const std::string id = publish(world, author, report);
  publishSome(14);
  const std::string reader = world.roleToken("coach"), other = world.roleToken("chair");
  const auto items = [&](const std::string& token) { return feed(token, "?limit=20")["items"]; };
  const Json first = items(reader);  // from its cards; from the second time on in one run of bytes
  ASSERT_EQ(first.size(), 15U);
  for (const std::string& token : {reader, other, reader}) EXPECT_EQ(items(token), first);
  for (const Json& card : items(author)) EXPECT_EQ(card["own"], true) << "another run for who wrote them";
  for (const Json& card : items(author)) EXPECT_EQ(card["own"], true);
  for (const Json& card : items(reader)) EXPECT_EQ(card["own"], false);
  Report corrected = report;
  corrected.astonishments[0].text = "Huit clients attendent";
  ASSERT_EQ(putReport(world, author, id, corrected, {hashOf(report), {}, {}}).status, 200);
  for (int i = 0; i < 3; ++i) {
    const Json now = items(reader);
    const auto changed = std::find_if(now.begin(), now.end(), [&](const Json& card) { return card["id"] == id; });
    ASSERT_NE(changed, now.end());
    EXPECT_EQ((*changed)["astonishments"][0]["text"], "Huit clients attendent") << "not what was joined before, " << i;
  }
}

TEST_F(Feed, IdeasOlderThanThreeWeeksAreNotExplored) {
  publishSome(12);
  world.clock.advance(std::chrono::hours(24 * 22));
  world.backend->runDue();
  publishSome(1);
  int explored = 0;
  const Json page = feed(world.roleToken("coach"));
  for (const Json& card : page["items"]) explored += card["exploration"] ? 1 : 0;
  EXPECT_EQ(explored, 0) << "the only young one opens the feed";
}

TEST_F(Feed, PagesStayAsTheyWereBegunWhateverHappensMeanwhile) {
  const std::vector<std::string> all = publishSome(35);
  int round = 0;
  between = [&] {
    publish(world, author, makeReport(world, "Arrivé pendant la lecture"));
    world.post(
        "/v1/readings", world.roleToken("coach"),
        Json{{"reports", {all[static_cast<std::size_t>(round)], all[static_cast<std::size_t>(30 - round)]}}}.dump());
    world.clock.advance(seconds(5));
    ++round;
  };
  const std::vector<std::string> seen = walk(world.roleToken("coach"), 10);
  EXPECT_EQ(std::set<std::string>(seen.begin(), seen.end()), std::set<std::string>(all.begin(), all.end()));
  EXPECT_EQ(seen.size(), all.size()) << "none twice, none missing";
}

TEST_F(Feed, AStartReadsEverythingAgainFromTheDatabase) {
  const std::vector<std::string> all = publishSome(5);
  world.ask({"PUT", api::usefulPath(all[0]), world.roleToken("coach"), "", {}});
  world.clock.advance(seconds(2));
  feed(author);
  const Json before = feed(world.roleToken("coach"));
  BackendOptions options;
  options.dataFolder = world.folder.path("data");
  options.readers = 0;
  world.backend.reset();
  world.backend = std::move(*Backend::create(options, world.clock, world.rng, world.files));
  EXPECT_EQ(feed(world.roleToken("coach"))["items"], before["items"]);
  EXPECT_EQ(feed(world.roleToken("coach"))["mine"], before["mine"]);
}

TEST_F(Feed, AWithdrawnReportLeavesAtOnceAlsoFromPagesUnderWay) {
  std::vector<std::string> all = publishSome(12);
  const Json first = feed(world.roleToken("coach"), "?limit=5");
  Report withdrawn = makeReport(world);
  withdrawn.withdrawn = true;
  const std::string gone = all[1];
  putReport(world, author, gone, withdrawn,
            {world.sqlText("SELECT hash FROM report WHERE id = '" + gone + "'"), "", ""});
  const Json rest = feed(world.roleToken("coach"), "?limit=50&after=" + first["next"].get<std::string>());
  for (const std::string& id : ids(rest)) EXPECT_NE(id, gone);
  for (const std::string& id : ids(feed(world.roleToken("coach")))) EXPECT_NE(id, gone);
}

TEST_F(Feed, ACursorOfSomebodysMakingIsRefusedOrHarmless) {
  publishSome(3);
  EXPECT_EQ(world.get("/v1/feed?after=xyz", author).status, 400);
  EXPECT_EQ(world.get("/v1/feed?after=" + toBase64Url("1 2 inf - 0 99999999999 inf -"), author).status, 400);
  EXPECT_EQ(world.get("/v1/feed?after=" + toBase64Url("999 0 nan x 0 0 nan x"), author).status, 200);
  EXPECT_EQ(world.get("/v1/feed?limit=101", author).status, 400);
}

TEST_F(Feed, TheMonthsPriorIsEstimatedOnceAndKeysFollow) {
  world.backend->runDue();
  EXPECT_EQ(world.sqlText("SELECT value FROM store_meta WHERE key = 'feed.prior'"), "1 9 2026-11");
  publishSome(2);
  world.backend->database().writeNow([](sql::Connection& connection) -> Result<void> {
    connection.execute("UPDATE idea SET supporters = 6, support_weight = 6, readers = 20");
    connection.execute("UPDATE idea SET supporters = 2, support_weight = 2 WHERE id = (SELECT MIN(id) FROM idea)");
    return {};
  });
  world.clock.advance(std::chrono::hours(24 * 20));
  world.backend->runDue();
  const std::string value = world.sqlText("SELECT value FROM store_meta WHERE key = 'feed.prior'");
  EXPECT_TRUE(value.ends_with(" 2026-12")) << value;
  const double a = std::stod(value), b = std::stod(value.substr(value.find(' ')));
  EXPECT_NEAR(a / (a + b), 0.2, 1e-9);
  const auto at = fromMs(std::stoll(world.sqlText("SELECT published_at FROM idea ORDER BY id LIMIT 1")));
  EXPECT_NEAR(std::stod(world.sqlText("SELECT feed_key FROM idea ORDER BY id LIMIT 1")),
              ranking::feedKey(2, 20, {a, b}, at), 1e-6);
}

/// Reads through another; `afterFirst` happens once the first row of the first query was read: its snapshot stands
/// then.
class SlowReader final : public sql::Connection {
 public:
  SlowReader(sql::Connection& real, std::function<void()> afterFirst)
      : m_real(real), m_afterFirst(std::move(afterFirst)) {}
  std::unique_ptr<sql::Rows> query(std::string_view sql, std::span<const sql::Value> parameters) override {
    auto rows = m_real.query(sql, parameters);
    if (m_asked++ == 1) m_afterFirst();
    return rows;
  }
  std::int64_t execute(std::string_view sql, std::span<const sql::Value> parameters) override {
    return m_real.execute(sql, parameters);
  }
  void script(const std::string& sql) override { m_real.script(sql); }

 private:
  sql::Connection& m_real;
  std::function<void()> m_afterFirst;
  int m_asked = 0;
};

TEST_F(Feed, WhatOthersDoWhileEverythingIsReadAgainIsNotLost) {
  const Report report = makeReport(world, "Caisse");
  const std::string id = publish(world, author, report);
  ideas::FeedStore store;
  const auto refresh = [&](const std::function<void()>& meanwhile) {
    world.backend->database().readNow([&](sql::Connection& connection) {
      SlowReader slow(connection, meanwhile);
      store.refresh(slow, world.clock.now(), world.clock.monotonic());
    });
  };
  const auto seen = [&] {
    return Json::parse(http::joined(**store.page(world.personId(emailOf("coach")), "", 10, world.clock.now())));
  };
  store.reload();
  refresh([] {});
  EXPECT_EQ(seen()["mine"]["useful"], Json::array());
  store.reload();
  refresh([&] {
    store.useful(world.personId(emailOf("coach")), id, true);  // as after a commit that this snapshot does not know
    store.cardChanged(id);
    EXPECT_TRUE(store.hasChanges());
  });
  EXPECT_EQ(seen()["mine"]["useful"], Json::array({id}));
  EXPECT_TRUE(store.hasChanges()) << "what changed meanwhile is read again";
  refresh([] {});
  EXPECT_FALSE(store.hasChanges());
}

// A simulation on the store alone: 120 people, 60 reports over three weeks; one idea of ten is good. Each day a third
// of the people opens ten cards and reads them all; good ideas are supported by 40 %, others by 5 %.
struct Outcome {
  std::size_t fewest = 1000;  ///< readers of the idea that has fewest
  std::size_t under = 0;      ///< ideas without their first twenty
  double goodReaders = 0, otherReaders = 0;
};

/// @param explores  people read the cards that the feed puts in for exploration, too.
Outcome simulate(std::uint64_t seed, bool explores) {
  SCOPED_TRACE("seed " + std::to_string(seed));
  BackendWorld world(seed);
  ideas::FeedStore& store = *new ideas::FeedStore;
  const std::unique_ptr<ideas::FeedStore> owner(&store);
  std::map<std::string, ideas::Score> scores;
  std::set<std::string> good;
  std::map<std::string, std::set<std::string>> readers;
  std::vector<std::string> published;
  const auto refresh = [&](const std::string* fresh) {
    if (fresh != nullptr) store.cardChanged(*fresh);
    world.backend->database().readNow(
        [&](sql::Connection& connection) { store.refresh(connection, world.clock.now(), world.clock.monotonic()); });
  };
  world.backend->database().readNow([&](sql::Connection& connection) { store.load(connection, world.clock.now()); });
  SeededRng chance(seed);
  for (int day = 0; day < 30; ++day) {
    for (int i = 0; i < 3 && day < 20; ++i) {
      const Report report = makeReport(world, "Jour " + std::to_string(day));
      const std::string id = publish(world, world.roleToken("visitor"), report);
      published.push_back(id);
      if (published.size() % 10 == 0) good.insert(id);
      ideas::IdeaRow idea;
      idea.id = report.ideas[0].id;
      idea.publishedAt = world.clock.now();
      scores[id] = {id, 0, 0, {idea}, true};
      refresh(&id);
    }
    for (int person = 0; person < 120; ++person) {
      if (chance.below(3) != 0) continue;
      const std::string who = "person-" + std::to_string(person);
      const Json page = Json::parse(http::joined(**store.page(who, "", 10, world.clock.now())));
      for (const Json& card : page["items"]) {
        const std::string id = card["id"];
        if (!explores && card["exploration"] == true) continue;
        if (!readers[id].insert(who).second) continue;
        ideas::Score& score = scores[id];
        ++score.readers;
        ++score.ideas[0].shownReaders;
        if (chance.below(100) < (good.contains(id) ? 40U : 5U)) {
          ++score.ideas[0].shownSupporters;
          score.ideas[0].supportWeight += 1;
        }
        score.newReader = true;
        store.scored({score});
        store.read(who, {score}, world.clock.now());
      }
      world.clock.advance(std::chrono::minutes(5));
      refresh(nullptr);
    }
    world.clock.advance(std::chrono::hours(24) - std::chrono::minutes(200));
  }
  Outcome outcome;
  for (const std::string& id : published) {
    const std::size_t count = readers[id].size();
    outcome.fewest = std::min(outcome.fewest, count);
    outcome.under += count < 20 ? 1U : 0U;
    (good.contains(id) ? outcome.goodReaders : outcome.otherReaders) += static_cast<double>(count);
  }
  outcome.goodReaders /= static_cast<double>(good.size());
  outcome.otherReaders /= static_cast<double>(published.size() - good.size());
  std::printf(
      "seed %llu%s: fewest readers %zu, ideas under twenty %zu of %zu; readers of a good idea %.0f, of another %.0f\n",
      static_cast<unsigned long long>(seed), explores ? "" : ", exploration cards passed over", outcome.fewest,
      outcome.under, published.size(), outcome.goodReaders, outcome.otherReaders);
  return outcome;
}

TEST(FeedFairness, EveryIdeaReachesTwentyReadersBeforeItSinksAndMeritShows) {
  for (const std::uint64_t seed : {20261117U, 3U}) {
    const Outcome outcome = simulate(seed, true);
    EXPECT_GE(outcome.fewest, 20U) << "seed " << seed;
    EXPECT_GT(outcome.goodReaders, outcome.otherReaders) << "seed " << seed;
  }
}

TEST(FeedFairness, WithoutTheExplorationCardsIdeasWouldSinkUnread) { EXPECT_GT(simulate(20261117, false).under, 0U); }

}  // namespace
}  // namespace passerelle::testing
