// Who wants to know when the phone's data changes: view-models subscribe by topic and read again.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace passerelle {

/// What can change. The id handed over names the row; it is empty when many changed.
enum class Topic {
  captures,    ///< the carnet
  drafts,      ///< id: the draft
  ownReports,  ///< id: the report; its text, receipts or state
  outbox,      ///< id: the report, or the path of another entry
  feed,        ///< cards; id: a card, empty after a refresh
  reports,     ///< a report that can be read; id
  reactions,   ///< id: the idea or report
  units,
  referential,
  editions,
  triage,  ///< the deck of ideas to sort
  palmares,
  rounds,   ///< id: the round; as it was told, or one's own ballot in it
  account,  ///< signed in or out, the person, the server
  settings,
  voice,          ///< memos being recorded; id: the memo
  network,        ///< SyncStatus
  comments,       ///< id: the report or idea that they are about
  notifications,  ///< id: a line, empty when many changed
  absences,       ///< a host's own, and who can stand in
  letters,        ///< how often the edition comes by mail
  sharedCarnet,   ///< what one's other devices know of carnet and drafts, and who they are
};

/// Ends the subscription when it goes. Move-only; may outlive the Observers.
class Subscription {
 public:
  Subscription() = default;
  explicit Subscription(std::shared_ptr<void> token) : m_token(std::move(token)) {}
  void end() { m_token.reset(); }

 private:
  std::shared_ptr<void> m_token;
};

/// GUI thread. Observers are called after the commit, in the order of subscription; they may read, write, subscribe and
/// end subscriptions (their own included).
class Observers {
 public:
  using OnChange = std::function<void(const std::string& id)>;
  /// Keep the Subscription as long as the calls are wanted.
  [[nodiscard]] Subscription on(Topic topic, OnChange onChange);
  void notify(Topic topic, const std::string& id = {});

 private:
  struct Entry {
    Topic topic;
    OnChange onChange;
  };
  std::vector<std::weak_ptr<Entry>> m_entries;
};

}  // namespace passerelle
