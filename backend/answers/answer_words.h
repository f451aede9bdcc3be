// What is said of an answer: to each of the people it concerns, in their language; and reasons to begin from.
#pragma once
#include <span>
#include <string>
#include <string_view>

#include "backend/answers/answer.h"

namespace passerelle::answers {

/// Why somebody is told.
enum class Standing { owner, author, coAuthor, host, supporter };
std::string_view nameOf(Standing standing);

struct Words {
  std::string subject, text;  ///< of a mail
  std::string line;           ///< of a notification: one sentence under the idea's own words
};
/// "Votre idée est testée à Nantes à partir du 1er décembre." and what goes with it; `link` is the idea's page.
Words tellingOf(const IdeaLine& idea, const Answer& answer, std::string_view ownerName, Standing standing,
                std::string_view link, Language language);
/// To the owner: the day comes (`daysLeft` ≥ 0) or is past.
Words reminderOf(const IdeaLine& idea, const Answer& answer, std::int64_t daysLeft, std::string_view link,
                 Language language);
/// One sentence: "Testée à Nantes à partir du 1er décembre 2026." "Non retenue : déjà testée à Nantes en mars."
std::string sentenceOf(const Answer& answer, std::string_view ownerName, Language language);

/// A reason to begin from; what is specific is added after it.
struct ReasonTemplate {
  std::string_view code;
  Status status;
  std::string_view french, english;
  std::string_view in(Language language) const { return language == Language::english ? english : french; }
};
std::span<const ReasonTemplate> reasonTemplates();
/// The template's words and what was added: "Déjà testée, sans effet mesuré : à Nantes, en mars." An unknown code adds
/// nothing.
std::string composeReason(std::string_view code, std::string_view added, Language language);

}  // namespace passerelle::answers
