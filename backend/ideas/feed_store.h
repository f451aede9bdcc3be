// The feed in memory: cards as ready bytes, orders that pages can be pinned to, and who has reacted to what.
#pragma once
#include <array>
#include <boost/container/flat_map.hpp>
#include <boost/container/flat_set.hpp>
#include <cstdint>
#include <deque>
#include <functional>
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
#include "backend/ideas/reactions.h"
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
  /// `outcome`: the idea that was pressed and those merged with it, and the cards they stand on.
  void supported(const std::string& personId, const SupportOutcome& outcome, bool supported);
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
  /// Indices into m_cards. A page asks these, not the cards: reading fifty of them would cost more than the rest of it.
  using CardSet = boost::container::flat_set<std::uint32_t>;
  struct Person {
    CardSet own, useful;
    CardSet supportedOn;  ///< where an idea of `supported` stands, or stood
    std::unordered_set<std::string> supported;
    boost::container::flat_map<std::uint32_t, std::int64_t> readAtMs;
  };
  /// Lives as long as m_mutex is held.
  struct Slot {
    const Card* card = nullptr;
    std::uint32_t index = 0;
    bool exploration = false;
    bool own = false;
  };
  /// What one person has reacted to on a page. Lives as long as m_mutex is held.
  struct Marks {
    std::vector<const CardIdea*> supported;
    std::vector<const Card*> useful;
  };
  /// The first page of an order as those get it who have neither written nor seen a card on it: nearly everybody. Its
  /// cards are one run of bytes, which costs the socket less than sixty pieces.
  struct CommonPage {
    int limit = 0;
    std::uint64_t cardsVersion = 0;  ///< up to here its cards were looked at
    std::vector<Slot> slots;
    std::vector<CardPtr> cards;  ///< of slots: an address is not used again while it is compared
    CardSet indices, explored;   ///< of slots
    FeedCursor cursor;           ///< that of `order`; `beganMs` is the last asker's
    bool more = false;
    http::Piece items;
    Page unmarked;  ///< as the last asker got it who had reacted to nothing on it; null: nobody yet
  };

  http::Pieces piecesOf(const std::vector<Slot>& slots) const;
  CommonPage& commonPage(const Order& order, int limit) const;
  static bool isCommonTo(const Person& person, const CommonPage& page);
  static Marks marksOf(const Person& person, const std::vector<Slot>& slots);
  static Page answerOf(http::Pieces items, const Marks& marks, const FeedCursor& cursor, bool more);
  Page firstPage(const Person* person, int limit, TimePoint now) const;
  Page nextPage(const Person* person, FeedCursor cursor, int limit) const;
  std::uint32_t indexOf(const std::string& cardId);
  /// Does it now, and once more when cards or marks that are being read may be from before it.
  template <class Told>
  void take(Told told);
  void tellAgain();
  void keep(const std::string& cardId, CardPtr card);
  void order(TimePoint now);
  std::vector<Slot> walk(const Order& order, const Person* person, FeedCursor& cursor, int limit, bool& more) const;

  std::mutex m_refreshing;  ///< held by the one that reads; who comes meanwhile waits for what it found
  mutable std::mutex m_mutex;
  std::vector<CardPtr> m_cards;  ///< null: gone; an index is never used for another card
  std::unordered_map<std::string, std::uint32_t> m_indexOf;
  std::unordered_map<std::string, Person> m_people;
  std::deque<std::shared_ptr<const Order>> m_orders;
  std::uint64_t m_cardsVersion = 0;            ///< counts the changes of m_cards
  mutable std::array<CommonPage, 4> m_common;  ///< by limit; apps and pages ask for two or three
  mutable std::size_t m_nextCommon = 0;
  std::unordered_set<std::string> m_changed;
  ranking::Prior m_prior;
  std::uint64_t m_nextOrder = 1;
  Milliseconds m_orderedAt{0};
  bool m_scoresChanged = false;
  bool m_loadAgain = false;
  bool m_reading = false;  ///< from a snapshot that may be older than what is told meanwhile
  std::vector<std::function<void()>> m_toldMeanwhile;
};

}  // namespace passerelle::ideas
