// Where news is posted: hosts that stand in a file and nowhere else.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/files.h"
#include "shared/base/result.h"

namespace passerelle::webhooks {

enum class Shape { teams, slack, mattermost, json };

struct Hook {
  std::string name;  ///< letters, digits, dashes: its name in the log and the queue
  Shape shape = Shape::json;
  std::string url;
  std::string secret;  ///< of plain JSON: the key of its signature
  std::vector<std::string> events;
  std::string language = "fr";
  bool wants(std::string_view event) const;
};

inline constexpr std::string_view kEvents[] = {"reportPublished", "editionPublished", "roundPublished"};

struct Config {
  std::vector<Hook> hooks;
  bool privateHosts = false;  ///< loopback and private networks may be posted to, and http without TLS
};

/// {"privateHosts":false,"hooks":[{"name","shape":"teams|slack|mattermost|json","url","secretFile","events":[…],"language"}]}.
/// A secret stands in a file of its own that nobody else may read. Errors say which hook and what is wrong.
Result<Config> readConfig(Files& files, const std::string& path);
/// DIR/webhooks.json of a data folder; no hooks where there is no such file.
Result<Config> configIn(Files& files, const std::string& dataFolder);

}  // namespace passerelle::webhooks
