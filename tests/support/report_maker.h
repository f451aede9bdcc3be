// Reports as devices write them, made from a seed: about 2 KB of content.
#pragma once
#include <string>

#include "shared/base/clock.h"
#include "shared/base/rng.h"
#include "shared/domain/report.h"

namespace passerelle::testing {

/// A valid report on unit `unitCode`, of today, with two astonishments and two ideas; encodeReport() gives about 2 KB.
Report makeReport(const std::string& unitCode, const Clock& clock, Rng& rng);

}  // namespace passerelle::testing
