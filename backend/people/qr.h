// A text as a QR code in SVG.
#pragma once
#include <string>
#include <string_view>

namespace passerelle::people {

/// Black on white with a quiet zone of four modules, error correction M; scales to its box. No script, no style, so it
/// may stand inside a page. @param text at most 1 000 bytes.
std::string qrSvg(std::string_view text);

}  // namespace passerelle::people
