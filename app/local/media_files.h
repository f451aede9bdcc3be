// The phone's photos, thumbnails and voice memos: encrypted files, whole or not there at all.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "app/local/vault.h"
#include "shared/domain/report.h"

namespace passerelle {

struct Medium {
  std::string id;
  MediumKind kind = MediumKind::photo;
  std::string type;            ///< image/jpeg, image/png, audio/ogg
  std::int64_t sizeBytes = 0;  ///< of the plain bytes
  std::string sha256;          ///< of the plain bytes, hex
  std::string of;              ///< a thumbnail: the photo's id
  Milliseconds duration{0};    ///< of a voice memo
};

/// GUI thread. A file is written, synced and renamed before its row; what a crash leaves without a row is swept at
/// start.
class MediaFiles {
 public:
  explicit MediaFiles(Vault& vault) : m_vault(vault) {}

  /// Returns when bytes and row are on the disk. `tooLarge` over kMaxMediumBytes, `invalid` when empty, `noSpace`.
  Result<Medium> add(MediumKind kind, const std::string& type, const std::string& bytes, const std::string& of = {},
                     Milliseconds duration = {});
  /// A medium of this person from another of their devices, under the id and with the hash it has there. `invalid`:
  /// other bytes.
  Result<void> adopt(const Medium& medium, const std::string& bytes);
  /// The plain bytes. `notFound` when this phone does not hold them (any more), `forbidden` when the file was changed.
  Result<std::string> read(const std::string& id);
  std::optional<Medium> find(const std::string& id);
  /// The thumbnail of a photo.
  std::optional<Medium> thumbnailOf(const std::string& photoId);
  /// Medium as a line of a report's manifest.
  static ManifestEntry manifestEntry(const Medium& medium, const std::string& caption = {});

  /// Inside a write: forgets a medium and its thumbnail; the files go with the next sweep().
  void forget(sql::Connection& connection, const std::string& id);
  /// Removes files that no row names: leftovers of a crash, and forgotten ones.
  Result<void> sweep();

  /// Where the encrypted file of a medium lies, or would.
  std::string pathOf(const std::string& id) const { return m_vault.folder() + "/media/" + id; }

 private:
  Vault& m_vault;
};

/// Writes `bytes` to `folder`/`name` so that after a power cut the file is whole or absent.
Result<void> writeWhole(Files& files, const std::string& folder, const std::string& name, std::string_view bytes);

}  // namespace passerelle
