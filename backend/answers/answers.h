// The answer clock's rules: who answers an idea, with what, and what stands in the edition because of it.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "backend/answers/answer_repository.h"
#include "shared/base/language.h"
#include "shared/base/result.h"
#include "shared/base/rng.h"
#include "shared/sql/connection.h"

namespace passerelle::answers {

inline constexpr Milliseconds kPatience = std::chrono::hours(24 * 30);  ///< then an idea without an answer is escalated
inline constexpr Milliseconds kTellAfter =
    std::chrono::minutes(15);  ///< so long a slip can be mended before it is told
inline constexpr std::size_t kMostReasonChars = 1000, kMostWhereChars = 200;

/// Who answers.
struct Decider {
  std::string personId;
  bool everything = false;  ///< management, chair, administrator; else only progress on what one owns
};

/// What somebody answers.
struct Deciding {
  std::string ideaId;
  Status status = Status::retained;
  std::string ownerId;  ///< empty: as it was; for an answer that ends it, who answers
  std::string dueOn, reason, testedWhere, testedOn;
  std::optional<int> step;  ///< the one that was seen (0: none), so that two people do not overwrite each other
};

class Answers {
 public:
  explicit Answers(Rng& rng) : m_rng(rng) {}

  /// Inside a write job. The same answer again changes nothing, and is told no second time. Errors: `notFound`;
  /// `forbidden`; `conflict` while a round holds the idea, or when somebody answered meanwhile; `invalid` with a
  /// pointer.
  Result<Answer> decide(sql::Connection& connection, const Decider& who, const Deciding& wanted, TimePoint now,
                        Language language);

 private:
  Rng& m_rng;
};

/// For the transaction that publishes a round: a place on the podium is an answer, with owner and date.
void retain(sql::Connection& connection, Answer answer, TimePoint now);

// For the edition (and whoever tells the week). An idea that stands in a round is told too, with `inRound`.

/// Ideas published before `since` that have no answer, the oldest first: with now − kPatience they head the edition.
std::vector<IdeaLine> unansweredSince(sql::Connection& connection, TimePoint since, int limit);
/// Ideas that were done in [from, to), the last one first: with owner, and what was done in `answer.reason`.
std::vector<AnsweredIdea> doneBetween(sql::Connection& connection, TimePoint from, TimePoint to, int limit);

/// When an answer given now is told: in a quarter of an hour, and always the same day there.
TimePoint tellingTime(TimePoint now);
/// Whole days since `then`.
inline std::int64_t daysSince(TimePoint then, TimePoint now) {
  return std::chrono::duration_cast<std::chrono::hours>(now - then).count() / 24;
}

}  // namespace passerelle::answers
