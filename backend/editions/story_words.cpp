#include "backend/editions/story_words.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "backend/pages/local_time.h"
#include "shared/base/text.h"

namespace passerelle::editions {
namespace {
constexpr std::size_t kHeadlineChars = 140;

Split firstSentence(const std::string& text) {
  std::size_t characters = 0, lastSpace = 0;
  int quoted = 0;        // inside guillemets a full stop ends nothing
  char lastMark = '\0';  // the last character that was not a blank
  for (std::size_t at = 0; at < text.size(); ++at) {
    if ((text[at] & 0xc0) == 0x80) continue;
    if (++characters > kHeadlineChars) return {text.substr(0, lastSpace == 0 ? at : lastSpace) + "…", text};
    if (text[at] == ' ') lastSpace = at;
    const std::string_view here = std::string_view(text).substr(at);
    quoted += here.starts_with("«") ? 1 : here.starts_with("»") ? -1 : 0;
    const bool closes =
        here.starts_with("»") && at > 1 && std::string_view(".!?").find(lastMark) != std::string_view::npos;
    if (text[at] != ' ' && !here.starts_with("»") && !here.starts_with("\u00a0") && !here.starts_with("\u202f"))
      lastMark = text[at];
    const bool ends = quoted <= 0 && (text[at] == '.' || text[at] == '!' || text[at] == '?');
    if (closes && quoted <= 0 && at + 2 < text.size() && text[at + 2] == ' ')
      return {text.substr(0, at + 2), text.substr(at + 3)};
    if (text[at] == '\n' && characters > 1) return {text.substr(0, at), text.substr(at + 1)};
    if (ends && at + 1 < text.size() && (text[at + 1] == ' ' || text[at + 1] == '\n') && characters > 12)
      return {text.substr(0, at + 1), text.substr(at + 2)};
  }
  return {text, ""};
}
}  // namespace

std::string_view toneWords(const std::string& tone, Language language) {
  if (tone == "good") return say(language, "▲\u00a0À garder", "▲\u00a0To keep");
  if (tone == "bad") return say(language, "▼\u00a0À changer", "▼\u00a0To change");
  return say(language, "?\u00a0À comprendre", "?\u00a0To understand");
}

std::string_view toneClass(const std::string& tone) {
  return tone == "good" ? "good" : tone == "bad" ? "bad" : "puzzling";
}

std::string_view withoutQuotes(std::string_view words) {
  const auto trim = [&words](std::string_view what) {
    if (words.starts_with(what)) words.remove_prefix(what.size());
    if (words.ends_with(what)) words.remove_suffix(what.size());
  };
  for (const std::string_view edge : {" ", "\n", "«", "»", "\u00a0", "\u202f", " ", "\""}) trim(edge);
  return words;
}

std::vector<std::string_view> linesOf(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    if (line.find_first_not_of(" \t\r") != std::string_view::npos) lines.push_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::string bound(std::string_view text) {
  constexpr std::array<std::string_view, 7> kClosing = {"»", ":", ";", "!", "?", "%", "€"};
  std::string out;
  out.reserve(text.size() + 8);
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::string_view after = text.substr(at + 1);
    const bool binds =
        text[at] == ' ' && (text.substr(0, at).ends_with("«") ||
                            std::any_of(kClosing.begin(), kClosing.end(),
                                        [&after](std::string_view one) { return after.starts_with(one); }));
    if (binds)
      out += "\u00a0";
    else
      out += text[at];
  }
  return out;
}

Split splitHeadline(const std::string& text) {
  Split split = firstSentence(text);
  return {bound(split.headline), bound(split.rest)};
}

std::string headlineOf(const Story& story) {
  if (!story.astonishments.empty()) {
    const StoryAstonishment& first = story.astonishments[0];
    return splitHeadline(first.text.empty() ? first.verbatim : first.text).headline;
  }
  return story.ideas.empty() ? story.place : splitHeadline(story.ideas[0]).headline;
}

std::string shortened(std::string_view text, std::size_t characters) {
  std::string line;
  for (const char c : text) line += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
  return bound(cutAtWord(line, characters));
}

std::string_view replyLabel(const StoryReply& reply, Language language) {
  // Only what the store said: no word is put into its mouth.
  const bool thanks = reply.thanks || reply.kind == "thanks";
  if (reply.kind == "correction")
    return thanks ? say(language, "Le magasin remercie et corrige", "The store says thanks, and corrects")
                  : say(language, "Le magasin corrige", "The store corrects");
  if (reply.kind == "context")
    return thanks ? say(language, "Le magasin remercie et précise", "The store says thanks, and explains")
                  : say(language, "Le magasin précise", "The store explains");
  return reply.text.empty()
             ? say(language, "Le magasin a lu, et remercie", "The store has read this, and says thank you")
             : say(language, "Le magasin répond", "The store answers");
}

std::string_view statusWords(const std::string& status, Language language) {
  if (status == "done") return say(language, "Faite", "Done");
  if (status == "tested") return say(language, "Testée", "Tested");
  if (status == "alreadyDone") return say(language, "Déjà en place", "Already in place");
  if (status == "retained") return say(language, "Retenue", "Retained");
  return say(language, "Non retenue", "Not retained");
}

std::string issueTitle(const Edition& edition, Language language) {
  if (edition.isMonth()) return pages::monthInWords(edition.week, language);
  const std::string number =
      edition.week.size() == 8 ? edition.week.substr(edition.week[6] == '0' ? 7 : 6) : edition.week;
  return std::string(say(language, "Semaine\u00a0", "Week\u00a0")) + number;
}

const std::string& leadOf(const Edition& edition, Language language) {
  const std::string& own = language == Language::english ? edition.leadEn : edition.leadFr;
  return own.empty() ? (language == Language::english ? edition.leadFr : edition.leadEn) : own;
}

}  // namespace passerelle::editions
