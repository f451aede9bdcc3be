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

/// True when two sets of cards have one in common.
template <class Set>
bool meets(const Set& a, const Set& b) {
  const Set &few = a.size() < b.size() ? a : b, &many = a.size() < b.size() ? b : a;
  return std::any_of(few.begin(), few.end(), [&many](std::uint32_t i) { return many.contains(i); });
}

/// What closes a card for one reader in place of kPlainEnding.
std::string_view endingOf(bool exploration, bool own) {
  if (exploration) return own ? R"(,"exploration":true,"own":true},)" : R"(,"exploration":true,"own":false},)";
  return R"(,"exploration":false,"own":true},)";
}
}  // namespace

std::vector<FeedStore::Slot> FeedStore::walk(const Order& order, const Person* person, FeedCursor& cursor, int limit,
                                             bool& more) const {
  std::vector<bool> shown(m_cards.size());
  std::vector<Slot> slots;
  std::size_t main = 0, seldom = 0;
  while (main < order.byKey.size() &&
         !(order.keys[main] < cursor.startKey || (order.keys[main] == cursor.startKey && m_cards[order.byKey[main]] &&
                                                  m_cards[order.byKey[main]]->id < cursor.startId)))
    ++main;
  const auto isOwn = [&](std::uint32_t i) { return person != nullptr && person->own.contains(i); };
  const auto hasSeen = [&](std::uint32_t i) {
    if (person == nullptr) return false;
    const auto read = person->readAtMs.find(i);
    return isOwn(i) || (read != person->readAtMs.end() && read->second < cursor.beganMs);
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
      slots.push_back({m_cards[*next].get(), *next, exploration, isOwn(*next)});
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

FeedStore::CommonPage& FeedStore::commonPage(const Order& order, int limit) const {
  auto kept =
      std::find_if(m_common.begin(), m_common.end(), [&](const CommonPage& page) { return page.limit == limit; });
  if (kept != m_common.end() && kept->cursor.order == order.id) {
    if (kept->cardsVersion == m_cardsVersion) return *kept;
    kept->cardsVersion = m_cardsVersion;
    const auto stands = [this](const Slot& slot) { return m_cards[slot.index].get() == slot.card; };
    if (std::all_of(kept->slots.begin(), kept->slots.end(), stands)) return *kept;
  }
  CommonPage fresh;
  fresh.limit = limit;
  fresh.cardsVersion = m_cardsVersion;
  fresh.cursor.order = order.id;
  fresh.slots = walk(order, nullptr, fresh.cursor, limit, fresh.more);
  for (const Slot& slot : fresh.slots) {
    fresh.cards.push_back(m_cards[slot.index]);
    fresh.indices.insert(slot.index);
    if (slot.exploration) fresh.explored.insert(slot.index);
  }
  fresh.items = http::pieceOf(std::make_shared<const std::string>(http::joined(piecesOf(fresh.slots))));
  if (kept == m_common.end()) kept = m_common.begin() + static_cast<std::ptrdiff_t>(m_nextCommon++ % m_common.size());
  return *kept = std::move(fresh);
}

bool FeedStore::isCommonTo(const Person& person, const CommonPage& page) {
  return !meets(person.own, page.indices) &&
         std::none_of(page.explored.begin(), page.explored.end(), [&](std::uint32_t i) {
           const auto read = person.readAtMs.find(i);
           return read != person.readAtMs.end() && read->second < page.cursor.beganMs;
         });
}

FeedStore::Marks FeedStore::marksOf(const Person& person, const std::vector<Slot>& slots) {
  Marks marks;
  for (const Slot& slot : slots) {
    if (person.useful.contains(slot.index)) marks.useful.push_back(slot.card);
    if (!person.supportedOn.contains(slot.index)) continue;
    for (const CardIdea& idea : slot.card->ideas) {
      if (person.supported.contains(idea.id)) marks.supported.push_back(&idea);
    }
  }
  return marks;
}

FeedStore::Page FeedStore::answerOf(http::Pieces items, const Marks& marks, const FeedCursor& cursor, bool more) {
  JsonWriter rest(512);
  rest.beginObject().key("mine").beginObject().key("supported").beginArray();
  for (const CardIdea* idea : marks.supported) rest.text(idea->id);
  rest.endArray().key("useful").beginArray();
  for (const Card* card : marks.useful) rest.text(card->id);
  rest.endArray().endObject().key("counts").beginObject();
  for (const CardIdea* idea : marks.supported)
    rest.key(idea->id).beginObject().field("supporters", idea->supporters).field("readers", idea->readers).endObject();
  rest.endObject().key("next");
  if (more)
    rest.text(cursor.encode());
  else
    rest.null();
  rest.endObject();
  std::string tail = "],";
  tail.append(rest.str(), 1);
  items.insert(items.begin(), {nullptr, "{\"items\":["});
  items.push_back(http::pieceOf(std::make_shared<const std::string>(std::move(tail))));
  return std::make_shared<const http::Pieces>(std::move(items));
}

FeedStore::Page FeedStore::firstPage(const Person* person, int limit, TimePoint now) const {
  const Order& order = *m_orders.back();
  CommonPage& common = commonPage(order, limit);
  if (common.cursor.beganMs != toMs(now)) common.unmarked = nullptr;
  common.cursor.beganMs = toMs(now);
  if (person != nullptr && !isCommonTo(*person, common)) {
    FeedCursor cursor;
    cursor.order = order.id;
    cursor.beganMs = toMs(now);
    bool more = false;
    const std::vector<Slot> slots = walk(order, person, cursor, limit, more);
    return answerOf(piecesOf(slots), marksOf(*person, slots), cursor, more);
  }
  if (person != nullptr && (meets(person->supportedOn, common.indices) || meets(person->useful, common.indices)))
    return answerOf({common.items}, marksOf(*person, common.slots), common.cursor, common.more);
  if (!common.unmarked) common.unmarked = answerOf({common.items}, {}, common.cursor, common.more);
  return common.unmarked;
}

FeedStore::Page FeedStore::nextPage(const Person* person, FeedCursor cursor, int limit) const {
  std::shared_ptr<const Order> order = m_orders.back();
  const auto pinned =
      std::find_if(m_orders.begin(), m_orders.end(), [&cursor](const auto& kept) { return kept->id == cursor.order; });
  if (pinned != m_orders.end()) {
    order = *pinned;
  } else {
    cursor.startKey = cursor.lastKey;
    cursor.startId = cursor.lastId;
    cursor.startPosition = cursor.position;
  }
  cursor.order = order->id;
  bool more = false;
  const std::vector<Slot> slots = walk(*order, person, cursor, limit, more);
  return answerOf(piecesOf(slots), person != nullptr ? marksOf(*person, slots) : Marks(), cursor, more);
}

Result<FeedStore::Page> FeedStore::page(const std::string& personId, std::string_view after, int limit,
                                        TimePoint now) const {
  std::optional<FeedCursor> cursor;
  if (!after.empty()) {
    cursor = FeedCursor::decode(after, 4 * static_cast<std::int64_t>(kMaxCards));
    if (!cursor)
      return fail(ErrorCode::invalid, "\"after\" is not a \"next\" of this feed: begin without it.", "after");
  }
  std::lock_guard lock(m_mutex);
  const auto known = m_people.find(personId);
  const Person* person = known == m_people.end() ? nullptr : &known->second;
  return cursor ? nextPage(person, *cursor, limit) : firstPage(person, limit, now);
}

}  // namespace passerelle::ideas
