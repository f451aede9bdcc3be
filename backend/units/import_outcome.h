// What an import did: everything, or nothing and why.
#pragma once
#include <string>
#include <vector>

#include "shared/codec/csv.h"

namespace passerelle {

struct ImportOutcome {
  int created = 0, updated = 0, unchanged = 0;
  std::vector<csv::Fault> faults;  ///< at most csv::kMaxFaults; then nothing was imported
};

}  // namespace passerelle
