// Ideas filed on their own, without a report: by the same rule of revisions (docs/wire.md, "A report").
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "shared/base/clock.h"
#include "shared/base/result.h"
#include "shared/base/rng.h"
#include "shared/sql/connection.h"

namespace passerelle::ideas {

struct IdeaSubmission {
  std::string id;
  std::string authorId, deviceId;
  std::string language = "fr";  ///< of what is said to the author
  std::string text, textLanguage = "fr";
  bool withdrawn = false;
  std::string hash;                      ///< SHA-256 of the exact bytes sent
  std::vector<std::string> knownHashes;  ///< the base, and what it supersedes
};

struct IdeaFiled {
  enum class Outcome { created, revised, replayed, straggler, conflict };
  Outcome outcome = Outcome::created;
  std::string id;
  std::int64_t revision = 1;  ///< of the head
  std::string hash;           ///< likewise
  bool withdrawn = false;
  std::optional<TimePoint> publishedAt;
  TimePoint receivedAt{};
  std::int64_t cursor = 0;
};

/// What the author has to mend; success: complete.
Result<void> validate(const IdeaSubmission& submission);

/// Creates, corrects or withdraws. Published at once: no store is concerned. Runs inside a write job and tells change
/// log and journal. Errors: `forbidden` (somebody else's), `refused` (the id is a report's, or an idea's of a report).
Result<IdeaFiled> fileIdea(sql::Connection& connection, Rng& rng, const IdeaSubmission& submission, TimePoint now);

}  // namespace passerelle::ideas
