// The small Markdown of what editors write: paragraphs, lists, **strong**, *emphasis*, [links](https://…). Nothing else
// has a meaning, and there is no HTML in it: what looks like some is text.
#pragma once
#include <string>
#include <string_view>

#include "backend/pages/html.h"

namespace passerelle::pages {

/// Blank lines part paragraphs; a line break within one is one; lines that begin with "- " are a list. A link whose
/// address is not http or https stays as it was typed.
Html markdownHtml(std::string_view text);
/// The same for outlets without markup: marks are gone, a link's address follows it in brackets, "•" begins an item.
std::string markdownText(std::string_view text);

}  // namespace passerelle::pages
