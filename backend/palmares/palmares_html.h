// How the palmarès looks in a browser.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "backend/http/message.h"
#include "backend/pages/html.h"
#include "backend/palmares/palmares.h"
#include "shared/base/language.h"

namespace passerelle::palmares {

/// The months, and what this person was thanked for.
pages::Html monthsHtml(const std::vector<std::string>& months, const std::vector<Reward>& mine, Language language);

struct MonthPage {
  Month month;
  std::string before, after;           ///< the months beside it; empty: none
  std::function<std::string()> newId;  ///< for each reward that can be given
  bool mayReward = false, conducts = false;
};
/// `kindWord` gives a kind of immersion its word.
pages::Html monthHtml(const MonthPage& page, const std::function<std::string(const std::string&)>& kindWord,
                      const http::Caller& caller, Language language);
/// Both parts of a report's quality, each with the numbers behind it; on the page where a round is prepared too.
pages::Html figuresHtml(const reports::BestReport& report, const std::string& kindWord, Language language);

}  // namespace passerelle::palmares
