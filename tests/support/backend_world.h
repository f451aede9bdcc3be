// A whole backend in one process and one thread, with a small chain: two units in two regions, a person for each role
// in each unit.
#pragma once
#include <map>
#include <memory>
#include <string>

#include "backend/backend.h"
#include "backend/http/message.h"
#include "tests/support/manual_clock.h"
#include "tests/support/temp_folder.h"

namespace passerelle::testing {

/// One request, with what tests vary.
struct Ask {
  std::string method = "GET";
  std::string target;  ///< path and query, not encoded
  std::string token;   ///< bearer
  std::string body;
  std::map<std::string, std::string> headers;
  std::string peer = "192.0.2.7";
};

class BackendWorld {
 public:
  explicit BackendWorld(std::uint64_t seed = 1, const std::string& publicUrl = "https://passerelle.example");

  http::Response ask(const Ask& ask);
  http::Response get(const std::string& target, const std::string& token = {}) {
    return ask({"GET", target, token, {}, {}});
  }
  /// Sends JSON.
  http::Response post(const std::string& target, const std::string& token, const std::string& json);
  /// A fresh token of "ROLE.a@chain.example" (unit LYO-01, region Sud) or "ROLE.b@chain.example" (unit LIL-01, Nord).
  std::string tokenOf(const std::string& person);
  /// A fresh app of that person, paired as apps are; its key pair is made from `keySeed` (32 bytes).
  struct App {
    std::string token, deviceId, keySeed;
  };
  App appTokenOf(const std::string& person, const std::string& name = "app");
  /// The token of one role, made once: "host" is host.a.
  const std::string& roleToken(const std::string& role, char side = 'a');
  std::string personId(const std::string& email);
  /// The text of one cell of one row.
  std::string sqlText(const std::string& sql);
  /// SHA-256 over every row of every table: equal when nothing has changed.
  std::string databaseHash();

  ManualClock clock;
  SeededRng rng;
  SystemFiles files;
  TempFolder folder;
  std::unique_ptr<Backend> backend;

 private:
  std::map<std::string, std::string> m_tokens;
};

/// "host.a@chain.example"
std::string emailOf(const std::string& role, char side = 'a');

}  // namespace passerelle::testing
