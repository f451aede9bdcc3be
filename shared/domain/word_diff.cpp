#include "shared/domain/word_diff.h"

#include <algorithm>
#include <cstdint>

namespace passerelle {
namespace {
constexpr std::size_t kMostCells = 4'000'000;  // 2 000 words by 2 000: 16 MB for a moment

bool isBlank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

/// Words and runs of blanks, in order.
std::vector<std::string_view> tokens(std::string_view text) {
  std::vector<std::string_view> found;
  for (std::size_t from = 0; from < text.size();) {
    std::size_t to = from + 1;
    while (to < text.size() && isBlank(text[to]) == isBlank(text[from])) ++to;
    found.push_back(text.substr(from, to - from));
    from = to;
  }
  return found;
}

void append(std::vector<DiffPiece>& pieces, DiffKind kind, std::string_view text) {
  if (text.empty()) return;
  if (!pieces.empty() && pieces.back().kind == kind)
    pieces.back().text += text;
  else
    pieces.push_back({kind, std::string(text)});
}
}  // namespace

std::vector<DiffPiece> wordDiff(std::string_view before, std::string_view after) {
  std::vector<DiffPiece> pieces;
  const auto a = tokens(before), b = tokens(after);
  if ((a.size() + 1) * (b.size() + 1) > kMostCells) {
    append(pieces, DiffKind::removed, before);
    append(pieces, DiffKind::added, after);
    return pieces;
  }
  // The longest common subsequence of what follows each pair of places.
  const std::size_t width = b.size() + 1;
  std::vector<std::uint32_t> longest((a.size() + 1) * width);
  for (std::size_t i = a.size(); i-- > 0;) {
    for (std::size_t j = b.size(); j-- > 0;) {
      longest[i * width + j] = a[i] == b[j] ? longest[(i + 1) * width + j + 1] + 1
                                            : std::max(longest[(i + 1) * width + j], longest[i * width + j + 1]);
    }
  }
  std::size_t i = 0, j = 0;
  while (i < a.size() || j < b.size()) {
    if (i < a.size() && j < b.size() && a[i] == b[j]) {
      append(pieces, DiffKind::same, a[i]);
      ++i, ++j;
    } else if (i < a.size() && (j == b.size() || longest[(i + 1) * width + j] >= longest[i * width + j + 1])) {
      append(pieces, DiffKind::removed, a[i++]);
    } else {
      append(pieces, DiffKind::added, b[j++]);
    }
  }
  return pieces;
}

}  // namespace passerelle
