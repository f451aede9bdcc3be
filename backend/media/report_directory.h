// What the media room asks the reports room.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "backend/http/message.h"
#include "shared/base/clock.h"
#include "shared/domain/report.h"
#include "shared/sql/connection.h"

namespace passerelle::media {

/// A report as far as its media are concerned.
struct ReportOfMedia {
  std::string authorId;
  std::vector<ManifestEntry> manifest;   ///< of the head revision
  std::string replierId{};               ///< who answered for the store; empty: nobody yet
  std::optional<ManifestEntry> reply{};  ///< the memo of that answer
  bool readable = true;                  ///< false: nobody can say what its head lists
};

/// Stateless; each call runs inside the caller's transaction.
class ReportDirectory {
 public:
  virtual ~ReportDirectory() = default;
  /// nullopt: no such report, yet.
  virtual std::optional<ReportOfMedia> find(sql::Connection& connection, std::string_view reportId) const = 0;
  virtual bool maySee(sql::Connection& connection, const http::Caller& caller, std::string_view reportId) const = 0;
  /// May this person answer for the visited store, and so send a memo of their own?
  virtual bool mayAnswer(sql::Connection& connection, std::string_view personId, std::string_view reportId,
                         TimePoint now) const = 0;
  /// Tells all who may see the report that something of it arrived or went (change log). No report: nothing.
  virtual void changed(sql::Connection& connection, std::string_view reportId, TimePoint at) const = 0;
  /// A change cursor at or after every receipt of this report's media: a backup through it holds them. 0 while there is
  /// no report: nothing then tells a backup made before a medium from one made after it.
  virtual std::int64_t cursorOfMedia(sql::Connection& connection, std::string_view reportId) const = 0;
};

}  // namespace passerelle::media
