#include "app/local/similar_reports.h"

#include <algorithm>

namespace passerelle {
namespace {
/// Of so many alike the ones of the same place are told first; what is further down is not alike enough for that.
constexpr std::size_t kConsidered = 12;
constexpr int kCardsAtOnce = 500;
}  // namespace

SimilarReports::SimilarReports(Mirror& mirror, Observers& observers)
    : m_mirror(mirror), m_feed(observers.on(Topic::feed, [this](const std::string&) { forget(); })) {}

void SimilarReports::forget() {
  m_astonishments = {};
  m_ideas = {};
  m_after.clear();
  m_complete = false;
}

bool SimilarReports::indexSome(int atMost) {
  if (m_complete) return true;
  const auto cards = m_mirror.feed(atMost, m_after);
  const auto add = [](Part& part, SimilarEntry entry) {
    part.index.add(entry.text);
    part.entries.push_back(std::move(entry));
  };
  for (const FeedCard& card : cards) {
    m_after = card.id;
    if (card.own) continue;
    SimilarEntry entry;
    entry.reportId = card.id;
    if (card.unit) {
      entry.unitCode = card.unit->code;
      entry.unitName = card.unit->name;
    }
    for (const Astonishment& one : card.astonishments) {
      SimilarEntry told = entry;
      told.text = one.text.empty() ? one.verbatim : one.text;
      told.moment = one.momentOfTruth;
      if (!told.text.empty()) add(m_astonishments, std::move(told));
    }
    for (const ReportIdea& idea : card.ideas) {
      SimilarEntry told = entry;
      told.idea = true;
      told.ideaId = idea.id;
      told.text = idea.text;
      if (!card.astonishments.empty()) told.moment = card.astonishments.front().momentOfTruth;
      add(m_ideas, std::move(told));
    }
  }
  m_complete = static_cast<int>(cards.size()) < atMost;
  return m_complete;
}

std::vector<SimilarEntry> SimilarReports::find(const Question& question, std::size_t limit) {
  while (!indexSome(kCardsAtOnce)) {
  }
  const Part& part = question.ideas ? m_ideas : m_astonishments;
  auto hits = part.index.find(question.text, kConsidered);
  const auto nearness = [&](const words::SimilarIndex::Hit& hit) {
    const SimilarEntry& entry = part.entries[hit.number];
    if (!question.unitCode.empty() && entry.unitCode == question.unitCode) return 2;
    return !question.moment.empty() && entry.moment == question.moment ? 1 : 0;
  };
  std::stable_sort(hits.begin(), hits.end(), [&](const auto& a, const auto& b) { return nearness(a) > nearness(b); });
  std::vector<SimilarEntry> found;
  for (const auto& hit : hits) {
    if (found.size() == limit) break;
    const SimilarEntry& entry = part.entries[hit.number];
    const bool told = std::any_of(found.begin(), found.end(),
                                  [&](const SimilarEntry& one) { return one.reportId == entry.reportId; });
    if (!told) found.push_back(entry);
  }
  return found;
}

}  // namespace passerelle
