// The secret of each open round: a file outside the database and its backups, destroyed after the complaint period.
#pragma once
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "backend/rounds/ballot_seal.h"
#include "shared/base/files.h"
#include "shared/base/result.h"
#include "shared/base/rng.h"

namespace passerelle::rounds {

/// Thread: any; files are small.
class RoundSecrets {
 public:
  /// `folder`: "DATA/secrets"; made when the first secret is.
  RoundSecrets(std::string folder, Files& files, Rng& rng) : m_folder(std::move(folder)), m_files(files), m_rng(rng) {}

  /// 32 fresh bytes, on the disk for good before this returns; those that are there already, if any.
  Result<std::string> create(const std::string& roundId);
  /// `gone` when the secret was destroyed, or was not brought along to this data folder.
  Result<std::string> find(const std::string& roundId) const;
  /// What is derived from it; the same errors. Not to be kept beyond the job that asks.
  Result<std::shared_ptr<const BallotSeal>> seal(const std::string& roundId) const;
  /// Overwrites and removes. Done when there is none.
  Result<void> destroy(const std::string& roundId);

 private:
  std::string pathOf(const std::string& roundId) const { return m_folder + "/round-" + roundId; }

  std::string m_folder;
  Files& m_files;
  Rng& m_rng;
  mutable std::mutex m_mutex;
  struct Known {
    std::string secret;
    std::shared_ptr<const BallotSeal> seal;
  };
  mutable std::map<std::string, Known> m_known;  ///< those asked for, until they are destroyed: a vote reads no file
};

}  // namespace passerelle::rounds
