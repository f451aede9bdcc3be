// A backup: a folder with the database, the media and a manifest; taken while the server works, verified by reading it
// back.
#pragma once
#include <string>

#include "backend/backup/manifest.h"
#include "shared/base/clock.h"
#include "shared/base/files.h"
#include "shared/base/result.h"
#include "shared/base/rng.h"

namespace passerelle::backup {

/// Copies DATA's database (as one moment saw it) and then its media to the new folder `target`, syncs, and reads all of
/// it back: hashes, integrity, row counts, journal. Written to TARGET.part and renamed at the end: what has its name is
/// whole. Does not touch DATA: recordBackup() says what it covers. `conflict` when `target` exists or does not verify.
Result<Manifest> takeBackup(const std::string& dataFolder, const std::string& target, const Clock& clock, Files& files);

/// Reads a backup whole. Error: the first thing that is missing, damaged or unexpected.
Result<Manifest> verifyBackup(const std::string& folder, Files& files);

/// Makes `dataFolder`, which must be missing or empty (`refused`), from a backup that is verified first; the store gets
/// a new generation. Built in DATA.restoring and renamed: killed half-way, DATA is not there. `refused` for a newer
/// schema.
Result<Manifest> restoreBackup(const std::string& folder, const std::string& dataFolder, Rng& rng, Files& files);

}  // namespace passerelle::backup
