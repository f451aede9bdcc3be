// Rounds in any browser: prepared, voted and read without a script.
#pragma once
#include <functional>
#include <string>

#include "backend/http/message.h"
#include "backend/rounds/rounds_room.h"
#include "shared/base/clock.h"
#include "shared/sql/database.h"

namespace passerelle::rounds {

class RoundPages {
 public:
  /// `committed` is called after a commit that grew the change log.
  RoundPages(sql::Database& database, RoundsRoom& room, const Clock& clock, Rng& rng, std::function<void()> committed)
      : m_database(database), m_room(room), m_clock(clock), m_rng(rng), m_committed(std::move(committed)) {}

  void list(http::Request& request, http::Reply reply);
  void show(http::Request& request, http::Reply reply);
  // for who conducts rounds
  void form(http::Request& request, http::Reply reply);
  void prepare(http::Request& request, http::Reply reply);
  void open(http::Request& request, http::Reply reply);
  void cancel(http::Request& request, http::Reply reply);
  void remind(http::Request& request, http::Reply reply);
  // the ballot, signed in or by personal link
  void ballot(http::Request& request, http::Reply reply);
  void vote(http::Request& request, http::Reply reply);
  void linkedBallot(http::Request& request, http::Reply reply);
  void linkedVote(http::Request& request, http::Reply reply);

 private:
  /// After a change of a round: back to its page.
  std::function<void(Result<Round>)> backTo(http::Reply reply);

  sql::Database& m_database;
  RoundsRoom& m_room;
  const Clock& m_clock;
  Rng& m_rng;
  std::function<void()> m_committed;
};

}  // namespace passerelle::rounds
