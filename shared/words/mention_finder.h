// Finds in a text what would identify a member of staff, and proposes a role instead: "la caissière Sophie" → "une
// caissière".
#pragma once
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace passerelle::words {

enum class MentionKind { name, looks, age, origin, health, religion, voice, privateLife };
/// "name", "looks", … as on the command line and in the interface's models.
std::string_view toString(MentionKind kind);

struct Mention {
  MentionKind kind = MentionKind::name;
  std::size_t begin = 0, end = 0;      ///< bytes of the UTF-8 text, [begin, end)
  std::size_t begin16 = 0, end16 = 0;  ///< the same in UTF-16 code units, as QString counts
  std::string text;                    ///< what stands there
  /// What to say instead, best first, in the language of the text, ready to stand in its place (articles joined,
  /// capital at the beginning of a sentence). Never empty; an empty string among them means: leave it out.
  std::vector<std::string> proposals;
};

/// Pure; any thread; about 0.1 ms for 1 000 characters. Copies share their word lists.
class MentionFinder {
 public:
  /// @param placeNames names of units and regions of the chain, and of its towns: their words are never taken for a
  /// first name or surname, unless "Mme" or a role says that they are.
  explicit MentionFinder(const std::vector<std::string>& placeNames = {});
  ~MentionFinder();
  MentionFinder(MentionFinder&&) noexcept;
  MentionFinder& operator=(MentionFinder&&) noexcept;

  /// In order of place, none overlapping. French and English, told by the text's small words.
  std::vector<Mention> find(std::string_view utf8) const;

 private:
  struct Words;
  std::shared_ptr<const Words> m_words;
};

}  // namespace passerelle::words
