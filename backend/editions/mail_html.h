// Pieces of a letter's HTML. Semantic first: without the stylesheet it still reads in order.
#pragma once
#include <string>

#include "backend/editions/edition.h"
#include "backend/editions/edition_json.h"
#include "backend/pages/html.h"
#include "shared/base/language.h"

namespace passerelle::editions {

/// Until the first section: document, style, masthead, the editor's words, ideas that wait.
pages::Html mailHead(const Edition& edition, const std::string& organisation, const std::string& publicUrl,
                     const std::string& subject, Language language);
/// `pictureAddress`: cid:… or https://…; empty for none.
pages::Html mailStory(const Story& story, const Labels& labels, const std::string& publicUrl,
                      const std::string& pictureAddress, Language language);
pages::Html mailAnswered(const AnsweredIdea& idea, const std::string& publicUrl, Language language);
pages::Html mailSection(std::string_view title);
/// The button to the whole edition, why this mail came and how to end it.
pages::Html mailFoot(const Edition& edition, const std::string& publicUrl, const std::string& unsubscribeUrl,
                     std::size_t alreadyRead, Language language);

}  // namespace passerelle::editions
