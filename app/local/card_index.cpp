#include "app/local/card_index.h"

#include <algorithm>
#include <sstream>
#include <unordered_map>

#include "shared/codec/reading_json.h"
#include "shared/words/fold.h"

namespace passerelle {
namespace {

std::string wordsOfCard(const FeedCard& card) {
  std::string text = (card.unit ? card.unit->name + " " + card.unit->code : std::string()) + " " + card.region + " " +
                     card.authorName + " " + card.authorDepartment;
  for (const Astonishment& one : card.astonishments) text += " " + one.text + " " + one.verbatim;
  return text;
}

std::string wordsOfReport(const ReportView& view) {
  std::string text = (view.unit ? view.unit->name + " " + view.unit->code : std::string()) + " " + view.authorName +
                     " " + view.authorDepartment;
  for (const Astonishment& one : view.content.astonishments) text += " " + one.text + " " + one.verbatim;
  return text;
}

}  // namespace

std::vector<std::string> wordsOf(const std::string& text) {
  std::istringstream in(folded(text));
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

bool containsAll(const std::string& foldedText, const std::vector<std::string>& words) {
  return std::all_of(words.begin(), words.end(),
                     [&](const std::string& word) { return foldedText.find(word) != std::string::npos; });
}

bool CardIndex::readSome(int atMost) {
  if (!m_ordered) order();
  if (m_next == m_lines.size()) return true;
  int left = atMost;
  m_vault.read([&](sql::Connection& connection) {
    for (; m_next < m_lines.size() && left > 0; ++m_next) {
      if (m_lines[m_next].read) continue;
      read(connection, m_lines[m_next]);
      --left;
    }
  });
  while (m_next < m_lines.size() && m_lines[m_next].read) ++m_next;
  return m_next == m_lines.size();
}

/// The lines as the tables have them now; texts that did not change move over unread.
void CardIndex::order() {
  std::unordered_map<std::string, Line> known;
  for (Line& line : m_lines) {
    if (line.read && !m_changed.contains(line.id)) known.emplace(line.id, std::move(line));
  }
  m_lines.clear();
  const auto add = [&](const std::string& id, bool card) {
    const auto found = known.find(id);
    if (found != known.end() && found->second.card == card)
      m_lines.push_back(std::move(found->second));
    else
      m_lines.push_back({id, {}, 0, card, false});
  };
  m_vault.read([&](sql::Connection& connection) {
    {
      auto rows = connection.query("SELECT id FROM card ORDER BY position");
      while (const sql::Row* row = rows->next()) add(row->string(0), true);
    }
    auto rows = connection.query(
        "SELECT id FROM mirror_report WHERE own = 0 AND id NOT IN (SELECT id FROM card) ORDER BY received_server_at "
        "DESC, id");
    while (const sql::Row* row = rows->next()) add(row->string(0), false);
  });
  m_changed.clear();
  m_next = 0;
  m_ordered = true;
}

void CardIndex::read(sql::Connection& connection, Line& line) {
  line.read = true;
  std::string text;
  std::vector<std::string> ideas;
  if (line.card) {
    auto rows = connection.query("SELECT content FROM card WHERE id = $1", {sql::val(line.id)});
    const sql::Row* row = rows->next();
    if (row == nullptr) return;
    const auto card = decodeCard(m_vault.unseal(row->bytes(0), "card", line.id, "content"));
    if (!card) return;
    text = wordsOfCard(*card);
    for (const ReportIdea& idea : card->ideas) ideas.push_back(idea.text);
  } else {
    auto rows = connection.query("SELECT content FROM mirror_report WHERE id = $1", {sql::val(line.id)});
    const sql::Row* row = rows->next();
    if (row == nullptr) return;
    const auto view = decodeReportView(m_vault.unseal(row->bytes(0), "mirror_report", line.id, "content"));
    if (!view) return;
    text = wordsOfReport(*view);
    for (const ReportViewIdea& idea : view->ideas) ideas.push_back(idea.text);
  }
  line.folded = folded(text);
  std::replace(line.folded.begin(), line.folded.end(), '\n', ' ');
  line.ideasAt = static_cast<std::uint32_t>(line.folded.size());
  for (const std::string& idea : ideas) {
    std::string words = folded(idea);
    std::replace(words.begin(), words.end(), '\n', ' ');
    line.folded += '\n' + words;
  }
  line.folded.shrink_to_fit();
}

CardIndex::Found CardIndex::find(const std::vector<std::string>& words, std::size_t limitOfEach) const {
  Found found;
  for (const Line& line : m_lines) {
    if (found.reportIds.size() >= limitOfEach && found.ideas.size() >= limitOfEach) break;
    if (!line.read || !containsAll(line.folded, words)) continue;
    if (found.reportIds.size() < limitOfEach) found.reportIds.push_back(line.id);
    std::size_t idea = 0;
    for (std::size_t at = line.ideasAt; at < line.folded.size() && found.ideas.size() < limitOfEach; ++idea) {
      const std::size_t end = std::min(line.folded.find('\n', at + 1), line.folded.size());
      if (containsAll(line.folded.substr(at, end - at), words)) found.ideas.push_back({line.id, idea});
      at = end;
    }
  }
  return found;
}

void CardIndex::changed(const std::string& reportId) {
  m_changed.insert(reportId);
  m_ordered = false;
}

void CardIndex::forget() {
  m_lines.clear();
  m_changed.clear();
  m_next = 0;
  m_ordered = false;
}

}  // namespace passerelle
