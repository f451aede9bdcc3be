// Mail: what it looks like on the wire, through a real SMTP conversation, and what happens when it is refused.
#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <future>
#include <memory>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <thread>
#include <vector>

#include "backend/mail/mail_queue.h"
#include "backend/mail/message.h"
#include "shared/base/digest.h"
#include "tests/support/backend_world.h"
#include "tests/support/smtp_sink.h"

namespace passerelle::testing {
namespace {

mail::Content letter() {
  return {"passerelle@tilleul.example", "zoe@tilleul.example", "Votre lien", "Bonjour", "",
          "1@tilleul.example",          fromMs(1794933600000)};
}

TEST(Message, IsMimeWithShortLines) {
  auto content = letter();
  content.subject = "Édition de la semaine : « Je croyais déranger », et trois autres étonnements de nos magasins";
  content.bodyText = std::string(2000, 'x') + "\nÉté";
  content.bodyHtml = "<p>Été</p>";
  const auto message = mail::compose(content);
  ASSERT_TRUE(message);
  std::size_t from = 0;
  while (from < message->size()) {
    const std::size_t end = message->find("\r\n", from);
    ASSERT_NE(end, std::string::npos);
    EXPECT_LE(end - from, 78u);
    EXPECT_EQ(message->substr(from, end - from).find_first_of("\r\n"), std::string::npos);
    from = end + 2;
  }
  EXPECT_NE(message->find("Date: Tue, 17 Nov 2026 16:40:00 +0000\r\n"), std::string::npos);
  EXPECT_NE(message->find("multipart/alternative"), std::string::npos);
  EXPECT_NE(message->find("=?UTF-8?B?"), std::string::npos);
}

TEST(Message, RefusesLineBreaksAndControlCharactersInEveryHeader) {
  const std::vector<std::string> bads = {"a\r\nBcc: x@y.z",      "a\nb",     "a\rb",
                                         std::string("a\0b", 3), "a\x1b[2J", "a\x7f"};
  for (const std::string& bad : bads) {
    for (std::string mail::Content::*field :
         {&mail::Content::from, &mail::Content::recipient, &mail::Content::subject, &mail::Content::messageId}) {
      auto content = letter();
      content.*field = bad;
      EXPECT_FALSE(mail::compose(content)) << bad;
    }
  }
  EXPECT_TRUE(mail::compose(letter()));
}

/// A queue over a world's database, sending to a sink.
struct Posting : ::testing::Test {
  BackendWorld world;
  SmtpSink sink;
  TempFolder folder;
  sql::Database database{{folder.path("mail.db"), 1, 4096, {}, {}, {}}};
  people::PeopleService people{world.clock, world.rng, "https://passerelle.example"};
  mail::SmtpTransport transport{{sink.url(), "passerelle@tilleul.example"}};
  mail::MailQueue queue{database, people, transport, world.clock, world.rng};

  Posting() {
    EXPECT_TRUE(database.writeNow([](sql::Connection& connection) -> Result<void> {
      connection.script(
          "CREATE TABLE mail (id TEXT PRIMARY KEY, recipient TEXT, subject TEXT, body_text TEXT, body_html TEXT, "
          "link_kind TEXT, link_target TEXT, link_person TEXT, "
          "sign_in_person TEXT,"
          " created_at BIGINT, attempts BIGINT DEFAULT 0, next_at BIGINT, sent_at BIGINT, failure TEXT);");
      return {};
    }));
  }
  ~Posting() override {
    transport.stop();
    // What the queue handed to the database, and what that calls, must have run before it goes.
    for (int turn = 0; turn < 2; ++turn) (void)database.writeNow([](sql::Connection&) -> Result<void> { return {}; });
  }

  Result<void> enqueue(const std::string& recipient, const std::string& text = "Bonjour") {
    return database.writeNow([&](sql::Connection& connection) {
      return queue.enqueue(connection, {recipient, "Édition", text, ""});
    });
  }
  std::string cell(const std::string& sql) {
    std::string text;
    database.readNow([&](sql::Connection& connection) {
      auto rows = connection.query(sql);
      if (const auto* row = rows->next()) text = row->string(0);
    });
    return text;
  }
  /// Another process answers: until `sql` gives `expected`, at most ten seconds.
  bool comes(const std::string& sql, const std::string& expected) {
    for (int i = 0; i < 1000; ++i) {
      if (cell(sql) == expected) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return false;
  }
};

TEST_F(Posting, ALetterArrivesOnceByARealConversation) {
  ASSERT_TRUE(enqueue("zoe@tilleul.example", ".a line with a dot first\nÉté"));
  queue.runDue();
  queue.runDue();
  const auto arrived = sink.next();
  EXPECT_EQ(arrived["from"].get<std::string>().substr(0, 28), "<passerelle@tilleul.example>");
  EXPECT_EQ(arrived["to"][0].get<std::string>().substr(0, 21), "<zoe@tilleul.example>");
  const std::string data = arrived["data"];
  EXPECT_NE(data.find("Subject: =?UTF-8?B?"), std::string::npos);
  EXPECT_NE(data.find(toBase64(".a line with a dot first\nÉté")), std::string::npos);
  ASSERT_TRUE(comes("SELECT COUNT(*) FROM mail WHERE sent_at IS NOT NULL", "1"));
  world.clock.advance(std::chrono::hours(3));
  queue.runDue();
  ASSERT_TRUE(enqueue("next@tilleul.example"));
  ASSERT_TRUE([&] {
    for (int i = 0; i < 1000 && cell("SELECT COUNT(*) FROM mail WHERE sent_at IS NOT NULL") != "2"; ++i) {
      queue.runDue();
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return cell("SELECT COUNT(*) FROM mail WHERE sent_at IS NOT NULL") == "2";
  }());
  EXPECT_EQ(sink.next()["to"][0].get<std::string>().substr(0, 22), "<next@tilleul.example>")
      << "the first one came twice";
}

TEST_F(Posting, WhatIsRefusedForNowComesAgainAndForGoodNever) {
  ASSERT_TRUE(enqueue("a@later.example"));
  ASSERT_TRUE(enqueue("b@refused.example"));
  queue.runDue();
  ASSERT_TRUE(comes("SELECT attempts FROM mail WHERE recipient = 'a@later.example'", "1"));
  ASSERT_TRUE(comes("SELECT attempts FROM mail WHERE recipient = 'b@refused.example'", "12"));
  EXPECT_NE(cell("SELECT failure FROM mail WHERE recipient = 'b@refused.example'").find("550"), std::string::npos);
  EXPECT_GT(std::stoll(cell("SELECT next_at FROM mail WHERE recipient = 'a@later.example'")), toMs(world.clock.now()));
}

/// Letters straight through a transport, one after the other.
mail::Outcome outcomeOf(mail::SmtpTransport& transport, const std::string& recipient,
                        const std::string& message = "Subject: x\r\n\r\nBonjour\r\n") {
  std::promise<mail::Outcome> promise;
  transport.send({"passerelle@tilleul.example", recipient, "1", message},
                 [&promise](mail::Outcome outcome) { promise.set_value(std::move(outcome)); });
  return promise.get_future().get();
}

TEST(Smtp, TellsAMailboxFromAServerThatRefusesUs) {
  using enum mail::Outcome::Kind;
  SmtpSink sink;
  mail::SmtpTransport transport({sink.url(), "passerelle@tilleul.example"});
  EXPECT_EQ(outcomeOf(transport, "zoe@tilleul.example").kind, sent);
  EXPECT_EQ(outcomeOf(transport, "nobody@refused.example").kind, noMailbox);
  EXPECT_EQ(outcomeOf(transport, "zoe@policy.example").kind, refused) << "5.7.1 is about us";
  EXPECT_EQ(outcomeOf(transport, "zoe@later.example").kind, later);
  EXPECT_EQ(outcomeOf(transport, "zoe@tilleul.example").kind, sent);
  EXPECT_NE(outcomeOf(transport, "nobody@refused.example").said.find("550 5.1.1 no such person"), std::string::npos);
  transport.stop();
}

TEST(Smtp, AServerThatIsNotThereIsUnreachableAndOneThatCameBackIsUsed) {
  auto sink = std::make_unique<SmtpSink>();
  mail::SmtpTransport transport({sink->url(), "passerelle@tilleul.example"});
  EXPECT_EQ(outcomeOf(transport, "zoe@tilleul.example").kind, mail::Outcome::Kind::sent);
  sink.reset();  // with the connection that was kept
  EXPECT_EQ(outcomeOf(transport, "zoe@tilleul.example").kind, mail::Outcome::Kind::unreachable);
  transport.stop();
}

/// A certificate for 127.0.0.1, made for this test.
struct Certificate {
  TempFolder folder;
  std::string key = folder.path("key.pem"), cert = folder.path("cert.pem");
  Certificate() {
    const std::string make =
        "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1 -addext "
        "subjectAltName=IP:127.0.0.1 -keyout " +
        key + " -out " + cert + " 2>/dev/null";
    if (std::system(make.c_str()) != 0) throw std::runtime_error("openssl makes no certificate");
  }
};

TEST(Smtp, GoesOverTlsAndNeverInClearWhereThatIsAsked) {
  const Certificate own, another;
  SmtpSink sink({"--tls", own.cert, own.key});
  mail::SmtpTransport trusting({sink.url(), "passerelle@tilleul.example", true, own.cert});
  EXPECT_EQ(outcomeOf(trusting, "zoe@tilleul.example").kind, mail::Outcome::Kind::sent);
  EXPECT_EQ(sink.next()["tls"], true);
  mail::SmtpTransport suspicious({sink.url(), "passerelle@tilleul.example", true, another.cert});
  EXPECT_EQ(outcomeOf(suspicious, "zoe@tilleul.example").kind, mail::Outcome::Kind::unreachable)
      << "somebody in the middle has another certificate";
  SmtpSink plain;
  mail::SmtpTransport careful({plain.url(), "passerelle@tilleul.example", true, own.cert});
  EXPECT_EQ(outcomeOf(careful, "zoe@tilleul.example").kind, mail::Outcome::Kind::unreachable)
      << "somebody took STARTTLS out";
  for (auto* transport : {&trusting, &suspicious, &careful}) transport->stop();
}

TEST(Head, IsWrittenByOneFunctionThatRefusesWhatCouldAddALine) {
  const mail::Head good{"a@b.c", "d@e.f", "Sujet", "1@b.c", {}, "Tilleul, Société", "https://b.c/u/1", "editions.b.c"};
  const auto head = mail::writeHead(good);
  ASSERT_TRUE(head);
  EXPECT_NE(head->find("From: =?UTF-8?B?"), std::string::npos);
  EXPECT_NE(head->find("?=\r\n <a@b.c>\r\n"), std::string::npos);
  EXPECT_NE(head->find("List-Unsubscribe: <https://b.c/u/1>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"),
            std::string::npos);
  for (std::string mail::Head::*field :
       {&mail::Head::from, &mail::Head::recipient, &mail::Head::subject, &mail::Head::messageId, &mail::Head::fromName,
        &mail::Head::unsubscribeUrl, &mail::Head::listId}) {
    for (const char* bad : {"a\r\nBcc: x@y.z", "a\nb", "a\rb", "a\x7f"}) {
      mail::Head head2 = good;
      head2.*field = bad;
      EXPECT_FALSE(mail::writeHead(head2)) << bad;
    }
  }
  mail::Head longName = good;
  longName.fromName = std::string(50, '\x80') + std::string(100, 'x');
  EXPECT_TRUE(mail::writeHead(longName));
}

TEST_F(Posting, ASubjectIsOneLineWhateverANameHolds) {
  ASSERT_TRUE(database.writeNow([&](sql::Connection& connection) {
    return queue.enqueue(connection, {"zoe@tilleul.example", "Un rapport est arrivé : Lyon\nPart-Dieu", "Bonjour", ""});
  }));
  EXPECT_EQ(cell("SELECT subject FROM mail"), "Un rapport est arrivé : Lyon Part-Dieu");
}

TEST_F(Posting, AHeaderInjectionIsRefusedBeforeItIsQueued) {
  EXPECT_FALSE(enqueue("zoe@tilleul.example\r\nBcc: all@tilleul.example"));
  EXPECT_EQ(cell("SELECT COUNT(*) FROM mail"), "0");
}

}  // namespace
}  // namespace passerelle::testing
