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
  std::string id;
  std::string reportId;  ///< empty: filed on its own
  std::string authorId, text;
  std::optional<TimePoint> publishedAt;
  /// Of one that stands for others: of all of them, each person once. Of a merged one: as they were before.
  std::int64_t supporters = 0;
  double supportWeight = 0;
  std::int64_t readers = 0;
  double feedKey = 0;
  std::int64_t ownReaders = 0;  ///< of its own card alone
  std::string keptId;           ///< merged: the idea that stands for it
  bool alone = true;            ///< neither merged nor standing for others
  bool removed = false;         ///< taken out or withdrawn; only findAnyIdea() gives such
  /// The counts to show: those of the idea that stands for it.
  std::int64_t shownSupporters = 0, shownReaders = 0;

  bool merged() const { return !keptId.empty(); }
  /// The idea that stands for it; itself when nobody merged it.
  const std::string& root() const { return merged() ? keptId : id; }
  /// The card that it is read on: its report's, or its own.
  const std::string& cardId() const { return reportId.empty() ? id : reportId; }
};

/// Creates an idea of a report, or brings back and corrects the one that bears its id. False: the id is another
/// report's.
bool keepIdea(sql::Connection& connection, std::string_view reportId, std::string_view authorId, std::int64_t position,
              const ReportIdea& idea, const std::optional<TimePoint>& publishedAt);
/// Takes every idea of a report out; their supports are kept. settleIdeas() must follow.
void removeIdeas(sql::Connection& connection, std::string_view reportId, TimePoint now);
void publishIdeas(sql::Connection& connection, std::string_view reportId, TimePoint now, const ranking::Prior& prior);

/// Nothing for an id that is unknown or taken out.
std::optional<IdeaRow> findIdea(sql::Connection& connection, std::string_view id);
/// Also one that was taken out.
std::optional<IdeaRow> findAnyIdea(sql::Connection& connection, std::string_view id);
/// Of one report, in its author's order; merged ones too.
std::vector<IdeaRow> ideasOf(sql::Connection& connection, std::string_view reportId);
/// What is read on a card: a report's ideas, or the one filed on its own.
std::vector<IdeaRow> ideasOnCard(sql::Connection& connection, std::string_view cardId);
/// Sets counts, key and score; the score only of one that is listed: published, not taken out, standing for itself.
void setIdeaScore(sql::Connection& connection, const IdeaRow& idea);

/// False: was there already.
bool insertSupport(sql::Connection& connection, std::string_view ideaId, std::string_view personId,
                   std::string_view authorId, double weight, TimePoint now);
/// The weight it had; nothing when there was none.
std::optional<double> deleteSupport(sql::Connection& connection, std::string_view ideaId, std::string_view personId);
/// Supports that a person gave to an author since `since`.
std::int64_t supportsSince(sql::Connection& connection, std::string_view personId, std::string_view authorId,
                           TimePoint since);
/// Does this person support the idea, or one merged with it?
bool supports(sql::Connection& connection, const IdeaRow& idea, std::string_view personId);

/// False: was there already.
bool insertUseful(sql::Connection& connection, std::string_view reportId, std::string_view personId, TimePoint now);
bool deleteUseful(sql::Connection& connection, std::string_view reportId, std::string_view personId);
bool isUseful(sql::Connection& connection, std::string_view reportId, std::string_view personId);

/// Has this person read the card, as far as it is still known?
bool hasRead(sql::Connection& connection, std::string_view cardId, std::string_view personId);
/// False: this person had read it already.
bool insertReading(sql::Connection& connection, std::string_view reportId, std::string_view personId, bool ownTeam,
                   TimePoint now);
/// The same of an idea filed on its own.
bool insertIdeaReading(sql::Connection& connection, std::string_view ideaId, std::string_view personId, bool ownTeam,
                       TimePoint now);
/// Sets counts and key of a report.
void setReportScore(sql::Connection& connection, std::string_view reportId, std::int64_t useful, std::int64_t readers,
                    double feedKey);
/// Forgets who read what before `limit`; counts remain.
std::int64_t purgeReadings(sql::Connection& connection, TimePoint limit);

/// True when both have the same department, and it has a name.
bool sameTeam(sql::Connection& connection, std::string_view personId, std::string_view otherId);

}  // namespace passerelle::ideas
