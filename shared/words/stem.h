// Words reduced to what they share: "caisses", "caissière" and "encaisser" are one for comparing texts.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace passerelle::words {

/// The stem of one folded word: plural, feminine and frequent endings of French (and -ing, -ed, -ly of English) cut
/// off; at least three letters stay. Light: for comparing, not for showing. After J. Savoy, "Light stemming approaches
/// for the French, Portuguese, German and Hungarian languages", SAC 2006.
std::string stemOf(std::string_view folded);

/// Stems of the words that carry meaning, in order; small words and single letters are left out, synonyms stand as one.
std::vector<std::string> stemsOf(std::string_view utf8);

}  // namespace passerelle::words
