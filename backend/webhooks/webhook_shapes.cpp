#include "backend/webhooks/webhook_shapes.h"

#include "shared/base/hmac.h"
#include "shared/base/language.h"
#include "shared/codec/json_writer.h"

namespace passerelle::webhooks {
namespace {

/// Slack: & < > are its markup's only letters; without them nothing is a link, a mention or a channel.
std::string slackText(const std::string& text) {
  std::string safe;
  for (const char c : text) {
    if (c == '&')
      safe += "&amp;";
    else if (c == '<')
      safe += "&lt;";
    else if (c == '>')
      safe += "&gt;";
    else
      safe += c;
  }
  return safe;
}

/// Mattermost reads Markdown: each of its signs is escaped, line breaks become blanks, and "@all" calls nobody because
/// a zero-width blank follows the sign.
std::string markdownText(const std::string& text) {
  std::string safe;
  for (const char c : text) {
    if (c == '\n' || c == '\r' || c == '\t') {
      safe += ' ';
      continue;
    }
    if (std::string_view("\\`*_{}[]()#+-.!|<>~:&").find(c) != std::string_view::npos) safe += '\\';
    safe += c;
    if (c == '@') safe += "\u200b";
  }
  return safe;
}

void writeTeams(const News& news, const std::string& read, JsonWriter& json) {
  // Rich text runs are plain: Markdown in them stays letters, which it would not in a TextBlock.
  const auto run = [&json](const std::string& text, bool bold) {
    json.beginObject().field("type", "RichTextBlock").key("inlines").beginArray().beginObject();
    json.field("type", "TextRun").field("text", text);
    if (bold) json.field("weight", "Bolder");
    json.endObject().endArray().endObject();
  };
  json.beginObject().field("type", "message").key("attachments").beginArray().beginObject();
  json.field("contentType", "application/vnd.microsoft.card.adaptive").key("content").beginObject();
  json.field("$schema", "http://adaptivecards.io/schemas/adaptive-card.json").field("type", "AdaptiveCard");
  json.field("version", "1.4").key("body").beginArray();
  run(news.title, true);
  run(news.text, false);
  json.endArray().key("actions").beginArray().beginObject();
  json.field("type", "Action.OpenUrl").field("title", read).field("url", news.url);
  json.endObject().endArray().endObject().endObject().endArray().endObject();
}
}  // namespace

std::string bodyOf(const Hook& hook, const News& news) {
  const std::string read = say(hook.language, "Lire", "Read");
  JsonWriter json(1024);
  switch (hook.shape) {
    case Shape::teams:
      writeTeams(news, read, json);
      break;
    case Shape::slack:
      json.beginObject()
          .field("text",
                 "*" + slackText(news.title) + "*\n" + slackText(news.text) + "\n<" + news.url + "|" + read + ">")
          .field("unfurl_links", false)
          .endObject();
      break;
    case Shape::mattermost:
      json.beginObject()
          .field("text", "**" + markdownText(news.title) + "**\n" + markdownText(news.text) + "\n[" + read + "](" +
                             news.url + ")")
          .endObject();
      break;
    case Shape::json:
      json.beginObject().field("event", news.kind).field("id", news.event).field("at", toIso(news.at));
      json.field("title", news.title).field("text", news.text).field("url", news.url).endObject();
      break;
  }
  return json.take();
}

std::string signatureOf(const std::string& secret, const std::string& body, TimePoint now) {
  const std::string seconds = std::to_string(toMs(now) / 1000), said = seconds + "." + body;
  return "t=" + seconds + ",v1=" + hmacSha256Hex(secret, said);
}

}  // namespace passerelle::webhooks
