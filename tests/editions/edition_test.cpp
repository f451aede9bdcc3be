// Editions: what is chosen, when it appears, what its page says, and that nothing in it is ever markup.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <regex>
#include <set>

#include "backend/editions/edition.h"
#include "backend/editions/edition_words.h"
#include "backend/editions/selection.h"
#include "backend/editions/story_words.h"
#include "tests/editions/editions_world.h"
#include "tests/editions/hostile_strings.h"
#include "tests/support/report_world.h"

namespace passerelle::testing {
namespace {
using Json = nlohmann::json;
using std::chrono::hours;

class Editions : public EditionsWorld {};

TEST(Week, BeginsOnMondayAtMidnightUniversalTime) {
  EXPECT_EQ(toIso(*editions::startOfWeek("2026-W47")), "2026-11-16T00:00:00.000Z");
  EXPECT_EQ(toIso(*editions::startOfWeek("2026-W01")), "2025-12-29T00:00:00.000Z");
  EXPECT_EQ(toIso(*editions::startOfWeek("2026-W53")), "2026-12-28T00:00:00.000Z");
  for (const char* week : {"2025-W53", "2026-W00", "2026-W54", "2026-47", "2026-W4", "W47-2026", "2026-W47x", ""})
    EXPECT_FALSE(editions::startOfWeek(week)) << week;
}

TEST(Words, AreThoseOfANewspaper) {
  EXPECT_EQ(editions::dayInWords("2026-11-17", Language::french), "mardi\u00a017\u00a0novembre");
  EXPECT_EQ(editions::dayInWords("2026-02-01", Language::french), "dimanche\u00a01er\u00a0février");
  EXPECT_EQ(editions::dayInWords("2026-11-17", Language::english), "Tuesday\u00a017\u00a0November");
  EXPECT_EQ(editions::weekInWords(*editions::startOfWeek("2026-W47"), Language::french), "du 16 au 22 novembre 2026");
  EXPECT_EQ(editions::weekInWords(*editions::startOfWeek("2026-W01"), Language::french),
            "du 29 décembre 2025 au 4 janvier 2026");
  EXPECT_EQ(editions::counted(1733, "rapport", "rapports", Language::french), "1\u202f733\u00a0rapports");
  EXPECT_EQ(editions::counted(0, "idée", "idées", Language::french), "0\u00a0idée");
}

TEST(Words, AreBoundWhereFrenchBindsThem) {
  EXPECT_EQ(editions::bound("Il dit : « prêt », à 12 % ?"), "Il dit\u00a0: «\u00a0prêt\u00a0», à 12\u00a0%\u00a0?");
  EXPECT_EQ(editions::bound("a b\n c, 12:30 «x»"), "a b\n c, 12:30 «x»");
  EXPECT_EQ(editions::splitHeadline("Un écriteau : « Touchez. » Ils touchent ?").headline,
            "Un écriteau\u00a0: «\u00a0Touchez.\u00a0»");
  EXPECT_EQ(editions::shortened("Vraiment ? Oui", 12), "Vraiment\u00a0?…");
}

TEST_F(Editions, AMemoIsHeardOnTheReportsPageAndItsWordsStandBesideIt) {
  Report report = makeReport(world);
  ManifestEntry memo;
  memo.id = newId(world.clock, world.rng);
  memo.kind = MediumKind::voice;
  memo.type = "audio/ogg";
  memo.sizeBytes = 10;
  memo.sha256 = std::string(64, 'a');
  memo.caption = "Trop de <bruit> à la caisse";
  memo.durationMs = 9'000;
  report.media.push_back(memo);
  const std::string id = publish(world, author, report);
  EXPECT_FALSE(has(page("/reports/" + id), "<audio")) << "it has not arrived yet";
  const auto arrived = world.backend->database().writeNow([&](sql::Connection& connection) -> Result<void> {
    connection.execute(
        "INSERT INTO medium (report_id, id, person_id, kind, type, size_bytes, sha_received, sha_stored, stored_bytes, "
        "received_at, file, duration_ms) VALUES ($1, $2, '', 'voice', 'audio/ogg', 1, '', '', 1, 0, $2, 65000)",
        {sql::val(id), sql::val(memo.id)});
    return {};
  });
  ASSERT_TRUE(arrived);
  const http::Response response = world.get("/reports/" + id, world.roleToken("coach"));
  EXPECT_TRUE(has(response.body, "<audio controls")) << response.body;
  EXPECT_TRUE(has(response.body, "src=\"/v1/media/" + id + "/" + memo.id + "\""));
  EXPECT_TRUE(has(response.body, "1:05")) << "as the server measured it";
  EXPECT_TRUE(has(response.body, "Trop de &lt;bruit&gt; à la caisse"));
  EXPECT_TRUE(has(response.headers.find("Content-Security-Policy")->second, "media-src 'self'"));
}

TEST_F(Editions, TheSensoryStripAndTheQuestionsStandOnTheReportsPage) {
  Report report = makeReport(world);
  report.astonishments[0].question = "Qu'est-ce qui marche bien ?";
  report.senses = {{"welcome", "smell", Tone::good, "pain <chaud>"}, {"checkout", "hearing", Tone::bad, ""}};
  const std::string id = publish(world, author, report);
  const std::string html = page("/reports/" + id);
  EXPECT_TRUE(has(html, "Qu&#39;est-ce qui marche bien ?") || has(html, "Qu'est-ce qui marche bien ?")) << html;
  EXPECT_TRUE(has(html, "<th scope=\"row\">Arrivée et accueil</th>"));
  EXPECT_TRUE(has(html, "<th scope=\"col\">Odorat</th>"));
  EXPECT_TRUE(has(html, "▲\u00a0bien</span> pain &lt;chaud&gt;"));
  EXPECT_TRUE(has(page("/reports/" + id + "?lang=en"), "Sensory walk"));
}

TEST(Selection, TheBestOpensAndEachToneSpeaksInTurn) {
  std::vector<editions::Candidate> all = {{"a", "bad", 9},  {"b", "bad", 8},      {"c", "bad", 7},
                                          {"d", "good", 3}, {"e", "puzzling", 1}, {"f", "bad", 6}};
  std::string order;
  for (const auto& one : editions::chosen(all, 5)) order += one.reportId;
  EXPECT_EQ(order, "aedbc");
  EXPECT_TRUE(editions::chosen({}, 5).empty());
}

TEST_F(Editions, TheWeekThatEndedAppearsByItselfOnce) {
  publish(world, author, makeReport(world, "Sept clients attendent. Une seule caisse est ouverte."));
  world.backend->runDue();
  EXPECT_EQ(world.sqlText("SELECT COUNT(*) FROM edition"), "0");
  world.clock.advance(hours(24 * 6));
  world.backend->runDue();
  EXPECT_EQ(world.sqlText("SELECT week FROM edition"), "2026-W47");
  EXPECT_EQ(world.sqlText("SELECT COUNT(*) FROM journal WHERE action = 'edition.published'"), "1");
  world.backend->runDue();
  EXPECT_EQ(world.sqlText("SELECT COUNT(*) FROM journal WHERE action = 'edition.published'"), "1");
  const std::string html = page("/editions/2026-W47");
  EXPECT_TRUE(has(html, "<h2>Sept clients attendent.</h2>"));
  EXPECT_TRUE(has(html, "<p>Une seule caisse est ouverte.</p>"));
  EXPECT_TRUE(has(html, "«\u00a0Je croyais déranger.\u00a0»"));
  EXPECT_TRUE(has(html, "Ouvrir une deuxième caisse 0"));
  EXPECT_TRUE(has(html, "Semaine\u00a047, du 16 au 22 novembre 2026"));
  EXPECT_TRUE(has(html, "Le magasin répond"));
  EXPECT_TRUE(has(html, "<p>Merci</p>"));
  EXPECT_TRUE(has(html, "Caisse · Lyon Part-Dieu")) << "the moment of truth in words";
  EXPECT_TRUE(has(page("/editions/2026-W47?lang=en"), "The store answers"));
  EXPECT_TRUE(has(page("/editions"), "Sept clients attendent"));
  const Json list = Json::parse(world.get("/v1/editions", world.roleToken("coach")).body);
  EXPECT_EQ(list["items"][0]["week"], "2026-W47");
  EXPECT_EQ(list["items"][0]["title"], "Sept clients attendent.");
}

TEST_F(Editions, IsMendedByHandForAWeekAndThenFrozen) {
  publish(world, author, makeReport(world, "Sept clients attendent."));
  world.clock.advance(hours(24 * 6));
  world.backend->runDue();
  EXPECT_EQ(compose("2026-W47").status, 200) << "the editor has the week after for it";
  world.clock.advance(hours(24 * 7));
  EXPECT_EQ(compose("2026-W47").status, 409);
  EXPECT_EQ(compose("2026-W47", "coach").status, 403);
}

TEST_F(Editions, UnansweredIdeasHeadItAfterThirtyDaysAndAnswersAreToldOnce) {
  const std::string id = publish(world, author, makeReport(world, "Il y a longtemps"));
  const std::string idea = world.sqlText("SELECT id FROM idea");
  world.clock.advance(hours(24 * 21));
  publish(world, author, makeReport(world, "Trois semaines après"));
  EXPECT_FALSE(has(page("/editions/" + toIsoWeek(world.clock.now()), "admin"), "attend une réponse"));
  world.clock.advance(hours(24 * 14));
  publish(world, author, makeReport(world, "Cinq semaines après"));
  const std::string week = toIsoWeek(world.clock.now());
  const std::string waiting = page("/editions/" + week, "admin");
  EXPECT_TRUE(has(waiting, "1\u00a0idée attend une réponse depuis plus de 30\u00a0jours"));
  EXPECT_LT(waiting.find("/reports/" + id), waiting.find("<h2>Cinq semaines après"));
  const auto answered = world.backend->database().writeNow([&](sql::Connection& connection) -> Result<void> {
    connection.execute(
        "INSERT INTO decision (item_id, status, owner_id, due_on, reason, updated_at, decided_at) VALUES ($1, 'done', "
        "$2, "
        "'', 'À Nantes, en mars', $3, $3)",
        {sql::val(idea), sql::val(world.personId(emailOf("management"))), sql::val(toMs(world.clock.now()))});
    return {};
  });
  ASSERT_TRUE(answered);
  EXPECT_EQ(compose(week).status, 200);
  const std::string done = page("/editions/" + week);
  EXPECT_FALSE(has(done, "attend une réponse"));
  EXPECT_TRUE(has(done, "C’est fait\u00a0: À Nantes, en mars."));
  const Json json = Json::parse(world.get("/v1/editions/" + week, world.roleToken("coach")).body);
  EXPECT_EQ(json["done"][0]["status"], "done");
  EXPECT_TRUE(json["waiting"].empty());
}

TEST_F(Editions, TheArchiveIsSearchedByWordsWithoutCaseAndAccents) {
  publish(world, author, makeReport(world, "Sept clients attendent près de l'étagère."));
  const std::string gone = publish(world, author, makeReport(world, "Étagère vide"));
  compose("2026-W47");
  EXPECT_TRUE(has(page("/editions?q=etagere"), "2\u00a0récits trouvés"));
  EXPECT_TRUE(has(page("/editions?q=ETAGERE clients"), "1\u00a0récit trouvé"));
  EXPECT_TRUE(has(page("/editions?q=100%"), "Aucun récit")) << "% is a letter like another";
  EXPECT_TRUE(has(page("/editions?q=inconnu"), "Aucun récit"));
  EXPECT_TRUE(has(page("/editions?q="), "du 16 au 22 novembre 2026"));
  EXPECT_EQ(world.get("/editions?q=" + std::string(801, 'a'), world.roleToken("coach")).status, 400);
  world.backend->database().writeNow([&](sql::Connection& connection) -> Result<void> {
    connection.execute("UPDATE report SET state = 'withdrawn' WHERE id = $1", {sql::val(gone)});
    return {};
  });
  EXPECT_TRUE(has(page("/editions?q=etagere"), "1\u00a0récit trouvé"));
}

TEST_F(Editions, NoNewsNoEdition) {
  world.clock.advance(hours(24 * 14));
  world.backend->runDue();
  EXPECT_EQ(world.sqlText("SELECT COUNT(*) FROM edition"), "0");
  EXPECT_EQ(compose(toIsoWeek(world.clock.now())).status, 422);
  EXPECT_EQ(compose("2030-W01").status, 422);
  EXPECT_EQ(compose("nonsense").status, 400);
}

TEST_F(Editions, OnlyThoseWhoComposeSeeTheWeekInProgress) {
  publish(world, author, makeReport(world));
  EXPECT_EQ(world.get("/editions/2026-W47", world.roleToken("coach")).status, 404);
  EXPECT_TRUE(has(page("/editions/2026-W47", "moderator"), "Aperçu"));
  EXPECT_EQ(compose("2026-W47", "coach").status, 403);
  EXPECT_EQ(compose("2026-W47", "moderator").status, 200);
  EXPECT_EQ(world.get("/editions/2026-W47", world.roleToken("coach")).status, 200);
  const std::string second = publish(world, author, makeReport(world, "Arrivé après"));
  EXPECT_FALSE(has(page("/editions/2026-W47"), second));
  EXPECT_EQ(compose("2026-W47").status, 200) << "until its letters go it can be composed again";
  EXPECT_TRUE(has(page("/editions/2026-W47"), second));
}

TEST_F(Editions, AnEditionIsToldAsAChange) {
  publish(world, author, makeReport(world));
  compose("2026-W47");
  const Json page = Json::parse(world.get("/v1/changes?after=0", world.roleToken("coach")).body);
  const Json& last = page["items"].back();
  EXPECT_EQ(last["kind"], "edition");
  EXPECT_EQ(last["edition"]["page"], "/editions/2026-W47");
}

TEST_F(Editions, WhatIsWithdrawnAfterwardsIsGoneFromThePageAndALaterReplyPrintsBesideIt) {
  const Report report = makeReport(world, "Retiré plus tard");
  const std::string id = publish(world, author, report);
  const std::string other = publish(world, author, makeReport(world, "Reste"));
  compose("2026-W47");
  world.ask({"PUT",
             api::replyPath(other),
             world.roleToken("host"),
             R"({"thanks":false,"kind":"correction","text":"Deux caisses étaient ouvertes."})",
             {{"Content-Type", "application/json"}}});
  Report withdrawn = report;
  withdrawn.withdrawn = true;
  putReport(world, author, id, withdrawn, {hashOf(report), "", ""});
  const std::string html = page("/editions/2026-W47");
  EXPECT_FALSE(has(html, "Retiré plus tard"));
  EXPECT_TRUE(has(html, "retiré par son auteur"));
  EXPECT_TRUE(has(html, "Le magasin corrige"));
  EXPECT_TRUE(has(html, "Deux caisses étaient ouvertes."));
  EXPECT_FALSE(has(world.get("/v1/editions/2026-W47", world.roleToken("coach")).body, "Retiré plus tard"));
}

TEST_F(Editions, AnAnswerToAnEarlierReportIsNewsOfItsWeek) {
  const std::string id = newId(world.clock, world.rng);
  putReport(world, author, id, makeReport(world, "Sans réponse d'abord"));
  world.clock.advance(hours(24 * 7));
  world.backend->runDue();
  world.clock.advance(hours(24 * 7));
  world.backend->runDue();
  world.ask({"PUT",
             api::replyPath(id),
             world.roleToken("host"),
             R"({"thanks":true,"kind":"context","text":"Nous avons recruté."})",
             {{"Content-Type", "application/json"}}});
  const std::string week = toIsoWeek(world.clock.now());
  EXPECT_EQ(compose(week).status, 200);
  EXPECT_TRUE(has(page("/editions/" + week), "Les magasins ont répondu"));
  EXPECT_TRUE(has(page("/editions/" + week), "Nous avons recruté."));
}

TEST_F(Editions, PagesCarryAPolicyWithoutInlineScriptOrStyle) {
  publish(world, author, makeReport(world));
  compose("2026-W47");
  for (const char* path : {"/editions", "/editions/2026-W47", "/editions/1999-W01"}) {
    const http::Response response = world.get(path, world.roleToken("coach"));
    const std::string policy = response.headers.find("Content-Security-Policy")->second;
    EXPECT_TRUE(has(policy, "default-src 'none'")) << path;
    EXPECT_FALSE(has(policy, "unsafe")) << path;
    EXPECT_FALSE(
        std::regex_search(response.body, std::regex("<script|<style|\\sstyle=|\\son[a-z]+=", std::regex::icase)));
  }
  EXPECT_EQ(world.get("/edition.css").status, 200);
  EXPECT_TRUE(has(world.get("/edition.css").body, "@page{size:A4"));
}

/// The names of all elements, and of all attributes, in a page that has only well-quoted ones.
std::set<std::string> namesIn(const std::string& html) {
  std::set<std::string> names;
  static const std::regex kTag(R"(<\s*(/?[a-zA-Z!?][^\s>/]*)((?:[^>"]|"[^"]*")*)>)"),
      kAttribute(R"(([^\s=">]+)="[^"]*")");
  for (std::sregex_iterator tag(html.begin(), html.end(), kTag), end; tag != end; ++tag) {
    names.insert((*tag)[1]);
    const std::string attributes = (*tag)[2];
    for (std::sregex_iterator one(attributes.begin(), attributes.end(), kAttribute); one != end; ++one)
      names.insert("@" + (*one)[1].str());
  }
  return names;
}

TEST_F(Editions, NoStringOfAnyFieldBecomesMarkup) {
  ASSERT_GE(hostileStrings().size(), 200U);
  // What a harmless report makes is all that a hostile one may make.
  const auto fill = [&](const std::string& text) {
    Report report = makeReport(world, text, 2);
    report.astonishments[0].verbatim = text;
    report.astonishments.push_back(report.astonishments[0]);
    report.astonishments[1].id = newId(world.clock, world.rng);
    report.ideas[0].text = text;
    ManifestEntry photo;
    photo.id = newId(world.clock, world.rng);
    photo.type = "image/jpeg";
    photo.sizeBytes = 10;
    photo.sha256 = std::string(64, 'a');
    photo.caption = text;
    report.media.push_back(photo);
    report.noRecognisablePerson = true;
    const std::string id = newId(world.clock, world.rng);
    const int filed = putReport(world, author, id, report).status;
    EXPECT_TRUE(filed == 201 || filed == 400) << text;
    if (filed == 400) return std::string();  // control characters are refused with a sentence
    world.ask({"PUT",
               api::replyPath(id),
               world.roleToken("host"),
               Json{{"thanks", true}, {"kind", "context"}, {"text", text}}.dump(-1, ' ', false,
                                                                                Json::error_handler_t::replace),
               {{"Content-Type", "application/json"}}});
    world.backend->database().writeNow([&](sql::Connection& connection) -> Result<void> {
      connection.execute("UPDATE person SET name = $1, department = $1 WHERE email = $2",
                         {sql::val(text), sql::val(emailOf("visitor"))});
      connection.execute("UPDATE unit SET name = $1 WHERE code = 'LYO-01'", {sql::val(text)});
      connection.execute(
          "INSERT INTO medium (report_id, id, person_id, kind, type, size_bytes, sha_received, sha_stored, "
          "stored_bytes, "
          "received_at, file) VALUES ($1, $2, '', 'photo', 'image/jpeg', 1, '', '', 1, 0, $2) ON CONFLICT DO NOTHING",
          {sql::val(id), sql::val(photo.id)});
      return {};
    });
    return id;
  };
  const std::string week = "2026-W47";
  const std::string harmlessId = fill("Un texte tranquille");
  for (int i = 0; i < 11; ++i) fill("Un texte tranquille");
  compose(week);
  std::set<std::string> allowed =
      namesIn(page("/editions/" + week) + page("/editions") + page("/reports/" + harmlessId));
  ASSERT_TRUE(allowed.contains("blockquote") && allowed.contains("@srcset") && allowed.contains("li"));
  for (const std::string& text : hostileStrings()) {
    const std::string id = fill(text);
    if (id.empty()) continue;
    for (const std::string& path : {"/reports/" + id, "/editions/" + week, std::string("/editions")}) {
      compose(week);
      const std::string html = page(path);
      for (const std::string& name : namesIn(html))
        EXPECT_TRUE(allowed.contains(name)) << name << " in " << path << " of " << text;
      EXPECT_FALSE(has(html, "<script")) << text;
      EXPECT_FALSE(std::regex_search(html, std::regex("(href|src)=\"\\s*(javascript|data:text)", std::regex::icase)))
          << text;
    }
  }
}

}  // namespace
}  // namespace passerelle::testing
