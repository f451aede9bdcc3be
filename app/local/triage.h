// The deck of whoever sorts ideas before the committee: cards as the server told them, and what was decided here since.
#pragma once
#include <string>
#include <vector>

#include "app/local/outbox.h"
#include "app/local/vault.h"
#include "shared/domain/triage_view.h"

namespace passerelle {

/// A card and the word said on it here; the word goes to the server by the outbox.
struct TriageCard {
  TriageIdea idea;
  std::string outcome;  ///< toRound, answer, merge, information; empty: waits
  std::string into;     ///< of a merge: the other idea
  bool unsent = false;
};

/// GUI thread. Tells Topic::triage.
class Triage {
 public:
  Triage(Vault& vault, Outbox& outbox) : m_vault(vault), m_outbox(outbox) {}

  /// In the server's order, those that were decided here included.
  std::vector<TriageCard> all();
  /// Decided at once, and again with another word as often as one likes. `notFound`: no such card.
  Result<void> decide(const std::string& ideaId, const std::string& outcome, const std::string& into = {});
  /// The last word said here is taken back; returns its idea, empty when there is none.
  Result<std::string> undo();
  bool canUndo();
  /// The server told its deck in this run of the app.
  bool told() const { return m_told; }

  // --- for Puller and SyncEngine ---
  /// The whole deck as it is at the server; what waits in the outbox stays decided.
  Result<void> replace(const std::vector<TriageIdea>& ideas, const std::vector<std::string>& json);
  /// The server took the word on `path`.
  Result<void> acknowledge(const std::string& path);
  /// It never will: the card waits again, with the server's sentence.
  Result<void> refuse(const std::string& path, const std::string& detail);
  /// Why the last word was not taken; empty: it was.
  std::string refusal() const { return m_refusal; }
  Result<void> clear();

 private:
  Result<void> queue(const std::string& ideaId, const std::string& outcome, const std::string& into);
  static std::string ideaOf(const std::string& path);

  Vault& m_vault;
  Outbox& m_outbox;
  std::vector<std::string> m_decided;  ///< ideas, in the order of deciding; of this run of the app
  std::string m_refusal;
  bool m_told = false;
};

}  // namespace passerelle
