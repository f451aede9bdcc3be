// What is printed: the A4 poster of the staff room, with codes to read by phone, and the committee's two minutes.
#pragma once
#include <string>

#include "backend/editions/edition.h"
#include "backend/editions/edition_json.h"
#include "backend/editions/edition_page.h"
#include "backend/http/message.h"

namespace passerelle::editions {

/// One page of A4, whatever stands in it. `publicUrl`: where the codes lead, without a slash at the end.
http::Response posterPage(const Edition& edition, const Labels& labels, const std::string& publicUrl,
                          const PageContext& context);
http::Response readingListPage(const Edition& edition, const PageContext& context);
/// GET /poster.css
http::Response posterStylesheet();

}  // namespace passerelle::editions
