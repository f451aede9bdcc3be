// How the answer clock looks in a browser.
#pragma once
#include <string>
#include <vector>

#include "backend/answers/answers.h"
#include "backend/http/message.h"
#include "backend/pages/html.h"
#include "shared/base/language.h"

namespace passerelle::answers {

struct ClockView {
  std::vector<IdeaLine> waiting;
  std::vector<AnsweredIdea> overdue, open, recent;
  std::int64_t waitingInAll = 0, tooLong = 0;
  bool mayAnswer = false;
  TimePoint now{};
};
pages::Html clockHtml(const ClockView& view, Language language);

/// A step with the names that go with it.
struct StepView {
  Answer answer;
  std::string ownerName, by;
};
struct IdeaView {
  IdeaLine idea;
  std::vector<StepView> steps;      ///< the first one first; the last is the present answer
  std::vector<std::string> owners;  ///< e-mails to choose from
  std::string ownerEmail;           ///< of the present owner
  bool mayAnswer = false, mayProgress = false;
  TimePoint now{};
};
pages::Html ideaHtml(const IdeaView& view, const http::Caller& caller, Language language);

/// "Testée à partir du…", with a sign of its status: what other pages show of an answer.
pages::Html answerLine(const Answer& answer, std::string_view ownerName, Language language);

}  // namespace passerelle::answers
