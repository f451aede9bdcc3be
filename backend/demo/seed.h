// Fills a new data folder with the demo chain, through the same routes as everybody, in the past: reports, replies,
// readers, editions.
#pragma once
#include <cstdint>

#include "backend/backend.h"
#include "shared/base/clock.h"
#include "shared/base/files.h"
#include "shared/base/result.h"
#include "shared/base/rng.h"

namespace passerelle::demo {

struct Seeded {
  std::int64_t units = 0, people = 0, reports = 0, editions = 0;
};

/// Opens the folder of `options` in this thread, lives through five weeks that end at `clock`'s now, and closes it
/// again. Errors: refused when the folder holds reports already.
Result<Seeded> seed(BackendOptions options, const Clock& clock, Rng& rng, Files& files);

}  // namespace passerelle::demo
