// Reports being written: every change on disk, every reopening on the same field.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/local/captures.h"
#include "app/local/media_files.h"
#include "app/local/observers.h"
#include "app/local/vault.h"
#include "shared/domain/position.h"
#include "shared/domain/report.h"

namespace passerelle {

enum class DraftOrigin {
  fresh,         ///< a new report
  correction,    ///< corrects a report that was sent
  conflictCopy,  ///< another device changed the report meanwhile: this is what was written here. Sending it puts it
                 ///< above the other one (whose text stays in the history); removing it leaves the other one.
};
std::string_view nameOf(DraftOrigin origin);

/// Where the author was: the field as the form names it ("/astonishments/0/text"), and the cursor in characters.
struct Focus {
  std::string field;
  int cursor = 0;
};

struct Draft {
  std::string id;
  std::string reportId;  ///< born with the draft, or the report that it corrects
  DraftOrigin origin = DraftOrigin::fresh;
  Report content;
  std::optional<Position> position;  ///< where the author stood, to propose the unit; never part of the content
  Focus focus;
  TimePoint createdAt;
  TimePoint changedAt;
};

/// A line of the list, without decoding what it does not show.
struct DraftLine {
  std::string id;
  std::string reportId;
  DraftOrigin origin = DraftOrigin::fresh;
  std::string title;  ///< first words: of an astonishment, else an idea; may be empty
  std::string unitCode;
  int astonishments = 0;
  int photos = 0;
  TimePoint changedAt;
};

/// Beyond any report that validate() accepts: a draft is never too long to be kept.
inline constexpr std::size_t kMostDraftBytes = 16 * 1024 * 1024;

/// Returns after the disk. Tells Topic::drafts with the draft's id. A draft may be incomplete: only sending validates.
class Drafts {
 public:
  /// What there is to say where a draft is asked for that is not there.
  static tl::unexpected<Error> gone();

  Drafts(Vault& vault, Captures& captures, MediaFiles& media) : m_vault(vault), m_captures(captures), m_media(media) {}

  /// A new report. visitedOn and language should be in `initial`.
  Result<Draft> begin(Report initial, std::optional<Position> position = {});
  /// A new report from captures: a text becomes an astonishment, a photo or memo one with its medium; oldest first. The
  /// captures leave the carnet, and come back to it if the draft is removed.
  Result<Draft> beginFromCaptures(const std::vector<std::string>& captureIds, Report initial);
  /// Moves captures into a draft, oldest first, at its end. Returns the draft as it then is.
  Result<Draft> addCaptures(const std::string& id, const std::vector<std::string>& captureIds);
  /// The opposite: each becomes a capture again, with the words that its astonishment bears now, and its media. A draft
  /// `bornId` that holds nothing any more is erased.
  Result<void> takeBack(const std::vector<std::string>& captureIds, const std::string& bornId = {});
  /// Moves one astonishment of a draft, with its media, to the carnet. Returns the captures that it is there.
  Result<std::vector<std::string>> returnEntry(const std::string& id, const std::string& entryId);
  /// Takes that back: the astonishment as it was, at its row, with what was written on its capture since.
  Result<void> takeEntry(const std::string& id, Astonishment entry, int row,
                         const std::vector<std::string>& captureIds);
  /// Moves one astonishment, with its media and its capture, to the place `row` of another draft; −1: to its end.
  Result<void> moveEntry(const std::string& fromId, const std::string& entryId, const std::string& toId, int row = -1);
  /// Adds a medium of this phone to the draft's manifest, its thumbnail too; to an astonishment when `astonishmentId`
  /// is given.
  Result<Draft> addMedium(const std::string& id, const std::string& mediumId, const std::string& astonishmentId = {});
  /// Takes a medium out of manifest and astonishments, its thumbnail too.
  Result<Draft> removeMedium(const std::string& id, const std::string& mediumId);

  /// Content and focus as they are now: called at most 300 ms after a keystroke. `notFound` when the draft was sent or
  /// removed.
  Result<void> save(const Draft& draft);
  /// Takes it away; its captures are in the carnet at once. restore() brings it back and takes them again.
  Result<void> remove(const std::string& id);
  Result<void> restore(const std::string& id);
  /// Erases for good what was removed before `before`.
  Result<void> forgetRemoved(TimePoint before);

  std::vector<DraftLine> all();  ///< last changed first
  std::optional<Draft> find(const std::string& id);
  std::optional<Draft> ofReport(const std::string& reportId);
  int count();

  /// A form that holds words of a draft that are not on disk yet: `save` is called before anything else changes a
  /// draft, so that nobody writes over anybody. Keep the Subscription while the form is there.
  [[nodiscard]] Subscription beforeChange(std::function<void()> save);

  /// The draft whose form is open, remembered over a kill; empty: none.
  Result<void> setOpen(const std::string& id);
  std::optional<Draft> open();

  /// For OwnReports, inside a write.
  std::string insert(sql::Connection& connection, const std::string& reportId, DraftOrigin origin,
                     const Report& content, std::optional<Position> position = {});
  void erase(sql::Connection& connection, const std::string& id);
  void markConflict(sql::Connection& connection, const std::string& reportId);

 private:
  void flush();
  Result<std::string> addCapture(Draft& draft, const Capture& capture);
  Result<std::vector<std::string>> giveBack(sql::Connection& connection, Draft& draft, const std::string& entryId);
  Result<void> takeMedium(Draft& draft, const std::string& mediumId, const std::string& astonishmentId);
  Result<void> update(sql::Connection& connection, const Draft& draft);

  Vault& m_vault;
  Captures& m_captures;
  MediaFiles& m_media;
  std::vector<std::weak_ptr<std::function<void()>>> m_forms;
};

}  // namespace passerelle
