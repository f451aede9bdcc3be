// A body in pieces: bytes that many answers share (a feed's cards, a cached page) go to the socket without being
// copied.
#pragma once
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace passerelle::http {

struct Piece {
  std::shared_ptr<const void> owner;  ///< keeps `bytes` alive; null for constants
  std::string_view bytes;
};
/// In the order in which they are sent.
using Pieces = std::vector<Piece>;

/// A string's bytes as a piece that owns them.
inline Piece pieceOf(std::shared_ptr<const std::string> text) {
  const std::string_view bytes = *text;
  return {std::move(text), bytes};
}

/// A body of one piece.
inline std::shared_ptr<const Pieces> onePiece(std::shared_ptr<const std::string> text) {
  return std::make_shared<const Pieces>(Pieces{pieceOf(std::move(text))});
}

inline std::size_t bytesIn(const Pieces& pieces) {
  std::size_t bytes = 0;
  for (const Piece& piece : pieces) bytes += piece.bytes.size();
  return bytes;
}

inline std::string joined(const Pieces& pieces) {
  std::string whole;
  whole.reserve(bytesIn(pieces));
  for (const Piece& piece : pieces) whole += piece.bytes;
  return whole;
}

}  // namespace passerelle::http
