// The sensory strip of a report as a page shows it: moments of truth down, senses across.
#pragma once
#include "backend/editions/edition.h"
#include "backend/editions/edition_json.h"
#include "backend/pages/html.h"
#include "shared/base/language.h"

namespace passerelle::editions {

/// @param whole  the table with its words; else one line for an edition. Nothing when no cell was filled.
pages::Html sensesOf(const Story& story, const Labels& labels, bool whole, Language language);

}  // namespace passerelle::editions
