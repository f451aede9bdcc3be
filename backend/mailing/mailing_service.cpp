#include "backend/mailing/mailing_service.h"

#include <algorithm>

#include "backend/editions/month.h"
#include "backend/journal/journal.h"
#include "shared/base/language.h"

namespace passerelle::mailing {
namespace {
constexpr Milliseconds kWeek = std::chrono::hours(24 * 7), kFresh = std::chrono::hours(24 * 6);
constexpr int kEditionsBack = 12;
}  // namespace

Result<void> MailingService::start(sql::Connection& connection, const std::string& week, const std::string& actor,
                                   TimePoint now, const std::string& language) {
  const auto edition = m_editions.find(connection, week);
  if (!edition)
    return fail(ErrorCode::refused,
                say(language, "Cette édition n’est pas parue\u00a0: publiez-la d’abord, puis envoyez-la.",
                    "This edition has not appeared: publish it first, then send it."),
                "week");
  if (!insertMailing(connection, week, "weekly", actor, now))
    return fail(ErrorCode::conflict,
                say(language, "Cette édition est déjà partie\u00a0: chacun la reçoit une seule fois.",
                    "This edition has gone out already: everybody gets it once."),
                "week");
  journal::append(connection, m_rng, now, actor, "mailing.started", "edition:" + week, "");
  // The first edition of a month brings the month before to those who read monthly.
  const std::string before = editions::monthOf(toIsoWeek(edition->from - kWeek));
  if (before == editions::monthOf(week)) return {};
  const std::vector<editions::Edition> past = m_editions.list(connection, week, kEditionsBack);
  const bool hasMonth = std::any_of(past.begin(), past.end(), [&before](const editions::Edition& one) {
    return editions::monthOf(one.week) == before;
  });
  if (hasMonth && insertMailing(connection, before, "monthly", actor, now))
    journal::append(connection, m_rng, now, actor, "mailing.started", "edition:" + before, "");
  return {};
}

Result<void> MailingService::stop(sql::Connection& connection, const std::string& issue, const std::string& actor,
                                  TimePoint now, const std::string& language) {
  const auto mailing = findMailing(connection, issue);
  if (!mailing)
    return fail(ErrorCode::notFound,
                say(language, "Cette édition n’est pas partie.", "This edition has not gone out."));
  if (mailing->state != "running")
    return fail(ErrorCode::conflict,
                say(language, "Cet envoi ne court plus.", "This mailing is not running any more."));
  setMailingState(connection, issue, "stopped", "", now);
  journal::append(connection, m_rng, now, actor, "mailing.stopped", "edition:" + issue, "");
  return {};
}

Result<void> MailingService::resume(sql::Connection& connection, const std::string& issue, const std::string& actor,
                                    TimePoint now, const std::string& language) {
  const auto mailing = findMailing(connection, issue);
  if (!mailing)
    return fail(ErrorCode::notFound,
                say(language, "Cette édition n’est pas partie.", "This edition has not gone out."));
  if (mailing->state != "stopped")
    return fail(ErrorCode::conflict, say(language, "Cet envoi n’est pas arrêté.", "This mailing is not stopped."));
  setMailingState(connection, issue, "running", "", now);
  journal::append(connection, m_rng, now, actor, "mailing.resumed", "edition:" + issue, "");
  return {};
}

void MailingService::startDue(sql::Connection& connection, Milliseconds after, TimePoint now) {
  for (const editions::Edition& edition : m_editions.list(connection, "", 2)) {
    const Milliseconds age = now - edition.publishedAt;
    const bool isOver = now >= edition.from + kWeek;
    if (isOver && age >= after && age < kFresh && !findMailing(connection, edition.week))
      (void)start(connection, edition.week, "system", now, "fr");
  }
}

}  // namespace passerelle::mailing
