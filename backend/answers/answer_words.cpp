#include "backend/answers/answer_words.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "backend/pages/local_time.h"
#include "shared/base/text.h"

namespace passerelle::answers {
namespace {
constexpr std::array<std::string_view, 5> kNames = {"retained", "tested", "done", "alreadyDone", "declined"};
constexpr std::array<std::string_view, 5> kFrench = {"retenue", "en test", "faite", "déjà en place", "non retenue"};
constexpr std::array<std::string_view, 5> kEnglish = {"retained", "in test", "done", "already in place",
                                                      "not retained"};
constexpr std::array<std::string_view, 5> kStandings = {"owner", "author", "coAuthor", "host", "supporter"};

constexpr ReasonTemplate kTemplates[] = {
    {"quickWin", Status::retained, "Simple et utile au client : on le fait",
     "Simple and useful to customers: we do it"},
    {"committee", Status::retained, "Retenue par le comité", "Retained by the committee"},
    {"pilot", Status::tested, "On essaie dans un magasin, puis on décide", "We try it in one store, then decide"},
    {"measure", Status::tested, "On mesure l’effet avant de généraliser", "We measure its effect before going on"},
    {"everywhere", Status::done, "C’est fait partout", "It is done everywhere"},
    {"fromHere", Status::done, "C’est fait là d’où vient l’idée, et cela s’étend",
     "It is done where the idea came from, and spreads"},
    {"inPlace", Status::alreadyDone, "Déjà en place partout : à rappeler aux équipes",
     "In place everywhere already: teams will be reminded"},
    {"inSomePlaces", Status::alreadyDone, "Déjà en place dans certains magasins", "In place in some stores already"},
    {"decided", Status::alreadyDone, "Déjà décidée, la date est connue", "Decided already, the day is known"},
    {"triedBefore", Status::declined, "Déjà testée, sans effet mesuré", "Tested before, without an effect"},
    {"cost", Status::declined, "Coûte plus qu’elle n’apporte au client", "Costs more than it gives to customers"},
    {"law", Status::declined, "La loi ou la sécurité ne le permet pas", "Law or safety does not allow it"},
    {"otherProject", Status::declined, "Un chantier en cours répond à la même question",
     "A project under way answers the same question"},
    {"tooFew", Status::declined, "Touche trop peu de clients pour l’instant", "Touches too few customers for now"},
};

/// What is quoted inside a quotation: “ ” in both languages.
std::string inner(std::string text) {
  constexpr std::pair<std::string_view, std::string_view> kMarks[] = {
      {"«\u00a0", "“"}, {"«\u202f", "“"}, {"« ", "“"}, {"«", "“"},
      {"\u00a0»", "”"}, {"\u202f»", "”"}, {" »", "”"}, {"»", "”"}};
  for (const auto& [from, to] : kMarks) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
      text.replace(at, from.size(), to);
  }
  return text;
}

/// " (Lyon)"; nothing for an idea that is of no place.
std::string inBrackets(const std::string& place) { return place.empty() ? std::string() : " (" + place + ")"; }

std::string quoted(std::string_view text, Language l) {
  constexpr std::size_t kMost = 120;
  std::string shown = cutAtWord(text, kMost);
  for (char& c : shown) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';  // it stands in a mail's subject
  }
  return std::string(say(l, "«\u00A0", "“")) + inner(std::move(shown)) + std::string(say(l, "\u00A0»", "”"));
}

/// "Votre idée", "L’idée que vous soutenez": the beginning of the sentence.
std::string_view whoseIdea(Standing standing, Language l) {
  switch (standing) {
    case Standing::author:
      return say(l, "Votre idée", "Your idea");
    case Standing::coAuthor:
      return say(l, "L’idée que vous avez eue avec d’autres", "The idea that you had with others");
    case Standing::host:
      return say(l, "Une idée née dans votre magasin", "An idea born in your store");
    case Standing::supporter:
      return say(l, "L’idée que vous soutenez", "The idea that you support");
    case Standing::owner:
      break;
  }
  return say(l, "L’idée qui vous est confiée", "The idea that is given to you");
}

std::string withStop(std::string text) {
  if (!text.empty() && text.back() != '.' && text.back() != '!' && text.back() != '?' && !text.ends_with("…"))
    text += '.';
  return text;
}
}  // namespace

std::string_view nameOf(Status status) { return kNames[static_cast<std::size_t>(status)]; }
std::string_view nameOf(Standing standing) { return kStandings[static_cast<std::size_t>(standing)]; }

std::optional<Status> statusFromName(std::string_view name) {
  const auto found = std::find(kNames.begin(), kNames.end(), name);
  return found == kNames.end() ? std::nullopt : std::optional(static_cast<Status>(found - kNames.begin()));
}

std::string_view wordOf(Status status, Language l) {
  return (l == Language::english ? kEnglish : kFrench)[static_cast<std::size_t>(status)];
}

std::string sentenceOf(const Answer& answer, std::string_view ownerName, Language l) {
  const std::string due = pages::dayAndYear(answer.dueOn, l);
  const std::string colon(say(l, "\u00A0: ", ": "));
  std::string out;
  switch (answer.status) {
    case Status::retained:
      out = std::string(say(l, "Retenue, confiée à ", "Retained, given to ")) + std::string(ownerName) +
            std::string(say(l, " pour le ", " for ")) + due + ".";
      break;
    case Status::tested:
      out = std::string(say(l, "Testée à partir du ", "Tested from ")) + pages::dayAndYear(answer.testedOn, l) + colon +
            withStop(answer.testedWhere) + std::string(say(l, " On saura le ", " We will know on ")) + due + " (" +
            std::string(ownerName) + ").";
      break;
    case Status::done:
      return std::string(say(l, "C’est fait", "Done")) + colon + withStop(answer.reason);
    case Status::alreadyDone:
      return std::string(say(l, "Déjà en place", "Already in place")) + colon + withStop(answer.reason);
    case Status::declined:
      return std::string(say(l, "Non retenue", "Not retained")) + colon + withStop(answer.reason);
  }
  if (!answer.reason.empty() && answer.reason != answer.testedWhere) out += " " + withStop(answer.reason);
  return out;
}

Words tellingOf(const IdeaLine& idea, const Answer& answer, std::string_view ownerName, Standing standing,
                std::string_view link, Language l) {
  const std::string word(wordOf(answer.status, l));
  Words words;
  const std::string whose(whoseIdea(standing, l));
  words.subject = whose + std::string(say(l, "\u00A0: ", ": ")) + word + " — " + quoted(idea.text, l);
  std::string sentence = sentenceOf(answer, ownerName, l);  // it goes on after a colon, and begins with a word of ours
  sentence[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(sentence[0])));
  words.line = whose + std::string(say(l, "\u00A0: ", ": ")) + sentence;
  words.text = std::string(say(l, "Bonjour,\n\n", "Hello,\n\n")) + whose + inBrackets(idea.place) +
               std::string(say(l, "\u00A0:\n\n", ":\n\n")) + std::string(say(l, "«\u00A0", "“")) + inner(idea.text) +
               std::string(say(l, "\u00A0»\n\n", "”\n\n")) + sentenceOf(answer, ownerName, l) + "\n\n";
  if (standing == Standing::owner && isOpen(answer.status))
    words.text += say(l, "C’est vous qui la portez\u00a0: dites où elle en est sur cette page, à temps.\n\n",
                      "You carry it: say how it stands on this page, in time.\n\n");
  else if (answer.status == Status::declined)
    words.text += say(l, "Merci de l’avoir dite\u00a0: elle a été lue, et la réponse reste sur sa page.\n\n",
                      "Thank you for telling it: it was read, and the answer stays on its page.\n\n");
  else
    words.text += say(l, "Merci. La suite se lit ici\u00a0:\n\n", "Thank you. What comes next is told here:\n\n");
  words.text += std::string(link) + "\n";
  return words;
}

Words reminderOf(const IdeaLine& idea, const Answer& answer, std::int64_t daysLeft, std::string_view link, Language l) {
  const std::string due = pages::dayInWords(answer.dueOn, l);
  Words words;
  words.subject = std::string(daysLeft >= 0 ? say(l, "Pour le ", "Due on ") : say(l, "Attendue le ", "Was due on ")) +
                  due + std::string(say(l, "\u00A0: ", ": ")) + quoted(idea.text, l);
  words.line = std::string(daysLeft >= 0 ? say(l, "Vous est confiée pour le ", "Given to you for ")
                                         : say(l, "Était attendue de vous le ", "Was expected of you on ")) +
               due + ".";
  words.text = std::string(say(l, "Bonjour,\n\n", "Hello,\n\n")) + quoted(idea.text, l) + inBrackets(idea.place) + " " +
               std::string(daysLeft >= 0 ? say(l, "vous est confiée pour le ", "is given to you for ")
                                         : say(l, "était attendue de vous le ", "was expected of you on ")) +
               due + ".\n\n" +
               std::string(say(l,
                               "Dites où elle en est\u00a0: faite, en test et où, ou une autre date. L’auteur et ses "
                               "soutiens attendent ces mots.\n\n",
                               "Say how it stands: done, in test and where, or another day. Its author and supporters "
                               "wait for these words.\n\n")) +
               std::string(link) + "\n";
  return words;
}

std::span<const ReasonTemplate> reasonTemplates() { return kTemplates; }

std::string composeReason(std::string_view code, std::string_view added, Language l) {
  for (const ReasonTemplate& one : kTemplates) {
    if (one.code != code) continue;
    const std::string words(one.in(l));
    return added.empty() ? words + "." : words + std::string(say(l, "\u00A0: ", ": ")) + std::string(added);
  }
  return std::string(added);
}

}  // namespace passerelle::answers
