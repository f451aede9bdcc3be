// What colleagues wrote and this phone holds, as folded texts in memory: read in slices after the start, searched at
// once.
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

  struct IdeaHit {
    std::string reportId;
    std::size_t idea = 0;  ///< which of the report's ideas
  };
  struct Found {
    std::vector<std::string> reportIds;  ///< every word is in the text
    std::vector<IdeaHit> ideas;          ///< which contain every word themselves
  };
  /// In the order of the lines, at most so many of each. Only what readSome() has read.
  Found find(const std::vector<std::string>& words, std::size_t limitOfEach) const;

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
