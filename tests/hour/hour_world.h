// A chain with a report in its hour, the mails that were handed over, and the links in them.
#pragma once
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "shared/base/digest.h"
#include "tests/support/report_world.h"

namespace passerelle::testing {

class HourWorld : public BackendWorld {
 public:
  HourWorld() {
    id = newId(clock, rng);
    report = makeReport(*this);
    EXPECT_EQ(putReport(*this, author(), id, report).status, 201);
  }
  const std::string& author() { return roleToken("visitor"); }

  /// Time passes, and what is due happens: also the handing over of mail.
  void pass(Milliseconds time = std::chrono::seconds(11)) {
    clock.advance(time);
    // Letters are handed over by a thread of the mail's own: it is waited for.
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(30);
    do {
      backend->runDue();
      std::this_thread::yield();
    } while (sqlText("SELECT CAST(COUNT(*) AS TEXT) FROM mail WHERE sent_at IS NULL AND next_at <= " +
                     std::to_string(toMs(clock.now()))) != "0" &&
             std::chrono::steady_clock::now() < end);
  }
  struct Letter {
    std::string to, subject, text;
  };
  /// Handed over by now, oldest first.
  std::vector<Letter> letters() {
    std::vector<std::filesystem::path> files;
    if (std::filesystem::exists(folder.path("data") + "/mail"))
      for (const auto& entry : std::filesystem::directory_iterator(folder.path("data") + "/mail"))
        files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::vector<Letter> all;
    for (const auto& file : files) {
      std::ifstream in(file, std::ios::binary);
      std::ostringstream bytes;
      bytes << in.rdbuf();
      const std::string message = bytes.str();
      const auto header = [&](const std::string& name) {
        const std::size_t at = message.find(name + ": ");
        return message.substr(at + name.size() + 2, message.find("\r\n", at) - at - name.size() - 2);
      };
      const std::size_t body = message.find("\r\n\r\n");
      std::string base64;
      for (const char c : message.substr(body + 4))
        if (c != '\r' && c != '\n') base64 += c;
      all.push_back({header("To"), header("Subject"), fromBase64(base64).value_or("")});
    }
    return all;
  }
  std::vector<Letter> lettersTo(const std::string& email) {
    std::vector<Letter> theirs;
    for (const Letter& letter : letters())
      if (letter.to.find(email) != std::string::npos) theirs.push_back(letter);
    return theirs;
  }
  /// "/hour/CODE" of the newest letter to somebody.
  std::string linkTo(const std::string& email) {
    const auto theirs = lettersTo(email);
    if (theirs.empty()) return "/hour/none";
    const std::string& text = theirs.back().text;
    const std::size_t at = text.find("/hour/");
    return at == std::string::npos ? "/hour/none" : text.substr(at, 6 + 22);
  }
  http::Response form(const std::string& target, const std::string& body, const std::string& token = {}) {
    return ask({"POST", target, token, body, {{"Content-Type", "application/x-www-form-urlencoded"}}});
  }
  http::Response reply(const std::string& token, const nlohmann::json& body) {
    return ask({"PUT", api::replyPath(id), token, body.dump(), {{"Content-Type", "application/json"}}});
  }
  std::string state() { return sqlText("SELECT state FROM report WHERE id = '" + id + "'"); }
  nlohmann::json seenBy(const std::string& token) {
    return nlohmann::json::parse(get(api::reportPath(id), token).body);
  }

  std::string id;
  Report report;
};

inline const std::string kHost = "host.a@chain.example", kDeputy = "deputy.a@chain.example",
                         kAuthor = "visitor.a@chain.example";

}  // namespace passerelle::testing
