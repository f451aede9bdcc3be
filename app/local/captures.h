// The carnet: what was caught in the aisle, on disk at once, to be sorted later.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/local/media_files.h"
#include "app/local/vault.h"
#include "shared/domain/position.h"
#include "shared/domain/report.h"

namespace passerelle {

enum class CaptureKind { text, photo, voice };
std::string_view nameOf(CaptureKind kind);

struct Capture {
  std::string id;
  CaptureKind kind = CaptureKind::text;
  std::string text;                  ///< of a photo or voice memo: what was noted with it; may be empty
  std::optional<Position> position;  ///< where, if asked for; rounded to 100 m
  std::string mediumId;              ///< of a photo or voice memo
  std::string draftId;               ///< sorted into this draft; empty: in the carnet
  std::string entryId{};             ///< the astonishment of that draft that it became; empty: in the carnet
  TimePoint capturedAt;
};

/// Every function that changes something returns after it is on the disk. Tells Topic::captures.
class Captures {
 public:
  Captures(Vault& vault, MediaFiles& media) : m_vault(vault), m_media(media) {}

  /// A new capture at its first letter (or of a whole text); edit() follows the typing.
  Result<Capture> addText(const std::string& text, std::optional<Position> position = {});
  /// A photo (upright, shrunk, without metadata: the caller saw to it) with its thumbnail (JPEG).
  Result<Capture> addPhoto(const std::string& jpeg, const std::string& thumbnailJpeg, const std::string& text = {},
                           std::optional<Position> position = {});
  /// For VoiceMemos, inside a write: a memo that already is a medium of this phone.
  Result<Capture> addVoice(const std::string& mediumId, const std::string& text, std::optional<Position> position = {});

  /// `notFound` when it is not in the carnet (any more): it was removed, or sorted into a draft.
  Result<void> edit(const std::string& id, const std::string& text);
  /// Takes it out of the carnet; restore() brings it back until forgetRemoved() has passed.
  Result<void> remove(const std::string& id) { return remove(std::vector<std::string>{id}); }
  Result<void> restore(const std::string& id) { return restore(std::vector<std::string>{id}); }
  /// Several at once: all of them, or none.
  Result<void> remove(const std::vector<std::string>& ids);
  Result<void> restore(const std::vector<std::string>& ids);
  /// Erases for good, files included, what was removed before `before`.
  Result<void> forgetRemoved(TimePoint before);

  /// The carnet, newest first: not removed, not sorted into a draft.
  std::vector<Capture> all();
  std::vector<Capture> ofDraft(const std::string& draftId);
  std::optional<Capture> find(const std::string& id);
  int count();

  /// A form on captures: what it shows another device changes only when closed() was called, since letters may not be
  /// on the disk yet. Keep the Subscription while the form is there.
  [[nodiscard]] Subscription openIn(std::function<bool(const std::string& id)> shows);
  bool open(const std::string& id);
  void closed() { m_vault.observers().notify(Topic::captures); }

  /// For Drafts, inside a write: a capture becomes the entry `entryId` of a draft; goes back to the carnet with empty
  /// ids.
  void sortInto(sql::Connection& connection, const std::string& id, const std::string& draftId,
                const std::string& entryId);
  /// For Drafts, inside a write: a capture of the carnet that bears these words and this medium ("": none).
  Result<Capture> addBack(CaptureKind kind, const std::string& text, const std::string& mediumId);
  /// For Drafts, inside a write: what a draft held goes back to the carnet, and to the draft again by rejoin().
  void returnFrom(sql::Connection& connection, const std::string& draftId);
  void rejoin(sql::Connection& connection, const std::string& draftId);
  /// For OwnReports, inside a write.
  void eraseOf(sql::Connection& connection, const std::string& draftId);

 private:
  Result<Capture> add(CaptureKind kind, const std::string& text, const std::string& mediumId,
                      std::optional<Position> position);
  std::vector<Capture> select(std::string_view where, const std::string& value);

  Vault& m_vault;
  MediaFiles& m_media;
  std::vector<std::weak_ptr<std::function<bool(const std::string&)>>> m_forms;
};

}  // namespace passerelle
