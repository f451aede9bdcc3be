// The private exchange between one person's own app devices: who may write what, quotas, purge. The content is sealed
// by the devices (ADR 9): the service sees ids, sizes and times.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "backend/carnet/carnet_repository.h"
#include "backend/http/message.h"
#include "shared/base/result.h"
#include "shared/base/rng.h"

namespace passerelle::carnet {

inline constexpr std::size_t kMaxItemBytes = 256 * 1024;
inline constexpr std::size_t kMaxPartBytes = 256 * 1024 + 64;
inline constexpr std::int64_t kMaxParts = 512;
inline constexpr std::int64_t kMaxItems = 5'000;
inline constexpr std::int64_t kMaxPersonBytes = 512LL * 1024 * 1024;

struct Submitted {
  std::string id, keyId;
  std::string sealed;  ///< bytes; empty: the item is removed
  std::vector<std::string> media;
  std::vector<std::string> knownHashes;  ///< base and supersedes
};

struct Stored {
  enum class Outcome { created, revised, replayed, conflict } outcome = Outcome::created;
  ItemRow head;
};

/// Inside the caller's transaction. Only app devices: a browser or a script has no key, `forbidden`.
class CarnetService {
 public:
  explicit CarnetService(Rng& rng) : m_rng(rng) {}

  /// The rule of PUT /v1/reports: the stored head ∈ known → a new revision; equal → the stored answer; else a conflict.
  /// A revoked device only adds (its items are marked `restored`), it neither changes nor removes: `forbidden`. Errors:
  /// refused over the quota.
  Result<Stored> put(sql::Connection& connection, const http::Caller& caller, const Submitted& submitted,
                     TimePoint now);
  /// `wraps`: device → box. A key that exists is only handed on by a device that has it.
  Result<void> putKey(sql::Connection& connection, const http::Caller& caller, const std::string& keyId,
                      const std::vector<std::pair<std::string, std::string>>& wraps, TimePoint now);
  /// True when the medium is complete with it. `gone` after dropMedium.
  Result<bool> putPart(sql::Connection& connection, const http::Caller& caller, const std::string& mediumId,
                       std::int64_t number, std::int64_t total, const std::string& sealed, TimePoint now);
  /// The photo was masked: its sealed copy goes at once, also while an item still names it, and does not come back.
  Result<void> dropMedium(sql::Connection& connection, const http::Caller& caller, const std::string& mediumId,
                          TimePoint now);
  static Result<void> onlyApps(const http::Caller& caller);

 private:
  Rng& m_rng;
};

}  // namespace passerelle::carnet
