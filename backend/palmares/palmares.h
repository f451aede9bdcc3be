// The palmarès of a month: its best reports and ideas, what became of each idea, who was thanked; and how one is
// thanked.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "backend/answers/answers.h"
#include "backend/mail/mail_queue.h"
#include "backend/palmares/reward.h"
#include "backend/reports/best_reports.h"
#include "backend/rounds/result.h"
#include "shared/base/language.h"
#include "shared/base/result.h"
#include "shared/base/rng.h"
#include "shared/sql/database.h"

namespace passerelle::palmares {

inline constexpr std::size_t kMostWordsChars = 500;
inline constexpr int kPodium = 3;

/// An idea and what became of it by now.
struct Fate {
  std::string ideaId, text;
  std::optional<answers::Answer> answer;
  std::string ownerName;
};

/// A line of the palmarès. Without a round: only what the shortlist says.
struct Line {
  std::string itemId, title, authorName, reportId;
  std::string roundId, roundTitle;            ///< empty without a round
  std::optional<rounds::ResultLine> result;   ///< of the committee's round
  std::optional<reports::BestReport> report;  ///< of a report: its figures
  std::vector<Fate> ideas;                    ///< of a report: its ideas; of an idea: itself
  std::vector<Reward> rewards;
};

struct Month {
  std::string month;
  /// voting: a round about its reports is prepared or open (no figure is shown: they would sway it); published: with
  /// its result; else running: not over; counting: over, figures are not settled; shortlisted: settled.
  std::string state;
  std::vector<Line> reports, ideas;
  std::vector<rounds::GradeName> scale;
  std::string roundId;  ///< about its reports, once published
};

struct NewReward {
  std::string id;  ///< born at the asker
  std::string month, kind, itemId;
  std::string personId;  ///< empty: the author
  std::string words;
};

class Palmares {
 public:
  /// All references must outlive this. `committed` is called after a commit that told somebody.
  Palmares(sql::Database& database, mail::MailQueue& mails, const Clock& clock, Rng& rng, std::string publicUrl,
           std::function<void()> committed);

  /// In a read job. Nothing for what is no month, or is to come.
  std::optional<Month> month(sql::Connection& connection, const std::string& month) const;

  /// In a write job: thanks or a nomination for a winner of that month, told to the person once and kept in the
  /// journal. The same again changes nothing; other words correct it. Errors: `notFound`, `invalid` with a pointer,
  /// `refused` below the floor: only who was graded Bonne or better is thanked.
  Result<Reward> give(sql::Connection& connection, const std::string& by, const NewReward& wanted, Language language);
  /// Taken back. Errors: `notFound`, `refused` for a badge, which is a result.
  Result<void> takeBack(sql::Connection& connection, const std::string& by, const std::string& month,
                        const std::string& id, Language language);

  /// Settles the month that ended, gives the badges of rounds that were published.
  void runDue();

 private:
  Result<void> award(sql::Connection& connection, const std::string& roundId, TimePoint now);
  Result<void> tell(sql::Connection& connection, const Reward& reward, TimePoint now);
  Fate fateOf(sql::Connection& connection, const std::string& ideaId, const std::string& text) const;

  sql::Database& m_database;
  mail::MailQueue& m_mails;
  const Clock& m_clock;
  Rng& m_rng;
  std::string m_publicUrl;
  std::function<void()> m_committed;
  TimePoint m_nextLook{};
};

}  // namespace passerelle::palmares
