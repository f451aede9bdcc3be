#include "backend/ideas/feed_store.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "backend/ideas/feed_prior.h"

namespace passerelle::ideas {
namespace {
using sql::val;
constexpr std::size_t kKeptOrders = 64;
constexpr Milliseconds kOrderEvery{1000};
}  // namespace

std::uint32_t FeedStore::indexOf(const std::string& cardId) {
  const auto [found, isNew] = m_indexOf.emplace(cardId, static_cast<std::uint32_t>(m_cards.size()));
  if (isNew) m_cards.push_back(nullptr);
  return found->second;
}

void FeedStore::keep(const std::string& cardId, CardPtr card) {
  const std::uint32_t index = indexOf(cardId);
  CardPtr& there = m_cards[index];
  if (there && card && there->authorId != card->authorId) m_people[there->authorId].own.erase(index);
  if (card) m_people[card->authorId].own.insert(index);
  there = std::move(card);
  ++m_cardsVersion;
}

void FeedStore::load(sql::Connection& connection, TimePoint now) {
  const ranking::Prior prior = loadPrior(connection).prior;
  std::vector<std::string> ids;
  {
    auto rows = connection.query(R"(
        SELECT c.id FROM (
          SELECT id, published_at FROM report WHERE state = 'published'
          UNION ALL SELECT id, published_at FROM idea
          WHERE report_id IS NULL AND published_at IS NOT NULL AND removed_at IS NULL AND kept_id IS NULL
        ) c ORDER BY c.published_at DESC LIMIT $1)",
                                 {val(static_cast<std::int64_t>(kMaxCards))});
    while (const sql::Row* row = rows->next()) ids.push_back(row->string(0));
  }
  std::vector<CardPtr> cards;
  for (const std::string& id : ids) {
    if (auto card = loadCard(connection, id, prior)) cards.push_back(std::make_shared<const Card>(std::move(*card)));
  }
  std::lock_guard lock(m_mutex);
  m_prior = prior;
  m_people.clear();
  for (CardPtr& card : m_cards) card = nullptr;
  ++m_cardsVersion;
  for (CardPtr& card : cards) {
    const std::string id = card->id;
    keep(id, std::move(card));
  }
  {
    struct Member {
      std::string idea;
      std::uint32_t card;
    };
    std::unordered_map<std::string, std::vector<Member>> groups;  // by the idea that stands for its members
    auto ideas = connection.query(R"(
        SELECT id, COALESCE(kept_id, id), COALESCE(report_id, id) FROM idea
        WHERE COALESCE(kept_id, id) IN (SELECT COALESCE(i.kept_id, i.id) FROM support s JOIN idea i ON i.id = s.idea_id))");
    while (const sql::Row* row = ideas->next())
      groups[row->string(1)].push_back({row->string(0), indexOf(row->string(2))});
    auto rows = connection.query(
        "SELECT DISTINCT s.person_id, COALESCE(i.kept_id, i.id) FROM support s JOIN idea i ON i.id = s.idea_id");
    while (const sql::Row* row = rows->next()) {
      Person& person = m_people[row->string(0)];
      for (const Member& member : groups[row->string(1)]) {
        person.supported.insert(member.idea);
        person.supportedOn.insert(member.card);
      }
    }
  }
  {
    auto rows = connection.query("SELECT person_id, report_id FROM useful");
    while (const sql::Row* row = rows->next()) m_people[row->string(0)].useful.insert(indexOf(row->string(1)));
  }
  std::unordered_map<std::string, std::vector<std::pair<std::uint32_t, std::int64_t>>> readings;
  auto rows = connection.query(
      "SELECT person_id, report_id, created_at FROM reading "
      "UNION ALL SELECT person_id, idea_id, created_at FROM idea_reading");
  while (const sql::Row* row = rows->next()) {
    const auto index = m_indexOf.find(row->string(1));
    if (index != m_indexOf.end()) readings[row->string(0)].emplace_back(index->second, row->integer(2));
  }
  for (const auto& [person, theirs] : readings) m_people[person].readAtMs.insert(theirs.begin(), theirs.end());
  tellAgain();
  order(now);
}

void FeedStore::order(TimePoint now) {
  auto fresh = std::make_shared<Order>();
  fresh->id = m_nextOrder++;
  std::vector<std::tuple<std::int64_t, std::int64_t, std::uint32_t>> seldom;
  for (std::uint32_t i = 0; i < m_cards.size(); ++i) {
    if (!m_cards[i]) continue;
    fresh->byKey.push_back(i);
    std::int64_t readers = -1;
    for (const CardIdea& idea : m_cards[i]->ideas) {
      if (!idea.merged && now - idea.publishedAt < kExploration && (readers < 0 || idea.readers < readers))
        readers = idea.readers;
    }
    if (readers >= 0) seldom.emplace_back(readers, toMs(m_cards[i]->publishedAt), i);
  }
  std::sort(fresh->byKey.begin(), fresh->byKey.end(), [this](std::uint32_t a, std::uint32_t b) {
    return m_cards[a]->key != m_cards[b]->key ? m_cards[a]->key > m_cards[b]->key : m_cards[a]->id > m_cards[b]->id;
  });
  if (fresh->byKey.size() > kMaxCards) fresh->byKey.resize(kMaxCards);
  for (const std::uint32_t i : fresh->byKey) fresh->keys.push_back(m_cards[i]->key);
  std::sort(seldom.begin(), seldom.end());
  for (const auto& [readers, at, i] : seldom) fresh->leastSeen.push_back(i);
  m_orders.push_back(std::move(fresh));
  if (m_orders.size() > kKeptOrders) m_orders.pop_front();
  m_scoresChanged = false;
}

void FeedStore::cardChanged(const std::string& cardId) {
  std::lock_guard lock(m_mutex);
  m_changed.insert(cardId);
}

template <class Told>
void FeedStore::take(Told told) {
  std::lock_guard lock(m_mutex);
  told();
  if (m_reading) m_toldMeanwhile.emplace_back(std::move(told));
}

void FeedStore::tellAgain() {
  for (const auto& told : m_toldMeanwhile) told();
  m_toldMeanwhile.clear();
  m_reading = false;
}

void FeedStore::scored(const std::vector<Score>& scores) {
  take([this, scores] {
    for (const Score& score : scores) {
      const auto index = m_indexOf.find(score.cardId);
      if (index == m_indexOf.end() || !m_cards[index->second]) continue;
      CardPtr& card = m_cards[index->second];
      card = std::make_shared<const Card>(withScore(*card, score, m_prior));
      ++m_cardsVersion;
      m_scoresChanged = true;
    }
  });
}

void FeedStore::supported(const std::string& personId, const SupportOutcome& outcome, bool supported) {
  take([this, personId, outcome, supported] {
    Person& person = m_people[personId];
    for (const Score& score : outcome.scores) person.supportedOn.insert(indexOf(score.cardId));
    for (const std::string& id : outcome.members) {
      if (supported)
        person.supported.insert(id);
      else
        person.supported.erase(id);
    }
  });
}

void FeedStore::useful(const std::string& personId, const std::string& reportId, bool useful) {
  take([this, personId, reportId, useful] {
    if (useful)
      m_people[personId].useful.insert(indexOf(reportId));
    else
      m_people[personId].useful.erase(indexOf(reportId));
  });
}

void FeedStore::read(const std::string& personId, const std::vector<Score>& scores, TimePoint now) {
  take([this, personId, scores, now] {
    for (const Score& score : scores) {
      const auto index = m_indexOf.find(score.cardId);
      if (score.newReader && index != m_indexOf.end()) m_people[personId].readAtMs.emplace(index->second, toMs(now));
    }
  });
}

bool FeedStore::hasChanges() const {
  std::lock_guard lock(m_mutex);
  return m_loadAgain || m_reading || !m_changed.empty();
}

bool FeedStore::isStale(Milliseconds monotonic) const {
  std::lock_guard lock(m_mutex);
  return m_scoresChanged && monotonic - m_orderedAt >= kOrderEvery;
}

void FeedStore::reload() {
  std::lock_guard lock(m_mutex);
  m_loadAgain = true;
}

void FeedStore::refresh(sql::Connection& connection, TimePoint now, Milliseconds monotonic) {
  const std::lock_guard one(m_refreshing);
  std::unordered_set<std::string> changed;
  ranking::Prior prior;
  bool loadAgain = false;
  {
    std::lock_guard lock(m_mutex);
    changed.swap(m_changed);
    prior = m_prior;
    loadAgain = std::exchange(m_loadAgain, false);
    m_reading = loadAgain || !changed.empty();
    m_orderedAt = monotonic;
  }
  try {
    if (loadAgain) return load(connection, now);
    std::vector<std::pair<std::string, CardPtr>> cards;
    for (const std::string& id : changed) {
      auto card = loadCard(connection, id, prior);
      cards.emplace_back(id, card ? std::make_shared<const Card>(std::move(*card)) : nullptr);
    }
    std::lock_guard lock(m_mutex);
    for (auto& [id, card] : cards) keep(id, std::move(card));
    tellAgain();
    if (!cards.empty() || m_scoresChanged) order(now);
  } catch (...) {  // what could not be read is read the next time
    std::lock_guard lock(m_mutex);
    m_changed.merge(changed);
    m_loadAgain = m_loadAgain || loadAgain;
    m_toldMeanwhile.clear();
    m_reading = false;
    throw;
  }
}

}  // namespace passerelle::ideas
