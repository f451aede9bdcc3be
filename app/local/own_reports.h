// The reports this person sent: their text, what became of each part, and the copy kept until the server has a backup.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "app/local/drafts.h"
#include "app/local/media_files.h"
#include "app/local/outbox.h"
#include "app/local/vault.h"
#include "shared/domain/report.h"

namespace passerelle {

/// A receipt of one part.
struct PartReceipt {
  std::string mediumId;  ///< empty: the text
  MediumKind kind = MediumKind::photo;
  bool received = false;
  std::string receivedAt;  ///< the server's time, ISO
  std::string hash;
};

struct OwnReport {
  std::string id;
  Report content;             ///< the newest text on this phone
  std::string hash;           ///< of its bytes
  bool textReceived = false;  ///< the server has exactly this text
  std::int64_t revision = 0;  ///< the server's last acknowledged one; 0: none yet
  std::string state;          ///< the server's: withHost, published, withdrawn; empty before the first receipt
  std::string receivedAt;     ///< ISO, of the last receipt of the text
  std::string hourEndsAt;
  std::string publishedAt;
  std::vector<PartReceipt> parts;  ///< the text first, then the manifest's lines in the order of sending
  std::string conflictDraftId;     ///< a conflict copy among the drafts waits for a decision; empty: none
  bool backedUp = false;           ///< the server holds it in a verified backup
  TimePoint createdAt;
  TimePoint changedAt;

  int partsReceived() const;
  bool complete() const { return partsReceived() == static_cast<int>(parts.size()); }
};

/// What PUT /v1/reports/{id} answered, checked.
struct ReportReceipt {
  std::string id;
  std::int64_t revision = 0;
  std::string hash;
  std::string receivedAt;
  std::string state;
  std::string hourEndsAt;
  std::string publishedAt;
  std::vector<std::string> missingMedia;
  std::int64_t cursor = 0;
  std::string generation;
};

/// What a change tells of one of this person's reports.
struct StoredReport {
  std::string id;
  std::string contentBytes;
  std::string hash;
  std::int64_t revision = 0;
  std::string state;
  std::string receivedAt;
  std::string hourEndsAt;
  std::string publishedAt;
  std::vector<std::string> receivedMedia;
  std::int64_t cursor = 0;
};

/// Returns after the disk; each verb is one transaction over report, outbox, drafts and captures. Tells
/// Topic::ownReports.
class OwnReports {
 public:
  OwnReports(Vault& vault, Drafts& drafts, Captures& captures, MediaFiles& media, Outbox& outbox)
      : m_vault(vault), m_drafts(drafts), m_captures(captures), m_media(media), m_outbox(outbox) {}

  /// Sends a draft: validate(), then the content is frozen in the outbox, text first, and the draft is gone. Returns
  /// the report's id. `refused` with the field at fault: show it there; `tooLarge` over 64 kB of text; `notFound`
  /// without such a draft. A conflict copy that replaces a text still in the outbox leaves that text as the conflict
  /// copy.
  Result<std::string> send(const std::string& draftId);
  /// A draft that corrects a sent report; the one that is already open, if there is one.
  Result<Draft> correct(const std::string& reportId);
  /// Withdraws it: a revision too, kept in the outbox like any other.
  Result<void> withdraw(const std::string& reportId);
  /// The opposite, also a revision: before the withdrawal left this phone nobody ever hears of it.
  Result<void> takeWithdrawalBack(const std::string& reportId);
  /// The wrong unit was chosen: a revision about another one. A correction under way is mended too.
  Result<void> mendSubject(const std::string& reportId, const Subject& subject);

  std::vector<OwnReport> all();  ///< newest first
  std::optional<OwnReport> find(const std::string& reportId);

  // --- for SyncEngine and Puller ---
  /// What the next PUT of this report names: `base`, and this device's sends since then that were not acknowledged.
  struct Lineage {
    std::string base;
    std::vector<std::string> supersedes;
  };
  /// Inside or outside a write: remembers that `hash` goes on the wire, before it does, and returns its lineage.
  Result<Lineage> beginSending(const std::string& reportId, const std::string& hash);
  /// The server has `sentHash`. A receipt whose hash is another one says that a newer revision stands above it.
  Result<void> acknowledge(const std::string& sentHash, const ReportReceipt& receipt);
  Result<void> acknowledgeMedium(const std::string& reportId, const std::string& mediumId, const std::string& sha256,
                                 const std::string& receivedAt, std::int64_t cursor, const std::string& generation);
  /// 409: keeps what was written here as a conflict copy among the drafts, on top of the server's `headHash`, and takes
  /// the report's text out of the outbox. Returns the draft's id.
  Result<std::string> keepConflictCopy(const std::string& reportId, const std::string& headHash,
                                       std::int64_t headRevision);
  /// A change told what the server holds: adopted when nothing of this report is being written or sent here.
  Result<void> adopt(const StoredReport& stored);
  /// Reports of which another device's text was passed over by adopt(), and that are free now: to be read again.
  std::vector<std::string> behind();
  /// Erased at the server: dropped here, with what was still to be sent of it.
  Result<void> erase(const std::string& reportId);
  /// The server was restored: every report held here is offered again, with its media.
  Result<void> offerAgain();
  /// Everything whose receipt's cursor is at or before `cursor` of `generation` stands in a verified backup.
  Result<void> backedUp(const std::string& generation, std::int64_t cursor);
  /// Gives back the space of photos and memos that are in a verified backup and were not changed since `before`.
  Result<void> giveBackSpace(TimePoint before);

 private:
  static tl::unexpected<Error> gone();
  /// An empty report where the bytes are not one.
  static Report decoded(const std::string& bytes);
  std::vector<OwnReport> select(std::string_view where, const std::string& value);
  std::string generationOf(sql::Connection& connection, const std::string& reportId);
  void keepUnsent(sql::Connection& connection, const std::string& reportId, const std::string& newHash);
  Result<void> freeze(sql::Connection& connection, const std::string& reportId, const Report& content,
                      const std::string& bytes, std::optional<Position> position);
  void setManifest(sql::Connection& connection, const std::string& reportId, const Report& content);
  Result<void> enqueueMedia(sql::Connection& connection, const std::string& reportId, const Report& content);

  Vault& m_vault;
  Drafts& m_drafts;
  Captures& m_captures;
  MediaFiles& m_media;
  Outbox& m_outbox;
};

}  // namespace passerelle
