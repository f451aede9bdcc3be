// Ids are born where the thing is born: UUIDv7 (RFC 9562), time-ordered, 36 lower-case characters.
#pragma once
#include <string>
#include <string_view>

#include "shared/base/clock.h"
#include "shared/base/rng.h"

namespace passerelle {

/// A new UUIDv7: 48 bits of the clock's milliseconds, 74 bits of chance.
std::string newId(const Clock& clock, Rng& rng);
/// A random UUIDv4, where an id must not tell when it was made.
std::string newRandomId(Rng& rng);
/// True for 36 characters 8-4-4-4-12, lower-case hexadecimal, of version 4 or 7.
bool isId(std::string_view text);

}  // namespace passerelle
