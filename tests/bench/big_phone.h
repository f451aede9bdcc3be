// A phone that has read 10 000 reports, for the benches of the app.
#pragma once
#include <string>

#include "app/local/phone.h"

namespace passerelle::bench {

inline constexpr int kReports = 10'000;

/// Puts the reports into the feed and the mirror of `phone`.
void putBigFeed(Phone& phone, const Clock& clock, Rng& rng);

/// A profile folder, signed in, whose server nobody is; its key stands in a file, as on a machine without a keychain.
/// Ends the program when it cannot be made.
void makeBigPhone(const std::string& folder);

}  // namespace passerelle::bench
