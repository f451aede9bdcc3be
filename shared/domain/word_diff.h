// What changed between two texts, word by word, for a person to read.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace passerelle {

enum class DiffKind { same, removed, added };

struct DiffPiece {
  DiffKind kind = DiffKind::same;
  std::string text;
  bool operator==(const DiffPiece&) const = default;
};

/// Pieces in reading order: those not added make `before`, those not removed make `after`, byte for byte. Words and the
/// blanks between them are compared; texts of more than 2 000 of them in all pairs are told as one removed and one
/// added.
std::vector<DiffPiece> wordDiff(std::string_view before, std::string_view after);

}  // namespace passerelle
