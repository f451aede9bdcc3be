// Rounds over HTTP: as JSON for the app and for scripts.
#pragma once
#include <functional>

#include "backend/http/message.h"
#include "backend/rounds/rounds_room.h"
#include "shared/base/clock.h"
#include "shared/base/language.h"
#include "shared/sql/database.h"

namespace passerelle::rounds {

class RoundApi {
 public:
  /// `committed` is called after a commit that grew the change log.
  RoundApi(sql::Database& database, RoundsRoom& room, std::function<void()> committed)
      : m_database(database), m_room(room), m_committed(std::move(committed)) {}

  void list(http::Request& request, http::Reply reply);
  void get(http::Request& request, http::Reply reply);
  void prepare(http::Request& request, http::Reply reply);
  void open(http::Request& request, http::Reply reply);
  void cancel(http::Request& request, http::Reply reply);
  void ballot(http::Request& request, http::Reply reply);
  void putBallot(http::Request& request, http::Reply reply);
  /// The published grades and commitments, as CSV files.
  void grades(http::Request& request, http::Reply reply);
  void receipts(http::Request& request, http::Reply reply);

 private:
  /// Answers with one round as this caller sees it, after a write.
  void answer(http::SharedReply reply, int status, const http::Caller& caller, Result<Round> round);

  sql::Database& m_database;
  RoundsRoom& m_room;
  std::function<void()> m_committed;
};

/// That there is no such round, in words.
Error unknownRound(Language language);

/// True when this person may prepare and open rounds.
bool conducts(const http::Caller& caller);

}  // namespace passerelle::rounds
