// Triage before the committee: what becomes of each idea, by one press of a manager, taken back as easily.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "backend/ideas/merging.h"
#include "backend/ideas/similar_ideas.h"
#include "backend/triage/triage_repository.h"
#include "shared/base/clock.h"
#include "shared/base/result.h"
#include "shared/base/rng.h"
#include "shared/codec/json_writer.h"
#include "shared/sql/connection.h"

namespace passerelle::triage {

/// toRound, answer, merge, information.
bool isOutcome(std::string_view name);

/// One press of one manager; it may arrive late and more than once.
struct Press {
  std::string id;  ///< born where it was pressed; empty: the press cannot be told from a second one
  std::string ideaId;
  std::string outcome;  ///< empty: takes back what was said
  std::string intoId;   ///< of a merge
};

struct Pressed {
  std::optional<TriageRow> row;  ///< what stands now; none: the idea waits
  bool replayed = false;         ///< this press was counted before: nothing changed
  bool regrouped = false;        ///< ideas were merged or taken apart
};

/// An idea of the deck.
struct Waiting {
  std::string ideaId;
  std::string group;                 ///< the first of those that seem to say the same; its own id when alone
  std::vector<std::string> similar;  ///< listed ideas that seem to say the same, the most alike first
};

class TriageService {
 public:
  TriageService(ideas::Merging& merging, ideas::SimilarIdeas& similar, Rng& rng)
      : m_merging(merging), m_similar(similar), m_rng(rng) {}

  /// The last word by the server's order stands. Another word on an idea that triage merged takes the merge back first.
  /// In a write job; tells change log and journal. Errors: `notFound`, `invalid`, and those of Merging.
  Result<Pressed> press(sql::Connection& connection, const ideas::Reader& who, const Press& press, TimePoint now);

  /// The deck: at most `limit`, the best supported first, those that seem to say the same beside each other.
  std::vector<Waiting> waiting(sql::Connection& connection, int limit);

  /// The fields of what was said of an idea, as a value: an object, or null.
  static void writeRow(sql::Connection& connection, const std::optional<TriageRow>& row, JsonWriter& json);

 private:
  Result<std::optional<TriageRow>> apply(sql::Connection& connection, const ideas::Reader& who, const Press& press,
                                         const ideas::IdeaRow& idea, TimePoint now, bool& regrouped);

  ideas::Merging& m_merging;
  ideas::SimilarIdeas& m_similar;
  Rng& m_rng;
};

}  // namespace passerelle::triage
