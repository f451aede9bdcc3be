// The edition as plain text: a letter's first part, and what a reader without HTML sees. Lines of at most 72 columns.
#pragma once
#include <string>
#include <string_view>

#include "backend/editions/edition.h"
#include "backend/editions/edition_json.h"
#include "shared/base/language.h"

namespace passerelle::editions {

/// `text` broken between words into lines of at most 72 columns, each after the first begun with `indent`; line breaks
/// of its own stay. Ends with a line break.
std::string wrapped(std::string_view text, std::string_view first = {}, std::string_view indent = {});

/// One story, and where it is read in full. `publicUrl` without a slash at the end.
std::string storyText(const Story& story, const Labels& labels, const std::string& publicUrl, Language language);
std::string waitingText(const Edition& edition, Language language);
std::string answeredText(const AnsweredIdea& idea, Language language);

/// Characters, not bytes.
std::size_t columnsOf(std::string_view text);

}  // namespace passerelle::editions
