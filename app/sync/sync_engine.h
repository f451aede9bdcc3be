// Drains the outbox: text first, then reactions, thumbnails, voice, photos in parts; nothing is received before its
// receipt.
#pragma once
#include <functional>
#include <memory>
#include <string>

#include "app/local/phone.h"
#include "app/sync/link.h"
#include "app/sync/upload.h"
#include "shared/base/executor.h"
#include "shared/base/rng.h"

namespace passerelle {

struct SyncOptions {
  std::int64_t partBytes = 128 * 1024;  ///< of an upload; 64–256 kB on mobile
};

/// GUI thread. One request in flight at a time. Observe Topic::network for status(), Topic::outbox and ownReports for
/// progress. After start() whatever enters the outbox goes by itself.
class SyncEngine final : private UploadOwner {
 public:
  /// All outlive the engine. `link` is shared with the Puller.
  SyncEngine(Link& link, Executor& executor, const Clock& clock, Rng& rng, Phone& phone, SyncOptions options = {});
  ~SyncEngine() override;
  SyncEngine(const SyncEngine&) = delete;
  SyncEngine& operator=(const SyncEngine&) = delete;

  /// Begins to drain, and goes on whenever the outbox changes.
  void start();
  /// Nothing new is sent; what is in flight ends by itself.
  void stop();

  /// The platform says that the network is there (again), or a server answered: tries at once, whatever the back-off
  /// says.
  void networkReturned();
  /// The platform says that there is none: status() says so; what waits is tried when its time comes all the same.
  void networkLost();
  /// Photos and voice memos may go: the network is Wi-Fi or a cable. Told by the platform; true at the start.
  void setUnmetered(bool unmetered);
  /// "Send now": everything that waits or was refused, attempts anew. A path sends that entry only.
  void sendNow(const std::string& path = {});
  /// Media that wait for Wi-Fi go on this network all the same, until nothing waits any more.
  void sendAnyway();

  const SyncStatus& status() const { return m_link.status(); }
  std::int64_t partBytes() const { return m_options.partBytes; }

 private:
  void kickSoon();
  void kick();
  void schedule();
  void begin(OutboxEntry entry);
  void sendReport(OutboxEntry entry);
  void onReportAnswer(const OutboxEntry& entry, const LinkAnswer& answer);
  void onReceived(const OutboxEntry& entry, const ReportReceipt& receipt);
  void sendReaction(OutboxEntry entry);
  void onCommentAnswer(const OutboxEntry& entry, const LinkAnswer& answer);
  void sendBallot(OutboxEntry entry);
  void sendTriage(OutboxEntry entry);
  void onBallotAnswer(const OutboxEntry& entry, const LinkAnswer& answer);
  void failed(const OutboxEntry& entry, const LinkAnswer& answer);
  /// Nobody could make the server take it, and nothing that a person wrote is lost with it.
  bool nothingToMend(const OutboxEntry& entry, Obstacle obstacle);
  void giveTime(const OutboxEntry& entry, Obstacle obstacle, const std::string& detail);
  void again(const OutboxEntry& entry);
  /// The attempt is over, and the way is good.
  void settled(const Result<void>& written = {});
  /// The attempt is over. `written`: where the phone's own disk did not take what came of it, everything waits a while.
  void ended(const Result<void>& written = {});
  bool mediaMayGo();

  void onUploaded() override { settled(); }
  void onUploadFailed(const OutboxEntry& entry, const LinkAnswer& answer) override { failed(entry, answer); }
  void onUploadPostponed(const OutboxEntry& entry, Obstacle obstacle) override { giveTime(entry, obstacle, {}); }
  void onUploadYielded(const OutboxEntry& entry) override { again(entry); }
  void onUploadLost(const OutboxEntry& entry) override;
  bool moreUrgentThan(const OutboxEntry& entry) override;

  Link& m_link;
  Executor& m_executor;
  const Clock& m_clock;
  Rng& m_rng;
  Phone& m_phone;
  SyncOptions m_options;
  Upload m_upload;
  bool m_running = false;
  bool m_unmetered = true;
  bool m_anyway = false;
  bool m_busy = false;
  bool m_kicked = false;
  Obstacle m_lastObstacle = Obstacle::none;
  int m_failures = 0;           ///< of the way or of this phone's disk, in a row
  Milliseconds m_notBefore{0};  ///< monotonic: nothing is sent before
  std::uint64_t m_timer = 0;
  Subscription m_onOutbox, m_onAccount, m_onSettings;
  std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

}  // namespace passerelle
