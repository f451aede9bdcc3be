// Letters without case and accents: what searching, finding names and comparing texts all begin with.
#pragma once
#include <string>
#include <string_view>

namespace passerelle {

/// Lower case without the accents of Latin letters, written whole or with combining marks; œ as oe, typographic
/// apostrophes as ', no-break spaces as spaces. Other scripts stay as they are. @param utf8 any bytes; broken ones are
/// copied.
std::string folded(std::string_view utf8);

}  // namespace passerelle
