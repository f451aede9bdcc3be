// What waits to be sent: keyed by path, persistent, inspectable. The network is never asked by whoever fills it.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "app/local/vault.h"

namespace passerelle {

/// Of one rank in the order of sending: a reaction, a ballot and a word on an idea's triage; the others as they stand
/// here.
enum class OutboxKind { report, reaction, thumbnail, voice, photo, ballot, triage };
/// Small goes first: what is sent before what.
int rankOf(OutboxKind kind);
/// A file that goes in parts.
bool isMedium(OutboxKind kind);

enum class OutboxState {
  waiting,   ///< will be sent at nextAttemptAt, or as soon as the network is there
  inFlight,  ///< on its way; after a restart: waiting, outcome unknown
  refused,   ///< stopped: the server will never take it as it is; `obstacle` and `detail` say what to do
  conflict,  ///< stopped: another device changed the report; a conflict copy stands among the drafts
  paused,    ///< waits for a condition, not for a time: sign-in, an update of the app, Wi-Fi
};

/// Waits for the person.
bool isStopped(OutboxState state);

/// Why something did not get through. The app has one honest sentence for each, in both languages.
enum class Obstacle {
  none,
  offline,          ///< nobody answered
  captivePortal,    ///< somebody else answered (a hotel's page): sign in to the Wi-Fi, or leave it
  serverDown,       ///< the server answers that it cannot at the moment (5xx)
  busy,             ///< the server asks to come back later (429)
  serverFull,       ///< 507
  signIn,           ///< 401: this device must be paired again; everything is kept
  updateApp,        ///< 426
  forbidden,        ///< 403
  tooLarge,         ///< 413
  unsupportedType,  ///< 415
  refused,          ///< 422 and every other 4xx: `detail` says what to mend
  conflict,         ///< 409
  wrongReceipt,     ///< the answer did not carry the id and hash of what was sent: not believed, asked again
  fileLost,         ///< the phone's own copy of the medium cannot be read
  waitsForWifi,     ///< the setting says so
  untrusted,        ///< the server could not prove who it is (TLS): nothing was sent
};

struct OutboxEntry {
  std::string path;  ///< the key; of a medium mediumPath()
  OutboxKind kind = OutboxKind::report;
  std::string method;  ///< PUT, DELETE; of a medium empty (tus)
  std::string body;
  std::string position;  ///< value of Passerelle-Position, may be empty
  std::string hash;      ///< SHA-256 of body or medium
  std::string reportId;  ///< also of a medium; empty for reactions to ideas
  std::string mediumId;
  OutboxState state = OutboxState::waiting;
  int attempts = 0;         ///< 0: nothing of this path left since it stands here
  TimePoint nextAttemptAt;  ///< of a waiting one; the past: at the next occasion
  Obstacle obstacle = Obstacle::none;
  std::string detail;  ///< the server's own sentence, may be empty
  std::int64_t sizeBytes = 0;
  std::int64_t offsetBytes = 0;  ///< of a medium: durable at the server
  std::string location;          ///< of a medium: its upload at the server, once created
  bool newerBehind = false;      ///< a newer save waits behind this one in flight
  TimePoint createdAt;

  /// "3 of 7": parts of `partBytes`.
  int partsTotal(std::int64_t partBytes) const;
  int partsDone(std::int64_t partBytes) const;
};

std::string_view nameOf(OutboxState state);
std::string_view nameOf(Obstacle obstacle);

/// Returns after the disk, and joins a Vault::write around it. Tells Topic::outbox.
class Outbox {
 public:
  explicit Outbox(Vault& vault) : m_vault(vault) {}

  /// Key of a medium on its way.
  static std::string mediumPath(const std::string& reportId, const std::string& mediumId);

  /// Replaces an unsent entry of the same path (attempts start anew: at 1 when one may have left, or `entry` says so);
  /// queues behind one in flight. A medium that is already there stays as it is.
  Result<void> put(OutboxEntry entry);
  /// Takes every entry of the path out that is not in flight.
  Result<void> drop(const std::string& path);

  // --- for people: the outbox page ---
  std::vector<OutboxEntry> all();  ///< in the order of sending
  std::vector<OutboxEntry> refused();
  std::vector<OutboxEntry> ofReport(const std::string& reportId);
  std::optional<OutboxEntry> find(const std::string& path);
  int count();
  struct Counts {
    int unsent = 0;    ///< will be sent by themselves
    int stopped = 0;   ///< wait for the person or for a condition
    int inFlight = 0;  ///< of the unsent: said to be on their way
  };
  Counts counts();
  /// "Send now" for what waits or was refused (after mending): at the next occasion, attempts anew. Empty path:
  /// everything.
  Result<void> retry(const std::string& path = {});

  // --- for SyncEngine ---
  /// After a restart, or when nothing is on its way: what was in flight waits again; its outcome is unknown.
  Result<void> recover();
  /// The first waiting entry that is due at `now`; media only when `media` is true.
  std::optional<OutboxEntry> next(TimePoint now, bool media);
  /// When the first entry that waits or is to be recovered is due; nothing when there is none.
  std::optional<TimePoint> nextDue(bool media);
  Result<void> markInFlight(const std::string& path);
  /// Received: removed, and what was queued behind moves up. True when something moved up.
  Result<bool> finish(const std::string& path);
  /// Not received: waits until `at`. What was queued behind replaces it.
  Result<void> postpone(const std::string& path, Obstacle obstacle, const std::string& detail, TimePoint at);
  /// Stops it (refused, conflict, paused). What was queued behind replaces it and waits.
  Result<void> stop(const std::string& path, OutboxState state, Obstacle obstacle, const std::string& detail);
  /// Nothing that waits waits for a time any more: the network is back.
  Result<void> makeDue();
  /// Everything paused for `obstacle` waits again.
  Result<void> release(Obstacle obstacle);
  /// In flight, gives way to something more urgent: waits, attempts anew.
  Result<void> yield(const std::string& path);
  Result<void> setProgress(const std::string& path, const std::string& location, std::int64_t offsetBytes);

 private:
  std::vector<OutboxEntry> select(std::string_view where, std::initializer_list<sql::Value> values,
                                  std::string_view tail = {});
  bool promote(sql::Connection& connection, const std::string& path);
  Result<void> settle(const std::string& path, OutboxState state, Obstacle obstacle, const std::string& detail,
                      TimePoint at);
  void tell(const std::string& path);

  Vault& m_vault;
};

}  // namespace passerelle
