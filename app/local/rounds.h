// Rounds of votes on the phone: as they were told, and one's own ballot in each. Grading needs no network.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/local/account.h"
#include "app/local/outbox.h"
#include "app/local/vault.h"
#include "shared/domain/round_view.h"

namespace passerelle {

/// Why a ballot of this phone is not counted.
enum class BallotFate {
  none,
  late,         ///< it came after the close
  notInvited,   ///< the server says that this round is not this person's
  undeposited,  ///< the round closed before it was deposited
};
std::string_view nameOf(BallotFate fate);

/// An idea on one's own ballot.
struct SlateLine {
  std::string item, title, reportId;
  bool answered = false;  ///< something was said of it, here or elsewhere
  /// What was said; nothing: nobody, or this phone does not know it any more (after the receipt, until the server is
  /// asked again).
  std::optional<int> said;
  std::string comment;
  bool unsent = false;  ///< what was said has no receipt yet
};

struct OwnBallot {
  std::vector<SlateLine> lines;
  bool deposited = false;
  std::string receipt;  ///< empty before the first one
  TimePoint receivedAt{};
  BallotFate fate = BallotFate::none;
  bool changedElsewhere = false;  ///< what waits here met a ballot that another device changed: the person chooses
  int answered() const;
  bool complete() const { return !lines.empty() && answered() == static_cast<int>(lines.size()); }
  bool unsent() const;
};

/// GUI thread. Grades rest sealed until the receipt of what carried them; then no file of the phone holds them any
/// more, and only what the server tells in memory shows them again. Tells Topic::rounds.
class Rounds {
 public:
  Rounds(Vault& vault, Outbox& outbox, Account& account) : m_vault(vault), m_outbox(outbox), m_account(account) {}

  std::vector<RoundView> all();  ///< open ones by their close, then the others, newest close first
  std::optional<RoundView> find(const std::string& id);
  /// Nothing where this person has none, or it has not come yet.
  std::optional<OwnBallot> ballot(const std::string& roundId);
  bool resultOpened(const std::string& id);
  Result<void> setResultOpened(const std::string& id);

  /// Kept at once. A ballot that was deposited, or has everything answered by this, leaves by itself. `notFound`: this
  /// idea is not on the ballot; `gone`: the round is over.
  Result<void> say(const std::string& roundId, const std::string& item, int said);
  /// A word to the author of an idea; it goes with what is said of it.
  Result<void> comment(const std::string& roundId, const std::string& item, const std::string& text);
  /// What was said so far goes now.
  Result<void> deposit(const std::string& roundId);
  /// After changedElsewhere: what was said here goes all the same.
  Result<void> insist(const std::string& roundId);
  /// What was said here and has no receipt is dropped.
  Result<void> yield(const std::string& roundId);

  // --- for Puller and SyncEngine ---
  Result<void> put(const RoundView& round, const std::string& json);
  Result<void> putSlate(const std::string& roundId, const BallotView& told);
  /// The change that this phone's ballot stands on: another one than a moment ago when an answer came in between.
  std::string base(const std::string& roundId);
  /// Before a ballot leaves: notes its change, and gives what the server is told of the past.
  struct Lineage {
    std::string base;
    std::vector<std::string> supersedes;
  };
  Result<Lineage> beginSending(const OutboxEntry& entry);
  /// The answer to what was sent: believed when it says what was sent. False: it does not.
  Result<bool> receive(const OutboxEntry& sent, const BallotView& answer);
  /// It will never be counted: the grades are wiped, the reason stays.
  Result<void> refuse(const std::string& path, BallotFate fate);
  Result<void> drop(const std::string& id);
  /// Another scope: rounds are told again. Ballots and receipts stay.
  Result<void> clear();

 private:
  struct Row {
    std::vector<BallotViewLine> slate;  ///< said is kNothingSaid or kNoOpinion: only whether something was said
    std::vector<BallotViewLine> unsent;
    OwnBallot ballot;  ///< without its lines
    std::string base;
    std::vector<std::string> sent;
  };
  std::string voter() { return m_account.me() ? m_account.me()->id : std::string(); }
  std::optional<Row> row(const std::string& roundId);
  Result<void> keep(sql::Connection& connection, const std::string& roundId, const Row& row);
  Result<void> change(const std::string& roundId, const std::string& item,
                      const std::function<void(BallotViewLine&)>& edit);
  Result<void> queue(const std::string& roundId, const Row& row);
  Result<void> wipe(const std::string& roundId, BallotFate fate);
  void remember(const std::string& roundId, const BallotView& told);
  const BallotViewLine* seen(const std::string& roundId, const std::string& item) const;

  Vault& m_vault;
  Outbox& m_outbox;
  Account& m_account;
  std::optional<std::vector<RoundView>> m_all;
  std::map<std::string, std::vector<BallotViewLine>> m_seen;  ///< what the server told of one's grades; never on disk
  std::map<std::string, std::string> m_told;                  ///< the change it was told with
  std::string m_seenBy;                                       ///< the person it was told
};

}  // namespace passerelle
