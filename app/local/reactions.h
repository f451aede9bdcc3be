// What this person says about others' reports: support, usefulness, the store's reply, and what they have read.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "app/local/outbox.h"
#include "app/local/vault.h"
#include "shared/domain/reading.h"

namespace passerelle {

/// The store's answer while it is on this phone.
struct UnsentReply {
  StoreReply reply;
  bool refused = false;  ///< the server will not take it as it is; `obstacle` and `detail` say why
  Obstacle obstacle = Obstacle::none;
  std::string detail;
};

/// True at once on the phone, told to the server through the outbox; support then un-support before sending collapses.
/// Tells Topic::reactions with the idea's or report's id.
class Reactions {
 public:
  Reactions(Vault& vault, Outbox& outbox) : m_vault(vault), m_outbox(outbox) {}

  Result<void> setSupport(const std::string& ideaId, bool supported);
  Result<void> setUseful(const std::string& reportId, bool useful);
  Result<void> setThanks(const std::string& commentId, bool thanks);
  /// Nothing: this person has said neither on this phone.
  std::optional<bool> thanks(const std::string& commentId);
  bool supported(const std::string& ideaId);
  bool useful(const std::string& reportId);
  /// Supporters and readers, once the person has reacted and the server has told.
  std::optional<IdeaCounts> counts(const std::string& ideaId);
  std::optional<std::int64_t> usefulCount(const std::string& reportId);

  /// The host's answer; a newer one replaces it. The report's own reply shows it once received.
  Result<void> reply(const std::string& reportId, const StoreReply& reply);
  /// A reply that was not received.
  std::optional<UnsentReply> unsentReply(const std::string& reportId);

  /// A card was half visible for 2 s, or the report was opened.
  Result<void> markRead(const std::string& reportId);

  // --- for Puller and SyncEngine ---
  /// What the server says: overwrites what is not waiting to be sent.
  Result<void> adoptSupport(const std::string& ideaId, bool supported, std::optional<IdeaCounts> counts);
  Result<void> adoptUseful(const std::string& reportId, bool useful, std::optional<std::int64_t> count);
  /// The server took what was sent on `path`; its answer (JSON) may carry counts.
  Result<void> acknowledge(const std::string& path, bool on, const std::string& answer);
  /// The server will never take it: what is shown is what the server has.
  Result<void> giveUp(const std::string& path);
  std::vector<std::string> untoldReadings(int limit);
  Result<void> markTold(const std::vector<std::string>& reportIds);

 private:
  Result<void> set(const std::string& path, const std::string& targetId, bool wanted);
  Result<void> adopt(const std::string& path, const std::string& targetId, bool state,
                     std::optional<std::int64_t> value, std::optional<std::int64_t> readers);
  bool wanted(const std::string& path);

  Vault& m_vault;
  Outbox& m_outbox;
};

}  // namespace passerelle
