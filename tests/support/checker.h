// The checker: whether a store kept its promises (sync.md's invariants), whatever was done to it. Run after every
// faulty scenario; has tests of its own that show it can fail.
#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "shared/base/files.h"
#include "shared/sql/sqlite_connection.h"

namespace passerelle::testing {

/// What clients were told is stored: for each report's id, the hashes that were acknowledged.
using Acknowledged = std::map<std::string, std::set<std::string>>;

struct Findings {
  std::vector<std::string> faults;  ///< empty: all invariants hold
  int lost = 0;                     ///< acknowledged and not there (I1)
  int doubled = 0;                  ///< there twice (I2)
  int reports = 0, revisions = 0, media = 0;
  bool good() const { return faults.empty(); }
};

/// I1 every acknowledged report is readable and equal by hash · I2 one row per id, no revision twice, heads and changes
/// consistent · I4 integrity · I6 the journal's chain, and one row of it for each revision.
Findings check(sql::SqliteConnection& connection, const Acknowledged& acknowledged);

/// I3 every medium's row has its file, with its hash; and no stored file lacks a row. `folder` is DATA/media/stored.
void checkMedia(sql::SqliteConnection& connection, const std::string& folder, Files& files, Findings& findings);

}  // namespace passerelle::testing
