#include "backend/ideas/feed_store.h"

#include <algorithm>
#include <cstdio>
#include <limits>
#include <tuple>

#include "backend/ideas/feed_prior.h"
#include "shared/base/digest.h"
#include "shared/codec/json_writer.h"

namespace passerelle::ideas {
namespace {
using sql::val;
constexpr std::size_t kKeptOrders = 64;
constexpr Milliseconds kOrderEvery{1000};

bool isExplorationSlot(std::int64_t position) {
  const std::int64_t place = position % 10;
  return place == 3 || place == 6 || place == 9;
}
}  // namespace

/// Where a page ended. The sequence of a reader is a function of (order, begin, startKey, startId, startPosition);
/// should the order be gone, a new one begins below the last card shown.
struct FeedStore::Cursor {
  std::uint64_t order = 0;
  std::int64_t beganMs = 0;  ///< readings before this moment count as "has seen it"
  double startKey = std::numeric_limits<double>::infinity();
  std::string startId = "-";
  std::int64_t startPosition = 0;
  std::int64_t position = 0;  ///< cards shown so far
  double lastKey = std::numeric_limits<double>::infinity();
  std::string lastId = "-";

  std::string encode() const {
    char text[320];
    std::snprintf(text, sizeof text, "%llu %lld %.17g %s %lld %lld %.17g %s", static_cast<unsigned long long>(order),
                  static_cast<long long>(beganMs), startKey, startId.c_str(), static_cast<long long>(startPosition),
                  static_cast<long long>(position), lastKey, lastId.c_str());
    return toBase64Url(text);
  }
  static std::optional<Cursor> decode(std::string_view text) {
    const auto plain = fromBase64(text);
    if (!plain || plain->size() > 300) return std::nullopt;
    Cursor cursor;
    unsigned long long order = 0;
    long long began = 0, startPosition = 0, position = 0;
    char startId[64] = "", lastId[64] = "";
    if (std::sscanf(plain->c_str(), "%llu %lld %lf %63s %lld %lld %lf %63s", &order, &began, &cursor.startKey, startId,
                    &startPosition, &position, &cursor.lastKey, lastId) != 8)
      return std::nullopt;
    if (startPosition < 0 || position < startPosition || position > static_cast<long long>(4 * kMaxCards))
      return std::nullopt;
    cursor.order = order;
    cursor.beganMs = began;
    cursor.startPosition = startPosition;
    cursor.position = position;
    cursor.startId = startId;
    cursor.lastId = lastId;
    return cursor;
  }
};

std::uint32_t FeedStore::indexOf(const std::string& reportId) {
  const auto [found, isNew] = m_indexOf.emplace(reportId, static_cast<std::uint32_t>(m_cards.size()));
  if (isNew) m_cards.push_back(nullptr);
  return found->second;
}

void FeedStore::load(sql::Connection& connection, TimePoint now) {
  const ranking::Prior prior = loadPrior(connection).prior;
  std::vector<std::string> ids;
  {
    auto rows = connection.query(R"(
        SELECT r.id FROM report r WHERE r.state = 'published'
        ORDER BY r.published_at DESC LIMIT $1)",
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
  m_loadAgain = false;
  m_changed.clear();
  for (CardPtr& card : m_cards) card = nullptr;
  for (CardPtr& card : cards) m_cards[indexOf(card->id)] = std::move(card);
  {
    auto rows = connection.query("SELECT person_id, idea_id FROM support");
    while (const sql::Row* row = rows->next()) m_people[row->string(0)].supported.insert(row->string(1));
  }
  {
    auto rows = connection.query("SELECT person_id, report_id FROM useful");
    while (const sql::Row* row = rows->next()) m_people[row->string(0)].useful.insert(row->string(1));
  }
  auto rows = connection.query("SELECT person_id, report_id, created_at FROM reading");
  while (const sql::Row* row = rows->next()) {
    const auto index = m_indexOf.find(row->string(1));
    if (index != m_indexOf.end()) m_people[row->string(0)].readAtMs.emplace(index->second, row->integer(2));
  }
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
      if (now - idea.publishedAt < kExploration && (readers < 0 || idea.readers < readers)) readers = idea.readers;
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

void FeedStore::reportChanged(const std::string& reportId) {
  std::lock_guard lock(m_mutex);
  m_changed.insert(reportId);
}

void FeedStore::scored(const std::vector<Score>& scores) {
  std::lock_guard lock(m_mutex);
  for (const Score& score : scores) {
    const auto index = m_indexOf.find(score.reportId);
    if (index == m_indexOf.end() || !m_cards[index->second]) continue;
    CardPtr& card = m_cards[index->second];
    card = std::make_shared<const Card>(withScore(*card, score, m_prior));
    m_scoresChanged = true;
  }
}

void FeedStore::supported(const std::string& personId, const std::string& ideaId, bool supported) {
  std::lock_guard lock(m_mutex);
  if (supported)
    m_people[personId].supported.insert(ideaId);
  else
    m_people[personId].supported.erase(ideaId);
}

void FeedStore::useful(const std::string& personId, const std::string& reportId, bool useful) {
  std::lock_guard lock(m_mutex);
  if (useful)
    m_people[personId].useful.insert(reportId);
  else
    m_people[personId].useful.erase(reportId);
}

void FeedStore::read(const std::string& personId, const std::vector<Score>& scores, TimePoint now) {
  std::lock_guard lock(m_mutex);
  for (const Score& score : scores) {
    const auto index = m_indexOf.find(score.reportId);
    if (score.newReader && index != m_indexOf.end()) m_people[personId].readAtMs.emplace(index->second, toMs(now));
  }
}

bool FeedStore::hasChanges() const {
  std::lock_guard lock(m_mutex);
  return m_loadAgain || !m_changed.empty();
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
  std::unordered_set<std::string> changed;
  ranking::Prior prior;
  bool loadAgain = false;
  {
    std::lock_guard lock(m_mutex);
    changed.swap(m_changed);
    prior = m_prior;
    loadAgain = m_loadAgain;
    m_orderedAt = monotonic;
  }
  if (loadAgain) return load(connection, now);
  std::vector<std::pair<std::string, CardPtr>> cards;
  for (const std::string& id : changed) {
    auto card = loadCard(connection, id, prior);
    cards.emplace_back(id, card ? std::make_shared<const Card>(std::move(*card)) : nullptr);
  }
  std::lock_guard lock(m_mutex);
  for (auto& [id, card] : cards) m_cards[indexOf(id)] = std::move(card);
  if (!cards.empty() || m_scoresChanged) order(now);
}

std::vector<FeedStore::Slot> FeedStore::walk(const Order& order, const Reactions* reactions,
                                             const std::string& personId, Cursor& cursor, int limit, bool& more) const {
  std::vector<bool> shown(m_cards.size());
  std::vector<Slot> slots;
  std::size_t main = 0, seldom = 0;
  while (main < order.byKey.size() &&
         !(order.keys[main] < cursor.startKey || (order.keys[main] == cursor.startKey && m_cards[order.byKey[main]] &&
                                                  m_cards[order.byKey[main]]->id < cursor.startId)))
    ++main;
  const auto hasSeen = [&](std::uint32_t i) {
    if (m_cards[i]->authorId == personId) return true;
    if (reactions == nullptr) return false;
    const auto read = reactions->readAtMs.find(i);
    return read != reactions->readAtMs.end() && read->second < cursor.beganMs;
  };
  const std::int64_t wanted = cursor.position + limit;
  std::int64_t position = cursor.startPosition;
  double lastKey = cursor.lastKey;
  std::string lastId = cursor.lastId;
  while (true) {
    std::optional<std::uint32_t> next;
    bool exploration = false;
    if (isExplorationSlot(position + 1)) {
      while (seldom < order.leastSeen.size() &&
             (shown[order.leastSeen[seldom]] || !m_cards[order.leastSeen[seldom]] || hasSeen(order.leastSeen[seldom])))
        ++seldom;
      if (seldom < order.leastSeen.size()) {
        next = order.leastSeen[seldom];
        exploration = true;
      }
    }
    if (!next) {
      while (main < order.byKey.size() && (shown[order.byKey[main]] || !m_cards[order.byKey[main]])) ++main;
      if (main < order.byKey.size()) next = order.byKey[main];
    }
    if (!next) break;
    if (position >= wanted) {
      more = true;
      break;
    }
    shown[*next] = true;
    ++position;
    if (position > cursor.position) {
      slots.push_back({m_cards[*next], exploration});
      if (!exploration) {
        lastKey = order.keys[main];
        lastId = m_cards[*next]->id;
      }
    }
  }
  cursor.position = position;
  cursor.lastKey = lastKey;
  cursor.lastId = lastId;
  return slots;
}

Result<FeedStore::Page> FeedStore::page(const std::string& personId, std::string_view after, int limit,
                                        TimePoint now) const {
  Cursor cursor;
  if (!after.empty()) {
    const auto decoded = Cursor::decode(after);
    if (!decoded)
      return fail(ErrorCode::invalid, "\"after\" is not a \"next\" of this feed: begin without it.", "after");
    cursor = *decoded;
  }
  std::vector<Slot> slots;
  bool more = false;
  std::vector<std::pair<const CardIdea*, const Card*>> supported;
  std::vector<const Card*> useful;
  {
    std::lock_guard lock(m_mutex);
    std::shared_ptr<const Order> order = m_orders.back();
    const auto pinned = std::find_if(m_orders.begin(), m_orders.end(),
                                     [&cursor](const auto& kept) { return kept->id == cursor.order; });
    if (after.empty()) {
      cursor.beganMs = toMs(now);
    } else if (pinned != m_orders.end()) {
      order = *pinned;
    } else {
      cursor.startKey = cursor.lastKey;
      cursor.startId = cursor.lastId;
      cursor.startPosition = cursor.position;
    }
    cursor.order = order->id;
    const auto person = m_people.find(personId);
    const Reactions* reactions = person == m_people.end() ? nullptr : &person->second;
    slots = walk(*order, reactions, personId, cursor, limit, more);
    if (reactions != nullptr) {
      for (const Slot& slot : slots) {
        if (reactions->useful.contains(slot.card->id)) useful.push_back(slot.card.get());
        if (reactions->supported.empty()) continue;
        for (const CardIdea& idea : slot.card->ideas) {
          if (reactions->supported.contains(idea.id)) supported.emplace_back(&idea, slot.card.get());
        }
      }
    }
  }
  std::size_t bytes = 1024 + supported.size() * 160;
  for (const Slot& slot : slots) bytes += slot.card->json->size() + 48;
  std::string out;
  out.reserve(bytes);
  out += "{\"items\":[";
  for (std::size_t i = 0; i < slots.size(); ++i) {
    if (i != 0) out += ',';
    out += *slots[i].card->json;
    out += slots[i].exploration ? ",\"exploration\":true" : ",\"exploration\":false";
    out += slots[i].card->authorId == personId ? ",\"own\":true}" : ",\"own\":false}";
  }
  JsonWriter rest(512);
  rest.beginObject().key("mine").beginObject().key("supported").beginArray();
  for (const auto& [idea, card] : supported) rest.text(idea->id);
  rest.endArray().key("useful").beginArray();
  for (const Card* card : useful) rest.text(card->id);
  rest.endArray().endObject().key("counts").beginObject();
  for (const auto& [idea, card] : supported)
    rest.key(idea->id).beginObject().field("supporters", idea->supporters).field("readers", idea->readers).endObject();
  rest.endObject().key("next");
  if (more)
    rest.text(cursor.encode());
  else
    rest.null();
  rest.endObject();
  out += "],";
  out.append(rest.str(), 1);
  return Page{std::move(out)};
}

}  // namespace passerelle::ideas
