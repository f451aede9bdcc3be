// The feed in memory: cards as ready bytes, orders that pages can be pinned to, and who has reacted to what.
#pragma once
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "backend/http/piece.h"
#include "backend/ideas/feed_card.h"
#include "backend/ideas/feed_cursor.h"
#include "shared/base/clock.h"
#include "shared/sql/connection.h"

namespace passerelle::ideas {

/// Any thread. Everything is in the database too: a start loads it, a commit tells it.
class FeedStore {
 public:
  /// At most so many cards, the best by key: 5 000 cards are 5 to 10 MB.
  static constexpr std::size_t kMaxCards = 5000;
  /// Ideas younger than this are shown first to those who have not seen them.
  static constexpr Milliseconds kExploration = std::chrono::hours(24 * 21);

  void load(sql::Connection& connection, TimePoint now);

  /// A report, or an idea filed on its own, was published, changed or withdrawn: its card must be read again before the
  /// next page.
  void cardChanged(const std::string& cardId);
  /// Reactions after their commit; the newest counts. The order follows within a second.
  void scored(const std::vector<Score>& scores);
  /// `ideaIds`: the one that was pressed and those merged with it.
  void supported(const std::string& personId, const std::vector<std::string>& ideaIds, bool supported);
  void useful(const std::string& personId, const std::string& reportId, bool useful);
  void read(const std::string& personId, const std::vector<Score>& scores, TimePoint now);

  bool hasChanges() const;
  /// The order no longer follows the counts and is older than a second.
  bool isStale(Milliseconds monotonic) const;
  /// Reads changed cards again and orders anew.
  void refresh(sql::Connection& connection, TimePoint now, Milliseconds monotonic);
  /// Reads everything again: the prior has changed, or ideas were merged or taken apart.
  void reload();

  /// The whole answer; the cards in it are shared with the store.
  using Page = std::shared_ptr<const http::Pieces>;
  /// One page for one person. `cursor` empty: the beginning. Error: `invalid` for a cursor of somebody else's making.
  Result<Page> page(const std::string& personId, std::string_view cursor, int limit, TimePoint now) const;

 private:
  using CardPtr = std::shared_ptr<const Card>;
  /// An order that pages are pinned to; indices into m_cards.
  struct Order {
    std::uint64_t id = 0;
    std::vector<std::uint32_t> byKey;
    std::vector<double> keys;              ///< of byKey
    std::vector<std::uint32_t> leastSeen;  ///< with an idea younger than kExploration, fewest readers first
  };
  struct Reading {
    std::uint32_t card;
    std::int64_t atMs;
  };
  struct Reactions {
    std::unordered_set<std::string> supported;
    std::unordered_set<std::uint32_t> useful;  ///< indices into m_cards
    std::unordered_map<std::uint32_t, std::int64_t> readAtMs;
  };
  /// Lives as long as m_mutex is held.
  struct Slot {
    const Card* card = nullptr;
    std::uint32_t index = 0;
    bool exploration = false;
    bool own = false;
    bool operator==(const Slot&) const = default;
  };
  /// The cards of a page as one run of bytes. Most readers get the same ones: sixty pieces cost the socket more than
  /// one.
  struct JoinedSlots {
    std::uint64_t sum = 0;
    std::vector<Slot> slots;
    std::vector<CardPtr> cards;  ///< of slots: an address is not used again while it is compared
    std::shared_ptr<const std::string> bytes;
  };
  static constexpr std::size_t kJoinedPages = 16, kSumsSeen = 64;

  http::Pieces piecesOf(const std::vector<Slot>& slots) const;
  /// The bytes of `slots` when they were asked for before; null the first time.
  std::shared_ptr<const std::string> joinedBytes(const std::vector<Slot>& slots) const;
  std::uint32_t indexOf(const std::string& cardId);
  void order(TimePoint now);
  std::vector<Slot> walk(const Order& order, const Reactions* reactions, const std::string& personId,
                         FeedCursor& cursor, int limit, bool& more) const;

  mutable std::mutex m_mutex;
  std::vector<CardPtr> m_cards;  ///< null: gone; an index is never used for another card
  std::unordered_map<std::string, std::uint32_t> m_indexOf;
  std::unordered_map<std::string, Reactions> m_people;
  std::deque<std::shared_ptr<const Order>> m_orders;
  mutable std::vector<JoinedSlots> m_joined{kJoinedPages};
  mutable std::vector<std::uint64_t> m_sumsSeen = std::vector<std::uint64_t>(kSumsSeen);
  mutable std::size_t m_nextJoined = 0, m_nextSum = 0;
  std::unordered_set<std::string> m_changed;
  ranking::Prior m_prior;
  std::uint64_t m_nextOrder = 1;
  Milliseconds m_orderedAt{0};
  bool m_scoresChanged = false;
  bool m_loadAgain = false;
};

}  // namespace passerelle::ideas
