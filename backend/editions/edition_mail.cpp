#include "backend/editions/edition_mail.h"

#include <algorithm>

#include "backend/editions/edition_text.h"
#include "backend/editions/edition_words.h"
#include "backend/editions/mail_html.h"
#include "backend/editions/story_words.h"
#include "backend/mail/message.h"
#include "backend/pages/markdown.h"
#include "shared/base/digest.h"

namespace passerelle::editions {
namespace {
constexpr std::size_t kPictures = 4, kPictureBytes = 48 * 1024, kSubjectChars = 90;
constexpr std::size_t kHeadBytes = 1024;

std::string subjectOf(const Edition& edition, Language language) {
  std::string issue = issueTitle(edition, language);
  if (issue.starts_with('S') || issue.starts_with('W')) issue[0] = static_cast<char>(issue[0] - 'A' + 'a');
  std::string subject = "Passerelle, " + issue;
  for (const Story& story : edition.stories) {
    if (story.withdrawn) continue;
    return pages::oneLine(subject + std::string(say(language, "\u00a0: ", ": ")) +
                          shortened(headlineOf(story), kSubjectChars));
  }
  return pages::oneLine(subject);
}
}  // namespace

/// A piece of a letter that a reader may have read already.
struct EditionMail::Part {
  std::string id;     ///< of the report, or of an idea filed on its own; empty: always there
  TimePoint since{};  ///< news since then: a reading before it does not count
  std::string html, text;
  std::string picture{};  ///< its MIME part; empty: none
  bool isNews = false;    ///< also in a section that is none
};

struct EditionMail::Sections {
  Part head;
  struct Section {
    Part title;
    std::vector<Part> parts;
    bool isNews = true;
  };
  std::vector<Section> sections;
};

EditionMail::Sections EditionMail::sectionsOf(const Edition& edition, const Labels& labels, const MailPlace& place,
                                              Language language, bool inlinePictures, const PictureOf& pictureOf) {
  const std::string subject = subjectOf(edition, language);
  Sections all;
  all.head.html = mailHead(edition, place.organisation, place.publicUrl, subject, language).markup();
  all.head.text = pages::oneLine(subject) + "\n\n";
  if (const std::string lead = pages::markdownText(leadOf(edition, language)); !lead.empty())
    all.head.text += wrapped(lead) + "\n";
  if (!edition.waiting.empty())
    all.head.text += std::string(say(language, "Attendent une réponse depuis plus de 30\u00a0jours",
                                     "Waiting for an answer for more than 30\u00a0days")) +
                     "\n" + waitingText(edition, language) + "\n";

  std::size_t pictures = 0;
  const auto storyPart = [&](const Story& story, bool isAnswer) {
    Part part;
    part.id = story.reportId;
    if (isAnswer && story.reply) part.since = story.reply->at;
    std::string address;
    if (!story.photos.empty() && pictures < kPictures) {
      const std::string& id = story.photos[0].mediumId;
      if (!inlinePictures) {
        address = "/v1/media/" + story.reportId + "/" + id + "?size=thumb";
        ++pictures;
      } else if (const auto picture = pictureOf(story.reportId, id);
                 picture && picture->bytes.size() <= kPictureBytes) {
        const std::string cid = id + "@passerelle";
        address = "cid:" + cid;
        part.picture = "Content-Type: " + picture->type + "\r\nContent-Transfer-Encoding: base64\r\nContent-ID: <" +
                       cid + ">\r\nContent-Disposition: inline\r\n\r\n" + mail::base64Lines(picture->bytes);
        ++pictures;
      }
    }
    part.html = mailStory(story, labels, place.publicUrl, address, language).markup();
    part.text = storyText(story, labels, place.publicUrl, language) + "\n";
    return part;
  };
  const auto add = [&](std::string_view title, std::vector<Part> parts, bool isNews) {
    if (parts.empty()) return;
    Part heading;
    if (!title.empty()) {
      heading.html = mailSection(title).markup();
      heading.text = std::string(title) + "\n" + std::string(std::min<std::size_t>(columnsOf(title), 72), '-') + "\n\n";
    }
    all.sections.push_back({std::move(heading), std::move(parts), isNews});
  };

  std::vector<Part> done, stories, ideas, answers;
  for (const AnsweredIdea& idea : edition.done)
    done.push_back({"", {}, mailAnswered(idea, place.publicUrl, language).markup(), answeredText(idea, language), ""});
  if (!done.empty()) done.back().text += "\n";
  for (const Story& story : edition.stories) {
    if (!story.withdrawn) stories.push_back(storyPart(story, false));
  }
  for (const EditionIdea& idea : edition.newIdeas) {
    pages::Html html;
    html << "<p><a href=\"" << pages::href(place.publicUrl + ideaPath(idea.ideaId, idea.reportId)) << "\">"
         << shortened(idea.text, 200) << "</a><br>" << ideaFrom(idea.author, idea.place) << "</p>\n";
    const bool alone = idea.reportId.empty();
    ideas.push_back({alone ? idea.ideaId : idea.reportId,
                     {},
                     html.markup(),
                     wrapped(shortened(idea.text, 200) + " — " + ideaFrom(idea.author, idea.place, ", "), "- ", "  "),
                     "",
                     alone});
  }
  for (const Story& story : edition.answers) {
    if (!story.withdrawn) answers.push_back(storyPart(story, true));
  }
  add(say(language, "Ce que deviennent les idées", "What became of ideas"), std::move(done), true);
  add(say(language, "Les récits", "The stories"), std::move(stories), true);
  add(say(language, "Les magasins ont répondu", "The stores have answered"), std::move(answers), true);
  add(say(language, "D’autres idées", "More ideas"), std::move(ideas), false);
  return all;
}

EditionMail::EditionMail(const Edition& edition, const Labels& labels, const MailPlace& place, Language language,
                         const PictureOf& pictureOf)
    : m_place(place),
      m_language(language),
      m_issue(edition.week),
      m_subject(subjectOf(edition, language)),
      m_host(place.from.substr(place.from.find('@') + 1)) {
  auto sections = std::make_shared<Sections>(sectionsOf(edition, labels, place, language, true, pictureOf));
  const auto encode = [](Part& part) {
    part.html = mail::quotedPrintable(part.html);
    part.text = mail::quotedPrintable(part.text);
  };
  encode(sections->head);
  for (Sections::Section& section : sections->sections) {
    encode(section.title);
    for (Part& part : section.parts) encode(part);
  }
  m_sections = std::move(sections);
}

bool EditionMail::isNew(const Part& part, const MailReader& reader) {
  const auto found = reader.read.find(part.id);
  return found == reader.read.end() || found->second < part.since;
}

std::string EditionMail::messageIdFor(const std::string& personId) const {
  return "edition." + m_issue + "." + toHex(blake2b(m_issue + " " + personId)).substr(0, 24) + "@" + m_host;
}

Result<std::optional<std::string>> EditionMail::letterFor(const MailReader& reader, TimePoint now) const {
  bool hasNews = false;
  std::size_t bytes = kHeadBytes, alreadyRead = 0;
  for (const Sections::Section& section : m_sections->sections) {
    for (const Part& part : section.parts) {
      if (!isNew(part, reader)) {
        alreadyRead += section.isNews ? 1 : 0;
        continue;
      }
      hasNews = hasNews || section.isNews || part.isNews;
      bytes += part.html.size() + part.text.size() + part.picture.size();
    }
  }
  if (!hasNews) return std::optional<std::string>();
  const std::string messageId = messageIdFor(reader.personId);
  auto head = mail::writeHead({m_place.from, reader.email, m_subject, messageId, now, m_place.organisation,
                               reader.unsubscribeUrl, "editions." + m_host});
  if (!head) return tl::unexpected<Error>(head.error());

  const std::string alternative = mail::boundaryFor(messageId, "alternative"),
                    related = mail::boundaryFor(messageId, "related");
  Edition named;
  named.week = m_issue;
  const std::string foot = mail::quotedPrintable(
      mailFoot(named, m_place.publicUrl, reader.unsubscribeUrl, alreadyRead, m_language).markup());
  std::string out;
  out.reserve(bytes + m_sections->head.html.size() + m_sections->head.text.size() + foot.size() + head->size());
  const auto delimiter = [&out](const std::string& boundary, std::string_view after = "\r\n") {
    out.append("\r\n--").append(boundary).append(after);
  };
  const auto each = [&](std::string Part::*content) {
    out += m_sections->head.*content;
    for (const Sections::Section& section : m_sections->sections) {
      bool titled = false;
      for (const Part& part : section.parts) {
        if (!isNew(part, reader)) continue;
        if (!titled) out += section.title.*content;
        titled = true;
        out += part.*content;
      }
    }
  };
  constexpr std::string_view kQuoted = "; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n";
  out.append(*head).append("Content-Type: multipart/alternative;\r\n boundary=\"").append(alternative).append("\"\r\n");
  delimiter(alternative);
  out.append("Content-Type: text/plain").append(kQuoted);
  each(&Part::text);
  out += mail::quotedPrintable(
      std::string(say(m_language, "L’édition entière\u00a0: ", "The whole edition: ")) + m_place.publicUrl +
      "/editions" + (named.isMonth() ? "" : "/" + m_issue) + "\n" +
      std::string(say(m_language, "Une fois par mois, ou plus jamais\u00a0: ", "Once a month, or never again: ")) +
      reader.unsubscribeUrl + "\n");
  delimiter(alternative);
  out.append("Content-Type: multipart/related; type=\"text/html\";\r\n boundary=\"").append(related).append("\"\r\n");
  delimiter(related);
  out.append("Content-Type: text/html").append(kQuoted);
  each(&Part::html);
  out += foot;
  for (const Sections::Section& section : m_sections->sections) {
    for (const Part& part : section.parts) {
      if (part.picture.empty() || !isNew(part, reader)) continue;
      delimiter(related);
      out += part.picture;
    }
  }
  delimiter(related, "--\r\n");
  delimiter(alternative, "--\r\n");
  return std::optional<std::string>(std::move(out));
}

std::string EditionMail::preview(const Edition& edition, const Labels& labels, const MailPlace& place,
                                 Language language) {
  const Sections all = sectionsOf(edition, labels, place, language, false, nullptr);
  std::string html = all.head.html;
  for (const Sections::Section& section : all.sections) {
    html += section.title.html;
    for (const Part& part : section.parts) html += part.html;
  }
  return html + mailFoot(edition, place.publicUrl, place.publicUrl + "/subscriptions", 0, language).markup();
}

std::string EditionMail::previewText(const Edition& edition, const Labels& labels, const MailPlace& place,
                                     Language language) {
  const Sections all = sectionsOf(edition, labels, place, language, false, nullptr);
  std::string text = all.head.text;
  for (const Sections::Section& section : all.sections) {
    text += section.title.text;
    for (const Part& part : section.parts) text += part.text;
  }
  return text;
}

}  // namespace passerelle::editions
