// Where the author stood: it proposes the unit, travels beside the report's content, never in it, and is purged within
// 24 h.
#pragma once
#include <string>
#include <string_view>

#include "shared/base/result.h"

namespace passerelle {

struct Position {
  double lat = 0;  ///< degrees, north positive
  double lon = 0;  ///< degrees, east positive
};

/// Coarsened to a grid of at least 100 m: 0.001° of latitude (111 m), and the multiple of 0.001° of longitude that
/// makes at least 100 m there. The device rounds before it stores, the server once more before it does.
Position roundedTo100M(Position position);

/// "45.760,4.862": the value of the header Passerelle-Position.
std::string formatPosition(Position position);
/// Reads that value. Error: `invalid` when it is not two numbers within ±90 and ±180.
Result<Position> parsePosition(std::string_view text);

}  // namespace passerelle
