// The browser form: a text and a picture filed from a personal link, once, with a receipt; errors keep the words.
#include <gtest/gtest.h>

#include "tests/form/form_world.h"
#include "tests/support/report_world.h"

namespace passerelle::testing {
namespace {

/// The form again, with its words in it and nothing filed.
void expectWordsKept(FormWorld& world, const http::Response& answer, int status, const std::string& say) {
  EXPECT_EQ(answer.status, status);
  EXPECT_TRUE(headerOf(answer, "Content-Type").starts_with("text/html"));
  EXPECT_NE(answer.body.find("role=\"alert\""), std::string::npos);
  EXPECT_NE(answer.body.find(say), std::string::npos) << answer.body;
  EXPECT_NE(answer.body.find("Caisse fermée,\nsept clients attendent</textarea>"), std::string::npos) << answer.body;
  EXPECT_NE(answer.body.find("Je croyais déranger</textarea>"), std::string::npos);
  EXPECT_NE(answer.body.find("Ouvrir une caisse</textarea>"), std::string::npos);
  EXPECT_EQ(world.count("report"), "0");
}

TEST(Form, FilesATextAndAPictureAndGivesAReceipt) {
  FormWorld world;
  Filled filled = world.fill();
  filled.picture = tinyJpeg();
  filled["nobody"] = "yes";
  const auto sent = world.send(filled);
  ASSERT_EQ(sent.status, 303) << sent.body;
  EXPECT_EQ(headerOf(sent, "Location"), "/form/filed/" + filled["id"]);
  const std::string content = world.sqlText("SELECT content FROM report_revision");
  EXPECT_EQ(world.sqlText("SELECT id FROM report"), filled["id"]);
  EXPECT_EQ(world.sqlText("SELECT state FROM report"), "withHost");
  EXPECT_NE(content.find("Caisse fermée,\\nsept clients attendent"), std::string::npos) << content;
  const auto receipt = world.browse("GET", headerOf(sent, "Location"));
  EXPECT_EQ(receipt.status, 200);
  for (const std::string& part :
       {filled["id"], sha256Hex(content), sha256Hex(filled.picture), std::string("mardi 17 novembre, 17 h 40"),
        std::string("Lyon Part-Dieu"), std::string("l’heure du magasin"), std::string("Caisse fermée"),
        std::string("Je croyais déranger"), std::string("Ouvrir une caisse")}) {
    std::string plain = receipt.body;
    for (std::size_t at; (at = plain.find("\u00A0")) != std::string::npos;) plain.replace(at, 2, " ");
    EXPECT_NE(plain.find(part), std::string::npos) << part << "\n" << plain;
  }
  // The picture went through the same cleaning and stands where those of phones stand.
  EXPECT_EQ(world.sqlText("SELECT sha_received FROM medium"), sha256Hex(filled.picture));
  EXPECT_NE(world.sqlText("SELECT sha_stored FROM medium"), sha256Hex(filled.picture));
  const auto host = world.get("/v1/reports/" + filled["id"], world.roleToken("host"));
  EXPECT_NE(host.body.find("\"state\":\"received\""), std::string::npos) << host.body;
  EXPECT_NE(world.browse("GET", "/form/mine").body.find("/form/filed/" + filled["id"]), std::string::npos);
}

TEST(Form, SentTwiceOrAgainMuchLaterIsOneReport) {
  FormWorld world;
  Filled filled = world.fill();
  filled.picture = tinyJpeg();
  filled["nobody"] = "yes";
  for (int press = 0; press < 3; ++press) {
    EXPECT_EQ(headerOf(world.send(filled), "Location"), "/form/filed/" + filled["id"]);
    world.clock.advance(std::chrono::minutes(20));
  }
  EXPECT_EQ(world.count("report"), "1");
  EXPECT_EQ(world.count("report_revision"), "1");
  EXPECT_EQ(world.count("medium"), "1");
  EXPECT_EQ(world.count("form_filing"), "1");
}

TEST(Form, BackAndEditedIsACorrectionThatALateCopyCannotUndo) {
  FormWorld world;
  Filled first = world.fill();
  first.picture = tinyJpeg();
  first["nobody"] = "yes";
  ASSERT_EQ(world.send(first).status, 303);
  Filled edited = first;
  edited["text"] = "Deux caisses fermées";
  edited.picture.clear();  // browsers do not keep a chosen file
  ASSERT_EQ(world.send(edited).status, 303);
  EXPECT_EQ(world.count("report"), "1");
  EXPECT_EQ(world.sqlText("SELECT revision FROM report"), "2");
  EXPECT_NE(world.sqlText("SELECT content FROM report_revision WHERE revision = 2").find(sha256Hex(first.picture)),
            std::string::npos)
      << "the picture that arrived stays";
  ASSERT_EQ(world.send(first).status, 303) << "a copy of the first press, late";
  EXPECT_EQ(world.sqlText("SELECT revision FROM report"), "2");
  const std::string receipt = world.browse("GET", "/form/filed/" + first["id"]).body;
  EXPECT_NE(receipt.find("Deux caisses fermées"), std::string::npos);
  edited["nobody"] = "";
  edited["text"] = "Sans la coche";
  const auto unticked = world.send(edited);
  EXPECT_EQ(unticked.status, 422) << "a kept picture still needs the tick";
  EXPECT_NE(unticked.body.find("Sans la coche"), std::string::npos);
}

TEST(Form, WhateverIsWrongKeepsTheWords) {
  FormWorld world;
  const auto with = [&world](const std::string& name, const std::string& value) {
    Filled filled = world.fill();
    filled[name] = value;
    return filled;
  };
  expectWordsKept(world, world.send(with("unit", "")), 422, "Il manque le magasin");
  expectWordsKept(world, world.send(with("unit", "NOPE-99")), 422, "Ce magasin n");
  expectWordsKept(world, world.send(with("day", "2027-01-01")), 422, "avenir");
  expectWordsKept(world, world.send(with("day", "demain")), 422, "Il manque le jour");
  expectWordsKept(world, world.send(with("csrf", "wrong")), 403, "trop ancienne");
  expectWordsKept(world, world.send(with("id", "1")), 400, "incomplète");
  Filled photo = world.fill();
  photo.picture = tinyJpeg();
  expectWordsKept(world, world.send(photo), 422, "aucune personne reconnaissable");
  photo["nobody"] = "yes";
  photo.picture = "GIF89a is no picture here";
  const auto gif = world.send(photo);
  expectWordsKept(world, gif, 415, "aria-describedby=\"picture-wrong picture-hint\"");
  EXPECT_NE(gif.body.find("value=\"yes\" checked"), std::string::npos) << "the tick stays";
  EXPECT_NE(gif.body.find("value=\"LYO-01\" selected"), std::string::npos) << "the shop stays";
  EXPECT_NE(gif.body.find("value=\"bad\" checked"), std::string::npos);
  EXPECT_NE(gif.body.find("name=\"id\" value=\"" + photo["id"] + "\""), std::string::npos) << "and so does the id";
  photo.picture = tinyJpeg().substr(0, 200);
  expectWordsKept(world, world.send(photo), 422, "photo");
  photo.picture = tinyJpeg() + std::string(12 * 1024 * 1024, '\0');
  expectWordsKept(world, world.send(photo), 413, "12 Mo au plus");
  Filled empty = world.fill("");
  empty["verbatim"] = empty["idea"] = "";
  EXPECT_EQ(world.send(empty).status, 422);
  Filled endless = world.fill(std::string(70'000, 'x'));
  EXPECT_EQ(world.send(endless).status, 413);
  EXPECT_EQ(world.count("report"), "0");
}

TEST(Form, APictureOfAFormThatWasRefusedGoesAfterAMonth) {
  FormWorld world;
  Filled filled = world.fill();
  filled.picture = tinyJpeg();
  filled["nobody"] = "yes";
  filled["unit"] = "NOPE-99";
  ASSERT_EQ(world.send(filled).status, 422);
  const std::string first = sha256Hex(filled.picture);
  filled["unit"] = "LYO-01";
  filled.picture += '\0';
  ASSERT_EQ(world.send(filled).status, 303);
  EXPECT_EQ(world.count("medium"), "2");
  world.clock.advance(std::chrono::hours(31 * 24));
  world.backend->runDue();
  EXPECT_EQ(world.count("medium"), "1");
  EXPECT_EQ(world.count("medium WHERE sha_received = '" + first + "'"), "0");
}

TEST(Form, SomebodyNamedIsPointedOutOnceForTheSameWords) {
  FormWorld world;
  Filled filled = world.fill("La vendeuse Sophie a souri, rue Victor-Hugo");
  const auto asked = world.send(filled);
  EXPECT_EQ(asked.status, 422);
  EXPECT_NE(asked.body.find("quelqu’un semble désigné"), std::string::npos) << asked.body;
  EXPECT_NE(asked.body.find("Sophie"), std::string::npos);
  EXPECT_NE(asked.body.find("dites plutôt"), std::string::npos);
  EXPECT_NE(asked.body.find("a souri, rue Victor-Hugo</textarea>"), std::string::npos) << "the words are not changed";
  EXPECT_EQ(world.count("report"), "0");
  filled["warned"] = between(asked.body, "name=\"warned\" value=\"", "\"");
  Filled worse = filled;
  worse["text"] = "La vendeuse Sophie et Karim ont souri";
  EXPECT_EQ(world.send(worse).status, 422) << "other words are read again";
  EXPECT_EQ(world.send(filled).status, 303) << "the same are the author's choice";
  filled = world.fill("Une vendeuse a souri");
  EXPECT_EQ(world.send(filled).status, 303);
}

TEST(Form, ASessionThatEndedGivesTheWordsBackAndTellsNothingElse) {
  FormWorld world;
  const Filled filled = world.fill();
  world.clock.advance(std::chrono::hours(25));
  const auto answer = world.send(filled);
  expectWordsKept(world, answer, 401, "lien personnel dans un autre onglet");
  EXPECT_EQ(answer.body.find("Lille Rihour"), std::string::npos) << "who is not known learns no shop's name";
  const auto stranger =
      world.ask({"POST", "/form", {}, filled.multipart(), {{"Content-Type", "multipart/form-data; boundary=B"}}});
  expectWordsKept(world, stranger, 401, "lien personnel");
  world.cookie = world.open(world.link);
  const auto again = world.send(filled);
  expectWordsKept(world, again, 403, "trop ancienne");
  Filled renewed = filled;
  renewed["csrf"] = between(again.body, "name=\"csrf\" value=\"", "\"");
  EXPECT_EQ(headerOf(world.send(renewed), "Location"), "/form/filed/" + renewed["id"]);
}

TEST(Form, WordsCannotLeaveTheirPlace) {
  FormWorld world;
  const std::string hostile = "</textarea><script>alert(1)</script>\"'<img src=x onerror=alert(2)>";
  Filled filled = world.fill(hostile);
  for (const char* name : {"verbatim", "idea"}) filled[name] = hostile;
  Filled wrong = filled;
  for (const char* name : {"unit", "day", "kind", "tone"}) wrong[name] = hostile;
  const auto refused = world.send(wrong);
  EXPECT_EQ(refused.status, 422);
  const auto filed = world.send(filled);
  ASSERT_EQ(filed.status, 303) << filed.body;
  for (const std::string& body : {refused.body, world.browse("GET", headerOf(filed, "Location")).body}) {
    EXPECT_EQ(body.find("<script"), std::string::npos);
    EXPECT_EQ(body.find("<img src=x"), std::string::npos);
    EXPECT_NE(body.find("&lt;script&gt;"), std::string::npos);
  }
}

TEST(Form, WhatIsNoFormIsAPageThatSaysSo) {
  FormWorld world;
  EXPECT_EQ(world.browse("POST", "/form", "text=x").status, 415);
  const auto cut = world.browse("POST", "/form", "--B\r\nContent-Disp", "multipart/form-data; boundary=B");
  EXPECT_EQ(cut.status, 400);
  EXPECT_TRUE(headerOf(cut, "Content-Type").starts_with("text/html"));
}

TEST(Form, SomebodyElsesReportAndOnesOwnFromTheAppAreOutOfReach) {
  FormWorld world;
  const std::string theirs = newId(world.clock, world.rng), own = newId(world.clock, world.rng);
  ASSERT_EQ(putReport(world, world.roleToken("visitor", 'b'), theirs, makeReport(world)).status, 201);
  ASSERT_EQ(putReport(world, world.roleToken("visitor"), own, makeReport(world)).status, 201);
  Filled filled = world.fill();
  filled["id"] = theirs;
  EXPECT_EQ(world.send(filled).status, 403);
  filled["id"] = own;
  EXPECT_EQ(world.send(filled).status, 409);
  for (const std::string& id : {theirs, own}) {
    EXPECT_EQ(world.browse("GET", "/form/filed/" + id).status, 404);
    EXPECT_EQ(world.sqlText("SELECT revision FROM report WHERE id = '" + id + "'"), "1");
  }
  EXPECT_EQ(world.browse("GET", "/form/mine").body.find(own), std::string::npos);
}

TEST(Form, TooManyInAnHourIsSaidAndKeepsTheWords) {
  FormWorld world;
  for (int i = 0; i < 60; ++i) ASSERT_EQ(world.send(world.fill()).status, 303) << i;
  const auto answer = world.send(world.fill());
  EXPECT_EQ(answer.status, 429);
  EXPECT_FALSE(headerOf(answer, "Retry-After").empty());
  EXPECT_NE(answer.body.find("sept clients attendent</textarea>"), std::string::npos);
  world.clock.advance(std::chrono::minutes(61));
  EXPECT_EQ(world.send(world.fill()).status, 303);
}

TEST(Form, EnglishPagesHoldNoFrench) {
  FormWorld world;
  ASSERT_EQ(world
                .ask({"POST",
                      "/v1/imports/people",
                      world.roleToken("admin"),
                      "email,name,role,language\nvisitor.a@chain.example,Ada,visitor,en\n",
                      {{"Content-Type", "text/csv"}}})
                .status,
            200);
  world.clock.advance(std::chrono::seconds(6));  // what memory holds of the session is read again
  Filled filled = world.fill("Seven wait");
  filled["verbatim"] = filled["idea"] = "";
  Filled wrong = filled;
  wrong["unit"] = "";
  const std::string refused = world.send(wrong).body;
  ASSERT_EQ(world.send(filled).status, 303);
  for (const std::string& body :
       {world.ask({"GET", world.link, {}, {}, {{"Accept", "text/html"}}}).body, world.browse("GET", "/form").body,
        refused, world.browse("GET", "/form/filed/" + filled["id"]).body, world.browse("GET", "/form/mine").body}) {
    EXPECT_NE(body.find("<html lang=\"en\">"), std::string::npos);
    for (const char* french : {"é", "è", "ê", "à", "ç", " le ", " les ", " une ", " vous "})
      EXPECT_EQ(body.find(french), std::string::npos) << french << " in\n" << body;
  }
}

}  // namespace
}  // namespace passerelle::testing
