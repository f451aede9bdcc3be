// "Somebody already saw this": what the mirror holds that says nearly the same as a text being written, without
// network.
#pragma once
#include <string>
#include <vector>

#include "app/local/mirror.h"
#include "app/local/observers.h"
#include "shared/words/similar_index.h"

namespace passerelle {

struct SimilarEntry {
  bool idea = false;  ///< an idea, otherwise an astonishment
  std::string reportId;
  std::string ideaId;  ///< of an idea
  std::string text;
  std::string unitCode, unitName;
  std::string moment;  ///< moment of truth; empty when none was told
};

/// GUI thread. In memory only; begins anew when the feed changed. One's own reports are not among what is found.
class SimilarReports {
 public:
  SimilarReports(Mirror& mirror, Observers& observers);

  /// Reads at most so many more cards, for idle moments. True: all are in.
  bool indexSome(int atMost);
  struct Question {
    std::string text;
    std::string unitCode, moment;  ///< what stands first among the alike; may be empty
    bool ideas = false;            ///< looks among ideas, otherwise among astonishments
  };
  /// At most `limit`: of the same unit first, then of the same moment of truth, then the most alike. Reads what
  /// indexSome() has not read yet.
  std::vector<SimilarEntry> find(const Question& question, std::size_t limit);

 private:
  void forget();

  Mirror& m_mirror;
  struct Part {
    words::SimilarIndex index;
    std::vector<SimilarEntry> entries;  ///< by the index's numbers
  };
  Part m_astonishments, m_ideas;
  std::string m_after;  ///< the last card that is in
  bool m_complete = false;
  Subscription m_feed;
};

}  // namespace passerelle
