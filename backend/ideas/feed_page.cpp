// Pages of the feed: which cards come next for one person, and the answer's bytes.
#include <algorithm>
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
      slots.push_back({m_cards[*next], *next, exploration});
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

Result<FeedStore::Page> FeedStore::page(const std::string& personId, std::string_view after, int limit,
                                        TimePoint now) const {
  FeedCursor cursor;
  if (!after.empty()) {
    const auto decoded = FeedCursor::decode(after, 4 * static_cast<std::int64_t>(kMaxCards));
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
        if (reactions->useful.contains(slot.index)) useful.push_back(slot.card.get());
        if (reactions->supported.empty()) continue;
        for (const CardIdea& idea : slot.card->ideas) {
          if (reactions->supported.contains(idea.id)) supported.emplace_back(&idea, slot.card.get());
        }
      }
    }
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
  http::Pieces pieces;
  pieces.reserve(2 * slots.size() + 2);
  pieces.push_back({nullptr, "{\"items\":["});
  for (Slot& slot : slots) {
    std::string_view json = *slot.card->json;
    const bool own = slot.card->authorId == personId;
    const bool plain = !slot.exploration && !own;
    if (!plain) json.remove_suffix(kPlainEnding.size());
    pieces.push_back({std::move(slot.card), json});
    if (!plain) pieces.push_back({nullptr, endingOf(slot.exploration, own)});
  }
  if (!slots.empty()) pieces.back().bytes.remove_suffix(1);
  std::string tail = "],";
  tail.append(rest.str(), 1);
  pieces.push_back(http::pieceOf(std::make_shared<const std::string>(std::move(tail))));
  return std::make_shared<const http::Pieces>(std::move(pieces));
}

}  // namespace passerelle::ideas
