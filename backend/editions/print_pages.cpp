#include "backend/editions/print_pages.h"

#include <algorithm>
#include <vector>

#include "backend/editions/edition_words.h"
#include "backend/editions/poster_css.h"
#include "backend/editions/reading_list.h"
#include "backend/editions/story_words.h"
#include "backend/pages/html.h"
#include "backend/people/qr.h"
#include "shared/base/digest.h"

namespace passerelle::editions {
namespace {
using pages::attribute;
using pages::href;
using pages::Html;
using pages::urlPart;
constexpr std::size_t kMoreStories = 3, kBoxLines = 3;

const std::string& posterCssVersion() {
  static const std::string version = toHex(blake2b(kPosterCss)).substr(0, 12);
  return version;
}

http::Response sheet(const std::string& title, const Html& bar, const Html& body, Language language) {
  Html html;
  html << "<!doctype html>\n<html lang=\"" << attribute(tagOf(language)) << "\">\n<head>\n<meta charset=\"utf-8\">\n"
       << "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" << title
       << " · Passerelle</title>\n<link rel=\"icon\" href=\"data:,\">\n<link rel=\"stylesheet\" href=\"/poster.css?v="
       << urlPart(posterCssVersion()) << "\">\n</head>\n<body>\n"
       << bar << body << "</body>\n</html>\n";
  http::Response response = http::html(200, html.markup());
  response.headers.emplace("Content-Security-Policy",
                           "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action "
                           "'none'; frame-ancestors 'none'");
  response.headers.emplace("Referrer-Policy", "no-referrer");
  response.headers.emplace("X-Content-Type-Options", "nosniff");
  response.headers.emplace("Cache-Control", "no-store");
  return response;
}

Html barOf(const Edition& edition, const std::string& here, std::string_view advice, Language language) {
  Html html;
  html << "<nav class=\"bar\" aria-label=\"" << attribute(say(language, "Édition", "Edition"))
       << "\"><a href=\"/editions/" << urlPart(edition.week) << "\">" << say(language, "L’édition", "The edition")
       << "</a><a href=\"" << href(here + (language == Language::french ? "?lang=en" : "?lang=fr")) << "\" lang=\""
       << attribute(language == Language::french ? "en" : "fr") << "\">" << say(language, "In English", "En français")
       << "</a><p>" << advice << "</p></nav>\n";
  return html;
}

Html over(const Edition& edition, const PageContext& context) {
  Html html;
  html << "<p class=\"over\"><span>" << shortened(context.organisation, 60) << "</span><span>"
       << issueTitle(edition, context.language) << ", "
       << weekInWords(startOfWeek(edition.week).value_or(edition.from), context.language) << "</span></p>\n";
  return html;
}

/// A code to read by phone, and a link where the page is looked at on a screen.
Html code(const std::string& address, const std::string& path, const std::string& label, std::string_view words) {
  Html html;
  html << "<div class=\"qr\"><a href=\"" << href(path) << "\" aria-label=\"" << attribute(label)
       << "\"><span aria-hidden=\"true\">" << pages::Escaped{people::qrSvg(address)} << "</span></a>";
  if (!words.empty()) html << "<p>" << words << "</p>";
  html << "</div>\n";
  return html;
}

Html tone(const Story& story, Language language) {
  Html html;
  if (!story.astonishments.empty())
    html << "<p class=\"tone " << toneClass(story.astonishments[0].tone) << "\">"
         << toneWords(story.astonishments[0].tone, language) << "</p>\n";
  return html;
}

std::string quoteOf(const Story& story) {
  return story.astonishments.empty() || story.astonishments[0].text.empty()
             ? std::string()
             : std::string(withoutQuotes(story.astonishments[0].verbatim));
}

std::string replyLine(const Story& story, Language language) {
  if (!story.reply) return {};
  const std::string said(replyLabel(*story.reply, language));
  return story.reply->text.empty()
             ? said + "."
             : said + std::string(say(language, "\u00a0: ", ": ")) + shortened(story.reply->text, 110);
}

Html codeOf(const Story& story, const std::string& address, std::string_view words, Language language) {
  return code(address, "/reports/" + pages::encodeUrlPart(story.reportId),
              std::string(say(language, "Lire ce rapport\u00a0: ", "Read this report: ")) + headlineOf(story), words);
}

Html hero(const Story& story, const std::string& address, Language language) {
  Html html;
  const bool pictured = !story.photos.empty();
  html << "<section class=\"hero" << (pictured ? std::string_view(" pictured") : std::string_view()) << "\">\n<div>\n"
       << tone(story, language);
  if (const std::string quote = quoteOf(story); !quote.empty())
    html << "<blockquote class=\"clamp\">«\u00a0" << shortened(quote, 150) << "\u00a0»</blockquote>\n";
  html << "<h2 class=\"clamp\">" << shortened(headlineOf(story), 140) << "</h2>\n<p class=\"from clamp\">"
       << story.place << " · " << story.author << "</p>\n";
  if (const std::string reply = replyLine(story, language); !reply.empty())
    html << "<p class=\"clamp\">" << reply << "</p>\n";
  html << "</div>\n<div>\n";
  if (pictured)
    html << "<img src=\"" << href("/v1/media/" + story.reportId + "/" + story.photos[0].mediumId) << "\" alt=\""
         << attribute(story.photos[0].caption.empty()
                          ? std::string(say(language, "Photo prise sur place\u00a0: ", "Photo taken on site: ")) +
                                story.place
                          : story.photos[0].caption)
         << "\">\n";
  html << codeOf(story, address, say(language, "Lire ce rapport", "Read this report"), language)
       << "</div>\n</section>\n";
  return html;
}

Html boxes(const Edition& edition, Language language) {
  Html html;
  const bool hasDone = !edition.done.empty();
  if (!hasDone && edition.waiting.empty() && edition.newIdeas.empty()) return html;
  html << "<div class=\"boxes\">\n";
  if (hasDone) {
    html << "<section class=\"box\"><h2>" << say(language, "Ce que deviennent les idées", "What became of ideas")
         << "</h2><ul>\n";
    for (std::size_t i = 0; i < std::min(edition.done.size(), kBoxLines); ++i)
      html << "<li class=\"clamp\"><strong>" << statusWords(edition.done[i].status, language) << "</strong> · "
           << shortened(edition.done[i].text, 90) << "</li>\n";
    html << "</ul></section>\n";
  } else if (!edition.newIdeas.empty()) {
    html << "<section class=\"box\"><h2>" << say(language, "Idées de la semaine", "Ideas of the week") << "</h2><ul>\n";
    for (std::size_t i = 0; i < std::min(edition.newIdeas.size(), kBoxLines); ++i)
      html << "<li class=\"clamp\">" << shortened(edition.newIdeas[i].text, 90) << "</li>\n";
    html << "</ul></section>\n";
  }
  if (!edition.waiting.empty()) {
    html << "<section class=\"box waits\"><h2>" << say(language, "Attendent une réponse", "Waiting for an answer")
         << "</h2><ul>\n";
    for (std::size_t i = 0; i < std::min(edition.waiting.size(), kBoxLines); ++i)
      html << "<li class=\"clamp\">" << shortened(edition.waiting[i].text, 80) << " <strong>"
           << counted(edition.waiting[i].days, say(language, "jour", "day"), say(language, "jours", "days"), language)
           << "</strong></li>\n";
    html << "</ul></section>\n";
  }
  html << "</div>\n";
  return html;
}
}  // namespace

http::Response posterPage(const Edition& edition, const Labels&, const std::string& publicUrl,
                          const PageContext& context) {
  const Language language = context.language;
  const std::string title(say(language, "Affiche", "Poster"));
  Html html;
  html << "<main class=\"page poster\">\n" << over(edition, context) << "<h1>Passerelle</h1>\n";
  std::vector<const Story*> stories;
  for (const std::vector<Story>* from : {&edition.stories, &edition.answers}) {
    for (const Story& story : *from) {
      if (!story.withdrawn && stories.size() <= kMoreStories) stories.push_back(&story);
    }
  }
  const auto address = [&publicUrl](const Story& story) {
    return publicUrl + "/reports/" + pages::encodeUrlPart(story.reportId);
  };
  if (!stories.empty()) html << hero(*stories[0], address(*stories[0]), language);
  html << "<div class=\"stories\">\n";
  for (std::size_t i = 1; i < stories.size(); ++i) {
    const Story& story = *stories[i];
    html << "<section class=\"one\">\n<div>" << tone(story, language) << "<h3 class=\"clamp\">"
         << shortened(headlineOf(story), 110) << "</h3>\n";
    if (const std::string quote = quoteOf(story); !quote.empty())
      html << "<blockquote class=\"clamp\">«\u00a0" << shortened(quote, 110) << "\u00a0»</blockquote>\n";
    html << "<p class=\"from clamp\">" << story.place << "</p></div>\n"
         << codeOf(story, address(story), "", language) << "</section>\n";
  }
  html << "</div>\n"
       << boxes(edition, language) << "<footer class=\"foot\">\n<div><strong>"
       << say(language, "Et vous, qu’est-ce qui vous a surpris\u00a0?", "And you, what surprised you?") << "</strong>"
       << say(language,
              "Lisez ce code avec votre téléphone\u00a0: toute l’édition, vos soutiens, vos réponses. Le magasin lit "
              "chaque rapport avant tous\u00a0; personne n’y est nommé.",
              "Read this code with your phone: the whole edition, your support, your answers. The store reads each "
              "report before everybody else; nobody in a store is named.")
       << "</div>\n"
       << code(publicUrl + "/editions/" + pages::encodeUrlPart(edition.week), "/editions/" + edition.week,
               std::string(say(language, "L’édition", "The edition")), say(language, "L’édition", "The edition"))
       << "</footer>\n</main>\n";
  return sheet(title,
               barOf(edition, "/editions/" + edition.week + "/poster",
                     say(language, "Imprimez cette page\u00a0: elle tient sur une feuille A4.",
                         "Print this page: it fits one sheet of A4."),
                     language),
               html, language);
}

http::Response readingListPage(const Edition& edition, const PageContext& context) {
  const Language language = context.language;
  const std::string title(say(language, "Deux minutes avant le comité", "Two minutes before the committee"));
  const ReadingList list = readingList(edition, language);
  Html html;
  html << "<main class=\"page list\">\n"
       << over(edition, context) << "<h1>" << title << "</h1>\n<p class=\"sum\">" << list.words << "\u00a0"
       << say(language, "mots", "words") << ", " << list.seconds / 60 << "\u00a0min\u00a0" << list.seconds % 60
       << "\u00a0s</p>\n";
  if (list.sections.empty())
    html << "<p>" << say(language, "Rien à lire cette semaine.", "Nothing to read this week.") << "</p>\n";
  for (const ReadingSection& section : list.sections) {
    html << "<section>\n<h2>" << section.title << "<span>" << section.seconds << "\u00a0s</span></h2>\n<ol>\n";
    for (const ReadingLine& line : section.lines) {
      html << "<li><a href=\"" << href(line.path) << "\">" << line.text << "</a>";
      if (!line.quote.empty()) html << " <q>«\u00a0" << line.quote << "\u00a0»</q>";
      if (!line.from.empty()) html << "<span class=\"from\">" << line.from << "</span>";
      html << "</li>\n";
    }
    html << "</ol>\n</section>\n";
  }
  html << "</main>\n";
  return sheet(title,
               barOf(edition, "/editions/" + edition.week + "/reading-list",
                     say(language, "À lire ou à imprimer avant la réunion.", "To read or to print before the meeting."),
                     language),
               html, language);
}

http::Response posterStylesheet() {
  http::Response response{200, {{"Content-Type", "text/css; charset=utf-8"}}, std::string(kPosterCss), nullptr};
  response.headers.emplace("Cache-Control", "public, max-age=86400");
  return response;
}

}  // namespace passerelle::editions
