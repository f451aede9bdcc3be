// How rounds look in a browser: the ballot, the result, the preparation.
#pragma once
#include <string>
#include <vector>

#include "backend/http/message.h"
#include "backend/ideas/candidates.h"
#include "backend/pages/html.h"
#include "backend/reports/best_reports.h"
#include "backend/rounds/preparation.h"
#include "backend/rounds/result.h"
#include "backend/rounds/round.h"
#include "shared/base/language.h"

namespace passerelle::rounds {

/// @param action  where the form posts to.   @param hidden  fields that it must carry (the session's CSRF token).
pages::Html ballotHtml(const Round& round, const Ballot& ballot, std::string_view action, const pages::Html& hidden,
                       Language l);
/// `receipt`: one that somebody wants checked; `counted` whether its commitment is among those published.
struct ReceiptCheck {
  std::string receipt;
  bool counted = false;
};
pages::Html resultHtml(const Round& round, const RoundResult& result, const ReceiptCheck& check, Language l);
/// A merit profile: best on the left, a dashed line at 50 %. Nothing for counts that are not shown.
pages::Html meritProfile(const ResultLine& line, const std::vector<GradeName>& scale, Language l);
pages::Html planHtml(const Round& round, const Plan& plan, const http::Caller& caller, Language l);
pages::Html turnoutHtml(const Round& round, const Turnout& turnout, bool invited, bool voted, Language l);
/// `carried`: how many were under quorum in the last round; `reportsMonth`: whose reports wait for a round; empty:
/// none.
pages::Html preparationForm(const std::vector<ideas::Candidate>& candidates, std::size_t carried, std::string_view id,
                            TimePoint closes, const std::string& reportsMonth, const http::Caller& caller, Language l);
/// The shortlist of a month with both parts of each report's quality.
pages::Html reportsForm(const std::string& month, const std::vector<reports::BestReport>& reports, std::size_t carried,
                        std::string_view id, TimePoint closes, const http::Caller& caller, Language l);

}  // namespace passerelle::rounds
