// A week that has something to tell, over a backend in one process: reports published, an edition composed, mail in a
// folder.
#pragma once
#include <algorithm>
#include <cctype>
#include <map>
#include <string>
#include <vector>

#include "backend/people/people_import.h"
#include "tests/support/report_world.h"

namespace passerelle::testing {

struct EditionWorld {
  BackendWorld world;
  const std::string author = world.roleToken("visitor");
  std::string week = toIsoWeek(world.clock.now());

  http::Response post(const std::string& path, const std::string& body = "", const std::string& role = "moderator") {
    return world.ask(
        {"POST", path, world.roleToken(role), body, {{"Content-Type", "application/x-www-form-urlencoded"}}});
  }
  http::Response get(const std::string& path, const std::string& role = "moderator") {
    return world.get(path, world.roleToken(role));
  }
  std::string tell(const std::string& text) { return publish(world, author, makeReport(world, text)); }
  void sql(const std::string& text) {
    const auto done = world.backend->database().writeNow([&](sql::Connection& connection) -> Result<void> {
      connection.script(text);
      return {};
    });
    if (!done) throw std::runtime_error(done.error().message);
  }
  /// Publishes the week's edition and starts its mailing.
  void send() {
    if (post("/editions/" + week + "/publish").status != 303) throw std::runtime_error("not published");
    if (post("/editions/" + week + "/mailing").status != 303) throw std::runtime_error("not sent");
  }
  /// Seconds of virtual time, with what they bring.
  void pass(int seconds) {
    for (int i = 0; i < seconds; ++i) {
      world.clock.advance(std::chrono::seconds(1));
      world.backend->runDue();
    }
  }
  /// The letters of editions in the mail folder, by recipient.
  std::map<std::string, std::vector<std::string>> letters() {
    std::map<std::string, std::vector<std::string>> found;
    const std::string folder = world.folder.path("data") + "/mail";
    for (const std::string& name : world.files.list(folder).value_or(std::vector<std::string>{})) {
      const std::string letter = world.files.read(folder + "/" + name).value_or("");
      if (letter.find("Message-ID: <edition.") == std::string::npos) continue;
      const std::size_t to = letter.find("\r\nTo: ") + 6;
      found[letter.substr(to, letter.find("\r\n", to) - to)].push_back(letter);
    }
    return found;
  }
  static std::string headerOf(const std::string& letter, const std::string& name) {
    const std::size_t at = letter.find("\r\n" + name + ": ");
    if (at == std::string::npos) return {};
    std::size_t end = letter.find("\r\n", at + 2);
    while (letter.compare(end, 3, "\r\n ") == 0) end = letter.find("\r\n", end + 2);
    return letter.substr(at + 4 + name.size(), end - at - 4 - name.size());
  }
};

inline bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// Quoted-printable back into what it stands for.
inline std::string unquoted(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '=') {
      out += text[i];
    } else if (text.compare(i, 3, "=\r\n") == 0) {
      i += 2;
    } else if (i + 2 < text.size() && std::isxdigit(static_cast<unsigned char>(text[i + 1])) != 0 &&
               std::isxdigit(static_cast<unsigned char>(text[i + 2])) != 0) {
      out += static_cast<char>(std::stoi(text.substr(i + 1, 2), nullptr, 16));
      i += 2;
    } else {
      out += '=';  // of a header
    }
  }
  return out;
}

}  // namespace passerelle::testing
