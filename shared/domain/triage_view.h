// An idea on the triage deck, as docs/wire.md gives it.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "shared/domain/reading.h"

namespace passerelle {

struct TriageIdea {
  std::string id, text, reportId;
  std::optional<UnitName> unit;
  std::string authorName, authorDepartment;
  std::string publishedAt;
  std::int64_t supporters = 0, readers = 0;
  /// What the report says beside it; empty for an idea on its own.
  std::string tone, context, verbatim, momentOfTruth;
  std::string group;  ///< the same for ideas that find each other alike
  struct Like {
    std::string id, text;
  };
  std::vector<Like> similar;
};

}  // namespace passerelle
