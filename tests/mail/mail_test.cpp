// Mail: what it looks like on the wire, through a real SMTP conversation, and what happens when it is refused.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <thread>
#include <vector>

#include "backend/mail/mail_queue.h"
#include "backend/mail/message.h"
#include "shared/base/digest.h"
#include "tests/support/backend_world.h"

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

/// tests/support/smtp_sink.py, for the time of a test.
class Sink {
 public:
  Sink() {
    int ends[2];
    if (::pipe(ends) != 0) throw std::runtime_error("no pipe");
    m_child = ::fork();
    if (m_child == 0) {
      ::dup2(ends[1], 1);
      ::close(ends[0]);
      ::execlp("python3", "python3", PASSERELLE_SOURCE_DIR "/tests/support/smtp_sink.py", nullptr);
      ::_exit(127);
    }
    ::close(ends[1]);
    m_out = ::fdopen(ends[0], "r");
    m_port = line();
  }
  ~Sink() {
    ::kill(m_child, SIGTERM);
    ::waitpid(m_child, nullptr, 0);
    std::fclose(m_out);
  }
  std::string url() const { return "smtp://127.0.0.1:" + m_port; }
  nlohmann::json next() { return nlohmann::json::parse(*fromBase64(line())); }

 private:
  std::string line() {
    std::string text;
    for (int c = std::fgetc(m_out); c != EOF && c != '\n'; c = std::fgetc(m_out)) text += static_cast<char>(c);
    return text;
  }
  pid_t m_child = 0;
  std::FILE* m_out = nullptr;
  std::string m_port;
};

/// A queue over a world's database, sending to a sink.
struct Posting : ::testing::Test {
  BackendWorld world;
  Sink sink;
  TempFolder folder;
  sql::Database database{{folder.path("mail.db"), 1, 4096, {}, {}, {}}};
  people::PeopleService people{world.clock, world.rng, "https://passerelle.example"};
  mail::SmtpTransport transport{sink.url(), "passerelle@tilleul.example"};
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
  ~Posting() override { transport.stop(); }

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

TEST_F(Posting, AHeaderInjectionIsRefusedBeforeItIsQueued) {
  EXPECT_FALSE(enqueue("zoe@tilleul.example\r\nBcc: all@tilleul.example"));
  EXPECT_EQ(cell("SELECT COUNT(*) FROM mail"), "0");
}

}  // namespace
}  // namespace passerelle::testing
