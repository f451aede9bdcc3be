// What a reader decides: how often mail comes, by page, by a letter's link and by one click; their feed.
#include <gtest/gtest.h>
#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#include <set>

#include "backend/readers/reader_links.h"
#include "backend/readers/subscription.h"
#include "tests/editions/hostile_strings.h"
#include "tests/support/edition_world.h"

namespace passerelle::testing {
namespace {
using std::chrono::hours;

struct Readers : ::testing::Test, EditionWorld {
  std::string frequencyOf(const std::string& role) {
    std::string name;
    world.backend->database().readNow([&](sql::Connection& connection) {
      name = readers::nameOf(readers::findSubscription(connection, world.personId(emailOf(role))).frequency);
    });
    return name;
  }
  std::string codeOf(const std::string& role) {
    readers::UnsubscribeCodes codes;
    (void)world.backend->database().writeNow([&](sql::Connection& connection) -> Result<void> {
      codes.load(connection, world.rng);
      return {};
    });
    return codes.codeFor(world.personId(emailOf(role)));
  }
  http::Response press(const std::string& code, const std::string& body) {
    return world.ask(
        {"POST", "/unsubscribe/" + code, "", body, {{"Content-Type", "application/x-www-form-urlencoded"}}});
  }
  std::string feedOf(const std::string& role) {
    const std::string page = post("/subscriptions/feeds", "", role).body;
    const std::size_t at = page.find("https://passerelle.example/feeds/");
    return page.substr(at + 26, page.find('<', at) - at - 26);
  }
};

TEST_F(Readers, ChooseOnAPage) {
  EXPECT_EQ(frequencyOf("coach"), "weekly") << "nobody has to ask for it";
  const auto page = get("/subscriptions", "coach");
  EXPECT_EQ(page.status, 200);
  EXPECT_TRUE(has(page.body, "value=\"weekly\" checked"));
  EXPECT_EQ(post("/subscriptions", "frequency=monthly", "coach").status, 303);
  EXPECT_EQ(frequencyOf("coach"), "monthly");
  EXPECT_TRUE(has(get("/subscriptions", "coach").body, "value=\"monthly\" checked"));
  EXPECT_EQ(post("/subscriptions", "frequency=hourly", "coach").status, 400);
  EXPECT_EQ(post("/subscriptions", "", "coach").status, 400);
  EXPECT_EQ(frequencyOf("coach"), "monthly");
}

TEST_F(Readers, ChooseInAnApp) {
  const auto choose = [this](const std::string& json) {
    return world.ask(
        {"PUT", "/v1/subscription", world.roleToken("coach"), json, {{"Content-Type", "application/json"}}});
  };
  EXPECT_EQ(get("/v1/subscription", "coach").body, R"({"frequency":"weekly","pausedAt":null,"address":true})");
  EXPECT_EQ(choose(R"({"frequency":"monthly"})").status, 200);
  EXPECT_EQ(frequencyOf("coach"), "monthly");
  EXPECT_EQ(frequencyOf("host"), "weekly") << "one's own alone";
  EXPECT_EQ(choose(R"({"frequency":"hourly"})").status, 400);
  EXPECT_EQ(choose("{}").status, 400);
  EXPECT_EQ(frequencyOf("coach"), "monthly");
  (void)world.backend->database().writeNow([this](sql::Connection& connection) -> Result<void> {
    readers::pause(connection, world.personId(emailOf("coach")), "550 no such mailbox", world.clock.now());
    return {};
  });
  EXPECT_TRUE(has(get("/v1/subscription", "coach").body, toIso(world.clock.now())));
  EXPECT_TRUE(has(choose(R"({"frequency":"monthly"})").body, "\"pausedAt\":null")) << "who presses has a mailbox";
}

TEST_F(Readers, ALettersLinkShowsTheChoiceAndAPressMakesIt) {
  const std::string code = codeOf("coach");
  const std::string before = world.databaseHash();
  EXPECT_EQ(world.get("/unsubscribe/" + code).status, 200);
  EXPECT_EQ(world.databaseHash(), before) << "a mail scanner opens every link";
  EXPECT_EQ(press(code, "frequency=monthly").status, 200);
  EXPECT_EQ(frequencyOf("coach"), "monthly");
}

TEST_F(Readers, OneClickEndsTheMail) {
  const auto answer = press(codeOf("coach"), "List-Unsubscribe=One-Click");
  EXPECT_EQ(answer.status, 200) << "RFC 8058: no redirect, no sign-in";
  EXPECT_EQ(frequencyOf("coach"), "never");
  EXPECT_EQ(frequencyOf("host"), "weekly");
}

TEST_F(Readers, AForgedOrBrokenLinkOpensNothing) {
  std::string code = codeOf("coach");
  const std::string other = codeOf("host");
  for (const std::string& wrong :
       {code.substr(1), code.substr(0, 21) + other.substr(21), std::string("x"), code + "A"}) {
    EXPECT_EQ(world.get("/unsubscribe/" + wrong).status, 410) << wrong;
    EXPECT_EQ(press(wrong, "List-Unsubscribe=One-Click").status, 410) << wrong;
  }
  EXPECT_EQ(press(code, "frequency=daily").status, 400);
  EXPECT_EQ(frequencyOf("coach"), "weekly");
}

TEST(Bounces, AreFoundInWhatMailServersSend) {
  const auto found = readers::bouncedAddresses(
      "Zoe@Tilleul.example\r\nFinal-Recipient: rfc822; <host.a@chain.example>\nOriginal-Recipient: rfc822;a@b.example\n"
      "Subject: Undelivered Mail\nX-Failed-Recipients: c@d.example\nzoe@tilleul.example\nnot an address\n");
  EXPECT_EQ(found,
            (std::vector<std::string>{"zoe@tilleul.example", "host.a@chain.example", "a@b.example", "c@d.example"}));
  EXPECT_TRUE(readers::bouncedAddresses("").empty());
}

TEST_F(Readers, PostedBouncesPauseAMailboxUntilSomebodyTakesItUpAgain) {
  EXPECT_EQ(post("/admin/mailboxes", "returned=bonjour").status, 400);
  const auto page = post("/admin/mailboxes", "returned=coach.a%40chain.example%0Anobody%40chain.example");
  EXPECT_EQ(page.status, 200);
  EXPECT_TRUE(has(page.body, "1\u00a0boîte suspendue"));
  EXPECT_TRUE(has(page.body, "nobody@chain.example"));
  EXPECT_TRUE(has(get("/subscriptions", "coach").body, "ne reçoit plus"));
  const std::string id = world.personId("coach.a@chain.example");
  EXPECT_EQ(post("/admin/mailboxes/" + id + "/resume").status, 303);
  EXPECT_EQ(post("/admin/mailboxes/" + id + "/resume").status, 404);
  EXPECT_FALSE(has(get("/subscriptions", "coach").body, "ne reçoit plus"));
}

/// Evaluates an XPath over a feed; a: is Atom.
std::vector<std::string> in(const std::string& xml, const std::string& path) {
  std::vector<std::string> found;
  xmlDocPtr document = xmlReadMemory(xml.data(), static_cast<int>(xml.size()), "feed", nullptr, XML_PARSE_NONET);
  if (document == nullptr) return {"not well-formed"};
  xmlXPathContextPtr context = xmlXPathNewContext(document);
  xmlXPathRegisterNs(context, reinterpret_cast<const xmlChar*>("a"),
                     reinterpret_cast<const xmlChar*>("http://www.w3.org/2005/Atom"));
  xmlXPathObjectPtr object = xmlXPathEvalExpression(reinterpret_cast<const xmlChar*>(path.c_str()), context);
  for (int i = 0; object->nodesetval != nullptr && i < object->nodesetval->nodeNr; ++i) {
    xmlChar* text = xmlNodeGetContent(object->nodesetval->nodeTab[i]);
    found.emplace_back(reinterpret_cast<const char*>(text));
    xmlFree(text);
  }
  xmlXPathFreeObject(object);
  xmlXPathFreeContext(context);
  xmlFreeDoc(document);
  return found;
}

TEST_F(Readers, TheFeedIsAtomWithStableIdsForWhoHasTheAddress) {
  const std::string id = tell("Sept clients attendent. Une seule caisse est ouverte.");
  post("/editions/" + week + "/publish");
  const std::string feed = feedOf("coach");
  const auto answer = world.get(feed);
  ASSERT_EQ(answer.status, 200) << feed;
  EXPECT_EQ(answer.headers.find("Content-Type")->second, "application/atom+xml; charset=utf-8");
  EXPECT_EQ(in(answer.body, "/a:feed/a:entry/a:id").size(), 2u);
  EXPECT_EQ(in(answer.body, "/a:feed/a:entry/a:id")[1], "urn:uuid:" + id);
  EXPECT_EQ(in(answer.body, "/a:feed/a:entry/a:title")[1], "Sept clients attendent.");
  // RFC 4287: what a feed and an entry must have, once.
  for (const char* one : {"/a:feed/a:id", "/a:feed/a:title", "/a:feed/a:updated", "/a:feed/a:link[@rel='self']/@href"})
    EXPECT_EQ(in(answer.body, one).size(), 1u) << one;
  for (const char* one : {"a:id", "a:title", "a:updated", "a:author/a:name", "a:link[@rel='alternate']", "a:content"})
    EXPECT_EQ(in(answer.body, std::string("/a:feed/a:entry/") + one).size(), 2u) << one;
  for (const std::string& time : in(answer.body, "//a:updated")) EXPECT_TRUE(timeFromIso(time)) << time;
}

TEST_F(Readers, AFeedTellsOnlyWhatIsNew) {
  tell("Le premier");
  post("/editions/" + week + "/publish");
  const std::string feed = feedOf("coach");
  const auto first = world.get(feed);
  const std::string tag = first.headers.find("ETag")->second;
  EXPECT_EQ(world.ask({"GET", feed, "", "", {{"If-None-Match", tag}}}).status, 304);
  world.clock.advance(hours(24 * 7));
  week = toIsoWeek(world.clock.now());
  const std::string second = tell("Le deuxième");
  post("/editions/" + week + "/publish");
  const auto again = world.ask({"GET", feed, "", "", {{"If-None-Match", tag}}});
  EXPECT_EQ(again.status, 200);
  EXPECT_EQ(in(again.body, "/a:feed/a:entry").size(), 4u);
  const auto delta = world.ask({"GET", feed, "", "", {{"If-None-Match", tag}, {"A-IM", "feed"}}});
  EXPECT_EQ(delta.status, 226);
  EXPECT_EQ(delta.headers.find("IM")->second, "feed");
  EXPECT_EQ(in(delta.body, "/a:feed/a:entry/a:id").size(), 2u);
  EXPECT_TRUE(has(delta.body, second));
}

TEST_F(Readers, OlderEditionsAreFurtherPagesOfTheFeed) {
  for (int i = 0; i < 8; ++i) {
    week = toIsoWeek(world.clock.now());
    tell("Semaine " + std::to_string(i));
    post("/editions/" + week + "/publish");
    world.clock.advance(hours(24 * 7));
  }
  const std::string feed = feedOf("coach");
  std::set<std::string> ids;
  std::string next = feed;
  for (int pages = 0; !next.empty() && pages < 5; ++pages) {
    const auto page = world.get(next);
    ASSERT_EQ(page.status, 200) << next;
    for (const std::string& id : in(page.body, "/a:feed/a:entry/a:id")) EXPECT_TRUE(ids.insert(id).second);
    const auto link = in(page.body, "/a:feed/a:link[@rel='next']/@href");
    next = link.empty() ? "" : link[0].substr(26);
  }
  EXPECT_EQ(ids.size(), 16u);
  EXPECT_EQ(world.get(feed + "?before=tomorrow").status, 400);
}

TEST_F(Readers, ARevokedFeedIsGoneAndGuessesAreLimited) {
  tell("Le premier");
  const std::string feed = feedOf("coach");
  const std::string id = world.sqlText("SELECT id FROM feed_link");
  EXPECT_EQ(post("/subscriptions/feeds/" + id + "/revoke", "", "host").status, 404) << "somebody else's";
  EXPECT_EQ(world.get(feed).status, 200);
  EXPECT_EQ(post("/subscriptions/feeds/" + id + "/revoke", "", "coach").status, 303);
  EXPECT_EQ(world.get(feed).status, 410);
  EXPECT_EQ(world.sqlText("SELECT COUNT(*) FROM feed_link WHERE code_hash LIKE '%" + feed.substr(7) + "%'"), "0");
  int last = 0;
  for (int i = 0; i < 40; ++i) last = world.get("/feeds/guess" + std::to_string(i)).status;
  EXPECT_EQ(last, 429);
}

TEST_F(Readers, NoHostileStringBreaksTheFeed) {
  for (const std::string& text : hostileStrings()) {
    tell(text);
    if (hostileStrings().size() > 100 && world.rng.below(4) != 0) continue;
    post("/editions/" + week + "/publish");
    const std::string xml = get("/editions/" + week + "/feed").body;
    EXPECT_FALSE(in(xml, "/a:feed/a:entry/a:id").empty()) << text;
    EXPECT_TRUE(in(xml,
                   "/a:feed/a:entry/*[not(self::a:id or self::a:title or self::a:published or self::a:updated or "
                   "self::a:author or self::a:link or self::a:category or self::a:content)]")
                    .empty())
        << text;
  }
}

}  // namespace
}  // namespace passerelle::testing
