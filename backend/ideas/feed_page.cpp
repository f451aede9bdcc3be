// Pages of the feed: which cards come next for one person, and the answer's bytes.
#include <algorithm>
#include <iterator>
#include <optional>

#include "backend/ideas/feed_cursor.h"
#include "backend/ideas/feed_store.h"
#include "shared/codec/json_writer.h"

namespace passerelle::ideas {
namespace {

bool isExplorationSlot(std::int64_t position) {
  const std::int64_t place = position % 10;
  return place == 3 || place == 6 || place == 9;
}

/// What closes a card for one reader in place of kPlainEnding.
std::string_view endingOf(bool exploration, bool own) {
  if (exploration) return own ? R"(,"exploration":true,"own":true},)" : R"(,"exploration":true,"own":false},)";
  return R"(,"exploration":false,"own":true},)";
}
}  // namespace

std::vector<FeedStore::Slot> FeedStore::walk(const Order& order, const Reactions* reactions,
                                             const std::string& personId, FeedCursor& cursor, int limit,
                                             bool& more) const {
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
  const Card* last = nullptr;  // of the order by key
  slots.reserve(static_cast<std::size_t>(limit));
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
      slots.push_back({m_cards[*next].get(), *next, exploration, m_cards[*next]->authorId == personId});
      if (!exploration) {
        cursor.lastKey = order.keys[main];
        last = m_cards[*next].get();
      }
    }
  }
  cursor.position = position;
  if (last != nullptr) cursor.lastId = last->id;
  return slots;
}

http::Pieces FeedStore::piecesOf(const std::vector<Slot>& slots) const {
  http::Pieces pieces;
  pieces.reserve(2 * slots.size());
  for (const Slot& slot : slots) {
    std::string_view json = *slot.card->json;
    const bool plain = !slot.exploration && !slot.own;
    if (!plain) json.remove_suffix(kPlainEnding.size());
    pieces.push_back({m_cards[slot.index], json});
    if (!plain) pieces.push_back({nullptr, endingOf(slot.exploration, slot.own)});
  }
  if (!slots.empty()) pieces.back().bytes.remove_suffix(1);
  return pieces;
}

std::shared_ptr<const std::string> FeedStore::joinedBytes(const std::vector<Slot>& slots) const {
  std::uint64_t sum = 14695981039346656037U;  // FNV-1a; what it lets through is compared
  for (const Slot& slot : slots) {
    const auto address = static_cast<std::uint64_t>(reinterpret_cast<std::uintptr_t>(slot.card));
    sum = (sum ^ address ^ (slot.exploration ? 2U : 0U) ^ (slot.own ? 1U : 0U)) * 1099511628211U;
  }
  for (const JoinedSlots& known : m_joined) {
    if (known.sum == sum && known.bytes && known.slots == slots) return known.bytes;
  }
  if (std::find(m_sumsSeen.begin(), m_sumsSeen.end(), sum) == m_sumsSeen.end()) {
    m_sumsSeen[m_nextSum++ % kSumsSeen] = sum;
    return nullptr;
  }
  JoinedSlots& fresh = m_joined[m_nextJoined++ % kJoinedPages];
  fresh = {sum, slots, {}, std::make_shared<const std::string>(http::joined(piecesOf(slots)))};
  for (const Slot& slot : slots) fresh.cards.push_back(m_cards[slot.index]);
  return fresh.bytes;
}

Result<FeedStore::Page> FeedStore::page(const std::string& personId, std::string_view after, int limit,
                                        TimePoint now) const {
  FeedCursor cursor;
  if (!after.empty()) {
    const auto decoded = FeedCursor::decode(after, 4 * static_cast<std::int64_t>(kMaxCards));
    if (!decoded)
      return fail(ErrorCode::invalid, "\"after\" is not a \"next\" of this feed: begin without it.", "after");
    cursor = *decoded;
  }
  http::Pieces pieces{{nullptr, "{\"items\":["}};
  bool more = false;
  std::vector<std::pair<const CardIdea*, CardPtr>> supported;
  std::vector<CardPtr> useful;
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
    const std::vector<Slot> slots = walk(*order, reactions, personId, cursor, limit, more);
    if (auto ready = joinedBytes(slots)) {
      pieces.push_back(http::pieceOf(std::move(ready)));
    } else {
      http::Pieces cards = piecesOf(slots);
      std::move(cards.begin(), cards.end(), std::back_inserter(pieces));
    }
    if (reactions != nullptr) {
      for (const Slot& slot : slots) {
        if (reactions->useful.contains(slot.index)) useful.push_back(m_cards[slot.index]);
        if (reactions->supported.empty()) continue;
        for (const CardIdea& idea : slot.card->ideas) {
          if (reactions->supported.contains(idea.id)) supported.emplace_back(&idea, m_cards[slot.index]);
        }
      }
    }
  }
  JsonWriter rest(512);
  rest.beginObject().key("mine").beginObject().key("supported").beginArray();
  for (const auto& [idea, card] : supported) rest.text(idea->id);
  rest.endArray().key("useful").beginArray();
  for (const CardPtr& card : useful) rest.text(card->id);
  rest.endArray().endObject().key("counts").beginObject();
  for (const auto& [idea, card] : supported)
    rest.key(idea->id).beginObject().field("supporters", idea->supporters).field("readers", idea->readers).endObject();
  rest.endObject().key("next");
  if (more)
    rest.text(cursor.encode());
  else
    rest.null();
  rest.endObject();
  std::string tail = "],";
  tail.append(rest.str(), 1);
  pieces.push_back(http::pieceOf(std::make_shared<const std::string>(std::move(tail))));
  return std::make_shared<const http::Pieces>(std::move(pieces));
}

}  // namespace passerelle::ideas
