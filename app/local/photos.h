// What the phone keeps about photos beyond their files: pictures of the camera until they are prepared, the faces that
// were proposed, and the exchange of a photo for its masked version, after which the first one is nowhere here.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "app/local/media_files.h"
#include "app/local/vault.h"

namespace passerelle {

/// A box in a photo's pixels.
struct FaceBox {
  int x = 0, y = 0, width = 0, height = 0;
  bool operator==(const FaceBox&) const = default;
};

/// A picture as the camera encoded it, place and serial number included: encrypted, and only until it is prepared.
struct RawPhoto {
  std::string id;
  std::string draftId;  ///< the report it was taken for; empty: the carnet
};

/// Puts `photo` and `thumbnail` in the place of the photo `oldId` in a report: manifest (caption and place stay) and
/// astonishments. False when it does not show that one.
bool showInstead(Report& report, const std::string& oldId, const Medium& photo, const Medium& thumbnail);

/// GUI thread. Returns after the disk.
class Photos {
 public:
  /// What must stay free beside a picture, for the words that are typed next.
  static constexpr std::int64_t kReserveBytes = 16 << 20;
  static constexpr std::size_t kMaxRawBytes = 64 << 20;

  Photos(Vault& vault, MediaFiles& media) : m_vault(vault), m_media(media) {}

  /// `noSpace` when a picture of `bytes` would leave less than kReserveBytes; asked before a photo is taken or read.
  Result<void> room(std::int64_t bytes);

  // --- pictures of the camera
  /// Encrypted on the disk when it returns. `noSpace`, `tooLarge`, `invalid` (empty).
  Result<RawPhoto> keepRaw(const std::string& picture, const std::string& draftId = {});
  Result<std::string> readRaw(const std::string& id);
  /// What a kill left unprepared, oldest first.
  std::vector<RawPhoto> rawPhotos();
  /// It is prepared, or can never be: overwritten and gone. Call it outside of a write.
  Result<void> forgetRaw(const std::string& id);

  // --- faces
  /// Faces proposed on a photo and neither masked nor waved away; nothing when it was not searched yet.
  std::optional<std::vector<FaceBox>> faces(const std::string& photoId);
  /// Tells Topic::captures with the photo's id. Ignored when the photo is gone.
  Result<void> setFaces(const std::string& photoId, const std::vector<FaceBox>& faces);

  // --- masking
  /// Puts a photo in the place of another, wherever this phone's carnet and drafts show that one (position in the list,
  /// caption and astonishment stay): captures, drafts, drafts that were deleted and may come back. Then the first photo
  /// and its thumbnail are overwritten and gone, on their way out too. Either all of it or nothing; after a kill the
  /// next start finishes it. The new photo counts as looked at: no face is left to decide. The first one need not be on
  /// this phone (a report written on another device, space given back).
  /// @return the new photo. `notFound` when nothing here shows it, `noSpace`, `tooLarge`.
  Result<Medium> replace(const std::string& photoId, const std::string& jpeg, const std::string& thumbnailJpeg);

 private:
  int replaceInDrafts(sql::Connection& connection, const std::string& oldId, const Medium& photo,
                      const Medium& thumbnail);

  Vault& m_vault;
  MediaFiles& m_media;
};

}  // namespace passerelle
