#include "backend/editions/edition_feed.h"

#include <algorithm>
#include <set>

#include "backend/editions/edition_words.h"
#include "backend/editions/mail_html.h"
#include "backend/editions/story_words.h"
#include "backend/pages/markdown.h"
#include "backend/pages/xml.h"

namespace passerelle::editions {
namespace {
using pages::Html;
using pages::Xml;

/// A feed's id never changes, even when the server moves: it names what it is, not where it is.
constexpr std::string_view kFeedId = "urn:uuid:6f0f3d0e-6a3b-5d0a-9c2f-6d1f0c6a7b11";

void link(Xml& xml, const char* rel, std::string_view type, const std::string& address) {
  xml.begin("link").attribute("rel", rel).attribute("type", type).attribute("href", address).end();
}

struct Entry {
  std::string id, title, address, author, summary, category;
  TimePoint published{}, updated{};
  Html content;
};

void write(Xml& xml, const Entry& entry) {
  xml.begin("entry").element("id", entry.id).element("title", pages::oneLine(entry.title));
  xml.element("published", toIso(entry.published)).element("updated", toIso(entry.updated));
  xml.begin("author").element("name", pages::oneLine(entry.author)).end();
  link(xml, "alternate", "text/html", entry.address);
  xml.begin("category").attribute("term", entry.category).end();
  xml.begin("content").attribute("type", "html").text(entry.content.markup()).end().end();
}

Entry entryOf(const Story& story, const Edition& edition, const Labels& labels, const FeedPlace& place,
              Language language) {
  Entry entry;
  entry.id = "urn:uuid:" + story.reportId;
  entry.title = headlineOf(story);
  entry.address = place.publicUrl + "/reports/" + pages::encodeUrlPart(story.reportId);
  entry.author = story.author;
  entry.category = edition.week;
  entry.published = entry.updated = edition.publishedAt;
  if (story.reply) entry.updated = std::max(entry.updated, story.reply->at);
  entry.content = mailStory(story, labels, place.publicUrl, "", language);
  return entry;
}

Entry entryOf(const AnsweredIdea& idea, const Edition& edition, const FeedPlace& place, Language language) {
  Entry entry;
  entry.id = "urn:uuid:" + idea.ideaId;
  entry.title = std::string(statusWords(idea.status, language)) + std::string(say(language, "\u00a0: ", ": ")) +
                shortened(idea.text, 120);
  entry.address = place.publicUrl + ideaPath(idea.ideaId, idea.reportId);
  entry.author = idea.owner.empty() ? idea.author : idea.owner;
  entry.category = edition.week;
  entry.published = entry.updated = edition.publishedAt;
  entry.content = mailAnswered(idea, place.publicUrl, language);
  return entry;
}

Entry entryOf(const Edition& edition, const FeedPlace& place, Language language) {
  Entry entry;
  entry.id = "urn:passerelle:edition:" + edition.week;
  entry.title = "Passerelle, " + issueTitle(edition, language);
  entry.address = place.publicUrl + "/editions/" + pages::encodeUrlPart(edition.week);
  entry.author = place.organisation;
  entry.category = edition.week;
  entry.published = entry.updated = edition.publishedAt;
  entry.content << pages::markdownHtml(leadOf(edition, language));
  if (!edition.waiting.empty()) {
    entry.content << "<p>"
                  << say(language, "Attendent une réponse depuis plus de 30\u00a0jours\u00a0:",
                         "Waiting for an answer for more than 30\u00a0days:")
                  << "</p><ul>";
    for (const WaitingIdea& idea : edition.waiting)
      entry.content << "<li>" << shortened(idea.text, 200) << " (" << ideaFrom(idea.author, idea.place, ", ") << ", "
                    << counted(idea.days, say(language, "jour", "day"), say(language, "jours", "days"), language)
                    << ")</li>";
    entry.content << "</ul>";
  }
  entry.content << "<p>"
                << counted(static_cast<std::int64_t>(edition.stories.size()), say(language, "récit", "story"),
                           say(language, "récits", "stories"), language)
                << ".</p>";
  return entry;
}
}  // namespace

Feed editionFeed(const std::vector<Edition>& editions, const Labels& labels, const FeedPlace& place, Language language,
                 TimePoint after) {
  std::vector<Entry> entries;
  std::set<std::string> told;  // an id stands once in a feed: where it was told last
  const auto add = [&](Entry entry) {
    if (told.insert(entry.id).second) entries.push_back(std::move(entry));
  };
  for (const Edition& edition : editions) {
    add(entryOf(edition, place, language));
    for (const AnsweredIdea& idea : edition.done) add(entryOf(idea, edition, place, language));
    for (const std::vector<Story>* stories : {&edition.stories, &edition.answers}) {
      for (const Story& story : *stories) {
        if (!story.withdrawn) add(entryOf(story, edition, labels, place, language));
      }
    }
  }
  TimePoint updated{};
  for (const Entry& entry : entries) updated = std::max(updated, entry.updated);

  Xml xml;
  xml.begin("feed").attribute("xmlns", "http://www.w3.org/2005/Atom").attribute("xml:lang", tagOf(language));
  xml.element("id", kFeedId).element("title", "Passerelle");
  xml.element("subtitle", say(language, "Ce que nos clients vivent, vu par ceux qui y sont allés",
                              "What our customers live through, seen by those who went there"));
  xml.element("updated", toIso(updated));
  xml.begin("author").element("name", pages::oneLine(place.organisation)).end();
  link(xml, "self", "application/atom+xml", place.self);
  link(xml, "alternate", "text/html", place.publicUrl + "/editions");
  if (!place.next.empty()) link(xml, "next", "application/atom+xml", place.next);
  for (const Entry& entry : entries) {
    if (entry.updated > after) write(xml, entry);
  }
  return {xml.take(), updated};
}

}  // namespace passerelle::editions
