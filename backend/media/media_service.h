// The rules of media: who may send and see what, and when a medium counts as received. Plain code over a connection.
#pragma once
#include <optional>
#include <string>

#include "backend/http/message.h"
#include "backend/media/media_repository.h"
#include "backend/media/report_directory.h"
#include "shared/base/result.h"
#include "shared/base/rng.h"

namespace passerelle::media {

/// What a device says before it sends a medium.
struct Announcement {
  std::string reportId;
  std::string mediumId;
  std::string kind;
  std::string type;
  std::string sha256;  ///< hex, of the bytes it will send
  std::int64_t sizeBytes = 0;
};

/// Which stored bytes answer a GET.
struct MediumView {
  std::string file;
  bool thumbnail = false;  ///< the file's thumbnail instead of the file
  std::string type;
  std::string version;          ///< changes when the bytes do
  std::int64_t wholeBytes = 0;  ///< of the file; not told of a thumbnail
};

/// A device that never returns leaves its upload behind for this long.
inline constexpr Milliseconds kUploadLife = std::chrono::hours(14 * 24);
/// Media that no report lists, since they were received.
inline constexpr Milliseconds kOrphanLife = std::chrono::hours(30 * 24);
inline constexpr std::int64_t kMaxOpenUploads = 200;

/// Media may come before their report, and before the revision that lists them: they are kept, and seen by nobody,
/// until the report is its author's and its head lists id and hash. A listed medium must be the listed one, byte for
/// byte.
/// Whoever answers for the store sends a memo of their own under the report; it is heard once their reply lists it.
class MediaService {
 public:
  /// Both must outlive this. `rng` salts the journal.
  MediaService(const ReportDirectory& reports, Rng& rng) : m_reports(reports), m_rng(rng) {}

  struct Announced {
    Upload upload;
    std::string replacedUpload{};  ///< it gave way: its bytes are wiped after the commit; empty: none
  };
  /// The upload of this medium: the one under way, the one done, or a new one named `newUploadId`. The same id with
  /// other bytes starts anew (the device blurred it) unless the report lists the first ones. Errors: invalid, tooLarge,
  /// unsupportedType, forbidden (another's report), conflict (the report lists other bytes), tooMany.
  Result<Announced> announce(sql::Connection& connection, const Announcement& announced, const http::Caller& caller,
                             TimePoint now, const std::string& newUploadId) const;

  /// Errors: notFound, forbidden (another's), gone (expired).
  Result<Upload> find(sql::Connection& connection, const std::string& uploadId, const http::Caller& caller,
                      TimePoint now) const;

  struct Received {
    std::optional<std::string> replacedFile;
    std::int64_t cursor = 0;  ///< see ReportDirectory::cursorOfMedia
  };
  /// The row, the receipt, the change and the journal's line, in one transaction. The bytes are durable before. @return
  /// the file that this version replaces, to be wiped after the commit. Errors: gone (the upload ended meanwhile),
  /// forbidden, conflict.
  Result<Received> receive(sql::Connection& connection, const Upload& upload, const Medium& medium,
                           const std::string& language) const;

  /// False: neither the head of its report nor the store's reply lists it, or there is no such report.
  bool isListed(sql::Connection& connection, const Medium& medium) const;

  /// Errors: notFound, forbidden.
  Result<MediumView> view(sql::Connection& connection, const http::Caller& caller, const std::string& reportId,
                          const std::string& mediumId, bool thumbnail) const;

 private:
  struct Sender {
    bool reportIsThere = false, author = false;  ///< somebody else answers for the store
  };
  Result<Sender> checkReport(sql::Connection& connection, const Announcement& announced, const std::string& personId,
                             const std::string& language, TimePoint now) const;

  const ReportDirectory& m_reports;
  Rng& m_rng;
};

}  // namespace passerelle::media
