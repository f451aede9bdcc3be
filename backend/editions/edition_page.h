// The edition as a page: for a phone, a wide screen and A4 paper, light and dark, French and English. No script.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "backend/editions/edition.h"
#include "backend/editions/edition_json.h"
#include "backend/editions/edition_service.h"
#include "backend/http/message.h"
#include "backend/pages/html.h"
#include "shared/base/language.h"

namespace passerelle::editions {

struct PageContext {
  Language language = Language::french;
  std::string organisation;
  bool preview = false;  ///< the week is not over, or nobody has published it yet
  bool editor = false;   ///< may compose
};

/// One line of the list of editions.
struct EditionLine {
  std::string week, headline;
  std::int64_t stories = 0;
};

struct Search {
  std::string words;  ///< as typed; empty: nobody searches
  std::vector<FoundStory> found;
};

http::Response editionPage(const Edition& edition, const Labels& labels, const PageContext& context);
/// The list, or what a search found. `previewWeek`: the week in progress, for those who may look ahead; empty for
/// everybody else.
http::Response listPage(const std::vector<EditionLine>& editions, const std::string& previewWeek,
                        const PageContext& context, const Search& search = {});
/// `below`: what stands under the story, made by another room.
http::Response storyPage(const Story& story, const Labels& labels, const PageContext& context,
                         const pages::Html& below = {});
/// A paragraph for each line that is not empty.
pages::Html paragraphs(std::string_view text);
/// What is wrong, in words, where a page was asked for.
http::Response sorryPage(const Error& error, const PageContext& context);
/// GET /edition.css
http::Response stylesheet();

}  // namespace passerelle::editions
