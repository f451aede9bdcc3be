// Hands an edition's letters over, one after the other: the next one leaves when the one before it stands in the
// database as sent, so that a killed server repeats at most the one that was on its way.
#pragma once
#include <atomic>
#include <deque>
#include <mutex>
#include <string>

#include "backend/mail/transport.h"
#include "backend/mailing/issues.h"
#include "backend/mailing/mailing_repository.h"
#include "backend/readers/reader_links.h"
#include "shared/base/clock.h"
#include "shared/sql/database.h"

namespace passerelle::mailing {

struct DeliveryOptions {
  editions::MailPlace place;
  int lettersPerMinute = 600;
};

/// Any thread. All references must outlive this; nothing happens any more after the transport's stop().
class Delivery {
 public:
  Delivery(DeliveryOptions options, sql::Database& database, mail::Transport& transport,
           const editions::EditionService& editions, const readers::UnsubscribeCodes& codes,
           ReferentialLoader referential, PictureLoader pictures, const Clock& clock);

  /// Lets letters of the last second's share leave. Called by Backend::runDue; returns at once.
  void runDue();

 private:
  /// A letter and its reader, ready to be put together.
  struct Ready {
    DueLetter letter;
    editions::MailReader reader;
    std::shared_ptr<const editions::EditionMail> mail;
  };
  void load();
  void goOn();
  void sendFirst();
  void finished(const DueLetter& letter, mail::Outcome outcome);
  /// Writes down what `job` says, then goes on; a database that refuses ends this round.
  void note(std::function<void(sql::Connection&)> job, const std::string& issue);
  void endRound(bool drops);
  int batch();
  bool takeBudget();

  const DeliveryOptions m_options;
  sql::Database& m_database;
  mail::Transport& m_transport;
  const editions::EditionService& m_editions;
  const readers::UnsubscribeCodes& m_codes;
  const ReferentialLoader m_referential;
  const PictureLoader m_pictures;
  const Clock& m_clock;

  std::atomic<bool> m_busy{false};  ///< a round is under way: what follows belongs to it alone
  std::deque<Ready> m_ready;
  Letters m_letters;               ///< of the issue sent last
  int m_refusedInARow = 0;         ///< letters, not mailboxes: the server does not want us
  std::int64_t m_unreachable = 0;  ///< attempts in a row without a conversation

  std::mutex m_mutex;  ///< guards what follows, and the loop's two marks
  double m_budget = 0;
  Milliseconds m_filledAt{-1};
  Milliseconds m_notBefore{0};  ///< monotonic: the server was not there
  bool m_going = false, m_again = false;
};

}  // namespace passerelle::mailing
