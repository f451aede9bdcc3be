#include "backend/webhooks/webhook_config.h"

#include <sys/stat.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

namespace passerelle::webhooks {
namespace {
using Json = nlohmann::json;
constexpr std::size_t kLeastSecretBytes = 16;

tl::unexpected<Error> wrong(const std::string& where, const std::string& what) {
  return fail(ErrorCode::invalid, "Webhook " + where + ": " + what, where);
}

bool isName(const std::string& name) {
  return !name.empty() && name.size() <= 40 &&
         std::all_of(name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) != 0 || c == '-'; });
}

std::string textOf(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// A secret that others on this machine may read is none.
bool isPrivate(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 && (status.st_mode & (S_IRWXG | S_IRWXO)) == 0;
}

Result<Hook> hookIn(Files& files, const Json& json, bool privateHosts) {
  Hook hook;
  hook.name = textOf(json, "name");
  if (!isName(hook.name)) return wrong("?", "\"name\" is 1 to 40 letters, digits and dashes.");
  static const std::set<std::string> kKnown = {"name", "shape", "url", "secretFile", "events", "language"};
  for (const auto& [key, value] : json.items()) {
    if (!kKnown.contains(key)) return wrong(hook.name, "\"" + key + "\" is not known.");
  }
  const std::string shape = textOf(json, "shape");
  if (shape == "teams")
    hook.shape = Shape::teams;
  else if (shape == "slack")
    hook.shape = Shape::slack;
  else if (shape == "mattermost")
    hook.shape = Shape::mattermost;
  else if (shape == "json")
    hook.shape = Shape::json;
  else
    return wrong(hook.name, "\"shape\" is teams, slack, mattermost or json.");
  hook.url = textOf(json, "url");
  const bool secure = hook.url.starts_with("https://");
  if (!secure && !(privateHosts && hook.url.starts_with("http://")))
    return wrong(hook.name, "\"url\" begins with https:// (http:// only with \"privateHosts\": true).");
  if (hook.url.find('@') != std::string::npos || hook.url.find_first_of(" \r\n\t") != std::string::npos)
    return wrong(hook.name, "\"url\" has no user, password or blanks in it.");
  for (const Json& event : json.value("events", Json::array())) {
    const std::string name = event.is_string() ? event.get<std::string>() : std::string();
    if (std::find(std::begin(kEvents), std::end(kEvents), name) == std::end(kEvents))
      return wrong(hook.name, "\"events\" lists reportPublished, editionPublished, roundPublished.");
    hook.events.push_back(name);
  }
  if (hook.events.empty()) return wrong(hook.name, "\"events\" is empty: nothing would ever be posted.");
  hook.language = textOf(json, "language").empty() ? "fr" : textOf(json, "language");
  const std::string secretFile = textOf(json, "secretFile");
  if (hook.shape == Shape::json && secretFile.empty())
    return wrong(hook.name, "plain JSON is signed: \"secretFile\" is missing.");
  if (!secretFile.empty()) {
    if (!isPrivate(secretFile)) return wrong(hook.name, "\"secretFile\" must be there, with mode 600.");
    auto secret = files.read(secretFile);
    if (!secret) return wrong(hook.name, "\"secretFile\" cannot be read.");
    while (secret->ends_with('\n') || secret->ends_with('\r')) secret->pop_back();
    if (secret->size() < kLeastSecretBytes) return wrong(hook.name, "the secret has fewer than 16 characters.");
    hook.secret = std::move(*secret);
  }
  return hook;
}
}  // namespace

bool Hook::wants(std::string_view event) const {
  return std::find(events.begin(), events.end(), event) != events.end();
}

Result<Config> readConfig(Files& files, const std::string& path) {
  const auto text = files.read(path);
  if (!text) return fail(ErrorCode::invalid, "The webhooks' file cannot be read: " + path, "webhooks.json");
  const Json json = Json::parse(*text, nullptr, false);
  if (!json.is_object() || !json.value("hooks", Json()).is_array())
    return fail(ErrorCode::invalid, "The webhooks' file is a JSON object with \"hooks\".", "webhooks.json");
  Config config;
  const auto allowed = json.find("privateHosts");
  config.privateHosts = allowed != json.end() && allowed->is_boolean() && allowed->get<bool>();
  std::set<std::string> names;
  for (const Json& one : json["hooks"]) {
    if (!one.is_object()) return wrong("?", "each hook is an object.");
    auto hook = hookIn(files, one, config.privateHosts);
    if (!hook) return tl::unexpected<Error>(hook.error());
    if (!names.insert(hook->name).second) return wrong(hook->name, "two hooks bear this name.");
    config.hooks.push_back(std::move(*hook));
  }
  return config;
}

Result<Config> configIn(Files& files, const std::string& dataFolder) {
  const std::string path = dataFolder + "/webhooks.json";
  return files.size(path) ? readConfig(files, path) : Result<Config>(Config{});
}

}  // namespace passerelle::webhooks
