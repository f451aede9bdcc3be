// Voice memos being recorded: every piece of a fifth of a second is on the disk, sealed, before the next is made.
#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "app/local/captures.h"
#include "app/local/drafts.h"
#include "app/local/media_files.h"
#include "app/local/vault.h"

namespace passerelle {

/// A memo that is not finished: being recorded, paused, or left behind by a kill.
struct OpenMemo {
  std::string id;
  std::string draftId;  ///< the report being written that it belongs to; empty: the carnet
  Milliseconds duration{0};
  TimePoint startedAt;
};

/// A finished one.
struct KeptMemo {
  std::string mediumId;
  std::string captureId;  ///< of one that went to the carnet
  std::string draftId;    ///< of one that went into a report
};

/// Every function that changes something returns after it is on the disk. Tells Topic::voice. Opus packets are
/// audio::VoiceEncoder's.
class VoiceMemos {
 public:
  /// How much sound a piece holds: what a kill can take is this, and what the app's loop had not fetched yet. At most a
  /// second may be lost, also on a phone whose loop stands still for seven tenths of it (tests/field_kill).
  static constexpr Milliseconds kPiece{200};

  VoiceMemos(Vault& vault, MediaFiles& media, Captures& captures, Drafts& drafts)
      : m_vault(vault), m_media(media), m_captures(captures), m_drafts(drafts) {}

  Result<OpenMemo> begin(const std::string& draftId = {}, std::optional<Position> position = {});
  /// `notFound` when the memo is gone, `tooLarge` beyond kMaxVoice: finish it.
  Result<void> append(const std::string& id, const std::vector<std::string>& packets);
  std::optional<OpenMemo> find(const std::string& id);
  /// What is not finished, newest first.
  std::vector<OpenMemo> all();
  /// What is there by now, as a file that can be played. `notFound` when not a single piece is there.
  Result<std::string> sound(const std::string& id);

  /// It becomes a medium: of its report while that is still being written, else a capture of the carnet with `words`.
  /// `invalid` when nothing was heard: then it is gone.
  Result<KeptMemo> finish(const std::string& id, const std::string& words = {});
  /// A whole memo from elsewhere (an Ogg Opus or WAV file's bytes): cleaned of its tags, or encoded.
  /// `unsupportedType` for what is neither; `refused` when it is damaged; `tooLarge` beyond kMaxVoice.
  Result<KeptMemo> import(const std::string& file, const std::string& draftId = {}, const std::string& words = {});

 private:
  struct Sound {
    std::string bytes;
    Milliseconds duration{0};
  };
  Result<Sound> soundOf(const std::string& id);
  Result<KeptMemo> keep(sql::Connection& connection, const Sound& sound, const std::string& draftId,
                        std::optional<Position> position, const std::string& words);

  Vault& m_vault;
  MediaFiles& m_media;
  Captures& m_captures;
  Drafts& m_drafts;
};

}  // namespace passerelle
