// What people say about reports and ideas, and what this person is told: read from the phone, written through the
// outbox.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/local/account.h"
#include "app/local/outbox.h"
#include "app/local/values.h"
#include "app/local/vault.h"
#include "shared/base/rng.h"
#include "shared/codec/comment_json.h"

namespace passerelle {

/// A comment as this phone shows it: what waits to be sent stands over what was received.
struct LocalComment {
  CommentView view;
  bool waiting = false;  ///< on this phone, not received yet
  bool refused = false;  ///< the server will not take it as it is; `detail` says why
  std::string detail;
};

/// GUI thread. Tells Topic::comments (id: the subject's) and Topic::notifications.
class Conversation {
 public:
  Conversation(Vault& vault, Outbox& outbox, Account& account, Rng& rng)
      : m_vault(vault), m_values(vault), m_outbox(outbox), m_account(account), m_rng(rng) {}

  /// Of one report or idea, each followed by its answers, in the order of reading.
  std::vector<LocalComment> comments(const std::string& subjectKind, const std::string& subjectId);
  /// Writes a new one; its id. Errors: as validate().
  Result<std::string> write(const CommentBody& body);
  /// Somebody is called by this name: what waits to be sent carries only ids.
  Result<void> rememberName(const Callout& called);
  /// Its author's correction, or withdrawal; one that never left is dropped.
  Result<void> correct(const std::string& id, const std::string& text, const std::vector<std::string>& callouts);
  Result<void> withdraw(const std::string& id);

  std::string following(const std::string& subjectKind, const std::string& subjectId);
  /// follows, muted, none
  Result<void> follow(const std::string& subjectKind, const std::string& subjectId, const std::string& state);

  struct Line {
    NotificationView view;
    bool unread = false;
  };
  std::vector<Line> notifications(int limit);  ///< what was told last first
  std::optional<NotificationView> notification(const std::string& id);
  int unread();
  /// The server's cursor of what was told last; 0: nothing was.
  std::int64_t lastTold();
  Result<void> markRead(const std::string& id);
  Result<void> markAllRead();

  // --- for Puller and SyncEngine ---
  Result<void> putComment(const std::string& json);
  /// What the server has of one subject: comments that are no longer there go.
  Result<void> putList(const std::string& subjectKind, const std::string& subjectId, const CommentList& list);
  Result<void> putNotification(const std::string& json);
  /// A comment, a notification, or a report with all that was said about it.
  Result<void> drop(const std::string& id);
  Result<void> clear();
  /// After a restore: one's own comments are sent as they are, and the lines wait to be told anew: the cursors that
  /// they stand at, and that the marks of reading say, are of the life before.
  Result<void> offerAgain();
  /// A report, an idea or a comment came that the server did not have: what it refused to put under it goes again.
  Result<void> retryUnder(const std::vector<std::string>& ids);
  /// Refused, with nothing to mend and nothing lost: it was received before, and the server has another of its number
  /// (`conflict`), or it takes back what is not there.
  bool isSettled(const OutboxEntry& entry, bool conflict);
  /// Is this entry a comment?
  static bool isComment(const OutboxEntry& entry);
  /// Marks of reading and following: when the server does not take one, there is nothing that anybody could mend.
  static bool isMark(const OutboxEntry& entry);
  /// The answer to a comment that was sent. False: it is not the receipt of these bytes.
  Result<bool> acknowledge(const OutboxEntry& entry, const std::string& answer);

 private:
  std::optional<CommentView> received(const std::string& id);
  std::vector<Callout> named(const std::vector<std::string>& ids, const std::vector<Callout>& known);
  Result<void> send(const std::string& id, const CommentBody& body);
  Result<void> sendMark(const std::string& path, const std::string& body);

  Vault& m_vault;
  Values m_values;
  Outbox& m_outbox;
  Account& m_account;
  Rng& m_rng;
};

}  // namespace passerelle
