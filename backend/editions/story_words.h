// A story's words as every outlet needs them: headline, tones, what a reply is called. Text, not markup.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "backend/editions/edition.h"
#include "shared/base/language.h"

namespace passerelle::editions {

/// "▲ À garder", "▼ To change", "? À comprendre".
std::string_view toneWords(const std::string& tone, Language language);
/// good, bad or puzzling, whatever stands in the story: fit for a class.
std::string_view toneClass(const std::string& tone);

/// Guillemets and blanks that the visitor typed around a customer's words are gone.
std::string_view withoutQuotes(std::string_view words);

/// Lines that are not empty.
std::vector<std::string_view> linesOf(std::string_view text);

/// With the blanks of French typography unbreakable: before » : ; ! ? % and €, after «. Not a letter changes.
std::string bound(std::string_view text);

struct Split {
  std::string headline, rest;
};
/// The first sentence, and what follows it: together every word the author wrote, in order. A first sentence too long
/// for a headline is shortened there and stands whole in what follows.
Split splitHeadline(const std::string& text);

/// "Caisse fermée, sept clients attendent." of a longer text: its first sentence, at most 140 characters.
std::string headlineOf(const Story& story);
/// At most `characters` of it, cut between words, with … where something is missing; on one line.
std::string shortened(std::string_view text, std::size_t characters);

/// How much of what follows a headline stands in a letter.
inline constexpr std::size_t kMoreChars = 600;

/// "Le magasin remercie et précise": only what the store said.
std::string_view replyLabel(const StoryReply& reply, Language language);

/// "Retenue", "Testée", "Faite", "Non retenue".
std::string_view statusWords(const std::string& status, Language language);

/// "Semaine 47", "Week 47"; "novembre 2026" of a month's issue.
std::string issueTitle(const Edition& edition, Language language);
/// The editor's words in the reader's language; those in the other one when there are none.
const std::string& leadOf(const Edition& edition, Language language);

}  // namespace passerelle::editions
