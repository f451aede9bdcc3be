#include "backend/editions/edition_page.h"

#include <algorithm>

#include "backend/editions/edition_css.h"
#include "backend/editions/edition_words.h"
#include "backend/editions/senses_strip.h"
#include "backend/pages/html.h"
#include "shared/base/digest.h"

namespace passerelle::editions {
namespace {
using pages::attribute;
using pages::href;
using pages::Html;
using pages::urlPart;

constexpr std::size_t kHeadlineChars = 140;

/// A stylesheet's name changes with its content, so it can be kept for long.
const std::string& cssVersion() {
  static const std::string version = toHex(blake2b(kEditionCss)).substr(0, 12);
  return version;
}

std::string_view toneWord(const std::string& tone, Language language) {
  if (tone == "good") return say(language, "▲\u00a0À garder", "▲\u00a0To keep");
  if (tone == "bad") return say(language, "▼\u00a0À changer", "▼\u00a0To change");
  return say(language, "?\u00a0À comprendre", "?\u00a0To understand");
}

std::string_view toneClass(const std::string& tone) {
  return tone == "good" ? "good" : tone == "bad" ? "bad" : "puzzling";
}

Html toneOf(const std::string& tone, Language language) {
  Html html;
  html << "<span class=\"tone " << toneClass(tone) << "\">" << toneWord(tone, language) << "</span>";
  return html;
}

/// « … », with spaces that do not break; guillemets that the visitor typed are not doubled.
Html verbatim(std::string_view words, bool isSmall) {
  const auto trim = [&words](std::string_view what) {
    if (words.starts_with(what)) words.remove_prefix(what.size());
    if (words.ends_with(what)) words.remove_suffix(what.size());
  };
  for (const std::string_view edge : {" ", "\n", "«", "»", "\u00a0", "\u202f", " ", "\""}) trim(edge);
  Html html;
  if (isSmall)
    html << "<blockquote class=\"small\">";
  else
    html << "<blockquote>";
  html << "«\u00a0" << words << "\u00a0»</blockquote>\n";
  return html;
}

/// A paragraph for each line that is not empty.
Html paragraphs(std::string_view text) {
  Html html;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    if (line.find_first_not_of(" \t\r") != std::string_view::npos) html << "<p>" << line << "</p>\n";
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return html;
}

struct Split {
  std::string headline, rest;
};

/// The first sentence, and what follows it: together every word the author wrote, in order. A first sentence too long
/// for a headline is shortened there and stands whole in what follows.
Split splitHeadline(const std::string& text) {
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

Html photo(const Story& story, const StoryPhoto& picture, bool isLarge, Language language) {
  const std::string url = "/v1/media/" + story.reportId + "/" + picture.mediumId;
  const std::string alt =
      !picture.caption.empty()
          ? picture.caption
          : std::string(say(language, "Photo prise sur place\u00a0: ", "Photo taken on site: ")) + story.place;
  Html html;
  html << "<figure><a href=\"" << href(url) << "\"><img src=\"" << href(url) << "\" srcset=\""
       << href(url + "?size=thumb") << " 320w, " << href(url) << " 1600w\" sizes=\""
       << (isLarge ? std::string_view("(min-width: 840px) 620px, 100vw")
                   : std::string_view("(min-width: 840px) 480px, 100vw"))
       << "\" alt=\"" << attribute(alt) << "\"></a>";
  if (!picture.caption.empty()) html << "<figcaption>" << picture.caption << "</figcaption>";
  html << "</figure>\n";
  return html;
}

/// A player of the browser's own, and the words beside it: not everybody can hear.
Html voice(const Story& story, const StoryVoice& memo, Language language) {
  const std::int64_t seconds = (memo.durationMs + 999) / 1000;
  const std::string length =
      std::to_string(seconds / 60) + ":" + (seconds % 60 < 10 ? "0" : "") + std::to_string(seconds % 60);
  const std::string label = std::string(say(language, "Mémo vocal, ", "Voice memo, ")) + length;
  Html html;
  html << "<figure class=\"voice\"><audio controls preload=\"metadata\" src=\""
       << href("/v1/media/" + story.reportId + "/" + memo.mediumId) << "\" aria-label=\"" << attribute(label)
       << "\"></audio><figcaption>" << label;
  if (memo.caption.empty())
    html << ". " << say(language, "Son auteur n’a pas écrit ce qu’il y dit.", "Its author did not write what it says.");
  else
    html << say(language, "\u00a0: ", ": ") << memo.caption;
  html << "</figcaption></figure>\n";
  return html;
}

Html replyOf(const Story& story, Language language) {
  Html html;
  if (!story.reply) return html;
  const StoryReply& reply = *story.reply;
  // Only what the store said: no word is put into its mouth.
  const bool thanks = reply.thanks || reply.kind == "thanks";
  const std::string_view label =
      reply.kind == "correction"
          ? (thanks ? say(language, "Le magasin remercie et corrige", "The store says thanks, and corrects")
                    : say(language, "Le magasin corrige", "The store corrects"))
      : reply.kind == "context"
          ? (thanks ? say(language, "Le magasin remercie et précise", "The store says thanks, and explains")
                    : say(language, "Le magasin précise", "The store explains"))
      : reply.text.empty()
          ? say(language, "Le magasin a lu, et remercie", "The store has read this, and says thank you")
          : say(language, "Le magasin répond", "The store answers");
  html << "<div class=\"reply\"><p class=\"label\">" << label << "</p>\n" << paragraphs(reply.text);
  html << "</div>\n";
  return html;
}

enum class Shape { lead, column, whole };

Html storyOf(const Story& story, const Labels& labels, Shape shape, Language language) {
  Html html;
  const bool pictured = shape == Shape::lead && !story.photos.empty();
  html << "<article class=\"story " << (shape == Shape::lead ? std::string_view("lead") : std::string_view("plain"))
       << (pictured ? std::string_view(" pictured") : std::string_view()) << "\" id=\"r-" << attribute(story.reportId)
       << "\">\n";
  if (story.withdrawn) {
    html << "<p class=\"kicker\">" << story.place << "</p>\n<p class=\"gone\">"
         << say(language, "Ce rapport a été retiré par son auteur.", "This report was withdrawn by its author.")
         << "</p></article>\n";
    return html;
  }
  const StoryAstonishment* first = story.astonishments.empty() ? nullptr : &story.astonishments[0];
  const bool quoted = first != nullptr && !first->text.empty() && !first->verbatim.empty();
  // The page opens with the customer: picture and words, then what the visitor saw. What the author wrote stands as it
  // was typed, and in one piece: nothing comes between its first sentence and the rest.
  if (pictured) html << "<div class=\"hero\">\n";
  for (std::size_t i = 0; i < story.photos.size() && (i == 0 || shape == Shape::whole); ++i)
    html << photo(story, story.photos[i], shape != Shape::column, language);
  if (shape == Shape::whole) {
    for (const StoryVoice& memo : story.voices) html << voice(story, memo, language);
  }
  if (quoted && shape == Shape::lead) html << verbatim(first->verbatim, false);
  if (pictured) html << "</div>\n";
  html << "<p class=\"kicker\">";
  if (first != nullptr) html << toneOf(first->tone, language);
  html << "<span>";
  if (first != nullptr && !first->moment.empty()) html << labels.of("moments", first->moment, tagOf(language)) << " · ";
  html << story.place << "</span></p>\n";
  const Split split = splitHeadline(first == nullptr      ? (story.ideas.empty() ? story.place : story.ideas[0])
                                    : first->text.empty() ? first->verbatim
                                                          : first->text);
  if (first != nullptr && !first->question.empty()) html << "<p class=\"asked\">" << first->question << "</p>\n";
  html << "<h2>" << split.headline << "</h2>\n" << paragraphs(split.rest);
  if (quoted && shape != Shape::lead) html << verbatim(first->verbatim, false);
  for (std::size_t i = 1; i < story.astonishments.size(); ++i) {
    const StoryAstonishment& one = story.astonishments[i];
    html << "<div class=\"more\">";
    if (!one.question.empty()) html << "<p class=\"asked\">" << one.question << "</p>\n";
    if (!one.text.empty())
      html << "<p>" << toneOf(one.tone, language) << one.text << "</p>\n";
    else
      html << "<p>" << toneOf(one.tone, language) << "</p>\n";
    if (!one.verbatim.empty()) html << verbatim(one.verbatim, true);
    html << "</div>\n";
  }
  if (!(first == nullptr && story.ideas.size() == 1) && !story.ideas.empty()) {
    html << "<div class=\"idea\"><p class=\"label\">"
         << (story.ideas.size() > 1 ? say(language, "Ce que je changerais", "What I would change")
                                    : say(language, "L’idée", "The idea"))
         << "</p>\n";
    for (const std::string& idea : story.ideas) html << paragraphs(idea);
    html << "</div>\n";
  }
  html << sensesOf(story, labels, shape == Shape::whole, language);
  html << replyOf(story, language);
  html << "<p class=\"byline\">" << story.author;
  if (!story.department.empty()) html << ", " << story.department;
  html << " · " << labels.of("kinds", story.kind, tagOf(language)) << " · " << dayInWords(story.visitedOn, language);
  if (shape != Shape::whole)
    html << "<span class=\"screen\"> · <a href=\"/reports/" << urlPart(story.reportId) << "\">"
         << say(language, "Lire le rapport", "Read the report") << "</a></span>";
  html << "</p>\n</article>\n";
  return html;
}

http::Response document(int status, const std::string& title, const Html& body, Language language) {
  Html html;
  html << "<!doctype html>\n<html lang=\"" << attribute(tagOf(language)) << "\">\n<head>\n<meta charset=\"utf-8\">\n"
       << "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" << title
       << " · Passerelle</title>\n<link rel=\"icon\" href=\"data:,\">\n<link rel=\"stylesheet\" href=\"/edition.css?v="
       << urlPart(cssVersion()) << "\">\n</head>\n<body>\n<div class=\"sheet\">\n"
       << body << "</div>\n</body>\n</html>\n";
  http::Response response = http::html(status, html.markup());
  response.headers.emplace(
      "Content-Security-Policy",
      "default-src 'none'; style-src 'self'; img-src 'self' data:; media-src 'self'; base-uri 'none'; form-action "
      "'none'; frame-ancestors 'none'");
  response.headers.emplace("Cache-Control", "no-store");
  return response;
}

Html bar(std::string_view here, Language language) {
  Html html;
  html << "<nav class=\"bar\"><a href=\"/editions\">" << say(language, "Toutes les éditions", "All editions")
       << "</a><a href=\"" << href(std::string(here) + (language == Language::french ? "?lang=en" : "?lang=fr"))
       << "\" lang=\"" << attribute(language == Language::french ? "en" : "fr") << "\">"
       << say(language, "In English", "En français") << "</a></nav>\n";
  return html;
}

Html masthead(const PageContext& context) {
  Html html;
  html << "<header class=\"masthead\">";
  if (context.organisation != "Passerelle") html << "<p class=\"over\">" << context.organisation << "</p>\n";
  html << "<p class=\"name\">Passerelle</p>\n"
       << "<p class=\"motto\">"
       << say(context.language, "Ce que nos clients vivent, vu par ceux qui y sont allés",
              "What our customers live through, seen by those who went there")
       << "</p>\n";
  return html;
}
}  // namespace

std::string headlineOf(const Story& story) {
  if (!story.astonishments.empty()) {
    const StoryAstonishment& first = story.astonishments[0];
    return splitHeadline(first.text.empty() ? first.verbatim : first.text).headline;
  }
  return story.ideas.empty() ? story.place : splitHeadline(story.ideas[0]).headline;
}

http::Response editionPage(const Edition& edition, const Labels& labels, const PageContext& context) {
  const Language language = context.language;
  const std::string number =
      edition.week.size() == 8 ? edition.week.substr(edition.week[6] == '0' ? 7 : 6) : edition.week;
  const std::string title = std::string(say(language, "Semaine\u00a0", "Week\u00a0")) + number;
  Html html;
  html << bar("/editions/" + edition.week, language) << masthead(context);
  html << "<p class=\"dateline\"><strong>" << title << ", "
       << weekInWords(startOfWeek(edition.week).value_or(edition.from), language) << "</strong><span>"
       << counted(edition.reports, say(language, "rapport", "report"), say(language, "rapports", "reports"), language)
       << ", " << counted(edition.places, say(language, "lieu", "place"), say(language, "lieux", "places"), language)
       << ", " << counted(edition.ideas, say(language, "idée", "idea"), say(language, "idées", "ideas"), language)
       << ", "
       << counted(edition.replies, say(language, "réponse", "answer"), say(language, "réponses", "answers"), language)
       << "</span></p></header>\n";
  if (context.preview)
    html << "<p class=\"banner\">"
         << say(language,
                "Aperçu\u00a0: la semaine n’est pas finie. L’édition paraît le lundi à 0\u00a0h (temps universel).",
                "Preview: the week is not over. The edition appears on Monday at midnight, universal time.")
         << "</p>\n";
  html << "<main>\n<h1 class=\"skip\">" << title << "</h1>\n";
  if (edition.empty())
    html << "<p class=\"empty\">"
         << say(language, "Rien n’a encore été publié cette semaine. Le premier rapport ouvrira cette page.",
                "Nothing has been published yet this week. The first report will open this page.")
         << "</p>\n";
  if (!edition.stories.empty()) html << storyOf(edition.stories[0], labels, Shape::lead, language);
  if (edition.stories.size() > 1) {
    html << "<div class=\"columns\">\n";
    for (std::size_t i = 1; i < edition.stories.size(); ++i)
      html << storyOf(edition.stories[i], labels, Shape::column, language);
    html << "</div>\n";
  }
  if (!edition.newIdeas.empty()) {
    html << "<h2 class=\"section\">" << say(language, "D’autres idées de la semaine", "More ideas of the week")
         << "</h2>\n<ol class=\"ideas\">\n";
    for (const EditionIdea& idea : edition.newIdeas)
      html << "<li>" << idea.text << "<span class=\"from\">" << idea.author << " · " << idea.place << "</span></li>\n";
    html << "</ol>\n";
  }
  if (!edition.answers.empty()) {
    html << "<h2 class=\"section\">" << say(language, "Les magasins ont répondu", "The stores have answered")
         << "</h2>\n<div class=\"columns\">\n";
    for (const Story& story : edition.answers) html << storyOf(story, labels, Shape::column, language);
    html << "</div>\n";
  }
  html << "</main>\n<footer class=\"foot\"><p>"
       << say(language,
              "Les paroles de clients sont citées telles que le visiteur les a notées. Le magasin lit chaque rapport "
              "avant "
              "tous et sa réponse s’imprime à côté. Personne n’y est nommé.",
              "Customers are quoted as the visitor wrote them down. The store reads each report before everybody else, "
              "and "
              "its answer prints beside it. Nobody in a store is named.")
       << "</p><a href=\"/editions\">" << say(language, "Toutes les éditions", "All editions") << "</a></footer>\n";
  return document(200, title, html, language);
}

http::Response listPage(const std::vector<EditionLine>& editions, const std::string& previewWeek,
                        const PageContext& context) {
  const Language language = context.language;
  Html html;
  html << bar("/editions", language) << masthead(context) << "<p class=\"dateline\"><strong>"
       << say(language, "Les éditions", "The editions") << "</strong></p></header>\n<main>\n<h1 class=\"skip\">"
       << say(language, "Les éditions", "The editions") << "</h1>\n";
  if (!previewWeek.empty())
    html << "<p class=\"banner\"><a href=\"/editions/" << urlPart(previewWeek) << "\">"
         << say(language, "Voir la semaine en cours", "See the week in progress") << "</a></p>\n";
  if (editions.empty())
    html << "<p class=\"empty\">"
         << say(language, "La première édition paraîtra lundi, si des rapports sont publiés d’ici là.",
                "The first edition appears on Monday, if reports are published by then.")
         << "</p>\n";
  html << "<ul class=\"weeks\">\n";
  for (const EditionLine& line : editions) {
    const auto monday = startOfWeek(line.week);
    html << "<li><a href=\"/editions/" << urlPart(line.week) << "\"><span class=\"w\">"
         << (monday ? weekInWords(*monday, language) : line.week) << "</span><span class=\"t\">" << line.headline
         << "</span><span class=\"n\">"
         << counted(line.stories, say(language, "récit", "story"), say(language, "récits", "stories"), language)
         << "</span></a></li>\n";
  }
  html << "</ul>\n</main>\n";
  return document(200, std::string(say(language, "Les éditions", "The editions")), html, language);
}

http::Response storyPage(const Story& story, const Labels& labels, const PageContext& context,
                         const pages::Html& below) {
  Html html;
  html << bar("/reports/" + story.reportId, context.language) << "<main class=\"single\">\n<h1 class=\"skip\">"
       << story.place << "</h1>\n"
       << storyOf(story, labels, Shape::whole, context.language) << below << "</main>\n";
  http::Response response = document(200, headlineOf(story), html, context.language);
  if (below.empty()) return response;
  response.headers.erase("Content-Security-Policy");
  response.headers.emplace("Content-Security-Policy",
                           "default-src 'none'; style-src 'self'; img-src 'self' data:; media-src 'self'; base-uri "
                           "'none'; form-action 'self'; frame-ancestors 'none'");
  return response;
}

http::Response sorryPage(const Error& error, const PageContext& context) {
  Html html;
  html << bar("/editions", context.language) << "<main>\n<p class=\"empty\">" << error.message << "</p>\n</main>\n";
  const int status = http::problem(error).status;
  return document(status, std::string(say(context.language, "Page introuvable", "Page not found")), html,
                  context.language);
}

http::Response stylesheet() {
  http::Response response{200, {{"Content-Type", "text/css; charset=utf-8"}}, std::string(kEditionCss), nullptr};
  response.headers.emplace("Cache-Control", "public, max-age=86400");
  return response;
}

}  // namespace passerelle::editions
