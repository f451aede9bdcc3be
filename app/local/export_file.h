// The last resort: what was not sent, as one file that any browser opens. Words, then photos; the report's own JSON is
// in it too.
#pragma once
#include <string>
#include <vector>

#include "app/local/phone.h"

namespace passerelle {

struct ExportWords {
  std::string title, unsent, draft, notebook, visited, idea, customer;  ///< in the reader's language
};

/// HTML of the reports `reportIds`, and with `everything` of drafts and carnet too. Not sealed: the person keeps it.
/// Media that this phone no longer holds are left out. Nothing in it runs.
std::string exportAsHtml(Phone& phone, const std::vector<std::string>& reportIds, bool everything,
                         const ExportWords& words);
/// The ids of reports of which something has no receipt.
std::vector<std::string> unsentReports(Phone& phone);

}  // namespace passerelle
