// Finds the texts that say nearly the same: what "somebody already saw this" asks while one types.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace passerelle::words {

/// In memory; one thread at a time. Ranks by BM25 over stems (S. Robertson, H. Zaragoza, "The Probabilistic Relevance
/// Framework: BM25 and Beyond", 2009; k1 = 1.2, b = 0.5); a word that no text has is read as the nearest one by its
/// trigrams, so that a slip of the finger finds too. About 300 bytes a text of 300 letters.
class SimilarIndex {
 public:
  /// @return the text's number: 0, 1, 2…
  std::uint32_t add(std::string_view utf8);
  std::size_t size() const { return m_lengths.size(); }
  void clear();

  struct Hit {
    std::uint32_t number = 0;
    double score = 0;  ///< in (0, 1]: the share of the question's weight that the text answers
  };
  /// Best first; texts with two words in common at least and a score of `least` or more. Nothing when the question has
  /// fewer than two words that mean something.
  std::vector<Hit> find(std::string_view utf8, std::size_t limit, double least = 0.15) const;

 private:
  struct Posting {
    std::uint32_t number;
    std::uint32_t times;
  };
  struct Asked {
    std::uint32_t stem;
    double weight;
  };
  double weightOf(std::size_t texts) const;
  void nearest(const std::string& stem, double weight, std::vector<Asked>& asked) const;

  std::unordered_map<std::string, std::uint32_t> m_stems;
  std::vector<std::string> m_spelling;                                       ///< by stem
  std::vector<std::vector<Posting>> m_postings;                              ///< by stem
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> m_trigrams;  ///< three letters → stems
  std::vector<std::uint32_t> m_lengths;                                      ///< stems of each text
  std::uint64_t m_allLengths = 0;
  mutable std::vector<float> m_scores;
  mutable std::vector<std::uint8_t> m_words;  ///< how many words of the question each text has
  mutable std::vector<std::uint32_t> m_touched;
};

}  // namespace passerelle::words
