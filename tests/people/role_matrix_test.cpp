// Every role × every route × own and somebody else's → the status that the policy table says. Generated from that table
// and from the route table: a new route without a line in kLines makes this red.
#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "backend/hour/hour_links.h"
#include "backend/people/policy.h"
#include "shared/base/digest.h"
#include "shared/domain/pairing.h"
#include "tests/support/report_world.h"

namespace passerelle::testing {
namespace {
using nlohmann::json;

/// The person who asks: ROLE.a, of unit LYO-01 in Sud. Somebody else is visitor.b, of LIL-01 in Nord.
struct Cast {
  BackendWorld& world;
  std::string role;
  std::string token;  ///< a session of its own for each case, so that a case may end it

  std::string meId() { return world.personId(emailOf(role)); }
  const std::string& author() { return world.roleToken("visitor", 'b'); }
  std::string deviceOf(const std::string& someToken) {
    return json::parse(world.get("/v1/me", someToken).body)["deviceId"];
  }
  /// An unpublished report by the one who asks.
  std::string myReport(int ideas = 1) { return file(token, "LYO-01", ideas); }
  /// An unpublished report by somebody else, about another unit and region.
  std::string theirReport() { return file(author(), "LIL-01", 1); }
  /// An unpublished report by somebody else about the unit of the one who asks.
  std::string aboutMyUnit() { return file(author(), "LYO-01", 1); }
  std::string published() { return publish(world, author(), makeReport(world)); }
  static std::string commentBody(const std::string& report) {
    return json{{"subjectKind", "report"}, {"subjectId", report}, {"text", "Bien vu"}}.dump();
  }
  /// A comment by somebody else on a published report.
  std::string theirComment() {
    const std::string id = newId(world.clock, world.rng);
    const auto put = world.ask({"PUT",
                                "/v1/comments/" + id,
                                world.roleToken(role, 'b'),
                                commentBody(published()),
                                {{"Content-Type", "application/json"}}});
    EXPECT_EQ(put.status, 201) << put.body;
    return id;
  }
  std::string firstIdeaOf(const std::string& report) {
    return world.sqlText("SELECT id FROM idea WHERE report_id = '" + report + "'");
  }
  static constexpr const char* kIdea = R"({"text":"Une horloge"})";
  /// An idea filed on its own.
  std::string idea(const std::string& by) {
    const std::string id = newId(world.clock, world.rng);
    EXPECT_EQ(world.ask({"PUT", api::ideaPath(id), by, kIdea, {{"Content-Type", "application/json"}}}).status, 201);
    return id;
  }
  std::string flag() {
    const std::string id = newId(world.clock, world.rng);
    (void)world.backend->database().writeNow([&](sql::Connection& connection) -> Result<void> {
      connection.execute(
          "INSERT INTO idea_flag (id, kind, about, supports, found_at) VALUES ($1, 'reciprocal', $1, 6, 0)",
          {sql::val(id)});
      return {};
    });
    return id;
  }
  std::string merge() {
    const std::string id = newId(world.clock, world.rng);
    EXPECT_EQ(world
                  .ask({"PUT",
                        api::mergePath(id),
                        world.roleToken("moderator"),
                        json{{"ideas", {idea(author()), idea(author())}}}.dump(),
                        {{"Content-Type", "application/json"}}})
                  .status,
              200);
    return id;
  }
  std::string file(const std::string& by, const std::string& unit, int ideas) {
    Report report = makeReport(world, "Caisse fermée", ideas);
    report.subject.code = unit;
    const std::string id = newId(world.clock, world.rng);
    EXPECT_EQ(putReport(world, by, id, report).status, 201);
    return id;
  }
  std::string uploadIn(const std::string& by, const std::string& report) {
    const auto made = world.ask(createUpload(by, report));
    const auto location = made.headers.find(std::string_view("Location"));
    EXPECT_NE(location, made.headers.end()) << made.status << made.body;
    return location == made.headers.end() ? "/v1/uploads/none" : location->second.substr(location->second.find("/v1/"));
  }
  Ask createUpload(const std::string& by, const std::string& report) {
    const auto pair = [](const std::string& key, const std::string& value) { return key + " " + toBase64(value); };
    return {"POST",
            "/v1/uploads",
            by,
            {},
            {{"Tus-Resumable", "1.0.0"},
             {"Upload-Length", "9"},
             {"Upload-Metadata", pair("reportId", report) + "," + pair("mediumId", newId(world.clock, world.rng)) +
                                     "," + pair("kind", "photo") + "," + pair("type", "image/jpeg") + "," +
                                     pair("sha256", sha256Hex("123456789"))}}};
  }
  /// The week whose edition has appeared.
  std::string edition() {
    published();
    const std::string week = toIsoWeek(world.clock.now());
    world.ask({"POST", "/v1/editions/" + week, world.roleToken("admin"), {}, {}});
    return week;
  }
  /// A round over two fresh ideas of somebody else's, with one voter; a draft, or opened.
  std::string round(const std::string& voter, bool open) {
    const std::string report = file(author(), "LYO-01", 2);
    world.ask({"PUT",
               api::replyPath(report),
               world.roleToken("host"),
               R"({"thanks":true,"kind":"thanks","text":"Merci"})",
               {{"Content-Type", "application/json"}}});
    std::vector<std::string> picks;
    const json filed = json::parse(world.get(api::reportPath(report), author()).body);
    for (const auto& idea : filed["ideas"]) picks.push_back(idea["id"]);
    const std::string id = newId(world.clock, world.rng);
    const json wanted{{"id", id}, {"title", "Comité"}, {"closesAt", toIso(world.clock.now() + std::chrono::hours(24))},
                      {"top", 0}, {"picks", picks},    {"voters", {world.personId(voter)}}};
    const auto made = world.post("/v1/rounds", world.roleToken("chair"), wanted.dump());
    EXPECT_EQ(made.status, 201) << made.body << wanted.dump();
    if (open) {
      EXPECT_EQ(world.post("/v1/rounds/" + id + "/open", world.roleToken("chair"), "{}").status, 200);
    }
    return id;
  }
  /// An idea of somebody else's, answered: given to that person.
  std::string ideaOf(const std::string& owner) {
    const std::string idea = firstIdeaOf(published());
    EXPECT_EQ(world
                  .ask({"PUT",
                        "/v1/ideas/" + idea + "/answer",
                        world.roleToken("chair"),
                        progress(owner),
                        {{"Content-Type", "application/json"}}})
                  .status,
              200);
    return idea;
  }
  std::string progress(const std::string& owner) {
    return json{{"status", "retained"}, {"owner", world.personId(owner)}, {"dueOn", "2027-01-31"}}.dump();
  }
  std::string myRound() { return round(emailOf(role), true); }
  std::string theirRound() { return round(emailOf("visitor", 'b'), true); }
  std::string draft() { return round(emailOf(role), false); }

  /// A planned meeting of the chair's; with the one who asks, if they may attend, and in their turn or not.
  std::string meeting(bool myTurn) {
    const bool attends = scopeOf(Permission::attendMeetings, *roleFromName(role)) != Scope::none;
    std::vector<std::string> members{world.personId("chair.b@chain.example")};
    if (attends) members.push_back(meId());
    const json wanted{{"id", newId(world.clock, world.rng)},
                      {"title", "Comité"},
                      {"heldOn", toIsoDate(world.clock.now() + std::chrono::hours(1))},
                      {"members", members},
                      {"agenda", {"Fermer la caisse"}}};
    EXPECT_EQ(world.post("/v1/meetings", world.roleToken("chair"), wanted.dump()).status, 201);
    const std::string id = wanted["id"];
    world.ask({"PUT",
               "/v1/meetings/" + id + "/advocate",
               world.roleToken("chair"),
               json{{"person", myTurn && attends ? meId() : members[0]}}.dump(),
               {{"Content-Type", "application/json"}}});
    return id;
  }
  std::string meetingItem(const std::string& meeting) {
    return "/items/" + world.sqlText("SELECT id FROM meeting_item WHERE meeting_id = '" + meeting + "'");
  }

  /// A personal link of the store's hour: somebody's, who answers for LYO-01, to a report about it.
  std::string hourLink() {
    const std::string report = aboutMyUnit();
    std::string code;
    EXPECT_TRUE(world.backend->database().writeNow([&](sql::Connection& connection) -> Result<void> {
      code = hour::makeLink(connection, report, world.personId("host.a@chain.example"), world.clock.now(), world.rng);
      return {};
    }));
    return "/hour/" + code;
  }
  /// An absence of a host, who has named the deputy of their unit.
  std::string absence(char side) {
    const std::string id = newId(world.clock, world.rng), day = toIsoDate(world.clock.now());
    const json body{{"firstDay", day},
                    {"lastDay", day},
                    {"deputyId", world.personId(std::string("deputy.") + side + "@chain.example")}};
    world.ask({"PUT",
               "/v1/absences/" + id,
               world.roleToken("host", side),
               body.dump(),
               {{"Content-Type", "application/json"}}});
    return id;
  }

  Ask patch(const std::string& location, const std::string& method) {
    Ask ask{method,
            location,
            token,
            "1234",
            {{"Tus-Resumable", "1.0.0"}, {"Upload-Offset", "0"}, {"Content-Type", "application/offset+octet-stream"}}};
    if (method == "POST") ask.headers["X-HTTP-Method-Override"] = "PATCH";
    return ask;
  }
  Ask tus(const std::string& method, const std::string& location) {
    return {method, location, token, {}, {{"Tus-Resumable", "1.0.0"}}};
  }
  Ask sendJson(const std::string& method, const std::string& target, const std::string& body) {
    return {method, target, token, body, {{"Content-Type", "application/json"}}};
  }
  Ask sendForm(const std::string& target, const std::string& body) {
    return {"POST", target, token, body, {{"Content-Type", "application/x-www-form-urlencoded"}}};
  }
  /// The browser form as a browser sends it.
  Ask postForm(const std::string& by, const std::string& id) {
    std::string body;
    const std::pair<std::string, std::string> fields[] = {
        {"csrf", ""},    {"id", id},        {"unit", "LIL-01"},       {"day", toIsoDate(world.clock.now())},
        {"tone", "bad"}, {"kind", "other"}, {"text", "Caisse fermée"}};
    for (const auto& [name, value] : fields)
      body += "--B\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    return {"POST", "/form", by, body + "--B--\r\n", {{"Content-Type", "multipart/form-data; boundary=B"}}};
  }
  /// The id of a new personal link of somebody.
  std::string formLink(const std::string& email) {
    EXPECT_EQ(world.ask({"POST", "/devices/form-links", world.tokenOf(email), "", {}}).status, 201);
    return world.sqlText("SELECT id FROM form_link WHERE person_id = '" + world.personId(email) +
                         "' ORDER BY created_at DESC, id DESC");
  }
  /// The id of a new feed of somebody.
  std::string feedLink(const std::string& by, const std::string& email) {
    EXPECT_EQ(world.ask({"POST", "/subscriptions/feeds", by, "", {}}).status, 201);
    return world.sqlText("SELECT id FROM feed_link WHERE person_id = '" + world.personId(email) +
                         "' AND revoked_at IS NULL ORDER BY id DESC");
  }
  Ask plain(const std::string& method, const std::string& target) { return {method, target, token, {}, {}}; }
  /// A carnet belongs to apps: asks as one of the person's.
  Ask asApp(Ask ask) {
    ask.token = world.appTokenOf(emailOf(role)).token;
    return ask;
  }
  std::string codeFor(const std::string& purpose) {
    const auto made = json::parse(world
                                      .post("/v1/invitations", world.roleToken("admin"),
                                            R"({"email":"visitor.b@chain.example","purpose":")" + purpose + "\"}")
                                      .body);
    const std::string link = made["link"];
    return link.substr(link.find_last_of("/#") + 1);
  }
};

using Make = std::function<Ask(Cast&)>;

struct Line {
  std::string route;  ///< "METHOD /pattern", as in backend/routes.cpp
  int ok;             ///< when the role may
  Make own;           ///< on what is one's own, or where ownership plays no part
  Make other;         ///< on somebody else's: 403 where the reach is "own"; none where ownership plays no part
  /// The permission whose reach decides when it is finer than the route's own.
  Permission rule = Permission::undeclared;
  int refused = 403;  ///< on somebody else's; 404 where a page does not tell that it is there
};

Make get(std::string target) {
  return [target](Cast& cast) { return cast.plain("GET", target); };
}

const std::vector<Line>& lines() {
  static const Make none;
  static const std::vector<Line> kLines = {
      // server
      {"GET /healthz", 200, get("/healthz"), none},
      {"GET /readyz", 200, get("/readyz"), none},
      {"GET /v1/server", 200, get("/v1/server"), none},
      {"GET /v1/openapi.json", 200, get("/v1/openapi.json"), none},
      // people
      {"GET /v1/me", 200, get("/v1/me"), none},
      {"GET /v1/devices", 200, get("/v1/devices"),
       [](Cast& c) { return c.plain("GET", "/v1/devices?person=" + c.world.personId("visitor.b@chain.example")); }},
      {"DELETE /v1/devices/{id}", 204,
       [](Cast& c) { return c.plain("DELETE", "/v1/devices/" + c.deviceOf(c.world.tokenOf(emailOf(c.role)))); },
       [](Cast& c) {
         return c.plain("DELETE", "/v1/devices/" + c.deviceOf(c.world.tokenOf("visitor.b@chain.example")));
       }},
      {"POST /v1/token/rotate", 200, [](Cast& c) { return c.plain("POST", "/v1/token/rotate"); }, none},
      {"POST /v1/invitations", 201,
       [](Cast& c) { return c.sendJson("POST", "/v1/invitations", R"({"name":"Zoé","role":"visitor"})"); }, none},
      {"POST /v1/pairings", 201,
       [](Cast& c) {
         return c.sendJson(
             "POST", "/v1/pairings",
             json{{"code", c.codeFor("device")}, {"publicKey", toBase64(std::string(32, 'k'))}, {"deviceName", "x"}}
                 .dump());
       },
       none},
      {"POST /v1/pairings/{id}/confirm", 200,
       [](Cast& c) {
         const std::string code = c.codeFor("device"), key(32, 'k');
         const auto paired =
             json::parse(c.world
                             .post("/v1/pairings", {},
                                   json{{"code", code}, {"publicKey", toBase64(key)}, {"deviceName", "x"}}.dump())
                             .body);
         return c.sendJson("POST", "/v1/pairings/" + paired["pairingId"].get<std::string>() + "/confirm",
                           json{{"proof", pairingProof(code, key)}}.dump());
       },
       none},
      // network
      {"GET /v1/units", 200, get("/v1/units?near=45.76,4.86"), none},
      {"GET /v1/units/{code}", 200, get("/v1/units/LYO-01"), get("/v1/units/LIL-01")},
      {"GET /v1/regions", 200, get("/v1/regions"), none},
      {"GET /v1/referential", 200, get("/v1/referential"), none},
      {"POST /v1/imports/units", 200,
       [](Cast& c) {
         return Ask{"POST",
                    "/v1/imports/units",
                    c.token,
                    "code,name,kind,region\nNAN-01,Nantes,shop,Ouest\n",
                    {{"Content-Type", "text/csv"}}};
       },
       none},
      {"POST /v1/imports/people", 200,
       [](Cast& c) {
         return Ask{"POST",
                    "/v1/imports/people",
                    c.token,
                    "email,name,role\nnew@chain.example,New,visitor\n",
                    {{"Content-Type", "text/csv"}}};
       },
       none},
      // reports
      {"PUT /v1/reports/{id}", 201,
       [](Cast& c) {
         return c.sendJson("PUT", api::reportPath(newId(c.world.clock, c.world.rng)),
                           encodeReport(makeReport(c.world)));
       },
       [](Cast& c) { return c.sendJson("PUT", api::reportPath(c.theirReport()), encodeReport(makeReport(c.world))); }},
      {"GET /v1/reports/{id}", 200, [](Cast& c) { return c.plain("GET", api::reportPath(c.myReport())); },
       [](Cast& c) { return c.plain("GET", api::reportPath(c.theirReport())); }, Permission::readUnpublished},
      {"GET /v1/reports/{id}/revisions", 200,
       [](Cast& c) { return c.plain("GET", api::reportPath(c.myReport()) + "/revisions"); },
       [](Cast& c) { return c.plain("GET", api::reportPath(c.theirReport()) + "/revisions"); },
       Permission::readUnpublished},
      {"GET /v1/reports", 200, get("/v1/reports?scope=mine"), none},
      {"PUT /v1/reports/{id}/reply", 200,
       [](Cast& c) {
         return c.sendJson("PUT", api::replyPath(c.aboutMyUnit()), R"({"thanks":true,"kind":"thanks","text":"Merci"})");
       },
       [](Cast& c) {
         return c.sendJson("PUT", api::replyPath(c.theirReport()), R"({"thanks":true,"kind":"thanks","text":"Merci"})");
       }},
      {"PUT /v1/reports/{id}/useful", 200, [](Cast& c) { return c.plain("PUT", api::usefulPath(c.published())); },
       none},
      {"DELETE /v1/reports/{id}/useful", 200, [](Cast& c) { return c.plain("DELETE", api::usefulPath(c.published())); },
       none},
      {"PUT /v1/ideas/{id}/support", 200,
       [](Cast& c) { return c.plain("PUT", api::supportPath(c.firstIdeaOf(c.published()))); }, none},
      {"DELETE /v1/ideas/{id}/support", 200,
       [](Cast& c) { return c.plain("DELETE", api::supportPath(c.firstIdeaOf(c.published()))); }, none},
      {"GET /v1/ideas", 200, get("/v1/ideas"), none},
      {"GET /v1/ideas/{id}", 200, [](Cast& c) { return c.plain("GET", api::ideaPath(c.idea(c.author()))); }, none},
      {"PUT /v1/ideas/{id}", 201,
       [](Cast& c) {
         return c.sendJson("PUT", api::ideaPath(newId(c.world.clock, c.world.rng)), R"({"text":"Une chaise"})");
       },
       [](Cast& c) { return c.sendJson("PUT", api::ideaPath(c.idea(c.author())), R"({"text":"Une autre"})"); }},
      {"PUT /v1/merges/{id}", 200,
       [](Cast& c) {
         return c.sendJson("PUT", api::mergePath(newId(c.world.clock, c.world.rng)),
                           json{{"ideas", {c.idea(c.author()), c.idea(c.author())}}}.dump());
       },
       none},
      {"DELETE /v1/merges/{id}", 200, [](Cast& c) { return c.plain("DELETE", api::mergePath(c.merge())); }, none},
      {"GET /v1/triage", 200, get("/v1/triage"), none},
      {"PUT /v1/ideas/{id}/triage", 200,
       [](Cast& c) { return c.sendJson("PUT", api::triagePath(c.idea(c.author())), R"({"outcome":"toRound"})"); },
       none},
      {"GET /v1/ideas/first-readers", 200, get("/v1/ideas/first-readers"), none},
      {"GET /ideas/unread", 200, get("/ideas/unread"), none},
      {"GET /v1/flags", 200, get("/v1/flags"), none},
      {"PUT /v1/flags/{id}", 204,
       [](Cast& c) { return c.sendJson("PUT", "/v1/flags/" + c.flag(), R"({"verdict":"nothing"})"); }, none},
      {"GET /flags", 200, get("/flags"), none},
      {"POST /flags/{id}", 303, [](Cast& c) { return c.sendForm("/flags/" + c.flag(), "verdict=spoken"); }, none},
      {"GET /ideas", 200, get("/ideas"), none},
      {"GET /ideas/new", 200, get("/ideas/new"), none},
      {"POST /ideas", 303,
       [](Cast& c) {  // asked about before, as the page is: others have said the same
         return c.sendForm("/ideas",
                           "text=Repeindre+la+cour&warned=" + sha256Hex("Repeindre la cour").substr(0, 16));
       },
       none},
      {"GET /ideas/{id}", 200, [](Cast& c) { return c.plain("GET", "/ideas/" + c.idea(c.author())); }, none},
      {"POST /ideas/{id}", 303,
       [](Cast& c) { return c.sendForm("/ideas/" + c.idea(c.token), "withdraw=yes&base=" + sha256Hex(c.kIdea)); },
       [](Cast& c) { return c.sendForm("/ideas/" + c.idea(c.author()), "withdraw=yes&base=" + sha256Hex(c.kIdea)); }},
      {"POST /ideas/{id}/merge", 303,
       [](Cast& c) {
         return c.sendForm("/ideas/" + c.idea(c.author()) + "/merge", "with=" + c.idea(c.author()));
       },
       none},
      {"POST /merges/{id}/undo", 303, [](Cast& c) { return c.sendForm("/merges/" + c.merge() + "/undo", ""); }, none},
      {"GET /triage", 200, get("/triage"), none},
      {"POST /triage/{id}", 303,
       [](Cast& c) { return c.sendForm("/triage/" + c.idea(c.author()), "outcome=answer"); }, none},
      {"GET /v1/ideas/similar", 200, get("/v1/ideas/similar?text=ouvrir%20une%20caisse"), none},
      {"POST /v1/readings", 200,
       [](Cast& c) {
         return c.sendJson("POST", "/v1/readings", json{{"reports", {c.published()}}}.dump());
       },
       none},
      {"GET /v1/feed", 200, get("/v1/feed"), none},
      {"GET /v1/changes", 200, get("/v1/changes?after=0"), none},
      // editions
      {"GET /v1/editions", 200, get("/v1/editions"), none},
      {"GET /v1/editions/{week}", 200, [](Cast& c) { return c.plain("GET", "/v1/editions/" + c.edition()); }, none},
      {"POST /v1/editions/{week}", 200, [](Cast& c) { return c.plain("POST", "/v1/editions/" + c.edition()); }, none},
      {"GET /editions", 200, get("/editions"), none},
      {"GET /editions/{week}", 200, [](Cast& c) { return c.plain("GET", "/editions/" + c.edition()); }, none},
      {"GET /reports/{id}", 200, [](Cast& c) { return c.plain("GET", "/reports/" + c.myReport()); },
       [](Cast& c) { return c.plain("GET", "/reports/" + c.theirReport()); }, Permission::readUnpublished},
      {"GET /edition.css", 200, get("/edition.css"), none},
      // comments
      {"GET /v1/comments", 200,
       [](Cast& c) { return c.plain("GET", "/v1/comments?subjectKind=report&subjectId=" + c.myReport()); },
       [](Cast& c) { return c.plain("GET", "/v1/comments?subjectKind=report&subjectId=" + c.theirReport()); },
       Permission::readUnpublished, 404},
      {"PUT /v1/comments/{id}", 201,
       [](Cast& c) {
         return c.sendJson("PUT", "/v1/comments/" + newId(c.world.clock, c.world.rng), c.commentBody(c.myReport()));
       },
       [](Cast& c) {
         return c.sendJson("PUT", "/v1/comments/" + newId(c.world.clock, c.world.rng), c.commentBody(c.theirReport()));
       },
       Permission::readUnpublished},
      {"GET /v1/comments/{id}", 200, [](Cast& c) { return c.plain("GET", "/v1/comments/" + c.theirComment()); }, none},
      {"PUT /v1/comments/{id}/thanks", 200,
       [](Cast& c) { return c.sendJson("PUT", "/v1/comments/" + c.theirComment() + "/thanks", ""); }, none},
      {"DELETE /v1/comments/{id}/thanks", 200,
       [](Cast& c) { return c.plain("DELETE", "/v1/comments/" + c.theirComment() + "/thanks"); }, none},
      {"PUT /v1/comments/{id}/hidden", 200,
       [](Cast& c) {
         return c.sendJson("PUT", "/v1/comments/" + c.theirComment() + "/hidden", R"({"reason":"Un nom"})");
       },
       none},
      {"DELETE /v1/comments/{id}/hidden", 200,
       [](Cast& c) { return c.plain("DELETE", "/v1/comments/" + c.theirComment() + "/hidden"); }, none},
      {"GET /v1/people/find", 200, get("/v1/people/find?q=vis"), none},
      {"POST /reports/{id}/comments", 303,
       [](Cast& c) { return c.sendForm("/reports/" + c.myReport() + "/comments", "text=Bien+vu"); },
       [](Cast& c) { return c.sendForm("/reports/" + c.theirReport() + "/comments", "text=Bien+vu"); },
       Permission::readUnpublished},
      {"POST /ideas/{id}/comments", 303,
       [](Cast& c) { return c.sendForm("/ideas/" + c.firstIdeaOf(c.published()) + "/comments", "text=Bien+vu"); },
       none},
      {"POST /reports/{id}/useful", 303,
       [](Cast& c) { return c.sendForm("/reports/" + c.published() + "/useful", "on=1"); }, none},
      {"POST /ideas/{id}/support", 303,
       [](Cast& c) { return c.sendForm("/ideas/" + c.firstIdeaOf(c.published()) + "/support", "on=1"); }, none},
      {"POST /comments/{id}/thanks", 303,
       [](Cast& c) { return c.sendForm("/comments/" + c.theirComment() + "/thanks", "on=1"); }, none},
      // Somebody else's comment: 403 says so, to everybody.
      {"POST /comments/{id}/withdraw", 403,
       [](Cast& c) { return c.sendForm("/comments/" + c.theirComment() + "/withdraw", "revision=2"); }, none},
      {"POST /comments/{id}/hide", 303,
       [](Cast& c) { return c.sendForm("/comments/" + c.theirComment() + "/hide", "reason=Un+nom"); }, none},
      {"POST /comments/{id}/show", 303,
       [](Cast& c) { return c.sendForm("/comments/" + c.theirComment() + "/show", "on=1"); }, none},
      // notifications
      {"GET /notifications", 200, get("/notifications"), none},
      {"POST /notifications/read", 303, [](Cast& c) { return c.sendForm("/notifications/read", "upTo=0"); }, none},
      {"POST /notifications/{id}/open", 404, [](Cast& c) { return c.sendForm("/notifications/x/open", "upTo=0"); },
       none},
      {"POST /following/{kind}/{id}", 303,
       [](Cast& c) { return c.sendForm("/following/report/" + c.published(), "state=follows"); }, none},
      {"GET /v1/notifications", 200, get("/v1/notifications"), none},
      {"PUT /v1/notifications/read", 204, [](Cast& c) { return c.sendJson("PUT", "/v1/notifications/read", "{}"); },
       none},
      // Nothing was told about this id: 404 says that one may ask.
      {"PUT /v1/notifications/{id}/read", 404,
       [](Cast& c) { return c.sendJson("PUT", "/v1/notifications/x/read", "{}"); }, none},
      {"GET /v1/following/{kind}/{id}", 200,
       [](Cast& c) { return c.plain("GET", "/v1/following/report/" + c.published()); }, none},
      {"PUT /v1/following/{kind}/{id}", 200,
       [](Cast& c) {
         return c.sendJson("PUT", "/v1/following/report/" + c.published(), R"({"state":"follows"})");
       },
       none},
      // the editor's desk, outlets, mailing: of a week without reports, so that no case changes another's edition
      {"GET /editions/{week}/edit", 200, get("/editions/2020-W10/edit"), none},
      {"POST /editions/{week}/edit", 303,
       [](Cast& c) {
         const std::string revision = c.world.sqlText(
             "SELECT COALESCE(MAX(revision), 0) FROM edition_draft WHERE week = '2020-W10'");
         return c.sendForm("/editions/2020-W10/edit", "do=save&leadFr=Bonjour&revision=" + revision);
       },
       none},
      {"POST /editions/{week}/publish", 422, [](Cast& c) { return c.sendForm("/editions/2020-W10/publish", ""); }, none},
      {"GET /editions/{week}/mail", 200, get("/editions/2020-W10/mail"), none},
      {"GET /editions/{week}/mail.txt", 200, get("/editions/2020-W10/mail.txt"), none},
      {"GET /editions/{week}/feed", 200, get("/editions/2020-W10/feed"), none},
      {"GET /editions/{week}/poster", 200, [](Cast& c) { return c.plain("GET", "/editions/" + c.edition() + "/poster"); },
       none},
      {"GET /editions/{week}/reading-list", 200,
       [](Cast& c) { return c.plain("GET", "/editions/" + c.edition() + "/reading-list"); }, none},
      {"GET /poster.css", 200, get("/poster.css"), none},
      {"GET /editions/{week}/mailing", 404, get("/editions/2020-W10/mailing"), none},
      {"POST /editions/{week}/mailing", 422, [](Cast& c) { return c.sendForm("/editions/2020-W10/mailing", ""); }, none},
      {"POST /editions/{week}/mailing/stop", 404,
       [](Cast& c) { return c.sendForm("/editions/2020-W10/mailing/stop", ""); }, none},
      {"POST /editions/{week}/mailing/resume", 404,
       [](Cast& c) { return c.sendForm("/editions/2020-W10/mailing/resume", ""); }, none},
      {"GET /admin/mailboxes", 200, get("/admin/mailboxes"), none},
      {"POST /admin/mailboxes", 200,
       [](Cast& c) { return c.sendForm("/admin/mailboxes", "returned=nobody%40chain.example"); }, none},
      {"POST /admin/mailboxes/{id}/resume", 404, [](Cast& c) { return c.sendForm("/admin/mailboxes/x/resume", ""); },
       none},
      // readers
      {"GET /v1/subscription", 200, get("/v1/subscription"), none},
      {"PUT /v1/subscription", 200,
       [](Cast& c) { return c.sendJson("PUT", "/v1/subscription", R"({"frequency":"weekly"})"); }, none},
      {"GET /subscriptions", 200, get("/subscriptions"), none},
      {"POST /subscriptions", 303, [](Cast& c) { return c.sendForm("/subscriptions", "frequency=weekly"); }, none},
      {"POST /subscriptions/feeds", 201, [](Cast& c) { return c.sendForm("/subscriptions/feeds", ""); }, none},
      // A page does not tell that somebody else's is there.
      {"POST /subscriptions/feeds/{id}/revoke", 303,
       [](Cast& c) { return c.sendForm("/subscriptions/feeds/" + c.feedLink(c.token, emailOf(c.role)) + "/revoke", ""); },
       [](Cast& c) {
         return c.sendForm(
             "/subscriptions/feeds/" + c.feedLink(c.author(), "visitor.b@chain.example") + "/revoke", "");
       },
       Permission::undeclared, 404},
      {"GET /unsubscribe/{code}", 410, get("/unsubscribe/nobodys"), none},
      {"POST /unsubscribe/{code}", 410, [](Cast& c) { return c.sendForm("/unsubscribe/nobodys", "x=y"); }, none},
      {"GET /feeds/{code}", 200,
       [](Cast& c) {
         const std::string page = c.world.ask({"POST", "/subscriptions/feeds", c.author(), "", {}}).body;
         const std::size_t at = page.find("/feeds/");
         return c.plain("GET", page.substr(at, page.find('<', at) - at));
       },
       none},
      // rounds
      {"GET /v1/rounds", 200, get("/v1/rounds"), none},
      {"POST /v1/rounds", 400, [](Cast& c) { return c.sendJson("POST", "/v1/rounds", "{}"); }, none},
      {"GET /v1/rounds/{id}", 200, [](Cast& c) { return c.plain("GET", "/v1/rounds/" + c.theirRound()); }, none},
      {"POST /v1/rounds/{id}/open", 200,
       [](Cast& c) { return c.sendJson("POST", "/v1/rounds/" + c.draft() + "/open", "{}"); }, none},
      {"POST /v1/rounds/{id}/cancel", 200,
       [](Cast& c) { return c.plain("POST", "/v1/rounds/" + c.draft() + "/cancel"); }, none},
      {"GET /v1/rounds/{id}/ballot", 200,
       [](Cast& c) { return c.plain("GET", "/v1/rounds/" + c.myRound() + "/ballot"); }, none},
      {"PUT /v1/rounds/{id}/ballot", 200,
       [](Cast& c) { return c.sendJson("PUT", "/v1/rounds/" + c.myRound() + "/ballot", R"({"lines":[]})"); }, none},
      {"GET /rounds", 200, get("/rounds"), none},
      {"GET /rounds/new", 200, get("/rounds/new"), none},
      {"POST /rounds", 400, [](Cast& c) { return c.sendForm("/rounds", "title=x"); }, none},
      {"GET /rounds/{id}", 200, [](Cast& c) { return c.plain("GET", "/rounds/" + c.theirRound()); }, none},
      {"POST /rounds/{id}/open", 303, [](Cast& c) { return c.sendForm("/rounds/" + c.draft() + "/open", ""); }, none},
      {"POST /rounds/{id}/cancel", 303, [](Cast& c) { return c.sendForm("/rounds/" + c.draft() + "/cancel", ""); },
       none},
      {"POST /rounds/{id}/remind", 303, [](Cast& c) { return c.sendForm("/rounds/" + c.myRound() + "/remind", ""); },
       none},
      // Of an open round there is nothing yet: 404 says that one may look.
      {"GET /rounds/{id}/grades.csv", 404,
       [](Cast& c) { return c.plain("GET", "/rounds/" + c.myRound() + "/grades.csv"); }, none},
      {"GET /rounds/{id}/receipts.csv", 404,
       [](Cast& c) { return c.plain("GET", "/rounds/" + c.myRound() + "/receipts.csv"); }, none},
      {"GET /rounds/{id}/ballot", 200, [](Cast& c) { return c.plain("GET", "/rounds/" + c.myRound() + "/ballot"); },
       none},
      {"POST /rounds/{id}/ballot", 303, [](Cast& c) { return c.sendForm("/rounds/" + c.myRound() + "/ballot", "x=y"); },
       none},
      {"GET /ballots/{code}", 410, get("/ballots/nobodys"), none},
      {"POST /ballots/{code}", 410, [](Cast& c) { return c.sendForm("/ballots/nobodys", "x=y"); }, none},
      // answers
      {"GET /v1/answers", 200, get("/v1/answers"), none},
      {"GET /v1/answers/reasons", 200, get("/v1/answers/reasons"), none},
      {"GET /v1/ideas/{id}/answer", 200,
       [](Cast& c) { return c.plain("GET", "/v1/ideas/" + c.firstIdeaOf(c.published()) + "/answer"); }, none},
      {"PUT /v1/ideas/{id}/answer", 200,
       [](Cast& c) {
         const std::string me = emailOf(c.role);
         return c.sendJson("PUT", "/v1/ideas/" + c.ideaOf(me) + "/answer", c.progress(me));
       },
       [](Cast& c) {
         const std::string other = emailOf("visitor", 'b');
         return c.sendJson("PUT", "/v1/ideas/" + c.ideaOf(other) + "/answer", c.progress(other));
       }},
      {"GET /answers", 200, get("/answers"), none},
      {"GET /answers/{id}", 200, [](Cast& c) { return c.plain("GET", "/answers/" + c.firstIdeaOf(c.published())); },
       none},
      {"POST /answers/{id}", 303,
       [](Cast& c) {
         return c.sendForm("/answers/" + c.ideaOf(emailOf(c.role)), "status=retained&dueOn=2027-01-31");
       },
       [](Cast& c) {
         return c.sendForm("/answers/" + c.ideaOf(emailOf("visitor", 'b')), "status=retained&dueOn=2027-01-31");
       }},
      // palmarès: the month has none yet, so that 404 and 400 say that one may
      {"GET /v1/palmares", 200, get("/v1/palmares"), none},
      {"GET /v1/palmares/{month}", 200, get("/v1/palmares/2026-11"), none},
      {"POST /v1/palmares/{month}/rewards", 400,
       [](Cast& c) { return c.sendJson("POST", "/v1/palmares/2026-11/rewards", "{}"); }, none},
      {"DELETE /v1/palmares/{month}/rewards/{id}", 404,
       [](Cast& c) { return c.plain("DELETE", "/v1/palmares/2026-11/rewards/none"); }, none},
      {"GET /palmares", 200, get("/palmares"), none},
      {"GET /palmares/{month}", 200, get("/palmares/2026-11"), none},
      {"POST /palmares/{month}/rewards", 400,
       [](Cast& c) { return c.sendForm("/palmares/2026-11/rewards", "kind=x"); }, none},
      {"POST /palmares/{month}/rewards/{id}/withdraw", 404,
       [](Cast& c) { return c.sendForm("/palmares/2026-11/rewards/none/withdraw", ""); }, none},
      // meetings
      {"GET /meeting.css", 200, get("/meeting.css"), none},
      {"GET /v1/meetings", 200, get("/v1/meetings"), none},
      {"POST /v1/meetings", 400,
       [](Cast& c) { return c.sendJson("POST", "/v1/meetings", R"({"id":"x","title":"x","heldOn":"x","members":[]})"); }, none},
      {"GET /v1/meetings/{id}", 200, [](Cast& c) { return c.plain("GET", "/v1/meetings/" + c.meeting(false)); }, none},
      {"GET /v1/meetings/{id}/kit", 200, [](Cast& c) { return c.plain("GET", "/v1/meetings/" + c.meeting(false) + "/kit"); }, none},
      {"POST /v1/meetings/{id}/kit", 200,
       [](Cast& c) { return c.sendJson("POST", "/v1/meetings/" + c.meeting(false) + "/kit", "{}"); }, none},
      {"PUT /v1/meetings/{id}/members/{personId}", 200,
       [](Cast& c) {
         return c.sendJson("PUT", "/v1/meetings/" + c.meeting(false) + "/members/" + c.meId(), R"({"absent":true})");
       },
       [](Cast& c) {
         return c.sendJson("PUT", "/v1/meetings/" + c.meeting(false) + "/members/" + c.world.personId("chair.b@chain.example"),
                           R"({"absent":true})");
       },
       Permission::prepareMeetings},
      {"PUT /v1/meetings/{id}/advocate", 200,
       [](Cast& c) { return c.sendJson("PUT", "/v1/meetings/" + c.meeting(false) + "/advocate", R"({"person":""})"); }, none},
      {"PUT /v1/meetings/{id}/items/{itemId}", 200,
       [](Cast& c) {
         return c.sendJson("PUT", "/v1/meetings/" + c.meeting(false) + "/items/" + newId(c.world.clock, c.world.rng),
                           R"({"title":"Encore"})");
       },
       none},
      {"DELETE /v1/meetings/{id}/items/{itemId}", 200,
       [](Cast& c) {
         const std::string id = c.meeting(false);
         return c.plain("DELETE", "/v1/meetings/" + id + c.meetingItem(id));
       },
       none},
      {"PUT /v1/meetings/{id}/items/{itemId}/effect", 200,
       [](Cast& c) {
         const std::string id = c.meeting(true);
         return c.sendJson("PUT", "/v1/meetings/" + id + c.meetingItem(id) + "/effect", R"({"tone":"none","text":"Rien"})");
       },
       [](Cast& c) {
         const std::string id = c.meeting(false);
         return c.sendJson("PUT", "/v1/meetings/" + id + c.meetingItem(id) + "/effect", R"({"tone":"none","text":"Rien"})");
       }},
      {"PUT /v1/meetings/{id}/items/{itemId}/decision", 200,
       [](Cast& c) {
         const std::string id = c.meeting(false);
         return c.sendJson("PUT", "/v1/meetings/" + id + c.meetingItem(id) + "/decision", R"({"status":"alreadyDone","outcome":"Depuis mars"})");
       },
       none},
      {"POST /v1/meetings/{id}/close", 200,
       [](Cast& c) { return c.plain("POST", "/v1/meetings/" + c.meeting(false) + "/close"); }, none},
      {"POST /v1/meetings/{id}/cancel", 200,
       [](Cast& c) { return c.plain("POST", "/v1/meetings/" + c.meeting(false) + "/cancel"); }, none},
      {"GET /meetings", 200, get("/meetings"), none},
      {"POST /meetings", 400, [](Cast& c) { return c.sendForm("/meetings", "title=x"); }, none},
      {"GET /meetings/new", 200, get("/meetings/new"), none},
      {"GET /meetings/{id}", 200, [](Cast& c) { return c.plain("GET", "/meetings/" + c.meeting(false)); }, none},
      {"GET /meetings/{id}/kit", 200, [](Cast& c) { return c.plain("GET", "/meetings/" + c.meeting(false) + "/kit"); }, none},
      {"GET /meetings/{id}/card", 200, [](Cast& c) { return c.plain("GET", "/meetings/" + c.meeting(false) + "/card"); }, none},
      {"GET /meetings/{id}/minutes", 200,
       [](Cast& c) { return c.plain("GET", "/meetings/" + c.meeting(false) + "/minutes"); }, none},
      {"POST /meetings/{id}/kit", 303, [](Cast& c) { return c.sendForm("/meetings/" + c.meeting(false) + "/kit", ""); }, none},
      {"POST /meetings/{id}/absences", 303,
       [](Cast& c) { return c.sendForm("/meetings/" + c.meeting(false) + "/absences", "absent=yes&person=" + c.meId()); },
       [](Cast& c) {
         return c.sendForm("/meetings/" + c.meeting(false) + "/absences",
                           "absent=yes&person=" + c.world.personId("chair.b@chain.example"));
       },
       Permission::prepareMeetings},
      {"POST /meetings/{id}/members", 303,
       [](Cast& c) {
         return c.sendForm("/meetings/" + c.meeting(false) + "/members",
                           "person=" + c.world.personId("management.b@chain.example"));
       },
       none},
      {"POST /meetings/{id}/advocate", 303,
       [](Cast& c) { return c.sendForm("/meetings/" + c.meeting(false) + "/advocate", "person="); }, none},
      {"POST /meetings/{id}/items", 303,
       [](Cast& c) {
         return c.sendForm("/meetings/" + c.meeting(false) + "/items", "title=Encore&id=" + newId(c.world.clock, c.world.rng));
       },
       none},
      {"POST /meetings/{id}/close", 303, [](Cast& c) { return c.sendForm("/meetings/" + c.meeting(false) + "/close", ""); }, none},
      {"POST /meetings/{id}/cancel", 303, [](Cast& c) { return c.sendForm("/meetings/" + c.meeting(false) + "/cancel", ""); }, none},
      {"GET /meetings/{id}/items/{itemId}", 200,
       [](Cast& c) {
         const std::string id = c.meeting(false);
         return c.plain("GET", "/meetings/" + id + c.meetingItem(id));
       },
       none},
      {"POST /meetings/{id}/items/{itemId}/effect", 303,
       [](Cast& c) {
         const std::string id = c.meeting(true);
         return c.sendForm("/meetings/" + id + c.meetingItem(id) + "/effect", "tone=none&text=Rien");
       },
       [](Cast& c) {
         const std::string id = c.meeting(false);
         return c.sendForm("/meetings/" + id + c.meetingItem(id) + "/effect", "tone=none&text=Rien");
       }},
      {"POST /meetings/{id}/items/{itemId}/decision", 303,
       [](Cast& c) {
         const std::string id = c.meeting(false);
         return c.sendForm("/meetings/" + id + c.meetingItem(id) + "/decision", "status=alreadyDone&outcome=Depuis+mars");
       },
       none},
      {"POST /meetings/{id}/items/{itemId}/remove", 303,
       [](Cast& c) {
         const std::string id = c.meeting(false);
         return c.sendForm("/meetings/" + id + c.meetingItem(id) + "/remove", "");
       },
       none},
      // the store's hour
      {"GET /v1/absences", 200, get("/v1/absences"), none},
      {"PUT /v1/absences/{id}", 200,
       [](Cast& c) {
         const std::string day = toIsoDate(c.world.clock.now());
         return c.sendJson("PUT", "/v1/absences/" + newId(c.world.clock, c.world.rng),
                           json{{"firstDay", day},
                                {"lastDay", day},
                                {"deputyId", c.world.personId("deputy.a@chain.example")}}
                               .dump());
       },
       [](Cast& c) {
         const std::string day = toIsoDate(c.world.clock.now());
         return c.sendJson("PUT", "/v1/absences/" + c.absence('b'),
                           json{{"firstDay", day},
                                {"lastDay", day},
                                {"deputyId", c.world.personId("deputy.a@chain.example")}}
                               .dump());
       }},
      {"DELETE /v1/absences/{id}", 204, [](Cast& c) { return c.plain("DELETE", "/v1/absences/" + c.absence('a')); },
       [](Cast& c) { return c.plain("DELETE", "/v1/absences/" + c.absence('b')); }},
      {"GET /hour", 200, get("/hour"), none},
      {"GET /hour/reports/{id}", 200, [](Cast& c) { return c.plain("GET", "/hour/reports/" + c.aboutMyUnit()); },
       [](Cast& c) { return c.plain("GET", "/hour/reports/" + c.theirReport()); }, Permission::undeclared, 404},
      {"POST /hour/reports/{id}", 303,
       [](Cast& c) { return c.sendForm("/hour/reports/" + c.aboutMyUnit(), "kind=thanks"); },
       [](Cast& c) { return c.sendForm("/hour/reports/" + c.theirReport(), "kind=thanks"); }},
      {"POST /hour/absences", 303,
       [](Cast& c) {
         const std::string day = toIsoDate(c.world.clock.now());
         return c.sendForm("/hour/absences", "id=" + newId(c.world.clock, c.world.rng) + "&first=" + day + "&last=" + day +
                                                 "&deputy=" + c.world.personId("deputy.a@chain.example"));
       },
       none},
      {"POST /hour/absences/{id}/end", 303,
       [](Cast& c) { return c.sendForm("/hour/absences/" + c.absence('a') + "/end", ""); },
       [](Cast& c) { return c.sendForm("/hour/absences/" + c.absence('b') + "/end", ""); }},
      {"GET /hour/{code}", 200, [](Cast& c) { return c.plain("GET", c.hourLink()); }, none},
      {"POST /hour/{code}", 303, [](Cast& c) { return c.sendForm(c.hourLink(), "kind=thanks"); }, none},
      // A medium that is not there: 404 says that one may look.
      {"GET /hour/{code}/media/{mediumId}", 404,
       [](Cast& c) { return c.plain("GET", c.hourLink() + "/media/" + newId(c.world.clock, c.world.rng)); }, none},
      {"POST /hour/{code}/leave", 200, [](Cast& c) { return c.sendForm(c.hourLink() + "/leave", ""); }, none},
      {"POST /hour/{code}/again", 200, [](Cast& c) { return c.sendForm(c.hourLink() + "/again", ""); }, none},
      // media
      {"OPTIONS /v1/uploads", 204, [](Cast& c) { return c.plain("OPTIONS", "/v1/uploads"); }, none},
      {"OPTIONS /v1/uploads/{id}", 204, [](Cast& c) { return c.plain("OPTIONS", "/v1/uploads/x"); }, none},
      {"POST /v1/uploads", 201, [](Cast& c) { return c.createUpload(c.token, c.myReport()); },
       [](Cast& c) { return c.createUpload(c.token, c.theirReport()); }},
      {"HEAD /v1/uploads/{id}", 200, [](Cast& c) { return c.tus("HEAD", c.uploadIn(c.token, c.myReport())); },
       [](Cast& c) { return c.tus("HEAD", c.uploadIn(c.author(), c.theirReport())); }},
      {"PATCH /v1/uploads/{id}", 204, [](Cast& c) { return c.patch(c.uploadIn(c.token, c.myReport()), "PATCH"); },
       [](Cast& c) { return c.patch(c.uploadIn(c.author(), c.theirReport()), "PATCH"); }},
      {"DELETE /v1/uploads/{id}", 204, [](Cast& c) { return c.tus("DELETE", c.uploadIn(c.token, c.myReport())); },
       [](Cast& c) { return c.tus("DELETE", c.uploadIn(c.author(), c.theirReport())); }},
      {"POST /v1/uploads/{id}", 204, [](Cast& c) { return c.patch(c.uploadIn(c.token, c.myReport()), "POST"); },
       [](Cast& c) { return c.patch(c.uploadIn(c.author(), c.theirReport()), "POST"); }},
      // A medium that has not arrived: 404 says that one may look.
      {"GET /v1/media/{reportId}/{mediumId}", 404,
       [](Cast& c) { return c.plain("GET", "/v1/media/" + c.myReport() + "/" + newId(c.world.clock, c.world.rng)); },
       [](Cast& c) { return c.plain("GET", "/v1/media/" + c.theirReport() + "/" + newId(c.world.clock, c.world.rng)); },
       Permission::readUnpublished},
      // carnet: only apps, and a person's rows are keyed by the person: there is no way to name somebody else's
      {"GET /v1/carnet/keys", 200, [](Cast& c) { return c.asApp(c.plain("GET", "/v1/carnet/keys")); }, none},
      {"PUT /v1/carnet/keys/{keyId}", 204,
       [](Cast& c) {
         const auto app = c.world.appTokenOf(emailOf(c.role));
         return Ask{"PUT",
                    "/v1/carnet/keys/" + newId(c.world.clock, c.world.rng),
                    app.token,
                    json{{"devices", {app.deviceId}}, {"boxes", {"c2VhbGVk"}}}.dump(),
                    {{"Content-Type", "application/json"}}};
       },
       [](Cast& c) {
         const auto app = c.world.appTokenOf(emailOf(c.role)), theirs = c.world.appTokenOf("visitor.b@chain.example");
         return Ask{"PUT",
                    "/v1/carnet/keys/" + newId(c.world.clock, c.world.rng),
                    app.token,
                    json{{"devices", {theirs.deviceId}}, {"boxes", {"c2VhbGVk"}}}.dump(),
                    {{"Content-Type", "application/json"}}};
       }},
      {"GET /v1/carnet/items", 200, [](Cast& c) { return c.asApp(c.plain("GET", "/v1/carnet/items")); }, none},
      {"PUT /v1/carnet/items/{id}", 201,
       [](Cast& c) {
         Ask ask = c.plain("PUT", "/v1/carnet/items/" + newId(c.world.clock, c.world.rng));
         ask.body = "sealed";
         ask.headers["Passerelle-Key"] = newId(c.world.clock, c.world.rng);
         return c.asApp(ask);
       },
       none},
      {"GET /v1/carnet/media/{id}", 200, [](Cast& c) { return c.asApp(c.plain("GET", "/v1/carnet/media/x")); }, none},
      {"DELETE /v1/carnet/media/{id}", 204,
       [](Cast& c) { return c.asApp(c.plain("DELETE", "/v1/carnet/media/" + newId(c.world.clock, c.world.rng))); },
       none},
      {"GET /v1/carnet/media/{id}/{number}", 404,
       [](Cast& c) { return c.asApp(c.plain("GET", "/v1/carnet/media/x/0")); }, none},
      {"PUT /v1/carnet/media/{id}/{number}", 204,
       [](Cast& c) {
         Ask ask = c.plain("PUT", "/v1/carnet/media/" + newId(c.world.clock, c.world.rng) + "/0?of=1");
         ask.body = "sealed";
         return c.asApp(ask);
       },
       none},
      {"POST /v1/departure", 409, [](Cast& c) { return c.asApp(c.plain("POST", "/v1/departure")); }, none},
      // pages
      {"GET /style.css", 200, get("/style.css"), none},
      {"GET /icon.svg", 200, get("/icon.svg"), none},
      {"GET /", 200, get("/"), none},
      {"GET /reach", 200, get("/reach"), none},
      {"GET /join", 200, get("/join"), none},
      {"GET /enter", 200, get("/enter"), none},
      {"POST /enter", 200,
       [](Cast& c) {
         return c.sendForm("/enter",
                           "email=" + c.role + std::to_string(c.world.rng.below(1'000'000)) + "@chain.example");
       },
       none},
      {"GET /enter/{code}", 200, [](Cast& c) { return c.plain("GET", "/enter/" + c.codeFor("browser")); }, none},
      {"POST /enter/{code}", 303, [](Cast& c) { return c.plain("POST", "/enter/" + c.codeFor("browser")); }, none},
      {"GET /devices", 200, get("/devices"), get("/devices?person=all")},
      {"POST /devices/{id}/revoke", 303,
       [](Cast& c) { return c.sendForm("/devices/" + c.deviceOf(c.world.tokenOf(emailOf(c.role))) + "/revoke", ""); },
       [](Cast& c) {
         return c.sendForm("/devices/" + c.deviceOf(c.world.tokenOf("visitor.b@chain.example")) + "/revoke", "");
       }},
      {"POST /devices/form-links", 201, [](Cast& c) { return c.sendForm("/devices/form-links", ""); }, none},
      {"POST /devices/form-links/{id}/revoke", 303,
       [](Cast& c) { return c.sendForm("/devices/form-links/" + c.formLink(emailOf(c.role)) + "/revoke", ""); },
       [](Cast& c) {
         return c.sendForm("/devices/form-links/" + c.formLink("visitor.b@chain.example") + "/revoke", "");
       }},
      {"GET /form/open/{code}", 200, [](Cast& c) { return c.plain("GET", "/form/open/" + c.codeFor("form")); }, none},
      {"POST /form/open/{code}", 303, [](Cast& c) { return c.plain("POST", "/form/open/" + c.codeFor("form")); }, none},
      {"GET /form", 200, get("/form"), none},
      {"POST /form", 303, [](Cast& c) { return c.postForm(c.token, newId(c.world.clock, c.world.rng)); },
       [](Cast& c) {
         const std::string id = newId(c.world.clock, c.world.rng);
         EXPECT_EQ(c.world.ask(c.postForm(c.author(), id)).status, 303);
         return c.postForm(c.token, id);
       }},
      // A page does not tell that somebody else's is there.
      {"GET /form/filed/{id}", 200,
       [](Cast& c) {
         const std::string id = newId(c.world.clock, c.world.rng);
         c.world.ask(c.postForm(c.token, id));
         return c.plain("GET", "/form/filed/" + id);
       },
       [](Cast& c) {
         const std::string id = newId(c.world.clock, c.world.rng);
         c.world.ask(c.postForm(c.author(), id));
         return c.plain("GET", "/form/filed/" + id);
       },
       Permission::undeclared, 404},
      {"GET /form/mine", 200, get("/form/mine"), none},
      {"POST /form/leave", 303, [](Cast& c) { return c.sendForm("/form/leave", ""); }, none},
      {"POST /leave", 303, [](Cast& c) { return c.sendForm("/leave", ""); }, none},
      {"GET /admin", 200, get("/admin"), none},
      {"GET /admin/invitations", 200, get("/admin/invitations"), none},
      {"POST /admin/invitations", 201,
       [](Cast& c) { return c.sendForm("/admin/invitations", "name=Zo%C3%A9&role=visitor&purpose=now"); }, none},
      {"POST /admin/sheet", 201, [](Cast& c) { return c.sendForm("/admin/sheet", "unit=LYO-01"); }, none},
      {"GET /admin/import", 200, get("/admin/import"), none},
      {"POST /admin/import", 200,
       [](Cast& c) {
         return c.sendForm("/admin/import", "what=units&file=code,name,kind,region%0AREN-01,Rennes,shop,Ouest%0A");
       },
       none},
  };
  return kLines;
}

std::string nameOf(const http::Route& route) { return route.method + " " + route.pattern; }

TEST(RoleMatrix, EveryRouteHasALine) {
  BackendWorld world;
  std::set<std::string> known;
  for (const Line& line : lines()) EXPECT_TRUE(known.insert(line.route).second) << line.route << " has two lines.";
  std::set<std::string> routes;
  for (const http::Route& route : world.backend->router().routes()) {
    routes.insert(nameOf(route));
    EXPECT_TRUE(known.contains(nameOf(route)))
        << "The route " << nameOf(route) << " has no line in the table of tests/people/role_matrix_test.cpp. Add one:\n"
        << "  {\"" << nameOf(route) << "\", STATUS_WHEN_ALLOWED, get(\"" << route.pattern << "\"), none},\n"
        << "and, where ownership plays a part, how to ask for somebody else's instead of none (expected: 403).";
  }
  for (const std::string& name : known)
    EXPECT_TRUE(routes.contains(name)) << name << " is no longer a route: take its line away.";
}

TEST(RoleMatrix, EveryRoleGetsWhatThePolicyTableSays) {
  BackendWorld world;
  std::map<std::string, const Line*> byRoute;
  for (const Line& line : lines()) byRoute[line.route] = &line;
  int asked = 0;
  for (const http::Route& route : world.backend->router().routes()) {
    const auto found = byRoute.find(nameOf(route));
    if (found == byRoute.end()) continue;  // said by the test above
    const Line& line = *found->second;
    const auto status = [&](const Make& make, Cast& cast) {
      ++asked;
      return world.ask(make(cast)).status;
    };
    Cast nobody{world, "visitor", world.tokenOf(emailOf("visitor"))};
    Ask anonymous = line.own(nobody);
    anonymous.token.clear();
    const bool open = route.permission == Permission::open;
    EXPECT_EQ(world.ask(anonymous).status, open ? line.ok : 401) << nameOf(route) << " by nobody";
    for (const Role role : allRoles()) {
      Cast cast{world, std::string(passerelle::nameOf(role)), {}};
      cast.token = world.tokenOf(emailOf(cast.role));
      const Scope door = scopeOf(route.permission, role);
      const Scope reach = line.rule == Permission::undeclared ? door : std::min(door, scopeOf(line.rule, role));
      EXPECT_EQ(status(line.own, cast), door == Scope::none ? 403 : line.ok)
          << nameOf(route) << " by " << cast.role << " on their own";
      if (!line.other) continue;
      cast.token = world.tokenOf(emailOf(cast.role));
      EXPECT_EQ(status(line.other, cast), reach == Scope::any   ? line.ok
                                          : door == Scope::none ? 403
                                                                : line.refused)
          << nameOf(route) << " by " << cast.role << " on somebody else's";
    }
  }
  EXPECT_GT(asked, 600);
}

TEST(RoleMatrix, NoGetChangesTheDatabase) {
  BackendWorld world;
  for (const Line& line : lines()) {
    if (!line.route.starts_with("GET ") && !line.route.starts_with("HEAD ")) continue;
    Cast cast{world, "admin", world.tokenOf(emailOf("admin"))};
    const Ask ask = line.own(cast);
    const std::string before = world.databaseHash();
    world.ask(ask);
    world.clock.advance(std::chrono::seconds(30));
    world.ask(ask);
    EXPECT_EQ(world.databaseHash(), before) << line.route;
  }
}

}  // namespace
}  // namespace passerelle::testing
