// PUT /v1/reports/{id}: every line of the table in docs/wire.md, and every refusal.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/support/report_world.h"

namespace passerelle::testing {
namespace {
using Json = nlohmann::json;

class Filing : public ::testing::Test {
 protected:
  Json get(const std::string& reportId, const std::string& token) {
    const http::Response response = world.get(api::reportPath(reportId), token);
    EXPECT_EQ(response.status, 200) << response.body;
    return Json::parse(response.body);
  }
  std::string count(const std::string& table) { return world.sqlText("SELECT COUNT(*) FROM " + table); }

  BackendWorld world;
  const std::string author = world.roleToken("visitor");
  const std::string id = newId(world.clock, world.rng);
};

TEST_F(Filing, ANewReportIsStoredByteForByteAndAnswered201WithItsHash) {
  const Report report = makeReport(world);
  const http::Response response = putReport(world, author, id, report);
  ASSERT_EQ(response.status, 201) << response.body;
  const Json answer = Json::parse(response.body);
  EXPECT_EQ(answer["id"], id);
  EXPECT_EQ(answer["revision"], 1);
  EXPECT_EQ(answer["hash"], hashOf(report));
  EXPECT_EQ(answer["receivedAt"], "2026-11-17T16:40:00.000Z");
  EXPECT_EQ(answer["state"], "withHost");
  EXPECT_EQ(answer["hourEndsAt"], "2026-11-20T16:40:00.000Z");
  EXPECT_TRUE(answer["publishedAt"].is_null());
  EXPECT_EQ(answer["missingMedia"], Json::array());
  EXPECT_GT(answer["cursor"].get<int>(), 0);
  EXPECT_EQ(response.headers.count("Passerelle-Generation"), 1U);
  EXPECT_EQ(response.headers.count("Passerelle-Backed-Up"), 1U);
  EXPECT_EQ(world.sqlText("SELECT content FROM report_revision WHERE report_id = '" + id + "'"), encodeReport(report));
  EXPECT_EQ(world.sqlText("SELECT COUNT(*) FROM idea WHERE report_id = '" + id + "'"), "1");
  EXPECT_EQ(world.sqlText("SELECT COUNT(*) FROM journal WHERE action = 'report.filed'"), "1");
}

TEST_F(Filing, TheSameContentAgainIsAnsweredWithTheStoredAnswerAndChangesNothing) {
  const Report report = makeReport(world);
  const Json first = Json::parse(putReport(world, author, id, report).body);
  const std::string before = world.databaseHash();
  world.clock.advance(std::chrono::minutes(5));
  const http::Response again = putReport(world, author, id, report);
  EXPECT_EQ(again.status, 200);
  EXPECT_EQ(Json::parse(again.body), first);
  EXPECT_EQ(world.databaseHash(), before);
}

TEST_F(Filing, AResponseLostThenAnEditIsNoConflictWithOneself) {
  const Report first = makeReport(world);
  putReport(world, author, id, first);  // its answer never arrives
  Report edited = first;
  edited.astonishments[0].text = "Caisse fermée depuis une heure";
  const http::Response response = putReport(world, author, id, edited, {"", hashOf(first), ""});
  ASSERT_EQ(response.status, 200) << response.body;
  EXPECT_EQ(Json::parse(response.body)["revision"], 2);
  EXPECT_EQ(get(id, author)["content"]["astonishments"][0]["text"], "Caisse fermée depuis une heure");
}

TEST_F(Filing, AStragglerThatArrivesDaysLaterChangesNothing) {
  const Report first = makeReport(world);
  putReport(world, author, id, first);
  Report edited = first;
  edited.ideas[0].text = "Un banc";
  putReport(world, author, id, edited, {hashOf(first), "", ""});
  const std::string before = world.databaseHash();
  world.clock.advance(std::chrono::hours(49));
  const http::Response straggler = putReport(world, author, id, first);
  EXPECT_EQ(straggler.status, 200);
  EXPECT_EQ(Json::parse(straggler.body)["revision"], 2);
  EXPECT_EQ(Json::parse(straggler.body)["hash"], hashOf(edited));
  EXPECT_EQ(world.databaseHash(), before);
}

TEST_F(Filing, TwoDevicesNeverLoseOneSilently) {
  const Report first = makeReport(world);
  putReport(world, author, id, first);
  Report phone = first, tablet = first;
  phone.astonishments[0].text = "Du téléphone";
  tablet.astonishments[0].text = "De la tablette";
  EXPECT_EQ(putReport(world, author, id, phone, {hashOf(first), "", ""}).status, 200);
  const http::Response refused = putReport(world, author, id, tablet, {hashOf(first), "", ""});
  ASSERT_EQ(refused.status, 409);
  const Json problem = Json::parse(refused.body);
  EXPECT_EQ(problem["head"]["revision"], 2);
  EXPECT_EQ(problem["head"]["hash"], hashOf(phone));
  EXPECT_EQ(problem["code"], "conflict");
  EXPECT_EQ(putReport(world, author, id, tablet, {hashOf(phone), "", ""}).status, 200);
}

TEST_F(Filing, GoingBackToAnEarlierTextIsANewRevision) {
  const Report first = makeReport(world);
  Report second = first;
  second.kind = "mysteryVisit";
  putReport(world, author, id, first);
  putReport(world, author, id, second, {hashOf(first), "", ""});
  const Json answer = Json::parse(putReport(world, author, id, first, {hashOf(second), "", ""}).body);
  EXPECT_EQ(answer["revision"], 3);
  EXPECT_EQ(answer["hash"], hashOf(first));
}

TEST_F(Filing, AnotherAuthorsIdIsForbiddenAndNeverSaidToBeMissing) {
  putReport(world, author, id, makeReport(world));
  const std::string somebodyElse = world.roleToken("visitor", 'b');
  const std::string before = world.databaseHash();
  EXPECT_EQ(putReport(world, somebodyElse, id, makeReport(world, "À moi")).status, 403);
  EXPECT_EQ(world.databaseHash(), before);
}

TEST_F(Filing, AnIdThatAnIdeaHasIsRefusedAndTheIdeaStays) {
  const std::string idea = newId(world.clock, world.rng);
  ASSERT_EQ(world
                .ask({"PUT",
                      "/v1/ideas/" + idea,
                      author,
                      R"({"text":"Une chaise près des cabines"})",
                      {{"Content-Type", "application/json"}}})
                .status,
            201);
  const http::Response taken = putReport(world, world.roleToken("visitor", 'b'), idea, makeReport(world));
  EXPECT_EQ(taken.status, 422) << taken.body;
  EXPECT_EQ(world.sqlText("SELECT COUNT(*) FROM report WHERE id = '" + idea + "'"), "0");
  EXPECT_EQ(Json::parse(world.get("/v1/feed", world.roleToken("coach")).body)["items"][0]["id"], idea);
}

TEST_F(Filing, WithdrawingIsARevisionAndStaysWithdrawnForAStraggler) {
  const Report first = makeReport(world);
  putReport(world, author, id, first);
  Report withdrawn = first;
  withdrawn.withdrawn = true;
  const Json answer = Json::parse(putReport(world, author, id, withdrawn, {hashOf(first), "", ""}).body);
  EXPECT_EQ(answer["state"], "withdrawn");
  EXPECT_EQ(putReport(world, author, id, first).status, 200);
  EXPECT_EQ(world.sqlText("SELECT state FROM report"), "withdrawn");
  EXPECT_EQ(world.get(api::reportPath(id), world.roleToken("host")).status, 410);
  EXPECT_EQ(world.sqlText("SELECT COUNT(*) FROM journal WHERE action = 'report.withdrawn'"), "1");
}

TEST_F(Filing, AUnitThatDoesNotExistIsRefusedWithWordsInTheReadersLanguage) {
  Report report = makeReport(world);
  report.subject.code = "NOWHERE";
  const http::Response refused = putReport(world, author, id, report);
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(Json::parse(refused.body)["field"], "/subject/code");
  EXPECT_EQ(Json::parse(refused.body)["detail"], "Ce magasin n'existe pas ou plus\u00a0: choisissez-en un autre.");
  EXPECT_EQ(count("report"), "0");
  EXPECT_EQ(count("change WHERE kind = 'report'"), "0");
}

TEST_F(Filing, ARegionATravellingHostAndAContactCentreAreSubjectsToo) {
  Report report = makeReport(world);
  report.subject = {SubjectKind::region, "Sud"};
  EXPECT_EQ(putReport(world, author, id, report).status, 201);
  report = makeReport(world);
  report.subject = {SubjectKind::region, "Ouest"};
  EXPECT_EQ(putReport(world, author, newId(world.clock, world.rng), report).status, 422);
  report.subject = {SubjectKind::travellingHost, "Tournée Ardèche"};
  EXPECT_EQ(putReport(world, author, newId(world.clock, world.rng), report).status, 201);
}

TEST_F(Filing, DaysThatCannotBeAreRefused) {
  for (const auto& [day, status] : std::initializer_list<std::pair<const char*, int>>{{"2026-11-18", 201},
                                                                                      {"2026-11-19", 422},
                                                                                      {"2025-10-14", 201},
                                                                                      {"2025-10-10", 422},
                                                                                      {"2026-02-30", 422},
                                                                                      {"", 422}}) {
    Report report = makeReport(world);
    report.visitedOn = day;
    EXPECT_EQ(putReport(world, author, newId(world.clock, world.rng), report).status, status) << day;
  }
}

TEST_F(Filing, HeadersThatAreNoHashesAndIdsThatAreNoIdsAreRefused) {
  const Report report = makeReport(world);
  EXPECT_EQ(putReport(world, author, id, report, {"abc", "", ""}).status, 400);
  EXPECT_EQ(putReport(world, author, id, report, {"", hashOf(report) + ",x", ""}).status, 400);
  EXPECT_EQ(putReport(world, author, id, report, {"", "", "95,4"}).status, 400);
  EXPECT_EQ(putReport(world, author, "not-an-id", report).status, 400);
  EXPECT_EQ(putBytes(world, author, id, R"({"position":{"lat":1,"lon":2}})").status, 400);
  EXPECT_EQ(putBytes(world, author, id, "\xff").status, 400);
  EXPECT_EQ(count("report"), "0");
}

TEST_F(Filing, APositionIsRoundedShownToTheAuthorAloneAndGoneAfterADay) {
  putReport(world, author, id, makeReport(world), {"", "", "45.760512,4.861993"});
  EXPECT_EQ(get(id, author)["position"]["lat"].get<double>(), 45.761);
  EXPECT_FALSE(get(id, world.roleToken("host")).contains("position"));
  world.clock.advance(std::chrono::hours(24) + std::chrono::minutes(2));
  world.backend->runDue();
  EXPECT_FALSE(get(id, author).contains("position"));
  EXPECT_EQ(count("report_position"), "0");
  EXPECT_EQ(sha256Hex(world.sqlText("SELECT content FROM report_revision")), world.sqlText("SELECT hash FROM report"));
}

TEST_F(Filing, IdeasFollowTheRevisionsAndKeepTheirIds) {
  Report report = makeReport(world, "x", 2);
  putReport(world, author, id, report);
  Report edited = report;
  edited.ideas[0].text = "Corrigée";
  edited.ideas.pop_back();
  edited.ideas.push_back({newId(world.clock, world.rng), "Nouvelle"});
  putReport(world, author, id, edited, {hashOf(report), "", ""});
  const Json shown = get(id, author)["ideas"];
  ASSERT_EQ(shown.size(), 2U);
  EXPECT_EQ(shown[0]["text"], "Corrigée");
  EXPECT_EQ(shown[0]["id"], report.ideas[0].id);
  EXPECT_EQ(shown[1]["text"], "Nouvelle");
  Report thief = makeReport(world, "y", 0);
  thief.ideas.push_back({report.ideas[0].id, "Volée"});
  const http::Response refused =
      putReport(world, world.roleToken("visitor", 'b'), newId(world.clock, world.rng), thief);
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(Json::parse(refused.body)["field"], "/ideas/0/id");
  EXPECT_EQ(count("report"), "1") << "a refused report leaves nothing behind";
}

TEST_F(Filing, TheAnswerNamesTheMediaThatAreMissing) {
  Report report = makeReport(world);
  ManifestEntry photo;
  photo.id = newId(world.clock, world.rng);
  photo.type = "image/jpeg";
  photo.sizeBytes = 10;
  photo.sha256 = std::string(64, 'a');
  report.media.push_back(photo);
  report.noRecognisablePerson = true;
  EXPECT_EQ(Json::parse(putReport(world, author, id, report).body)["missingMedia"], Json::array({photo.id}));
  EXPECT_EQ(get(id, author)["media"][0]["state"], "missing");
}

TEST_F(Filing, UnknownFieldsOfANewerAppAreKeptVerbatim) {
  std::string bytes = encodeReport(makeReport(world));
  bytes.insert(1, "\"weather\" : {\"sky\":\"rain\"},");
  const http::Response response = putBytes(world, author, id, bytes);
  ASSERT_EQ(response.status, 201) << response.body;
  EXPECT_EQ(Json::parse(response.body)["hash"], sha256Hex(bytes));
  EXPECT_EQ(get(id, author)["content"]["weather"]["sky"], "rain");
}

}  // namespace
}  // namespace passerelle::testing
