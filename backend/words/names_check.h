// How well staff are found in sentences whose expected spans are known: what `passerelled names` and the tests count.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"
#include "shared/words/mention_finder.h"

namespace passerelle::words {

struct Sentence {
  int line = 0;  ///< of the file, from 1
  std::string text;
  std::vector<std::string> expected;  ///< substrings of the text
};

struct Sentences {
  std::vector<Sentence> all;
  bool expectationsGiven = false;  ///< the file has a column "spans"
};

/// CSV with a header: `sentence`, and optionally `spans` = the substrings to be found, joined by "|" (none: empty).
/// `invalid` tells what to correct, with its line; so does a span that is no part of its sentence.
Result<Sentences> readSentences(std::string_view csv);

/// Counted over spans: a found span and an expected one meet when at least half of the expected one's bytes are
/// covered.
struct Figures {
  std::size_t sentences = 0, expected = 0, expectedFound = 0, found = 0, foundRightly = 0;
  double recall() const {
    return expected == 0 ? 1 : static_cast<double>(expectedFound) / static_cast<double>(expected);
  }
  double precision() const { return found == 0 ? 1 : static_cast<double>(foundRightly) / static_cast<double>(found); }
};

/// Adds one sentence to the figures. @return whether all of it was found and nothing else.
bool count(const Sentence& sentence, const std::vector<Mention>& mentions, Figures& figures);

}  // namespace passerelle::words
