#include "backend/editions/senses_strip.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace passerelle::editions {
namespace {
using pages::Html;

std::string_view sign(const std::string& tone) { return tone == "good" ? "▲" : tone == "bad" ? "▼" : "?"; }

std::string_view word(const std::string& tone, Language language) {
  return tone == "good"  ? say(language, "bien", "good")
         : tone == "bad" ? say(language, "mal", "bad")
                         : say(language, "à comprendre", "puzzling");
}

/// Each code once, in the order of marking.
std::vector<std::string> codes(const Story& story, std::string StorySense::*member) {
  std::vector<std::string> found;
  for (const StorySense& mark : story.senses) {
    if (std::find(found.begin(), found.end(), mark.*member) == found.end()) found.push_back(mark.*member);
  }
  return found;
}

Html cell(const Story& story, const std::string& moment, const std::string& sense, Language language) {
  Html html;
  html << "<td>";
  for (const StorySense& mark : story.senses) {
    if (mark.moment != moment || mark.sense != sense) continue;
    const std::string_view tone = mark.tone == "good" ? "good" : mark.tone == "bad" ? "bad" : "puzzling";
    html << "<span class=\"tone " << tone << "\">" << sign(mark.tone) << "\u00a0" << word(mark.tone, language)
         << "</span>";
    if (!mark.word.empty()) html << " " << mark.word;
  }
  html << "</td>";
  return html;
}
}  // namespace

Html sensesOf(const Story& story, const Labels& labels, bool whole, Language language) {
  Html html;
  if (story.senses.empty()) return html;
  if (!whole) {
    html << "<p class=\"senses\">" << say(language, "Parcours sensoriel\u00a0: ", "Sensory walk: ");
    bool first = true;
    for (const StorySense& mark : story.senses) {
      if (!first) html << " · ";
      first = false;
      html << labels.of("moments", mark.moment, tagOf(language)) << ", "
           << labels.of("senses", mark.sense, tagOf(language)) << "\u00a0" << sign(mark.tone);
    }
    html << "</p>\n";
    return html;
  }
  const std::vector<std::string> senses = codes(story, &StorySense::sense);
  html << "<table class=\"senses\"><caption>" << say(language, "Parcours sensoriel", "Sensory walk")
       << "</caption>\n<tr><td></td>";
  for (const std::string& sense : senses)
    html << "<th scope=\"col\">" << labels.of("senses", sense, tagOf(language)) << "</th>";
  html << "</tr>\n";
  for (const std::string& moment : codes(story, &StorySense::moment)) {
    html << "<tr><th scope=\"row\">" << labels.of("moments", moment, tagOf(language)) << "</th>";
    for (const std::string& sense : senses) html << cell(story, moment, sense, language);
    html << "</tr>\n";
  }
  html << "</table>\n";
  return html;
}

}  // namespace passerelle::editions
