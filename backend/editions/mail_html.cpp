#include "backend/editions/mail_html.h"

#include "backend/editions/edition_page.h"
#include "backend/editions/edition_words.h"
#include "backend/editions/idea_answers.h"
#include "backend/editions/mail_css.h"
#include "backend/editions/story_words.h"
#include "backend/pages/markdown.h"

namespace passerelle::editions {
namespace {
using pages::attribute;
using pages::href;
using pages::Html;
constexpr std::size_t kIdeaChars = 200;

std::string reportUrl(const std::string& publicUrl, const std::string& reportId) {
  return publicUrl + "/reports/" + pages::encodeUrlPart(reportId);
}

/// What a mail program shows beside the subject.
std::string preheader(const Edition& edition, Language language) {
  for (const Story& story : edition.stories) {
    if (!story.withdrawn && !story.astonishments.empty() && !story.astonishments[0].verbatim.empty())
      return "«\u00a0" + shortened(withoutQuotes(story.astonishments[0].verbatim), 100) + "\u00a0»";
  }
  return std::string(say(language, "Ce que nos clients vivent, vu par ceux qui y sont allés",
                         "What our customers live through, seen by those who went there"));
}

Html waitingOf(const Edition& edition, const std::string& publicUrl, Language language) {
  Html html;
  if (edition.waiting.empty()) return html;
  html << "<div class=\"waiting\">\n<p class=\"label\">"
       << counted(edition.waitingCount, say(language, "idée attend une réponse", "idea waits for an answer"),
                  say(language, "idées attendent une réponse", "ideas wait for an answer"), language)
       << say(language, " depuis plus de 30\u00a0jours", " for more than 30\u00a0days") << "</p>\n<ul>\n";
  for (const WaitingIdea& idea : edition.waiting)
    html << "<li><a href=\"" << href(publicUrl + ideaPath(idea.ideaId, idea.reportId)) << "\">"
         << shortened(idea.text, kIdeaChars) << "</a><br>" << ideaFrom(idea.author, idea.place) << " · "
         << counted(idea.days, say(language, "jour", "day"), say(language, "jours", "days"), language) << "</li>\n";
  html << "</ul>\n</div>\n";
  return html;
}
}  // namespace

Html mailHead(const Edition& edition, const std::string& organisation, const std::string& publicUrl,
              const std::string& subject, Language language) {
  Html html;
  html << "<!doctype html>\n<html lang=\"" << attribute(tagOf(language)) << "\">\n<head>\n<meta charset=\"utf-8\">\n"
       << "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
       << "<meta name=\"color-scheme\" content=\"light dark\">\n<title>" << subject << "</title>\n<style>\n"
       << pages::Escaped{std::string(kMailCss)} << "</style>\n</head>\n<body>\n<div class=\"pre\">"
       << preheader(edition, language) << "</div>\n<main class=\"sheet\">\n";
  if (organisation != "Passerelle") html << "<p class=\"over\">" << organisation << "</p>\n";
  html << "<h1>Passerelle</h1>\n<p class=\"date\">" << issueTitle(edition, language);
  if (!edition.isMonth()) html << ", " << weekInWords(startOfWeek(edition.week).value_or(edition.from), language);
  html << "</p>\n" << pages::markdownHtml(leadOf(edition, language)) << waitingOf(edition, publicUrl, language);
  return html;
}

Html mailStory(const Story& story, const Labels& labels, const std::string& publicUrl,
               const std::string& pictureAddress, Language language) {
  Html html;
  const StoryAstonishment* first = story.astonishments.empty() ? nullptr : &story.astonishments[0];
  html << "<div class=\"story\">\n<p class=\"kicker\">";
  if (first != nullptr)
    html << "<span class=\"" << toneClass(first->tone) << "\">" << toneWords(first->tone, language) << "</span> · ";
  if (first != nullptr && !first->moment.empty()) html << labels.of("moments", first->moment, tagOf(language)) << " · ";
  html << story.place << "</p>\n";
  const Split split = splitHeadline(first == nullptr      ? (story.ideas.empty() ? story.place : story.ideas[0])
                                    : first->text.empty() ? first->verbatim
                                                          : first->text);
  html << "<h3>" << split.headline << "</h3>\n";
  if (!pictureAddress.empty()) {
    const std::string& caption = story.photos.empty() ? story.place : story.photos[0].caption;
    html << "<img width=\"320\" src=\"" << pages::Escaped{pages::escapeAttribute(pictureAddress)} << "\" alt=\""
         << attribute(caption.empty()
                          ? std::string(say(language, "Photo prise sur place\u00a0: ", "Photo taken on site: ")) +
                                story.place
                          : caption)
         << "\">\n";
  }
  if (first != nullptr && !first->text.empty() && !first->verbatim.empty())
    html << "<blockquote>«\u00a0" << bound(withoutQuotes(first->verbatim)) << "\u00a0»</blockquote>\n";
  if (!split.rest.empty()) html << paragraphs(shortened(split.rest, kMoreChars));
  if (first != nullptr && !story.ideas.empty()) {
    html << "<div class=\"idea\">\n<p class=\"label\">"
         << (story.ideas.size() > 1 ? say(language, "Ce que je changerais", "What I would change")
                                    : say(language, "L’idée", "The idea"))
         << "</p>\n";
    for (const std::string& idea : story.ideas) html << paragraphs(shortened(idea, kMoreChars));
    html << "</div>\n";
  }
  if (story.reply)
    html << "<div class=\"reply\">\n<p class=\"label\">" << replyLabel(*story.reply, language) << "</p>\n"
         << paragraphs(shortened(story.reply->text, kMoreChars)) << "</div>\n";
  html << "<p class=\"by\">" << story.author;
  if (!story.department.empty()) html << ", " << story.department;
  html << " · " << labels.of("kinds", story.kind, tagOf(language)) << " · " << dayInWords(story.visitedOn, language)
       << " · <a href=\"" << href(reportUrl(publicUrl, story.reportId)) << "\">"
       << say(language, "Lire et soutenir", "Read and support") << "</a></p>\n</div>\n";
  return html;
}

Html mailAnswered(const AnsweredIdea& idea, const std::string& publicUrl, Language language) {
  Html html;
  html << "<p><a href=\"" << href(publicUrl + ideaPath(idea.ideaId, idea.reportId)) << "\">"
       << shortened(idea.text, kIdeaChars) << "</a><br><span class=\""
       << (idea.status == "declined" ? std::string_view("puzzling") : std::string_view("good")) << "\">"
       << shortened(sentenceOf(idea, language), kMoreChars) << "</span>";
  html << "<br>" << ideaFrom(idea.author, idea.place) << "</p>\n";
  return html;
}

Html mailSection(std::string_view title) {
  Html html;
  html << "<h2>" << title << "</h2>\n";
  return html;
}

Html mailFoot(const Edition& edition, const std::string& publicUrl, const std::string& unsubscribeUrl,
              std::size_t alreadyRead, Language language) {
  Html html;
  const std::string url =
      publicUrl + "/editions" + (edition.isMonth() ? std::string() : "/" + pages::encodeUrlPart(edition.week));
  html << "<p class=\"act\"><a href=\"" << href(url) << "\">"
       << say(language, "Lire l’édition entière", "Read the whole edition") << "</a></p>\n<div class=\"foot\">\n";
  if (alreadyRead > 0)
    html << "<p>"
         << counted(static_cast<std::int64_t>(alreadyRead),
                    say(language, "récit que vous avez déjà lu n’est pas repris ici",
                        "story that you have read already is left out here"),
                    say(language, "récits que vous avez déjà lus ne sont pas repris ici",
                        "stories that you have read already are left out here"),
                    language)
         << ".</p>\n";
  html << "<p>"
       << say(language,
              "Vous recevez cette lettre parce que votre adresse est dans Passerelle. Rien n’y compte vos lectures.",
              "You get this letter because your address is in Passerelle. Nothing in it counts what you read.")
       << "</p>\n<p><a href=\"" << href(unsubscribeUrl) << "\">"
       << say(language, "Une fois par mois, ou plus jamais", "Once a month, or never again") << "</a></p>\n"
       << "</div>\n</main>\n</body>\n</html>\n";
  return html;
}

}  // namespace passerelle::editions
