// Two minutes for the executive committee: what to decide, what customers say, what was done; at most 300 words.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "backend/editions/edition.h"
#include "shared/base/language.h"

namespace passerelle::editions {

inline constexpr std::size_t kReadingWords = 300;
inline constexpr int kReadingSeconds = 120;

struct ReadingLine {
  std::string text, quote, from;
  std::string path;  ///< where it is read
};

struct ReadingSection {
  std::string title;
  int seconds = 0;  ///< to read it, at 150 words a minute, in steps of five
  std::vector<ReadingLine> lines;
};

struct ReadingList {
  std::vector<ReadingSection> sections;
  std::size_t words = 0;  ///< of all that is read, titles included
  int seconds = 0;        ///< sum of the sections': at most 120
};

/// Lines that do not fit into 300 words are left out, the last section's first.
ReadingList readingList(const Edition& edition, Language language);
/// Words between blanks, no-break ones too.
std::size_t wordsIn(std::string_view text);

}  // namespace passerelle::editions
