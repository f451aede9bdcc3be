// What colleagues wrote and this phone holds, as folded texts in memory: read in slices after the start, searched at once.
#pragma once
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "app/local/vault.h"

namespace passerelle {

/// The words of a search: folded, separated by spaces.
std::vector<std::string> wordsOf(const std::string& text);
bool containsAll(const std::string& foldedText, const std::vector<std::string>& words);

/// GUI thread. Cards of the feed in its order, then reports that are read and no longer (or not yet) in the feed.
class CardIndex {
 public:
  explicit CardIndex(Vault& vault) : m_vault(vault) {}

  /// Reads at most so many texts that are not in memory yet. True: all are.
  bool readSome(int atMost);

  /// Reports of which every word is in the text, in order. Only what readSome() has read.
  std::vector<std::string> find(const std::vector<std::string>& words, int limit) const;
  struct IdeaHit {
    std::string reportId;
    std::size_t idea = 0;  ///< which of the report's ideas
  };
  /// Ideas that contain every word themselves.
  std::vector<IdeaHit> findIdeas(const std::vector<std::string>& words, int limit) const;

  /// This report's text or place changed, or it is gone: read again before the next answer.
  void changed(const std::string& reportId);
  void forget();

 private:
  struct Line {
    std::string id;
    std::string folded;         ///< the report's own words, then each idea after a line feed
    std::uint32_t ideasAt = 0;  ///< where the first idea's line feed stands
    bool card = true;           ///< else a report outside the feed
    bool read = false;
  };
  void order();
  void read(sql::Connection& connection, Line& line);

  Vault& m_vault;
  std::vector<Line> m_lines;
  std::size_t m_next = 0;  ///< lines before it are read
  bool m_ordered = false;
  std::set<std::string> m_changed;
};

}  // namespace passerelle
