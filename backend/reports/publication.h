// Publication: when a report becomes everybody's. The store's hour ends, the host answers, or the author mends a blur.
#pragma once
#include <vector>

#include "backend/ideas/feed_prior.h"
#include "backend/reports/report_repository.h"
#include "shared/base/result.h"
#include "shared/base/rng.h"
#include "shared/sql/connection.h"

namespace passerelle::reports {

/// What a host says in the store's hour.
struct HostReply {
  bool thanks = false;
  std::string kind;  ///< thanks, correction, context, blur
  std::string text;  ///< may be empty for thanks
};
inline constexpr std::size_t kMaxReplyChars = 2000;

class Publication {
 public:
  explicit Publication(Rng& rng) : m_rng(rng) {}

  /// Makes a withheld report everybody's: state, ideas, a change of its own for all, the journal. Thread: the writer's.
  void publish(sql::Connection& connection, ReportRow& report, TimePoint now);

  /// The host's or deputy's reply. Thanks, correction and context publish at once, a blur holds. A reply can be changed
  /// at any time; the page shows the last. Errors: `notFound`, `forbidden`, `refused`.
  Result<ReportRow> reply(sql::Connection& connection, const Viewer& host, std::string_view reportId,
                          const HostReply& reply, TimePoint now);

  /// Publishes what is due, at most `limit` at once; the ids published.
  std::vector<std::string> publishDue(sql::Connection& connection, TimePoint now, int limit);

 private:
  Rng& m_rng;
};

}  // namespace passerelle::reports
