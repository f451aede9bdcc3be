#include "backend/mail/transport.h"

namespace passerelle::mail {

FolderTransport::FolderTransport(std::string folder, std::string from, Files& files)
    : m_folder(std::move(folder)), m_from(std::move(from)), m_files(files) {}

void FolderTransport::send(Letter letter, std::function<void(Outcome)> done) {
  const auto written = [&]() -> Result<void> {
    if (auto made = m_files.makeFolder(m_folder); !made) return made;
    const std::string path = m_folder + "/" + letter.id + ".eml";
    auto file = m_files.openAt(path, 0);
    if (!file) return tl::unexpected<Error>(file.error());
    if (auto added = (*file)->append(letter.message); !added) return added;
    if (auto synced = (*file)->sync(); !synced) return synced;
    return m_files.syncFolder(m_folder);
  }();
  if (written) return done({});
  done({Outcome::Kind::unreachable, written.error().message});
}

}  // namespace passerelle::mail
