#include "app/local/search.h"

#include <algorithm>
#include <sstream>
#include <utility>

#include "shared/words/fold.h"

namespace passerelle {
namespace {
constexpr std::size_t kWordsBefore = 5, kWordsShown = 22;

std::string textOf(const Report& report) {
  std::string text;
  for (const Astonishment& one : report.astonishments) text += one.text + " " + one.verbatim + " ";
  for (const ReportIdea& idea : report.ideas) text += idea.text + " ";
  return text;
}
}  // namespace

std::string excerptAround(const std::string& text, const std::string& foldedWord) {
  std::istringstream in(text);
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  const auto found = std::find_if(words.begin(), words.end(), [&](const std::string& word) {
    return folded(word).find(foldedWord) != std::string::npos;
  });
  const auto at = found == words.end() ? 0U : static_cast<std::size_t>(found - words.begin());
  const std::size_t from = at > kWordsBefore ? at - kWordsBefore : 0;
  const std::size_t to = std::min(words.size(), from + kWordsShown);
  std::string excerpt = from > 0 ? "… " : "";
  for (std::size_t i = from; i < to; ++i) excerpt += (i > from ? " " : "") + words[i];
  return to < words.size() ? excerpt + " …" : excerpt;
}

Search::Search(Observers& observers, Mirror& mirror, Captures& captures, Drafts& drafts, OwnReports& ownReports)
    : m_mirror(mirror), m_captures(captures), m_drafts(drafts), m_ownReports(ownReports) {
  for (const Topic topic : {Topic::captures, Topic::drafts, Topic::ownReports}) {
    m_subscriptions.push_back(observers.on(topic, [this](const std::string&) { m_ownRead = false; }));
  }
  m_subscriptions.push_back(observers.on(Topic::units, [this](const std::string&) {
    m_unitsRead = false;
    m_ownRead = false;  // their names are the titles
  }));
}

std::string Search::nameOf(const std::string& unitCode) const {
  if (unitCode.empty()) return {};
  const auto unit = m_mirror.unit(unitCode);
  return unit ? unit->name : unitCode;
}

void Search::add(HitKind kind, const std::string& id, const std::string& title, const std::string& text) {
  m_own.push_back({kind, id, title, text, folded(title + " " + text)});
}

void Search::readOwn() {
  if (std::exchange(m_ownRead, true)) return;
  m_own.clear();
  for (const Capture& capture : m_captures.all()) {
    if (!capture.text.empty()) add(HitKind::capture, capture.id, {}, capture.text);
  }
  for (const DraftLine& line : m_drafts.all()) {
    if (const auto draft = m_drafts.find(line.id)) {
      add(HitKind::draft, draft->id, nameOf(draft->content.subject.code), textOf(draft->content));
    }
  }
  for (const OwnReport& report : m_ownReports.all()) {
    add(HitKind::ownReport, report.id, nameOf(report.content.subject.code), textOf(report.content));
  }
}

std::vector<SearchHit> Search::find(const std::string& text, int limitOfEach) {
  std::vector<SearchHit> hits;
  const auto words = wordsOf(text);
  if (words.empty()) return hits;
  readOwn();
  for (const HitKind kind : {HitKind::capture, HitKind::draft, HitKind::ownReport}) {
    int left = limitOfEach;
    for (const Line& line : m_own) {
      if (left == 0) break;
      if (line.kind != kind || !containsAll(line.folded, words)) continue;
      hits.push_back({kind, line.id, line.title, excerptAround(line.text, words.front())});
      --left;
    }
  }
  const auto found = m_mirror.index().find(words, static_cast<std::size_t>(limitOfEach));
  addStories(found, words.front(), hits);
  addIdeas(found, words.front(), hits);
  addUnits(words, limitOfEach, hits);
  return hits;
}

void Search::addStories(const CardIndex::Found& found, const std::string& word, std::vector<SearchHit>& hits) {
  for (const std::string& id : found.reportIds) {
    const bool own = std::any_of(m_own.begin(), m_own.end(),
                                 [&](const Line& line) { return line.kind == HitKind::ownReport && line.id == id; });
    if (own) continue;
    SearchHit hit{HitKind::report, id, {}, {}};
    if (const auto card = m_mirror.card(id)) {
      hit.title = card->unit ? card->unit->name : card->region;
      Report told;
      told.astonishments = card->astonishments;
      told.ideas = card->ideas;
      hit.excerpt = textOf(told);
    } else if (const auto view = m_mirror.report(id)) {
      hit.title = view->unit ? view->unit->name : std::string();
      hit.excerpt = textOf(view->content);
    } else {
      continue;  // gone since the index was read
    }
    hit.excerpt = excerptAround(hit.excerpt, word);
    hits.push_back(std::move(hit));
  }
}

void Search::addIdeas(const CardIndex::Found& found, const std::string& word, std::vector<SearchHit>& hits) {
  for (const CardIndex::IdeaHit& one : found.ideas) {
    const auto card = m_mirror.card(one.reportId);
    if (!card || one.idea >= card->ideas.size()) continue;
    hits.push_back({HitKind::idea, one.reportId, card->unit ? card->unit->name : card->region,
                    excerptAround(card->ideas[one.idea].text, word)});
  }
}

void Search::addUnits(const std::vector<std::string>& words, int limit, std::vector<SearchHit>& hits) {
  if (!std::exchange(m_unitsRead, true)) {
    m_units.clear();
    for (const UnitView& unit : m_mirror.units()) {
      m_units.push_back({HitKind::unit, unit.code, unit.name, unit.address,
                         folded(unit.name + " " + unit.code + " " + unit.address + " " + unit.region)});
    }
  }
  int left = limit;
  for (const Line& line : m_units) {
    if (left == 0) return;
    if (!containsAll(line.folded, words)) continue;
    hits.push_back({HitKind::unit, line.id, line.title, line.text});
    --left;
  }
}

}  // namespace passerelle
