#include "backend/rounds/round_secrets.h"

#include <algorithm>

namespace passerelle::rounds {
namespace {
constexpr std::size_t kSecretBytes = 32;

std::string folderOf(const std::string& path) { return path.substr(0, path.rfind('/')); }

tl::unexpected<Error> missing() {
  return fail(
      ErrorCode::gone,
      "The secret of this round is not in this data folder (secrets/): without it its ballots cannot be read. After "
      "a restore, bring the folder along, or hold the round again.");
}
}  // namespace

Result<std::string> RoundSecrets::create(const std::string& roundId) {
  if (auto there = find(roundId)) return there;
  if (auto made = m_files.makeFolder(m_folder); !made) return tl::unexpected<Error>(made.error());
  std::string secret(kSecretBytes, '\0');
  m_rng.fill({reinterpret_cast<std::uint8_t*>(secret.data()), secret.size()});
  auto file = m_files.openAt(pathOf(roundId), 0);
  if (!file) return tl::unexpected<Error>(file.error());
  if (auto written = (*file)->append(secret); !written) return tl::unexpected<Error>(written.error());
  if (auto synced = (*file)->sync(); !synced) return tl::unexpected<Error>(synced.error());
  if (auto synced = m_files.syncFolder(m_folder); !synced) return tl::unexpected<Error>(synced.error());
  if (auto synced = m_files.syncFolder(folderOf(m_folder)); !synced) return tl::unexpected<Error>(synced.error());
  return secret;
}

Result<std::string> RoundSecrets::find(const std::string& roundId) const {
  if (auto sealed = seal(roundId); !sealed) return tl::unexpected(sealed.error());
  const std::lock_guard lock(m_mutex);
  const auto known = m_known.find(roundId);
  return known == m_known.end() ? Result<std::string>(missing()) : known->second.secret;
}

Result<std::shared_ptr<const BallotSeal>> RoundSecrets::seal(const std::string& roundId) const {
  {
    const std::lock_guard lock(m_mutex);
    if (const auto known = m_known.find(roundId); known != m_known.end()) return known->second.seal;
  }
  auto secret = m_files.read(pathOf(roundId));
  if (!secret || secret->size() != kSecretBytes) return missing();
  const auto made = std::make_shared<const BallotSeal>(*secret, m_rng);
  const std::lock_guard lock(m_mutex);
  return m_known.try_emplace(roundId, Known{*secret, made}).first->second.seal;
}

Result<void> RoundSecrets::destroy(const std::string& roundId) {
  {
    const std::lock_guard lock(m_mutex);
    if (const auto known = m_known.find(roundId); known != m_known.end()) {
      std::fill(known->second.secret.begin(), known->second.secret.end(), '\0');
      m_known.erase(known);
    }
  }
  const std::string path = pathOf(roundId);
  if (!m_files.size(path)) return {};
  auto file = m_files.openAt(path, 0);
  if (!file) return tl::unexpected<Error>(file.error());
  if (auto written = (*file)->append(std::string(kSecretBytes, '\0')); !written) return written;
  if (auto synced = (*file)->sync(); !synced) return synced;
  file->reset();
  if (auto removed = m_files.remove(path); !removed) return removed;
  return m_files.syncFolder(m_folder);
}

}  // namespace passerelle::rounds
