// Filing a report: PUT /v1/reports/{id}, which creates, corrects, withdraws, and takes every repetition for what it is.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "backend/reports/publication.h"
#include "backend/reports/report_repository.h"
#include "backend/reports/store_hour.h"
#include "shared/base/result.h"
#include "shared/base/rng.h"
#include "shared/domain/report.h"
#include "shared/sql/connection.h"

namespace passerelle::reports {

/// One PUT, read and validated before it reaches the writer.
struct Submission {
  std::string id, authorId, deviceId, language;
  std::string content;  ///< the exact bytes
  std::string hash;     ///< their SHA-256
  Report report;
  std::vector<std::string> knownHashes;  ///< {base} ∪ supersedes
  std::optional<Position> position;
};

enum class Outcome { created, revised, replayed, straggler, conflict };

struct Filed {
  Outcome outcome = Outcome::created;
  ReportRow head;
  TimePoint receivedAt{};  ///< of the revision `head.revision`
  std::int64_t cursor = 0;
  std::vector<std::string> missingMedia;
  bool feedChanged = false;  ///< it is, or was, among the published ones
};

/// What is wrong with a submission for reasons that need a clock but no database. `language` of the words.
Result<void> checkDay(const Report& report, TimePoint now, std::string_view language);

class Filing {
 public:
  Filing(StoreHour storeHour, Publication& publication, Rng& rng)
      : m_storeHour(storeHour), m_publication(publication), m_rng(rng) {}

  /// Decides by docs/wire.md's table and writes. Thread: the writer's. Errors: `forbidden` (another author's id),
  /// `refused` (no such unit, an idea of another report).
  Result<Filed> file(sql::Connection& connection, const Submission& submission, TimePoint now);

 private:
  TimePoint hourEnd(sql::Connection& connection, const Subject& subject, TimePoint now) const;
  Result<Filed> create(sql::Connection& connection, const Submission& submission, ReportRow row, TimePoint now);
  Result<Filed> revise(sql::Connection& connection, const Submission& submission, const ReportRow& head, TimePoint now);
  Result<void> keepIdeas(sql::Connection& connection, const Submission& submission,
                         const std::optional<TimePoint>& publishedAt);

  StoreHour m_storeHour;
  Publication& m_publication;
  Rng& m_rng;
};

}  // namespace passerelle::reports
