// When to try again: exponential with full jitter, so that a thousand phones do not come back at once.
#pragma once
#include "shared/base/clock.h"
#include "shared/base/rng.h"

namespace passerelle {

/// Uniform in [0, min(15 min, 2 s · 2^(attempts−1))], never under 250 ms, never under `retryAfter`. attempts ≥ 1.
/// Source: M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015 ("full jitter").
Milliseconds backoff(int attempts, Rng& rng, Milliseconds retryAfter = Milliseconds(0));

}  // namespace passerelle
