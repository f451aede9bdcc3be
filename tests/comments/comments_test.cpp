// Comments: written once however often they are sent, read by those who read the report, called, thanked, hidden, told.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "backend/comments/people_find.h"
#include "shared/codec/csv.h"
#include "shared/domain/comment.h"
#include "tests/comments/comments_world.h"
#include "tests/editions/hostile_strings.h"
#include "tests/support/report_world.h"

namespace passerelle::testing {
TEST_F(CommentsTest, TheSameSendingTwiceIsOneComment) {
  const std::string report = published(), comment = id();
  const Json said = body(report, "Chez nous aussi.");
  const auto first = send(reader, comment, said), second = send(reader, comment, said);
  EXPECT_EQ(first.status, 201);
  EXPECT_EQ(second.status, 200);
  EXPECT_EQ(Json::parse(first.body)["hash"], sha256Hex(said.dump())) << "the receipt";
  EXPECT_EQ(Json::parse(second.body)["hash"], sha256Hex(said.dump()));
  EXPECT_EQ(list(stranger, report)["items"].size(), 1U);
  EXPECT_EQ(toldOf(author, "comment"), 1);
}

TEST_F(CommentsTest, AReplyStandsUnderItsComment) {
  const std::string report = published();
  const std::string first = say(reader, body(report, "Pourquoi ?"));
  Json answer = body(report, "Le samedi surtout.");
  answer["parent"] = first;
  const std::string second = say(author, answer);
  answer["parent"] = second;
  const std::string third = say(reader, answer);
  const Json items = list(stranger, report)["items"];
  ASSERT_EQ(items.size(), 3U);
  EXPECT_TRUE(items[0]["parent"].is_null());
  EXPECT_EQ(items[1]["parent"], first);
  EXPECT_EQ(items[2]["parent"], first) << "one level: an answer to an answer stands beside it";
  EXPECT_EQ(toldOf(reader, "comment"), 1);
  answer["parent"] = id();
  EXPECT_EQ(send(reader, id(), answer).status, 422);
  answer["parent"] = say(reader, body(publish(world, author, makeReport(world)), "Ailleurs"));
  EXPECT_EQ(send(reader, id(), answer).status, 422) << "of another report";
}

TEST_F(CommentsTest, ItsAuthorCorrectsAndWithdrawsAndAStragglerChangesNothing) {
  const std::string report = published(), comment = id();
  Json said = body(report, "Une faute");
  send(reader, comment, said);
  Json better = body(report, "Sans faute");
  better["revision"] = 2;
  EXPECT_EQ(send(reader, comment, better).status, 200);
  EXPECT_EQ(send(reader, comment, said).status, 200) << "a straggler is answered";
  EXPECT_EQ(get(stranger, comment)["text"], "Sans faute");
  EXPECT_FALSE(get(stranger, comment)["editedAt"].is_null());
  EXPECT_EQ(told(author)["items"][0]["text"],
            nameOf("coach.a@chain.example") + " a écrit\u00a0: «\u00a0Sans faute\u00a0»");
  Json other = better;
  other["text"] = "Par un autre appareil";
  EXPECT_EQ(send(reader, comment, other).status, 409);
  EXPECT_EQ(send(author, comment, better).status, 403) << "somebody else's";
  Json moved = better;
  moved["revision"] = 3, moved["subjectId"] = publish(world, author, makeReport(world));
  EXPECT_EQ(send(reader, comment, moved).status, 422);
  better["revision"] = 3, better["withdrawn"] = true;
  EXPECT_EQ(send(reader, comment, better).status, 200);
  EXPECT_EQ(get(stranger, comment)["state"], "withdrawn");
  EXPECT_EQ(get(stranger, comment)["text"], "");
  EXPECT_EQ(told(author)["items"][0]["text"], "Un commentaire a été retiré.");
  EXPECT_EQ(world.sqlText("SELECT COUNT(*) FROM comment WHERE text LIKE '%faute%'"), "0");
  EXPECT_EQ(world.sqlText("SELECT COUNT(*) FROM notice WHERE text_fr LIKE '%faute%'"), "0");
  EXPECT_EQ(ask("PUT", "/v1/comments/" + comment + "/thanks", author).status, 410);
  better["revision"] = 4, better["withdrawn"] = false;
  EXPECT_EQ(send(reader, comment, better).status, 200) << "taken back";
  EXPECT_EQ(get(stranger, comment)["text"], "Sans faute");
}

TEST_F(CommentsTest, TheStoresHourIsSpokenOfByThoseWhoReadAndStaysBetweenThem) {
  const std::string report = withHost();
  EXPECT_EQ(send(stranger, id(), body(report, "Je passe")).status, 403);
  EXPECT_EQ(world.get("/v1/comments?subjectKind=report&subjectId=" + report, stranger).status, 404);
  const std::string aside = say(host, body(report, "Le samedi nous étions trois."));
  EXPECT_EQ(get(author, aside)["aside"], true);
  EXPECT_EQ(toldOf(author, "comment"), 1);
  EXPECT_EQ(toldOf(world.roleToken("deputy"), "comment"), 1) << "the deputy answers for the unit too";
  ask("PUT", api::replyPath(report), host, R"({"thanks":true,"kind":"thanks","text":"Merci"})");
  EXPECT_EQ(world.get(api::reportPath(report), stranger).status, 200);
  EXPECT_TRUE(list(stranger, report)["items"].empty());
  EXPECT_EQ(world.get("/v1/comments/" + aside, stranger).status, 404);
  EXPECT_TRUE(changesOf(stranger, aside).empty());
  EXPECT_EQ(changesOf(author, aside), std::vector<std::string>{"comment"});
  EXPECT_EQ(changesOf(world.roleToken("moderator", 'b'), aside), std::vector<std::string>{"comment"});
  Json answer = body(report, "Merci de le dire.");
  answer["parent"] = aside;
  const std::string reply = say(author, answer);
  EXPECT_EQ(get(host, reply)["aside"], true) << "an answer to what was said aside is aside";
  const std::string open = say(host, body(report, "Depuis, nous avons changé."));
  EXPECT_EQ(list(stranger, report)["items"].size(), 1U);
  EXPECT_EQ(changesOf(stranger, open), std::vector<std::string>{"comment"});
}

TEST_F(CommentsTest, WhoIsCalledIsToldOnceAndOnlyWhoMayRead) {
  const std::string report = withHost(), called = nameOf("coach.b@chain.example");
  Json said = body(report, "@" + called + ", qu’en dites-vous ?");
  said["callouts"] = {world.personId("coach.b@chain.example")};
  const auto refused = send(host, id(), said);
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(Json::parse(refused.body)["field"], "/callouts/0");
  EXPECT_EQ(toldOf(stranger, "callout"), 0);
  ask("PUT", api::replyPath(report), host, R"({"thanks":true,"kind":"thanks","text":"Merci"})");
  const std::string comment = id();
  EXPECT_EQ(send(reader, comment, said).status, 201);
  EXPECT_EQ(toldOf(stranger, "callout"), 1);
  EXPECT_EQ(told(stranger)["items"][0]["text"], nameOf("coach.a@chain.example") + " s’adresse à vous\u00a0: «\u00a0@" +
                                                    called + ", qu’en dites-vous ?\u00a0»");
  EXPECT_EQ(get(host, comment)["callouts"][0]["name"], called);
  said["revision"] = 2, said["text"] = "@" + called + ", votre avis ?";
  send(reader, comment, said);
  EXPECT_EQ(toldOf(stranger, "callout"), 1) << "corrected, not called again";
  EXPECT_EQ(toldOf(stranger, "comment"), 0) << "called is not counted twice";
  said["revision"] = 3, said["text"] = "Votre avis ?";
  send(reader, comment, said);
  EXPECT_TRUE(get(host, comment)["callouts"].empty()) << "nobody is called whose name does not stand there";
  said["callouts"] = {id()};
  said["revision"] = 4;
  EXPECT_EQ(send(reader, comment, said).status, 422);
}

TEST_F(CommentsTest, NobodyIsToldOfTheirOwnAndAMutedStoryIsQuiet) {
  const std::string report = published();
  say(author, body(report, "Une précision."));
  EXPECT_EQ(told(author)["items"].size(), 0U);
  EXPECT_EQ(toldOf(host, "comment"), 1);
  ask("PUT", "/v1/following/report/" + report, host, R"({"state":"muted"})");
  say(author, body(report, "Et une autre."));
  EXPECT_EQ(toldOf(host, "comment"), 1);
  say(reader, body(report, "Bien vu."));
  EXPECT_EQ(list(reader, report)["following"], "follows") << "who takes part follows";
  say(author, body(report, "Merci."));
  EXPECT_EQ(toldOf(reader, "comment"), 1);
  say(author, body(report, "Encore."));
  EXPECT_EQ(told(reader)["items"][0]["text"], "2 nouveaux commentaires.");
}

TEST_F(CommentsTest, ThanksAreOnePerPersonAndReversible) {
  const std::string report = published(), comment = say(reader, body(report, "Bien vu."));
  const std::string thanks = "/v1/comments/" + comment + "/thanks";
  EXPECT_EQ(ask("PUT", thanks, author).body, R"({"thanked":true,"thanks":1})");
  EXPECT_EQ(ask("PUT", thanks, author).body, R"({"thanked":true,"thanks":1})");
  EXPECT_EQ(ask("PUT", thanks, host).body, R"({"thanked":true,"thanks":2})");
  EXPECT_EQ(told(reader)["items"][0]["text"], "2 personnes vous remercient pour vos commentaires.");
  EXPECT_EQ(get(author, comment)["thanked"], true);
  EXPECT_EQ(get(stranger, comment)["thanked"], false);
  EXPECT_EQ(get(stranger, comment)["thanks"], 2);
  EXPECT_EQ(ask("DELETE", thanks, author).body, R"({"thanked":false,"thanks":1})");
  EXPECT_EQ(ask("PUT", thanks, author).status, 200);
  EXPECT_EQ(toldOf(reader, "thanks"), 2) << "thanking again is not told again";
  EXPECT_EQ(ask("PUT", thanks, reader).status, 403) << "one's own";
  EXPECT_EQ(ask("PUT", "/v1/comments/" + id() + "/thanks", reader).status, 404);
}

TEST_F(CommentsTest, AModeratorHidesSayingWhyAndTheAuthorReadsIt) {
  const std::string report = published(), comment = say(reader, body(report, "Martine est lente."));
  const std::string hidden = "/v1/comments/" + comment + "/hidden";
  const std::string& moderator = world.roleToken("moderator");
  EXPECT_EQ(ask("PUT", hidden, author, R"({"reason":"x"})").status, 403);
  EXPECT_EQ(ask("PUT", hidden, moderator, R"({"reason":" "})").status, 422);
  EXPECT_EQ(ask("PUT", hidden, moderator, R"({"reason":"Une personne est nommée."})").status, 200);
  EXPECT_EQ(get(stranger, comment)["state"], "hidden");
  EXPECT_EQ(get(stranger, comment)["text"], "");
  EXPECT_TRUE(get(stranger, comment)["hiddenReason"].is_null());
  EXPECT_EQ(get(reader, comment)["text"], "Martine est lente.");
  EXPECT_EQ(get(reader, comment)["hiddenReason"], "Une personne est nommée.");
  EXPECT_EQ(toldOf(reader, "moderation"), 1);
  EXPECT_EQ(world.sqlText("SELECT COUNT(*) FROM notice WHERE text_fr LIKE '%Martine%'"), "0");
  Json again = body(report, "Martine est très lente.");
  again["revision"] = 2;
  EXPECT_EQ(send(reader, comment, again).status, 403);
  EXPECT_EQ(world.sqlText("SELECT COUNT(*) FROM journal WHERE action = 'comment.hidden'"), "1");
  EXPECT_EQ(ask("DELETE", hidden, moderator).status, 200);
  EXPECT_EQ(get(stranger, comment)["text"], "Martine est lente.");
}

TEST_F(CommentsTest, AWithdrawnReportTakesItsCommentsAlong) {
  const std::string report = published(), comment = say(reader, body(report, "Bien vu."));
  Report withdrawn = content;
  withdrawn.withdrawn = true;
  putReport(world, author, report, withdrawn, {hashOf(content), "", ""});
  EXPECT_EQ(world.get("/v1/comments/" + comment, reader).status, 404);
  EXPECT_EQ(send(reader, id(), body(report, "Trop tard")).status, 410);
  EXPECT_EQ(send(author, id(), body(report, "Trop tard")).status, 410);
  EXPECT_EQ(send(reader, id(), body(id(), "Nulle part")).status, 404);
}

TEST_F(CommentsTest, IdeasAreCommentedToo) {
  published();
  Json said{{"subjectKind", "idea"}, {"subjectId", content.ideas[0].id}, {"text", "À tester à Nantes."}};
  say(reader, said);
  EXPECT_EQ(list(stranger, content.ideas[0].id, "idea")["items"].size(), 1U);
  EXPECT_EQ(told(author)["items"][0]["page"], "/ideas/" + content.ideas[0].id);
}

TEST_F(CommentsTest, WhatIsSentWronglyIsSaid) {
  const std::string report = published();
  EXPECT_EQ(send(reader, "no-id", body(report, "x")).status, 400);
  EXPECT_EQ(send(reader, id(), body(report, " \n")).status, 422);
  EXPECT_EQ(send(reader, id(), body(report, std::string(2001, 'x'))).status, 422);
  EXPECT_EQ(send(reader, id(), body(report, "\x01")).status, 400);
  Json said = body(report, "x");
  said["colour"] = "red";
  EXPECT_EQ(send(reader, id(), said).status, 400);
  said = body(report, "x"), said["subjectKind"] = "round";
  EXPECT_EQ(send(reader, id(), said).status, 400);
  said = body(report, "x"), said["revision"] = 0;
  EXPECT_EQ(send(reader, id(), said).status, 400);
  said = body(report, "x"), said["callouts"] = std::vector<std::string>(11, id());
  EXPECT_EQ(send(reader, id(), said).status, 422);
  said = body(report, "x"), said["state"] = "visible";
  EXPECT_EQ(send(reader, id(), said).status, 400) << "the server's";
}

TEST_F(CommentsTest, SixtyCommentsInTenMinutesAreEnough) {
  const std::string report = published();
  for (int i = 0; i < 60; ++i) say(reader, body(report, "Encore " + std::to_string(i)));
  EXPECT_EQ(send(reader, id(), body(report, "Trop")).status, 429);
  EXPECT_EQ(send(stranger, id(), body(report, "Moi")).status, 201);
  world.clock.advance(std::chrono::minutes(11));
  EXPECT_EQ(send(reader, id(), body(report, "Plus tard")).status, 201);
}

TEST_F(CommentsTest, PagesByKeyNeitherRepeatNorSkip) {
  const std::string report = published();
  for (int i = 0; i < 5; ++i) say(reader, body(report, std::to_string(i)));
  std::string texts, after;
  for (int page = 0; page < 3; ++page) {
    const Json json =
        Json::parse(world.get("/v1/comments?subjectKind=report&subjectId=" + report + "&limit=2" + after, reader).body);
    for (const Json& item : json["items"]) texts += item["text"];
    EXPECT_EQ(json["next"].is_null(), page == 2);
    if (!json["next"].is_null()) after = "&after=" + json["next"].get<std::string>();
  }
  EXPECT_EQ(texts, "01234");
}

TEST_F(CommentsTest, HostileStringsAreKeptAsTextWordForWord) {
  const std::string report = published();
  for (const std::string& text : hostileStrings()) {
    if (!csv::isUtf8(text)) continue;  // no JSON: refused before any room sees it (tests/http)
    const auto answer = send(reader, id(), Json{{"subjectKind", "report"}, {"subjectId", report}, {"text", text}});
    if (answer.status == 429) {
      world.clock.advance(std::chrono::minutes(11));
      continue;
    }
    if (answer.status == 201) {
      EXPECT_EQ(Json::parse(answer.body)["text"], text);
    }
    EXPECT_TRUE(answer.status == 201 || answer.status == 400 || answer.status == 422) << answer.status << text;
  }
  EXPECT_NO_THROW(list(author, report));
}

TEST_F(CommentsTest, PeopleAreFoundByTheBeginningsOfTheirNames) {
  const auto find = [this](const std::string& query, const std::string& token) {
    return Json::parse(world.get("/v1/people/find?" + query, token).body);
  };
  world.backend->database().writeNow([&](sql::Connection& connection) -> Result<void> {
    connection.execute("UPDATE person SET name = 'Hélène Côté-Martin', department = 'Achats' WHERE email = $1",
                       {sql::val("coach.b@chain.example")});
    return {};
  });
  EXPECT_EQ(find("q=helene", reader)["items"][0]["name"], "Hélène Côté-Martin");
  EXPECT_EQ(find("q=mart%20hel", reader)["items"].size(), 0U) << "the world does not decode";
  EXPECT_EQ(find("q=mart hel", reader)["items"][0]["department"], "Achats");
  EXPECT_FALSE(find("q=mart", reader)["items"][0].contains("email")) << "name and department, no more";
  EXPECT_TRUE(find("q=elene", reader)["items"].empty());
  EXPECT_TRUE(find("q=coach a", reader)["items"].empty()) << "oneself";
  EXPECT_LE(find("q=a ", reader)["items"].size(), 8U);
  EXPECT_EQ(world.get("/v1/people/find?q=x", reader).status, 400);
  EXPECT_EQ(world.get("/v1/people/find", reader).status, 400);
  const std::string report = withHost();
  const std::string about = "&subjectKind=report&subjectId=" + report;
  EXPECT_TRUE(find("q=helene" + about, host)["items"].empty()) << "may not read it yet";
  EXPECT_EQ(find("q=moderator" + about, host)["items"].size(), 2U);
  EXPECT_EQ(world.get("/v1/people/find?q=helene" + about, stranger).status, 404);
}

TEST_F(CommentsTest, NamesTypedWithoutAListAreFoundWhenOnePersonIsMeant) {
  const std::string report = published();
  world.backend->database().writeNow([&](sql::Connection& connection) -> Result<void> {
    const auto rename = [&connection](const char* email, const char* name, const char* department) {
      connection.execute("UPDATE person SET name = $2, department = $3 WHERE email = $1",
                         {sql::val(email), sql::val(name), sql::val(department)});
    };
    rename("coach.b@chain.example", "Léa Martin", "Achats");
    rename("chair.a@chain.example", "Léa Martin", "Caisse");
    rename("chair.b@chain.example", "Léa", "Caisse");
    return {};
  });
  world.backend->database().readNow([&](sql::Connection& connection) {
    const auto viewer =
        notifications::viewerOfPerson(connection, world.personId("coach.a@chain.example"), world.clock.now());
    const auto story = notifications::readableStory(connection, "report", report, *viewer);
    const auto in = [&](const std::string& text) {
      return comments::peopleIn(connection, text, *story, viewer->personId, world.clock.now());
    };
    EXPECT_EQ(in("@Léa, et vous ?").people, std::vector<std::string>{world.personId("chair.b@chain.example")});
    EXPECT_TRUE(in("@Léandre").people.empty());
    EXPECT_EQ(in("@Léa Martin").ambiguous, std::vector<std::string>{"Léa Martin"});
    EXPECT_TRUE(in("@Léa Martin").people.empty());
    EXPECT_EQ(in("@Léa Martin (Achats) ?").people, std::vector<std::string>{world.personId("coach.b@chain.example")});
    EXPECT_TRUE(in("lea@martin.example").people.empty());
  });
}

TEST(CommentPieces, TheLongestNameThatFitsIsTaken) {
  const std::vector<Callout> people = {{"1", "Léa"}, {"2", "Léa Martin"}};
  const auto pieces = piecesOf("Bonjour @Léa Martin, et @Léa. @Léandre non, @", people);
  ASSERT_EQ(pieces.size(), 5U);
  EXPECT_EQ(pieces[1].who, "2");
  EXPECT_EQ(pieces[3].text, "@Léa");
  EXPECT_EQ(pieces[4].text, ". @Léandre non, @");
}

}  // namespace passerelle::testing
