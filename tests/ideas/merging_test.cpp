// Merging with credit: the union of supporters and readers, a person once; undone, every number is back.
#include "backend/ideas/merging.h"

#include <gtest/gtest.h>

#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "backend/ideas/idea_filing.h"
#include "backend/ideas/idea_group.h"
#include "backend/ideas/reactions.h"
#include "backend/rounds/round_repository.h"
#include "tests/support/report_world.h"

namespace passerelle::testing {
namespace {
using Json = nlohmann::json;

class MergingIdeas : public ::testing::Test {
 protected:
  std::string file(const std::string& text, const std::string& token) {
    world.clock.advance(std::chrono::minutes(1));
    const std::string id = newId(world.clock, world.rng);
    EXPECT_EQ(
        world
            .ask({"PUT", api::ideaPath(id), token, Json{{"text", text}}.dump(), {{"Content-Type", "application/json"}}})
            .status,
        201);
    return id;
  }
  http::Response merge(const std::string& id, const std::string& a, const std::string& b) {
    return world.ask(
        {"PUT", api::mergePath(id), manager, Json{{"ideas", {a, b}}}.dump(), {{"Content-Type", "application/json"}}});
  }
  http::Response unmerge(const std::string& id) { return world.ask({"DELETE", api::mergePath(id), manager, "", {}}); }
  Json support(const std::string& id, const std::string& token, const char* method = "PUT") {
    return Json::parse(world.ask({method, api::supportPath(id), token, "", {}}).text());
  }
  void read(const std::string& id, const std::string& token) {
    world.post("/v1/readings", token, Json{{"reports", {id}}}.dump());
  }
  Json idea(const std::string& id, const std::string& token) {
    return Json::parse(world.get(api::ideaPath(id), token).text());
  }
  std::string fresh() { return newId(world.clock, world.rng); }

  BackendWorld world;
  const std::string alice = world.roleToken("visitor"), bob = world.roleToken("visitor", 'b');
  const std::string coach = world.roleToken("coach"), chair = world.roleToken("chair");
  const std::string manager = world.roleToken("management");
};

TEST_F(MergingIdeas, TheOlderStandsForBothAndAPersonCountsOnce) {
  const std::string older = file("Une chaise", alice), younger = file("Des chaises", bob);
  support(older, coach);
  support(younger, coach);
  support(younger, chair);
  read(older, world.roleToken("dpo"));
  const auto merged = Json::parse(merge(fresh(), younger, older).text());
  EXPECT_EQ(merged["kept"], older);
  EXPECT_EQ(merged["merged"], younger);
  const Json kept = idea(older, coach);
  EXPECT_EQ(kept["supporters"], 2) << "coach once";
  EXPECT_EQ(kept["readers"], 3);
  EXPECT_EQ(kept["merged"], Json::array({younger}));
  EXPECT_EQ(kept["coAuthors"][0]["id"], world.personId(emailOf("visitor", 'b')));
  const Json old = idea(younger, chair);
  EXPECT_EQ(old["mergedInto"], older) << "the old id reads as merged";
  EXPECT_EQ(old["supporters"], 2);
  EXPECT_EQ(old["supported"], true);
  EXPECT_EQ(idea(older, chair)["supported"], true) << "who supported one supports both";
  const Json list = Json::parse(world.get("/v1/ideas", coach).text())["items"];
  ASSERT_EQ(list.size(), 1U);
  EXPECT_EQ(list[0]["id"], older);
}

TEST_F(MergingIdeas, CoAuthorsSupportTheirIdeaNoMoreAndGetItBackWhenItIsTakenApart) {
  const std::string older = file("Une chaise", alice), younger = file("Des chaises", bob), id = fresh();
  EXPECT_EQ(support(older, bob)["supporters"], 1);
  merge(id, older, younger);
  EXPECT_EQ(idea(older, bob)["own"], true);
  EXPECT_EQ(world.sqlText("SELECT supporters FROM idea WHERE id = '" + older + "'"), "0");
  EXPECT_EQ(world.ask({"PUT", api::supportPath(older), bob, "", {}}).status, 403);
  EXPECT_EQ(world.ask({"PUT", api::supportPath(younger), alice, "", {}}).status, 403);
  read(older, bob);
  EXPECT_EQ(world.sqlText("SELECT readers FROM idea WHERE id = '" + older + "'"), "0") << "authors are no readers";
  unmerge(id);
  EXPECT_EQ(idea(older, bob)["supporters"], 1);
  EXPECT_EQ(idea(older, bob)["readers"], 1);
}

TEST_F(MergingIdeas, ASupportOfEitherIsASupportOfBothAndIsTakenBackFromBoth) {
  const std::string older = file("Une chaise", alice), younger = file("Des chaises", bob);
  support(older, coach);
  support(younger, coach);
  merge(fresh(), older, younger);
  EXPECT_EQ(support(younger, chair)["supporters"], 2);
  EXPECT_EQ(support(older, chair)["supporters"], 2) << "again changes nothing";
  support(older, coach, "DELETE");
  EXPECT_EQ(idea(older, chair)["supporters"], 1);
  EXPECT_EQ(idea(younger, coach)["supported"], false);
  const Json feed = Json::parse(world.get("/v1/feed", chair).text());
  ASSERT_EQ(feed["items"].size(), 1U) << "one card for both";
  EXPECT_EQ(feed["counts"][older], Json::parse(R"({"supporters":1,"readers":2})"));
}

TEST_F(MergingIdeas, AReportSaysThatItsIdeaWasMergedAndShowsWhatStandsForIt) {
  const Report report = makeReport(world);
  const std::string reportId = publish(world, alice, report), inReport = report.ideas[0].id;
  world.clock.advance(std::chrono::minutes(1));
  const std::string younger = file("Une deuxième caisse", bob);
  support(younger, coach);
  const auto cursor = Json::parse(world.get("/v1/changes?after=0", coach).text())["cursor"].dump();
  EXPECT_EQ(Json::parse(merge(fresh(), inReport, younger).text())["kept"], inReport);
  const Json shown = Json::parse(world.get(api::reportPath(reportId), coach).text())["ideas"][0];
  EXPECT_EQ(shown["supported"], true);
  EXPECT_EQ(shown["supporters"], 1);
  std::set<std::string> told;
  const Json changes = Json::parse(world.get("/v1/changes?after=" + cursor, coach).text());
  for (const Json& line : changes["items"])
    told.insert(line["kind"].get<std::string>() + " " + line["id"].get<std::string>());
  EXPECT_EQ(told, (std::set<std::string>{"idea " + inReport, "idea " + younger, "report " + reportId}));
}

TEST_F(MergingIdeas, TheSameMergeAgainChangesNothingAlsoAfterItWasUndone) {
  const std::string older = file("Une chaise", alice), younger = file("Des chaises", bob), id = fresh();
  merge(id, older, younger);
  EXPECT_EQ(merge(id, younger, older).status, 200);
  EXPECT_EQ(unmerge(id).status, 200);
  EXPECT_EQ(unmerge(id).status, 200);
  EXPECT_EQ(Json::parse(merge(id, older, younger).text())["undone"], true) << "a straggler does not merge again";
  EXPECT_TRUE(idea(younger, coach)["mergedInto"].is_null());
  EXPECT_EQ(world.sqlText("SELECT COUNT(*) FROM journal WHERE action = 'idea.merged'"), "1");
  EXPECT_EQ(world.sqlText("SELECT COUNT(*) FROM journal WHERE action = 'idea.unmerged'"), "1");
}

TEST_F(MergingIdeas, RefusesWhatIsNoPair) {
  const std::string one = file("Une chaise", alice), other = file("Des chaises", bob), id = fresh();
  EXPECT_EQ(merge(id, one, one).status, 400);
  EXPECT_EQ(merge(id, one, fresh()).status, 404);
  EXPECT_EQ(merge("x", one, other).status, 400);
  EXPECT_EQ(
      world.ask({"PUT", api::mergePath(id), manager, R"({"ideas":["x"]})", {{"Content-Type", "application/json"}}})
          .status,
      400);
  EXPECT_EQ(unmerge(fresh()).status, 404);
  EXPECT_EQ(merge(id, one, other).status, 200);
  EXPECT_EQ(merge(fresh(), one, other).status, 409) << "together already";
  EXPECT_EQ(merge(id, one, file("Autre", alice)).status, 409) << "another merge has this id";
  const Report hidden = makeReport(world);
  putReport(world, alice, fresh(), hidden);
  EXPECT_EQ(merge(fresh(), one, hidden.ideas[0].id).status, 404) << "not published";
}

TEST_F(MergingIdeas, IsRefusedWhileARoundHoldsOneOfThemAndSoIsTakingApart) {
  const std::string one = file("Une chaise", alice), other = file("Des chaises", bob), third = file("Un banc", bob);
  const std::string id = fresh();
  merge(id, one, other);
  const std::string round = fresh();
  const Json wanted{{"id", round},
                    {"title", "Comité"},
                    {"closesAt", toIso(world.clock.now() + std::chrono::hours(24))},
                    {"top", 0},
                    {"picks", {one, third}}};
  ASSERT_EQ(world.post("/v1/rounds", chair, wanted.dump()).status, 201);
  EXPECT_EQ(unmerge(id).status, 409);
  EXPECT_EQ(merge(fresh(), one, third).status, 409);
  const std::string free = file("Une horloge", alice);
  EXPECT_EQ(merge(fresh(), other, free).status, 409) << "held by the one that stands for it";
  world.post("/v1/rounds/" + round + "/cancel", chair, "{}");
  EXPECT_EQ(unmerge(id).status, 200);
}

TEST_F(MergingIdeas, CoAuthorsAreRecusedInRounds) {
  const std::string one = file("Une chaise", alice), other = file("Des chaises", manager), third = file("Un banc", bob);
  merge(fresh(), one, other);
  const std::string round = fresh();
  const Json wanted{{"id", round},
                    {"title", "Comité"},
                    {"closesAt", toIso(world.clock.now() + std::chrono::hours(24))},
                    {"top", 0},
                    {"picks", {one, third}}};
  world.post("/v1/rounds", chair, wanted.dump());
  const Json plan = Json::parse(world.get("/v1/rounds/" + round, chair).text())["plan"];
  EXPECT_EQ(plan["lines"][0]["recusals"], 1) << plan.dump();
  EXPECT_EQ(plan["lines"][1]["recusals"], 0);
  world.post("/v1/rounds/" + round + "/open", chair, "{}");
  const Json ballot = Json::parse(world.get("/v1/rounds/" + round + "/ballot", manager).text());
  ASSERT_EQ(ballot["lines"].size(), 1U);
  EXPECT_EQ(ballot["lines"][0]["item"], third);
}

TEST_F(MergingIdeas, WhoWithdrawsAnIdeaTakesItOutOfItsMerges) {
  const std::string one = file("Une chaise", alice), other = file("Des chaises", bob), third = file("Un banc", bob);
  support(other, coach);
  merge(fresh(), one, other);
  merge(fresh(), one, third);
  const std::string head = sha256Hex(Json{{"text", "Une chaise"}}.dump());
  EXPECT_EQ(world
                .ask({"PUT",
                      api::ideaPath(one),
                      alice,
                      R"({"withdrawn":true})",
                      {{"Content-Type", "application/json"}, {"Passerelle-Base", head}}})
                .status,
            200);
  EXPECT_EQ(Json::parse(world.get("/v1/ideas", coach).text())["items"].size(), 2U);
  EXPECT_TRUE(idea(other, coach)["mergedInto"].is_null());
  EXPECT_EQ(idea(other, coach)["supporters"], 1);
}

/// What the numbers must be, from sets alone.
class Model {
 public:
  struct Idea {
    std::string id, card, author;
    std::set<std::string> supporters;
  };
  std::vector<Idea> ideas;                               // the oldest first
  std::map<std::string, std::set<std::string>> readers;  // by card
  std::map<std::string, std::pair<std::size_t, std::size_t>> merges;

  std::vector<std::size_t> groupOf(std::size_t idea) const {
    std::set<std::size_t> group{idea};
    for (bool grown = true; grown;) {
      grown = false;
      for (const auto& [id, pair] : merges) {
        if (group.contains(pair.first) != group.contains(pair.second))
          grown = group.insert(pair.first).second | group.insert(pair.second).second;
      }
    }
    return {group.begin(), group.end()};
  }
  std::set<std::string> authorsOf(const std::vector<std::size_t>& group) const {
    std::set<std::string> all;
    for (const std::size_t i : group) all.insert(ideas[i].author);
    return all;
  }
  std::pair<std::int64_t, std::int64_t> counts(std::size_t idea) const {
    const auto group = groupOf(idea);
    std::set<std::string> supporters, read;
    for (const std::size_t i : group) {
      supporters.insert(ideas[i].supporters.begin(), ideas[i].supporters.end());
      if (const auto card = readers.find(ideas[i].card); card != readers.end())
        read.insert(card->second.begin(), card->second.end());
    }
    for (const std::string& author : authorsOf(group)) {
      supporters.erase(author);
      read.erase(author);
    }
    return {static_cast<std::int64_t>(supporters.size()), static_cast<std::int64_t>(read.size())};
  }
};

class MergingProperties : public ::testing::TestWithParam<unsigned> {
 protected:
  template <class Job>
  void write(Job job) {
    (void)world.backend->database().writeNow([&](sql::Connection& connection) -> Result<void> {
      job(connection);
      return {};
    });
  }
  std::string cells(sql::Connection& connection) {
    std::string all;
    auto rows = connection.query(
        "SELECT id, supporters, support_weight, readers, feed_key, own_readers, score, kept_id FROM idea ORDER BY id");
    while (const sql::Row* row = rows->next()) {
      char line[256];
      std::snprintf(line, sizeof line, "%s %lld %a %lld %a %lld %a %s\n", row->string(0).c_str(),
                    static_cast<long long>(row->integer(1)), row->real(2), static_cast<long long>(row->integer(3)),
                    row->real(4), static_cast<long long>(row->integer(5)), row->isNull(6) ? -1 : row->real(6),
                    row->string(7).c_str());
      all += line;
    }
    return all;
  }
  void expectModel(sql::Connection& connection, int step) {
    for (std::size_t i = 0; i < model.ideas.size(); ++i) {
      const auto idea = ideas::findIdea(connection, model.ideas[i].id);
      const auto [supporters, readers] = model.counts(i);
      ASSERT_EQ(idea->root(), model.ideas[model.groupOf(i).front()].id) << "step " << step;
      ASSERT_EQ(idea->shownSupporters, supporters) << "step " << step << " idea " << i;
      ASSERT_EQ(idea->shownReaders, readers) << "step " << step << " idea " << i;
      ASSERT_LE(idea->shownSupporters, idea->shownReaders);
    }
  }

  BackendWorld world;
  Model model;
};

TEST_P(MergingProperties, CountsAreAlwaysThoseOfTheSetsAndTakingApartIsTheIdentity) {
  SeededRng chance(GetParam());
  std::vector<std::string> people;
  for (const char* role : {"visitor", "coach", "chair", "management", "dpo", "advocate"}) {
    for (const char side : {'a', 'b'}) people.push_back(world.personId(emailOf(role, side)));
  }
  // Two reports with two ideas each, and six ideas on their own.
  for (int i = 0; i < 2; ++i) {
    world.clock.advance(std::chrono::minutes(1));
    const Report report = makeReport(world, "Caisse", 2);
    const std::string id = publish(world, world.roleToken("visitor", i == 0 ? 'a' : 'b'), report);
    std::vector<std::string> ids{report.ideas[0].id, report.ideas[1].id};
    std::sort(ids.begin(), ids.end());
    for (const std::string& idea : ids) model.ideas.push_back({idea, id, people[static_cast<std::size_t>(i)], {}});
  }
  ideas::Merging merging([](sql::Connection&, std::string_view) { return false; }, world.rng);
  for (int i = 0; i < 6; ++i) {
    world.clock.advance(std::chrono::minutes(1));
    const std::string id = newId(world.clock, world.rng), author = people[chance.below(people.size())];
    write([&](sql::Connection& connection) {
      ideas::IdeaSubmission submission;
      submission.id = id;
      submission.authorId = author;
      submission.text = "Idée";
      submission.hash = sha256Hex(id);
      ASSERT_TRUE(ideas::fileIdea(connection, world.rng, submission, world.clock.now()));
    });
    model.ideas.push_back({id, id, author, {}});
  }
  int merged = 0;
  for (int step = 0; step < 250; ++step) {
    world.clock.advance(std::chrono::minutes(7));
    const TimePoint now = world.clock.now();
    const std::size_t at = chance.below(model.ideas.size());
    Model::Idea& idea = model.ideas[at];
    const ideas::Reader who{people[chance.below(people.size())], "fr"};
    const auto group = model.groupOf(at);
    const auto authors = model.authorsOf(group);
    const std::string& person = who.personId;
    const bool supports = std::any_of(group.begin(), group.end(),
                                      [&](std::size_t i) { return model.ideas[i].supporters.contains(person); });
    write([&](sql::Connection& connection) {
      switch (chance.below(6)) {
        case 0:
        case 1: {
          const auto outcome = ideas::setSupport(connection, who, idea.id, true, now);
          ASSERT_EQ(outcome.has_value(), !authors.contains(person)) << step;
          if (outcome && !supports) {
            idea.supporters.insert(person);
            model.readers[idea.card].insert(person);
          }
          break;
        }
        case 2: {
          const auto outcome = ideas::setSupport(connection, who, idea.id, false, now);
          if (outcome) {
            for (const std::size_t i : group) model.ideas[i].supporters.erase(person);
          }
          break;
        }
        case 3:
          ideas::read(connection, who, {idea.card}, now);
          if (idea.author != person) model.readers[idea.card].insert(person);
          break;
        case 4: {
          const std::size_t other = chance.below(model.ideas.size());
          const std::string id = newId(world.clock, world.rng);
          const bool together = std::find(group.begin(), group.end(), other) != group.end();
          const std::string before = cells(connection);
          const auto merge = merging.merge(connection, who, id, idea.id, model.ideas[other].id, now);
          ASSERT_EQ(merge.has_value(), !together) << step;
          if (together) break;
          ASSERT_TRUE(merging.undo(connection, who, id, now));
          ASSERT_EQ(cells(connection), before) << "step " << step << ": taking apart is the identity";
          const std::string again = newId(world.clock, world.rng);
          ASSERT_TRUE(merging.merge(connection, who, again, model.ideas[other].id, idea.id, now));
          model.merges[again] = {group.front(), model.groupOf(other).front()};
          ++merged;
          break;
        }
        default:
          if (model.merges.empty() || chance.below(2) == 0) break;
          auto merge = model.merges.begin();
          std::advance(merge, static_cast<std::ptrdiff_t>(chance.below(model.merges.size())));
          ASSERT_TRUE(merging.undo(connection, who, merge->first, now));
          model.merges.erase(merge);
      }
      if (!HasFatalFailure()) expectModel(connection, step);
    });
    ASSERT_FALSE(HasFatalFailure()) << "seed " << GetParam();
  }
  EXPECT_GT(merged, 10);
}

INSTANTIATE_TEST_SUITE_P(Seeds, MergingProperties, ::testing::Range(1U, 7U));

}  // namespace
}  // namespace passerelle::testing
