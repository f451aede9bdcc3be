// Ideas, supports, useful marks and readings in the database: SQL and nothing else.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/clock.h"
#include "shared/domain/report.h"
#include "shared/ranking/feed_key.h"
#include "shared/sql/connection.h"

namespace passerelle::ideas {

struct IdeaRow {
  std::string id, reportId, authorId, text;
  std::optional<TimePoint> publishedAt;
  std::int64_t supporters = 0;
  double supportWeight = 0;
  std::int64_t readers = 0;
  double feedKey = 0;
};

/// Creates an idea, or brings back and corrects the one that bears its id. False: the id is another report's.
bool keepIdea(sql::Connection& connection, std::string_view reportId, std::string_view authorId, std::int64_t position,
              const ReportIdea& idea, const std::optional<TimePoint>& publishedAt);
/// Takes every idea of a report out; their supports are kept.
void removeIdeas(sql::Connection& connection, std::string_view reportId, TimePoint now);
void publishIdeas(sql::Connection& connection, std::string_view reportId, TimePoint now, const ranking::Prior& prior);

/// Nothing for an id that is unknown or taken out.
std::optional<IdeaRow> findIdea(sql::Connection& connection, std::string_view id);
/// Of one report, in its author's order.
std::vector<IdeaRow> ideasOf(sql::Connection& connection, std::string_view reportId);
void setIdeaScore(sql::Connection& connection, const IdeaRow& idea);
/// One more distinct reader for every idea of a report; sets its keys.
void addReader(sql::Connection& connection, std::string_view reportId, const ranking::Prior& prior);

/// False: was there already.
bool insertSupport(sql::Connection& connection, std::string_view ideaId, std::string_view personId,
                   std::string_view authorId, double weight, TimePoint now);
/// The weight it had; nothing when there was none.
std::optional<double> deleteSupport(sql::Connection& connection, std::string_view ideaId, std::string_view personId);
/// Supports that a person gave to an author since `since`.
std::int64_t supportsSince(sql::Connection& connection, std::string_view personId, std::string_view authorId,
                           TimePoint since);
bool supports(sql::Connection& connection, std::string_view ideaId, std::string_view personId);

/// False: was there already.
bool insertUseful(sql::Connection& connection, std::string_view reportId, std::string_view personId, TimePoint now);
bool deleteUseful(sql::Connection& connection, std::string_view reportId, std::string_view personId);
bool isUseful(sql::Connection& connection, std::string_view reportId, std::string_view personId);

/// False: this person had read it already.
bool insertReading(sql::Connection& connection, std::string_view reportId, std::string_view personId, bool ownTeam,
                   TimePoint now);
/// The reader belongs to the author's team: such readings do not count for the quality of a report.
void markOwnTeam(sql::Connection& connection, std::string_view reportId, std::string_view personId);
/// Sets counts and key of a report.
void setReportScore(sql::Connection& connection, std::string_view reportId, std::int64_t useful, std::int64_t readers,
                    double feedKey);
/// Forgets who read what before `limit`; counts remain.
std::int64_t purgeReadings(sql::Connection& connection, TimePoint limit);

/// True when both have the same department, and it has a name.
bool sameTeam(sql::Connection& connection, std::string_view personId, std::string_view otherId);

}  // namespace passerelle::ideas
