#include "backend/mailing/delivery.h"

#include <algorithm>
#include <cstdio>

#include "backend/readers/subscription.h"

namespace passerelle::mailing {
namespace {
constexpr double kMostAtOnce = 2000;
constexpr std::int64_t kMostAttempts = 12;
constexpr int kRefusedInARow = 5;
using enum mail::Outcome::Kind;
}  // namespace

Delivery::Delivery(DeliveryOptions options, sql::Database& database, mail::Transport& transport,
                   const editions::EditionService& editions, const readers::UnsubscribeCodes& codes,
                   ReferentialLoader referential, PictureLoader pictures, const Clock& clock)
    : m_options(std::move(options)),
      m_database(database),
      m_transport(transport),
      m_editions(editions),
      m_codes(codes),
      m_referential(std::move(referential)),
      m_pictures(std::move(pictures)),
      m_clock(clock) {}

void Delivery::runDue() {
  {
    const std::lock_guard lock(m_mutex);
    const Milliseconds now = m_clock.monotonic();
    if (now < m_notBefore) return;
    const double share = m_options.lettersPerMinute / 60.0;
    if (m_filledAt.count() < 0) m_filledAt = now - std::chrono::seconds(1);
    const double seconds = static_cast<double>((now - m_filledAt).count()) / 1000.0;
    // At most two seconds' share at once: a pause is not made up for by a flood.
    m_budget = std::min(m_budget + share * seconds, std::max(2 * share, 1.0));
    m_filledAt = now;
    if (m_budget < 1) return;
  }
  if (m_busy.exchange(true)) return;
  load();
}

void Delivery::load() {
  m_database.read([this](sql::Connection& connection) {
    m_ready.clear();
    for (const DueLetter& letter : dueLetters(connection, m_clock.now(), batch())) {
      // An issue is read anew for each batch: a report withdrawn since is in no further letter.
      if (m_ready.empty() || m_ready.back().letter.issue != letter.issue)
        m_letters = lettersOf(connection, m_editions, letter.issue, m_options.place, m_referential, m_pictures);
      Ready ready{letter, {letter.personId, letter.email, "", readBy(connection, letter.personId)}, nullptr};
      ready.reader.unsubscribeUrl = m_options.place.publicUrl + "/unsubscribe/" + m_codes.codeFor(letter.personId);
      if (m_letters.french != nullptr)
        ready.mail = languageFromTag(letter.language) == Language::english ? m_letters.english : m_letters.french;
      m_ready.push_back(std::move(ready));
    }
    if (!m_ready.empty()) return goOn();
    m_letters = {};
    if (hasRunning(connection))
      endRound(true);
    else
      m_busy = false;
  });
}

int Delivery::batch() {
  const std::lock_guard lock(m_mutex);
  return static_cast<int>(std::clamp(m_budget, 1.0, kMostAtOnce));
}

/// What is complete is finished. `drops`: nothing is due, so what waits for somebody who wants no mail is let go.
void Delivery::endRound(bool drops) {
  m_database.write(
      [this, drops](sql::Connection& connection) -> Result<void> {
        if (drops) dropUnwanted(connection);
        finishMailings(connection, m_clock.now());
        return {};
      },
      [this](Result<void>) { m_busy = false; });
}

/// A loop without recursion: where the transport and the database answer on the spot, the answer only marks that there
/// is more to do.
void Delivery::goOn() {
  {
    const std::lock_guard lock(m_mutex);
    m_again = true;
    if (m_going) return;
    m_going = true;
  }
  while (true) {
    {
      const std::lock_guard lock(m_mutex);
      if (!m_again) {
        m_going = false;
        return;
      }
      m_again = false;
    }
    sendFirst();
  }
}

bool Delivery::takeBudget() {
  const std::lock_guard lock(m_mutex);
  if (m_budget < 1 || m_clock.monotonic() < m_notBefore) return false;
  m_budget -= 1;
  return true;
}

void Delivery::sendFirst() {
  if (m_ready.empty()) return endRound(false);
  if (!takeBudget()) {
    m_ready.clear();
    m_busy = false;
    return;
  }
  const Ready ready = std::move(m_ready.front());
  m_ready.pop_front();
  auto letter = ready.mail == nullptr ? Result<std::optional<std::string>>(std::nullopt)
                                      : ready.mail->letterFor(ready.reader, m_clock.now());
  if (!letter)
    return note([due = ready.letter,
                 said = letter.error().message](sql::Connection& connection) { markRefused(connection, due, said); },
                ready.letter.issue);
  if (!*letter)
    return note([due = ready.letter](sql::Connection& connection) { markNothing(connection, due); },
                ready.letter.issue);
  m_transport.send(
      {m_transport.from(), ready.letter.email, ready.letter.issue + "-" + ready.letter.personId, std::move(**letter)},
      [this, due = ready.letter](mail::Outcome outcome) { finished(due, std::move(outcome)); });
}

void Delivery::finished(const DueLetter& letter, mail::Outcome outcome) {
  if (outcome.kind != sent)
    std::fprintf(stderr, "edition %s to %s: %s\n", letter.issue.c_str(), letter.personId.c_str(), outcome.said.c_str());
  m_refusedInARow = outcome.kind == refused ? m_refusedInARow + 1 : 0;
  m_unreachable = outcome.kind == unreachable ? m_unreachable + 1 : 0;
  const bool stops = m_refusedInARow >= kRefusedInARow;
  if (outcome.kind == unreachable) {
    const std::lock_guard lock(m_mutex);
    m_notBefore = m_clock.monotonic() + mail::pauseAfter(m_unreachable) / 4;
  }
  note(
      [this, letter, outcome, stops](sql::Connection& connection) {
        const TimePoint now = m_clock.now();
        switch (outcome.kind) {
          case sent:
            markSent(connection, letter, now);
            break;
          case noMailbox:
            markRefused(connection, letter, outcome.said);
            readers::pause(connection, letter.personId, outcome.said, now);
            break;
          case refused:
            markRefused(connection, letter, outcome.said);
            if (stops) setMailingState(connection, letter.issue, "stopped", outcome.said, now);
            break;
          case later:
            if (letter.attempts + 1 >= kMostAttempts)
              markRefused(connection, letter, outcome.said);
            else
              markLater(connection, letter, outcome.said, now + mail::pauseAfter(letter.attempts + 1));
            break;
          case unreachable:
            // This letter steps back, so that one that breaks every conversation does not stop the others.
            if (letter.attempts + 1 >= kMostAttempts)
              markRefused(connection, letter, outcome.said);
            else
              markLater(connection, letter, outcome.said, now + mail::pauseAfter(letter.attempts + 1));
            setFailure(connection, letter.issue, outcome.said);
            break;
        }
        if (outcome.kind == sent) setFailure(connection, letter.issue, "");
      },
      letter.issue);
}

void Delivery::note(std::function<void(sql::Connection&)> job, const std::string& issue) {
  m_database.write<bool>(
      [job = std::move(job), issue](sql::Connection& connection) -> Result<bool> {
        job(connection);
        const auto mailing = findMailing(connection, issue);
        return mailing && mailing->state == "running";
      },
      [this](Result<bool> running) {
        // Somebody pressed stop, or the outcome could not be written: the rest is looked at anew.
        if (!running || !*running) m_ready.clear();
        if (!running) {
          m_busy = false;
          return;
        }
        goOn();
      });
}

}  // namespace passerelle::mailing
