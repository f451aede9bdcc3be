// When an edition goes out by mail: once, by hand or some hours after it appeared; stopped and taken up again.
#pragma once
#include <optional>
#include <string>

#include "backend/editions/edition_service.h"
#include "backend/mailing/mailing_repository.h"
#include "shared/base/result.h"
#include "shared/base/rng.h"

namespace passerelle::mailing {

class MailingService {
 public:
  MailingService(const editions::EditionService& editions, Rng& rng) : m_editions(editions), m_rng(rng) {}

  /// Queues a letter for everybody who reads weekly; and, when this week begins a month, the month before for those
  /// who read monthly. From then on the edition is frozen. Errors: `refused` when it has not appeared, `conflict` when
  /// its letters went already. Writer.
  Result<void> start(sql::Connection& connection, const std::string& week, const std::string& actor, TimePoint now,
                     const std::string& language);
  /// Errors: `notFound`; `conflict` when it is not running (stop) or not stopped (resume). Writer.
  Result<void> stop(sql::Connection& connection, const std::string& issue, const std::string& actor, TimePoint now,
                    const std::string& language);
  Result<void> resume(sql::Connection& connection, const std::string& issue, const std::string& actor, TimePoint now,
                      const std::string& language);
  /// Starts what appeared `after` ago or earlier, in the last six days, and has not gone. Writer.
  void startDue(sql::Connection& connection, Milliseconds after, TimePoint now);

 private:
  const editions::EditionService& m_editions;
  Rng& m_rng;
};

}  // namespace passerelle::mailing
