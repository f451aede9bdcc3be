#include "backend/editions/reading_list.h"

#include <algorithm>

#include "backend/editions/edition_words.h"
#include "backend/editions/story_words.h"
#include "backend/pages/html.h"

namespace passerelle::editions {
namespace {
constexpr std::size_t kLines = 3;
constexpr int kStepSeconds = 5;
constexpr double kWordsASecond = 2.5;

std::size_t wordsOf(const ReadingLine& line) { return wordsIn(line.text) + wordsIn(line.quote) + wordsIn(line.from); }

/// Cut after `words` words.
std::string firstWords(std::string_view text, std::size_t words) {
  std::string out;
  std::size_t seen = 0;
  bool inWord = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool blank = text[i] == ' ' || text[i] == '\n' || text[i] == '\r' || text[i] == '\t';
    if (!blank && !inWord && ++seen > words) return out.substr(0, out.find_last_not_of(' ') + 1) + "…";
    inWord = !blank;
    out += blank ? ' ' : text[i];
  }
  return out;
}

/// A text without blanks can be long all the same.
std::string brief(std::string_view text, std::size_t words) { return shortened(firstWords(text, words), words * 9); }
}  // namespace

std::size_t wordsIn(std::string_view text) {
  std::size_t words = 0;
  bool inWord = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view rest = text.substr(i);
    const bool hard = rest.starts_with("\u00a0") || rest.starts_with("\u202f");
    const bool blank = hard || text[i] == ' ' || text[i] == '\n' || text[i] == '\r' || text[i] == '\t';
    if (!blank && !inWord) ++words;
    inWord = !blank;
    if (hard) i += rest.starts_with("\u00a0") ? 1 : 2;
  }
  return words;
}

ReadingList readingList(const Edition& edition, Language l) {
  ReadingSection decide{std::string(say(l, "À décider", "To decide")), 0, {}},
      customers{std::string(say(l, "Ce que disent les clients", "What customers say")), 0, {}},
      done{std::string(say(l, "Ce que deviennent les idées", "What became of ideas")), 0, {}},
      ideas{std::string(say(l, "Idées nouvelles", "New ideas")), 0, {}};
  for (const WaitingIdea& idea : edition.waiting) {
    if (decide.lines.size() < kLines)
      decide.lines.push_back({brief(idea.text, 18), "",
                              (idea.place.empty() ? "" : shortened(idea.place, 40) + ", ") +
                                  counted(idea.days, say(l, "jour", "day"), say(l, "jours", "days"), l),
                              ideaPath(idea.ideaId, idea.reportId)});
  }
  for (const Story& story : edition.stories) {
    if (story.withdrawn || customers.lines.size() == kLines || story.astonishments.empty()) continue;
    const StoryAstonishment& first = story.astonishments[0];
    const bool quoted = !first.text.empty() && !first.verbatim.empty();
    customers.lines.push_back({brief(headlineOf(story), 18), quoted ? brief(withoutQuotes(first.verbatim), 16) : "",
                               shortened(story.place, 40), "/reports/" + pages::encodeUrlPart(story.reportId)});
  }
  for (const AnsweredIdea& idea : edition.done) {
    if (done.lines.size() < kLines)
      done.lines.push_back(
          {std::string(statusWords(idea.status, l)) + std::string(say(l, "\u00a0: ", ": ")) + brief(idea.text, 14), "",
           shortened(idea.place, 40), ideaPath(idea.ideaId, idea.reportId)});
  }
  for (const EditionIdea& idea : edition.newIdeas) {
    if (ideas.lines.size() < kLines)
      ideas.lines.push_back(
          {brief(idea.text, 14), "", shortened(idea.place, 40), ideaPath(idea.ideaId, idea.reportId)});
  }

  ReadingList list;
  for (ReadingSection* section : {&decide, &customers, &done, &ideas}) {
    if (section->lines.empty()) continue;
    std::size_t words = wordsIn(section->title);
    std::vector<ReadingLine> kept;
    for (ReadingLine& line : section->lines) {
      if (list.words + words + wordsOf(line) > kReadingWords) break;
      words += wordsOf(line);
      kept.push_back(std::move(line));
    }
    if (kept.empty()) continue;
    section->lines = std::move(kept);
    const auto exact = static_cast<int>(static_cast<double>(words) / kWordsASecond);
    section->seconds = std::min(std::max(exact / kStepSeconds, 1) * kStepSeconds, kReadingSeconds - list.seconds);
    list.seconds += section->seconds;
    list.words += words;
    list.sections.push_back(std::move(*section));
  }
  return list;
}

}  // namespace passerelle::editions
