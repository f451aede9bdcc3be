#include "backend/editions/idea_answers.h"

#include <algorithm>
#include <array>

#include "backend/answers/answer_words.h"
#include "backend/answers/answers.h"

namespace passerelle::editions {
namespace {
constexpr int kMostAnswers = 200;

std::size_t rankOf(const std::string& status) {
  constexpr std::array<std::string_view, 5> kOrder = {"done", "alreadyDone", "tested", "retained", "declined"};
  return static_cast<std::size_t>(std::find(kOrder.begin(), kOrder.end(), status) - kOrder.begin());
}
}  // namespace

std::vector<WaitingIdea> waitingIdeas(sql::Connection& connection, TimePoint now, std::size_t most) {
  std::vector<WaitingIdea> found;
  for (answers::IdeaLine& idea : answers::unansweredSince(connection, now - answers::kPatience, static_cast<int>(most)))
    found.push_back({std::move(idea.id), std::move(idea.reportId), std::move(idea.text), std::move(idea.place),
                     std::move(idea.authorName), answers::daysSince(idea.publishedAt, now)});
  return found;
}

std::int64_t countWaitingIdeas(sql::Connection& connection, TimePoint now) {
  return answers::countWaiting(connection, now - answers::kPatience);
}

std::vector<AnsweredIdea> answeredIdeas(sql::Connection& connection, TimePoint from, TimePoint to, std::size_t most) {
  std::vector<AnsweredIdea> found;
  for (answers::AnsweredIdea& one : answers::answeredBetween(connection, from, to, "", kMostAnswers))
    found.push_back({one.idea.id, one.idea.reportId, one.idea.text, one.idea.place, one.idea.authorName,
                     std::string(answers::nameOf(one.answer.status)), one.answer.reason, one.ownerName,
                     one.answer.dueOn, one.answer.testedWhere, one.answer.testedOn});
  std::stable_sort(found.begin(), found.end(),
                   [](const AnsweredIdea& a, const AnsweredIdea& b) { return rankOf(a.status) < rankOf(b.status); });
  if (found.size() > most) found.resize(most);
  return found;
}

std::string sentenceOf(const AnsweredIdea& idea, Language language) {
  answers::Answer answer;
  answer.status = answers::statusFromName(idea.status).value_or(answers::Status::declined);
  answer.reason = idea.reason;
  answer.dueOn = idea.dueOn;
  answer.testedWhere = idea.testedWhere;
  answer.testedOn = idea.testedOn;
  return answers::sentenceOf(answer, idea.owner, language);
}

}  // namespace passerelle::editions
