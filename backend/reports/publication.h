// Publication: when a report becomes everybody's. The store's hour ends, the host answers, or the author mends a blur.
#pragma once
#include <functional>
#include <vector>

#include "backend/ideas/feed_prior.h"
#include "backend/reports/host_reply.h"
#include "backend/reports/report_repository.h"
#include "shared/base/result.h"
#include "shared/base/rng.h"
#include "shared/sql/connection.h"

namespace passerelle::reports {

class Publication {
 public:
  explicit Publication(Rng& rng) : m_rng(rng) {}

  /// Makes a withheld report everybody's: state, ideas, a change of its own for all, the journal. Thread: the writer's.
  void publish(sql::Connection& connection, ReportRow& report, TimePoint now);

  /// What else follows from a reply, in its transaction: who is told. `asks`: something is to be masked or taken out
  /// before publication.
  using OnReply =
      std::function<Result<void>(sql::Connection&, const ReportRow&, const HostReply&, bool asks, TimePoint now)>;
  void onReply(OnReply then) { m_onReply = std::move(then); }

  /// The reply of who answers for the unit. Thanks, correction and context publish at once; a request to mask or to
  /// take a name out holds. A reply can be changed at any time; the page shows the last. Errors: `notFound`,
  /// `forbidden`, `gone`, `refused` (what is published cannot be held any more).
  Result<ReportRow> reply(sql::Connection& connection, const Viewer& host, std::string_view reportId,
                          const HostReply& reply, TimePoint now);

  /// Publishes what is due, at most `limit` at once; the ids published.
  std::vector<std::string> publishDue(sql::Connection& connection, TimePoint now, int limit);

 private:
  Rng& m_rng;
  OnReply m_onReply;
};

}  // namespace passerelle::reports
