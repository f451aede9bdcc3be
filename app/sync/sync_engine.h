// Drains the outbox: text first, then reactions, thumbnails, voice, photos in parts; nothing is received before its
// receipt.
#pragma once
#include <memory>
#include <string>

#include "app/local/phone.h"
#include "app/sync/link.h"
#include "shared/base/executor.h"
#include "shared/base/rng.h"

namespace passerelle {

struct SyncOptions {
  std::int64_t partBytes = 128 * 1024;  ///< of an upload; 64–256 kB on mobile
};

/// GUI thread. One request in flight at a time. Observe Topic::network for status(), Topic::outbox and ownReports for
/// progress. Begin with start(); call kick() after filling the outbox (observers of Topic::outbox do it by themselves).
class SyncEngine {
 public:
  /// All outlive the engine. `link` is shared with the Puller.
  SyncEngine(Link& link, Executor& executor, const Clock& clock, Rng& rng, Phone& phone, SyncOptions options = {});
  ~SyncEngine();
  SyncEngine(const SyncEngine&) = delete;
  SyncEngine& operator=(const SyncEngine&) = delete;

  /// Begins to drain, and goes on whenever the outbox changes.
  void start();
  /// Nothing new is sent; what is in flight ends by itself.
  void stop();

  /// The platform says that the network is there (again): tries at once, whatever the back-off says.
  void networkReturned();
  /// The platform says that there is none: status says so, nothing is tried until it returns or a time passes.
  void networkLost();
  /// Photos and voice memos may go (Wi-Fi, or the setting does not ask for it).
  void setUnmetered(bool unmetered);
  /// "Send now": everything that waits or was refused, from attempt 0. A path sends that entry only.
  void sendNow(const std::string& path = {});

  const SyncStatus& status() const { return m_link.status(); }
  std::int64_t partBytes() const { return m_options.partBytes; }

 private:
  class Upload;
  void kick();
  void schedule();
  void begin(OutboxEntry entry);
  void sendReport(OutboxEntry entry);
  void sendReaction(OutboxEntry entry);
  void sendMedium(OutboxEntry entry);
  void createUpload(const OutboxEntry& entry, const Medium& medium);
  void askOffset(const OutboxEntry& entry, const Medium& medium);
  void sendPart(const OutboxEntry& entry, const Medium& medium, std::int64_t offset);
  void received(const OutboxEntry& entry, const Medium& medium, const LinkAnswer& answer);
  void failed(const OutboxEntry& entry, const LinkAnswer& answer);
  void ended();

  Link& m_link;
  Executor& m_executor;
  const Clock& m_clock;
  Rng& m_rng;
  Phone& m_phone;
  SyncOptions m_options;
  bool m_running = false;
  bool m_unmetered = true;
  bool m_busy = false;
  bool m_offline = false;  ///< the platform said so
  std::uint64_t m_timer = 0;
  std::string m_plain;  ///< bytes of the medium under way
  std::string m_plainId;
  Subscription m_onOutbox, m_onAccount, m_onSettings;
  std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

}  // namespace passerelle
