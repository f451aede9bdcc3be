#include "backend/editions/edition_text.h"

#include <algorithm>

#include "backend/editions/edition_words.h"
#include "backend/editions/idea_answers.h"
#include "backend/editions/story_words.h"
#include "backend/pages/html.h"
#include "shared/base/text.h"

namespace passerelle::editions {
namespace {
constexpr std::size_t kColumns = 72;
}  // namespace

std::size_t columnsOf(std::string_view text) { return charactersIn(text); }

std::string wrapped(std::string_view text, std::string_view first, std::string_view indent) {
  const std::string clean = pages::cleanText(text);
  std::string out;
  std::string_view lead = first;
  for (std::string_view line : linesOf(clean)) {
    out += lead;
    std::size_t column = columnsOf(lead);
    const std::size_t begin = column;
    lead = indent;
    while (!line.empty()) {
      const std::size_t end = std::min(line.find_first_of(" \t\r"), line.size());
      const std::string_view word = line.substr(0, end);
      const std::size_t width = columnsOf(word);
      if (!word.empty()) {
        if (column > begin && column + 1 + width > kColumns) {
          out.append("\n").append(indent);
          column = columnsOf(indent);
        } else if (column > begin) {
          out += ' ';
          ++column;
        }
        out += word;
        column += width;
      }
      line.remove_prefix(std::min(end + 1, line.size()));
    }
    out += '\n';
  }
  return out;
}

std::string storyText(const Story& story, const Labels& labels, const std::string& publicUrl, Language language) {
  std::string out;
  const StoryAstonishment* first = story.astonishments.empty() ? nullptr : &story.astonishments[0];
  std::string kicker = first == nullptr ? std::string() : std::string(toneWords(first->tone, language)) + " · ";
  if (first != nullptr && !first->moment.empty())
    kicker += labels.of("moments", first->moment, tagOf(language)) + " · ";
  out += wrapped(pages::oneLine(kicker + story.place));
  const Split split = splitHeadline(first == nullptr      ? (story.ideas.empty() ? story.place : story.ideas[0])
                                    : first->text.empty() ? first->verbatim
                                                          : first->text);
  out += wrapped(pages::oneLine(split.headline));
  if (!split.rest.empty()) out += wrapped(shortened(split.rest, kMoreChars));
  if (first != nullptr && !first->text.empty() && !first->verbatim.empty())
    out += wrapped("«\u00a0" + std::string(withoutQuotes(first->verbatim)) + "\u00a0»", "  ", "  ");
  if (first != nullptr) {
    for (const std::string& idea : story.ideas)
      out += wrapped(shortened(idea, kMoreChars), say(language, "Idée\u00a0: ", "Idea: "), "  ");
  }
  if (story.reply) {
    const std::string said(replyLabel(*story.reply, language));
    out += wrapped(said + std::string(story.reply->text.empty() ? "." : say(language, "\u00a0: ", ": ")) +
                       shortened(story.reply->text, kMoreChars),
                   "> ", "> ");
  }
  out += wrapped(pages::oneLine(story.author + (story.department.empty() ? "" : ", " + story.department) + " · " +
                                dayInWords(story.visitedOn, language)));
  return out + publicUrl + "/reports/" + pages::encodeUrlPart(story.reportId) + "\n";
}

std::string waitingText(const Edition& edition, Language language) {
  std::string out;
  for (const WaitingIdea& idea : edition.waiting)
    out += wrapped(shortened(idea.text, 200) + " — " + ideaFrom(idea.author, idea.place, ", ") + ", " +
                       counted(idea.days, say(language, "jour", "day"), say(language, "jours", "days"), language),
                   "- ", "  ");
  return out;
}

std::string answeredText(const AnsweredIdea& idea, Language language) {
  return wrapped(shortened(idea.text, 200) + " — " + shortened(sentenceOf(idea, language), kMoreChars), "- ", "  ");
}

}  // namespace passerelle::editions
