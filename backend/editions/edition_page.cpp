#include "backend/editions/edition_page.h"

#include <algorithm>

#include "backend/editions/edition_css.h"
#include "backend/editions/edition_words.h"
#include "backend/editions/idea_answers.h"
#include "backend/editions/senses_strip.h"
#include "backend/editions/story_words.h"
#include "backend/pages/html.h"
#include "backend/pages/markdown.h"
#include "shared/base/digest.h"

namespace passerelle::editions {
namespace {
using pages::attribute;
using pages::href;
using pages::Html;
using pages::urlPart;

/// A stylesheet's name changes with its content, so it can be kept for long.
const std::string& editionCssVersion() {
  static const std::string version = toHex(blake2b(kEditionCss)).substr(0, 12);
  return version;
}

Html toneOf(const std::string& tone, Language language) {
  Html html;
  html << "<span class=\"tone " << toneClass(tone) << "\">" << toneWords(tone, language) << "</span>";
  return html;
}

/// « … », with spaces that do not break; guillemets that the visitor typed are not doubled.
Html verbatim(std::string_view words, bool isSmall) {
  Html html;
  if (isSmall)
    html << "<blockquote class=\"small\">";
  else
    html << "<blockquote>";
  html << "«\u00a0" << bound(withoutQuotes(words)) << "\u00a0»</blockquote>\n";
  return html;
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
  html << "<div class=\"reply\"><p class=\"label\">" << replyLabel(reply, language) << "</p>\n"
       << paragraphs(reply.text);
  if (!reply.voiceId.empty()) html << voice(story, {reply.voiceId, reply.voiceWords, reply.voiceMs}, language);
  html << "</div>\n";
  return html;
}

enum class Shape { lead, column, whole };

Html storyOf(const Story& story, const Labels& labels, Shape shape, Language language) {
  Html html;
  const bool pictured = shape == Shape::lead && !story.photos.empty();
  // Alone on its page a story is the page: its headline is the page's h1, which no section may hold.
  const std::string_view element = shape == Shape::whole ? "div" : "article";
  html << "<" << element << " class=\"story "
       << (shape == Shape::lead ? std::string_view("lead") : std::string_view("plain"))
       << (pictured ? std::string_view(" pictured") : std::string_view()) << "\" id=\"r-" << attribute(story.reportId)
       << "\">\n";
  if (story.withdrawn) {
    html << "<p class=\"kicker\">" << story.place << "</p>\n<p class=\"gone\">"
         << say(language, "Ce rapport a été retiré par son auteur.", "This report was withdrawn by its author.")
         << "</p></" << element << ">\n";
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
  if (shape == Shape::whole)
    html << "<h1>" << split.headline << "</h1>\n";
  else
    html << "<h2>" << split.headline << "</h2>\n";
  html << paragraphs(split.rest);
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
    for (const std::string& idea : story.ideas) html << paragraphs(bound(idea));
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
  html << "</p>\n</" << element << ">\n";
  return html;
}

/// What nobody has answered heads the page.
Html waitingOf(const Edition& edition, Language language) {
  Html html;
  if (edition.waiting.empty()) return html;
  html << "<section class=\"waiting\" aria-labelledby=\"waiting\"><h2 id=\"waiting\">"
       << counted(edition.waitingCount, say(language, "idée attend une réponse", "idea waits for an answer"),
                  say(language, "idées attendent une réponse", "ideas wait for an answer"), language)
       << say(language, " depuis plus de 30\u00a0jours", " for more than 30\u00a0days") << "</h2>\n<ul>\n";
  for (const WaitingIdea& idea : edition.waiting)
    html << "<li><a href=\"" << href(ideaPath(idea.ideaId, idea.reportId)) << "\">" << bound(idea.text)
         << "</a><span class=\"from\">" << ideaFrom(idea.author, idea.place) << " · "
         << counted(idea.days, say(language, "jour", "day"), say(language, "jours", "days"), language)
         << "</span></li>\n";
  html << "</ul></section>\n";
  return html;
}

Html doneOf(const Edition& edition, Language language) {
  Html html;
  if (edition.done.empty()) return html;
  html << "<section class=\"done\" aria-labelledby=\"done\"><h2 id=\"done\">"
       << say(language, "Ce que deviennent les idées", "What became of ideas") << "</h2>\n<ul>\n";
  for (const AnsweredIdea& idea : edition.done)
    html << "<li><a href=\"" << href(ideaPath(idea.ideaId, idea.reportId)) << "\">" << bound(idea.text)
         << "</a><span class=\"why tone "
         << (idea.status == "declined" ? std::string_view("puzzling") : std::string_view("good")) << "\">"
         << sentenceOf(idea, language) << "</span><span class=\"from\">" << ideaFrom(idea.author, idea.place)
         << "</span></li>\n";
  html << "</ul></section>\n";
  return html;
}

http::Response document(int status, const std::string& title, const Html& body, Language language) {
  Html html;
  html << "<!doctype html>\n<html lang=\"" << attribute(tagOf(language)) << "\">\n<head>\n<meta charset=\"utf-8\">\n"
       << "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" << title
       << " · Passerelle</title>\n<link rel=\"icon\" href=\"data:,\">\n<link rel=\"stylesheet\" href=\"/edition.css?v="
       << urlPart(editionCssVersion()) << "\">\n</head>\n<body>\n<div class=\"sheet\">\n"
       << body << "</div>\n</body>\n</html>\n";
  http::Response response = http::html(status, html.markup());
  response.headers.emplace(
      "Content-Security-Policy",
      "default-src 'none'; style-src 'self'; img-src 'self' data:; media-src 'self'; base-uri 'none'; form-action "
      "'self'; frame-ancestors 'none'");
  response.headers.emplace("Referrer-Policy", "no-referrer");
  response.headers.emplace("X-Content-Type-Options", "nosniff");
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

Html paragraphs(std::string_view text) {
  Html html;
  for (const std::string_view line : linesOf(text)) html << "<p>" << line << "</p>\n";
  return html;
}

http::Response editionPage(const Edition& edition, const Labels& labels, const PageContext& context) {
  const Language language = context.language;
  const std::string title = issueTitle(edition, language);
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
  if (const std::string& lead = leadOf(edition, language); !lead.empty())
    html << "<div class=\"opening\">" << pages::markdownHtml(lead) << "</div>\n";
  html << waitingOf(edition, language) << doneOf(edition, language);
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
      html << "<li><a href=\"" << href(ideaPath(idea.ideaId, idea.reportId)) << "\">" << bound(idea.text)
           << "</a><span class=\"from\">" << ideaFrom(idea.author, idea.place) << "</span></li>\n";
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
       << "</p><a href=\"/editions\">" << say(language, "Toutes les éditions", "All editions") << "</a>";
  if (!context.preview || context.editor)
    html << "<a href=\"/editions/" << urlPart(edition.week) << "/poster\">"
         << say(language, "Affiche à imprimer", "Poster to print") << "</a><a href=\"/editions/"
         << urlPart(edition.week) << "/reading-list\">" << say(language, "En deux minutes", "In two minutes")
         << "</a><a href=\"/subscriptions\">" << say(language, "Courriel et flux", "Mail and feed") << "</a>";
  if (context.editor)
    html << "<a href=\"/editions/" << urlPart(edition.week) << "/edit\">"
         << say(language, "Composer cette édition", "Compose this edition") << "</a>";
  html << "</footer>\n";
  return document(200, title, html, language);
}

http::Response listPage(const std::vector<EditionLine>& editions, const std::string& previewWeek,
                        const PageContext& context, const Search& search) {
  const Language language = context.language;
  Html html;
  html << bar("/editions", language) << masthead(context) << "<p class=\"dateline\"><strong>"
       << say(language, "Les éditions", "The editions") << "</strong></p></header>\n<main>\n<h1 class=\"skip\">"
       << say(language, "Les éditions", "The editions") << "</h1>\n";
  if (!previewWeek.empty())
    html << "<p class=\"banner\"><a href=\"/editions/" << urlPart(previewWeek) << "\">"
         << say(language, "Voir la semaine en cours", "See the week in progress") << "</a></p>\n";
  html << "<form class=\"search\" action=\"/editions\" role=\"search\"><label for=\"q\">"
       << say(language, "Chercher dans les éditions", "Search the editions")
       << "</label><input id=\"q\" name=\"q\" type=\"search\" maxlength=\"200\" value=\"" << attribute(search.words)
       << "\"><button>" << say(language, "Chercher", "Search") << "</button></form>\n";
  if (!search.words.empty()) {
    html << "<h2 class=\"section\">"
         << counted(static_cast<std::int64_t>(search.found.size()), say(language, "récit trouvé", "story found"),
                    say(language, "récits trouvés", "stories found"), language)
         << "</h2>\n";
    if (search.found.empty())
      html << "<p class=\"empty\">"
           << say(language, "Aucun récit ne contient tous ces mots. Essayez-en moins, ou le début d’un mot.",
                  "No story holds all of these words. Try fewer, or the beginning of a word.")
           << "</p>\n";
    html << "<ul class=\"weeks\">\n";
    for (const FoundStory& story : search.found)
      html << "<li><a href=\"/reports/" << urlPart(story.reportId) << "\"><span class=\"w\">"
           << weekInWords(startOfWeek(story.week).value_or(TimePoint{}), language) << "</span><span class=\"t\">"
           << story.headline << "</span></a></li>\n";
    html << "</ul>\n</main>\n";
    return document(200, std::string(say(language, "Recherche dans les éditions", "Search in the editions")), html,
                    language);
  }
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
